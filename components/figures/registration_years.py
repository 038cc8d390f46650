"""Companies by year of registration: a bar a year on an axis of whole numbers, the unknown year apart.

As on the timeline of parks, the first trace has one unseen bar a slot over its full height, which makes it a target;
its `meta` says which choice its slots are.
"""

from typing import Any

from components.figures.timeline_years import SCALE_SIZE, Years
from components.numbers import integer
from components.style import Style
from components.theme import CLEAR, Figure, blend, figure
from data.measures.ages import Ages, YearCount

Trace = dict[str, Any]

FADED = 0.28


def draw(ages: Ages, style: Style) -> Figure:
    """The figure, as high as the timeline of parks."""
    years = Years(ages, style)
    return figure(
        [_targets(years), _scale(years), _bars(years), _line(years), _names(years), _counts(years)], _layout(years)
    )


def _targets(years: Years) -> Trace:
    tint = blend(years.style.palette.teal_1, years.style.palette.paper, 0.35)
    return {
        **_by_slot(years),
        "type": "bar",
        "meta": "registered",
        "width": [column.width for column in years.columns],
        "base": -years.caption,
        "y": [years.caption + years.room for _ in years.columns],
        "marker": {"color": [tint if slot.chosen else CLEAR for slot in years.ages.slots], "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [_hover(slot, years) for slot in years.ages.slots],
        "textposition": "none",
        "unselected": {"marker": {"opacity": 1}},
    }


def _bars(years: Years) -> Trace:
    return {
        **_by_slot(years),
        "type": "bar",
        "width": [years.bar] * len(years.columns),
        "y": [slot.value * years.scale for slot in years.ages.slots],
        "marker": {
            "color": years.style.palette.teal_3,
            "opacity": [_strength(slot, years) for slot in years.ages.slots],
            "line": {"width": 0},
        },
        "hoverinfo": "skip",
        "textposition": "none",
        "unselected": {"marker": {"opacity": FADED}},
    }


def _scale(years: Years) -> Trace:
    """The whole numbers of the hairlines."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [years.start - years.style.px(6) for _ in years.ticks],
        "y": [tick * years.scale for tick in years.ticks],
        "text": [integer(tick) for tick in years.ticks],
        "textposition": "middle left",
        "textfont": {"size": years.style.text(SCALE_SIZE), "color": years.style.palette.muted},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _line(years: Years) -> Trace:
    """The line that the bars stand on; broken before the unknown year."""
    dated, apart = years.columns[: len(years.ages.dated)], years.columns[len(years.ages.dated) :]
    ends = [(dated[0].left, dated[-1].right), *((column.left, column.right) for column in apart)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for left, right in ends for x in (left, right, None)],
        "y": [y for _ in ends for y in (0, 0, None)],
        "line": {"color": years.style.palette.ink, "width": years.style.px(1)},
        "hoverinfo": "skip",
    }


def _names(years: Years) -> Trace:
    """The years that have room, and the chosen ones bold."""
    paint = years.style.palette
    texts = [f"<b>{years.label(slot)}</b>" if slot.chosen else years.label(slot) for slot in years.ages.slots]
    return {
        **_by_slot(years),
        "type": "scatter",
        "mode": "text",
        "y": [-years.style.px(3) for _ in years.columns],
        "text": [text if named else "" for text, named in zip(texts, years.named, strict=True)],
        "textposition": "bottom center",
        "textfont": {
            "size": years.name_size,
            "color": [paint.muted if years.ages.chosen and not slot.chosen else paint.ink for slot in years.ages.slots],
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _counts(years: Years) -> Trace:
    """The numbers above the bars, where every one has room."""
    texts = [integer(slot.value) if years.counted and slot.value else "" for slot in years.ages.slots]
    return {
        **_by_slot(years),
        "type": "scatter",
        "mode": "text",
        "y": [slot.value * years.scale for slot in years.ages.slots],
        "text": texts,
        "textposition": "top center",
        "textfont": {"size": years.count_size, "color": years.style.palette.muted},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _by_slot(years: Years) -> Trace:
    return {"x": [column.middle for column in years.columns], "customdata": [[slot.slot] for slot in years.ages.slots]}


def _strength(slot: YearCount, years: Years) -> float:
    return FADED if years.ages.chosen and not slot.chosen else 1


def _hover(slot: YearCount, years: Years) -> str:
    count = years.style.words("terms.companies", value=integer(slot.value), count=slot.value)
    return f"<b>{years.label(slot)}</b><br>{count}"


def _layout(years: Years) -> dict[str, Any]:
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


def _hairlines(years: Years) -> list[dict[str, Any]]:
    """Behind the bars."""
    line = {"color": years.style.palette.hairline, "width": years.style.px(1)}
    ends = {"type": "line", "layer": "below", "x0": years.start, "x1": years.width, "line": line}
    return [{**ends, "y0": tick * years.scale, "y1": tick * years.scale} for tick in years.ticks]


def _divider(years: Years) -> list[dict[str, Any]]:
    if not years.divider:
        return []
    line = {"color": years.style.palette.hairline, "width": years.style.px(1), "dash": "dash"}
    return [
        {"type": "line", "x0": years.divider, "x1": years.divider, "y0": -years.caption, "y1": years.room, "line": line}
    ]
