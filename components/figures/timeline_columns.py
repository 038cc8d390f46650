"""What every timeline of single years is drawn of: targets, bars, line, names, numbers and scale.

As on the timeline of a publication's slots, the first trace has one unseen bar a slot over its full height, which makes
it a target; its `meta` says which choice its slots are.
"""

from collections.abc import Sequence
from typing import Any

from components.figures.timeline_years import SCALE_SIZE, Years
from components.numbers import integer
from components.theme import CLEAR, blend
from data.measures.ages import YearCount

Trace = dict[str, Any]

FADED = 0.28


def targets(years: Years, field: str, hover: Sequence[str]) -> Trace:
    """`field` is what a slot chooses: years, registered."""
    tint = blend(years.style.palette.teal_1, years.style.palette.paper, 0.35)
    return {
        **_by_slot(years),
        "type": "bar",
        "meta": field,
        "width": [column.width for column in years.columns],
        "base": -years.caption,
        "y": [years.caption + years.room for _ in years.columns],
        "marker": {"color": [tint if slot.chosen else CLEAR for slot in years.slots], "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [f"<b>{years.label(slot)}</b><br>{text}" for slot, text in zip(years.slots, hover, strict=True)],
        "textposition": "none",
        "unselected": {"marker": {"opacity": 1}},
    }


def bars(years: Years, marker: Trace) -> Trace:
    """A bar a slot, as high as its number; `marker` has the colours."""
    return {
        **_by_slot(years),
        "type": "bar",
        "width": [years.bar] * len(years.columns),
        "y": [slot.value * years.scale for slot in years.slots],
        "marker": {"opacity": [_strength(slot, years) for slot in years.slots], **marker},
        "hoverinfo": "skip",
        "textposition": "none",
        "unselected": {"marker": {"opacity": FADED}},
    }


def scale(years: Years) -> Trace:
    """The whole numbers of the hairlines."""
    ticks = years.ticks if years.scaled else range(0)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [years.start - years.style.px(6) for _ in ticks],
        "y": [tick * years.scale for tick in ticks],
        "text": [integer(tick) for tick in ticks],
        "textposition": "middle left",
        "textfont": {"size": years.style.text(SCALE_SIZE), "color": years.style.palette.muted},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def line(years: Years) -> Trace:
    """The line that everything stands on; broken before the slots apart."""
    dated, apart = years.columns[: len(years.dated)], years.columns[len(years.dated) :]
    ends = [*((part[0].left, part[-1].right) for part in [dated] if part), *((one.left, one.right) for one in apart)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for left, right in ends for x in (left, right, None)],
        "y": [y for _ in ends for y in (0, 0, None)],
        "line": {"color": years.style.palette.ink, "width": years.style.px(1)},
        "hoverinfo": "skip",
    }


def names(years: Years) -> Trace:
    """The slots that have room, and the chosen ones bold."""
    paint = years.style.palette
    texts = [f"<b>{years.label(slot)}</b>" if slot.chosen else years.label(slot) for slot in years.slots]
    return {
        **_by_slot(years),
        "type": "scatter",
        "mode": "text",
        "y": [-years.style.px(3) for _ in years.columns],
        "text": [text if named else "" for text, named in zip(texts, years.named, strict=True)],
        "textposition": "bottom center",
        "textfont": {
            "size": years.name_size,
            "color": [paint.muted if years.chosen and not slot.chosen else paint.ink for slot in years.slots],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def counts(years: Years, tops: Sequence[float]) -> Trace:
    """The numbers over what stands in the columns, where every one has room."""
    return {
        **_by_slot(years),
        "type": "scatter",
        "mode": "text",
        "y": [max(top, years.style.px(3)) for top in tops],  # clear of the name, however low the bar
        "text": [integer(slot.value) if years.counted and slot.value else "" for slot in years.slots],
        "textposition": "top center",
        "textfont": {"size": years.count_size, "color": years.style.palette.muted},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def layout(years: Years) -> Trace:
    """One pixel is one unit of both axes."""
    fixed = {"visible": False, "fixedrange": True}
    return years.style.layout | {
        "height": years.height,
        "margin": {"l": 0, "r": 0, "t": years.margin, "b": years.margin},
        "xaxis": {**fixed, "range": [0, years.width]},
        "yaxis": {**fixed, "range": [-years.caption, years.room]},
        "barmode": "overlay",
        "dragmode": "select",
        "selectdirection": "h",
        "newselection": {"line": {"color": years.style.palette.accent, "width": 1, "dash": "solid"}},
        "shapes": [*_hairlines(years), *_divider(years)],
    }


def _by_slot(years: Years) -> Trace:
    return {"x": [column.middle for column in years.columns], "customdata": [[slot.slot] for slot in years.slots]}


def _strength(slot: YearCount, years: Years) -> float:
    return FADED if years.chosen and not slot.chosen else 1


def _hairlines(years: Years) -> list[Trace]:
    """Behind the bars."""
    look = {"color": years.style.palette.hairline, "width": years.style.px(1)}
    ends = {"type": "line", "layer": "below", "x0": years.start, "x1": years.width, "line": look}
    ticks = years.ticks if years.scaled else range(0)
    return [{**ends, "y0": tick * years.scale, "y1": tick * years.scale} for tick in ticks]


def _divider(years: Years) -> list[Trace]:
    if not years.divider:
        return []
    look = {"color": years.style.palette.hairline, "width": years.style.px(1), "dash": "dash"}
    ends = {"x0": years.divider, "x1": years.divider, "y0": -years.caption, "y1": years.room}
    return [{"type": "line", **ends, "line": look}]
