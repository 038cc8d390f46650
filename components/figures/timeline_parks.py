"""Single years, each a column, where no publication stands beside the parks, or companies take the parks' place.

Up to sixty parks in a slot, where the columns are wide enough, every park is a square; else a slot is a bar on an axis
of whole numbers, as it always is of companies. The slots apart stand after a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Final, Literal

from components.figures import timeline_traces as traces
from components.figures.timeline_slots import HEIGHT, MAX_PITCH, MAX_UNITS
from components.figures.timeline_traces import Trace
from components.figures.timeline_years import COUNT_SIZE, SCALE_SIZE, Years
from components.numbers import integer, integers
from components.style import Style
from components.theme import Figure, figure
from data.measures.ages import Ages, YearCount
from data.summaries.founding_timeline import FoundingTimeline

Marking = Literal["dated", "squares", "bars"]

MIN_SIDE: Final = 8
"""Distance of two squares below which bars tell more."""
CANVAS: Final = 1.5
"""How much larger than its type's squares a canvas may draw them: it is higher than the page's figure."""
WIDE: Final = 0.84
"""What squares take of a column's width."""


@dataclass(frozen=True)
class Squares:
    """The squares above the line of the years: one a park, as large as the fullest column allows."""

    years: Years
    letters: tuple[int, ...] = ()  # of each slot, where places are compared: each takes the room of a square

    @property
    def fit(self) -> bool:
        """Whether there are few enough for squares, and columns wide enough.

        A canvas counts as high as the page's figure: its legend says what is drawn, and takes from its height.
        """
        years, style = self.years, self.years.style
        lost = years.height - style.px(HEIGHT) if style.canvas else 0
        return years.most <= MAX_UNITS and self._hold(style.px(MIN_SIDE), years.free - lost)

    @cached_property
    def pitch(self) -> int:
        """Distance of two squares: the largest with which every slot has room."""
        largest = CANVAS * self.years.style.px(MAX_PITCH) if self.years.style.canvas else MAX_PITCH
        sizes = range(round(largest), 1, -1)
        return next((size for size in sizes if self._hold(size, self.years.free)), 1)

    @property
    def side(self) -> int:
        """Side of a square."""
        return max(1, round(0.8 * self.pitch))

    def spots(self, index: int) -> list[tuple[float, float]]:
        """Middles of a slot's squares, from the line upwards; the rows stand in the middle of the column."""
        count, middle = self._units[index], self.years.columns[index].middle
        across = max(1, min(count, self._across(index, self.pitch)))
        left = middle - (across - 1) * self.pitch / 2
        return [
            (round(left + unit % across * self.pitch, 1), (unit // across + 0.5) * self.pitch) for unit in range(count)
        ]

    @cached_property
    def _units(self) -> list[int]:
        """Squares and letters of each slot."""
        letters = self.letters or [0] * len(self.years.slots)
        return [slot.value + more for slot, more in zip(self.years.slots, letters, strict=True)]

    def _hold(self, pitch: float, free: float) -> bool:
        across = [self._across(index, pitch) for index in range(len(self.years.slots))]
        return all(
            wide > 0 and ceil(units / wide) * pitch <= free for wide, units in zip(across, self._units, strict=True)
        )

    def _across(self, index: int, pitch: float) -> int:
        """Squares side by side; the last needs no gap after it."""
        return int((WIDE * self.years.columns[index].width + 0.2 * pitch) // pitch)


def draw(timeline: FoundingTimeline, style: Style) -> Figure:
    """The parks, as high as the timeline of a publication's slots."""
    squares = squares_of(timeline, style)
    hover = [style.words("founding_timeline.listed", listed=slot.listed) for slot in timeline.slots]
    if not squares.fit:
        years = Years(squares.years.slots, timeline.years_chosen, style)
        bars = _bars(years, traces.listed_marker(timeline.slots, style))
        return _figure(years, "years", hover, bars, _heights(years))
    spots = [squares.spots(index) for index in range(len(timeline.slots))]
    marks = traces.parks(timeline.slots, traces.squares_at(timeline.slots, spots), squares.side, style)
    keys = traces.keys(timeline.slots, spots, squares.side, style)
    tops = [max((y + squares.pitch / 2 for _, y in column), default=0.0) for column in spots]
    return _figure(squares.years, "years", hover, marks, tops, keys)


def draw_ages(ages: Ages, style: Style) -> Figure:
    """Companies by year of registration: a bar a year, the unknown year apart."""
    years = Years(ages.slots, ages.chosen, style)
    hover = [_companies(slot, style) for slot in ages.slots]
    bars = _bars(years, {"color": style.palette.teal_3, "line": {"width": 0}})
    tops = [years.scale * (slot.expected[1] if slot.expected else slot.value) for slot in ages.slots]
    return _figure(years, "registered", hover, (bars[0], _expected(years)), tops)


def _companies(slot: YearCount, style: Style) -> str:
    """The companies of a year, and between which numbers they will be."""
    count = style.words("terms.companies", value=integer(slot.value), count=slot.value)
    if not slot.expected:
        return count
    return f"{count}<br>{style.words('timeline_panel.expected', count=integers(slot.expected))}"


def _expected(years: Years) -> Trace:
    """A dotted top on years whose last months are not all in, from what is seen to the most; a line at the least."""
    points: list[tuple[float | None, float | None]] = []
    for slot, column in zip(years.slots, years.columns, strict=True):
        if slot.expected:
            left, right = column.middle - years.bar / 2, column.middle + years.bar / 2
            seen, low, high = (years.scale * number for number in (slot.value, *slot.expected))
            points += [(left, seen), (left, high), (right, high), (right, seen), (None, None)]
            points += [(left, low), (right, low), (None, None)]
    line = {"color": years.style.palette.teal_4, "width": years.style.px(1.4), "dash": "dot"}
    shared = {"x": [x for x, _ in points], "y": [y for _, y in points], "hoverinfo": "skip"}
    return {"type": "scatter", "mode": "lines", "line": line, **shared}


def marking(timeline: FoundingTimeline, style: Style) -> Marking:
    """What stands for a park: a square with or without the precision of its date, or a share of a bar."""
    squares = squares_of(timeline, style)
    if not squares.fit:
        return "bars"
    return "dated" if squares.side >= style.px(traces.MIN_SQUARE) else "squares"


def squares_of(timeline: FoundingTimeline, style: Style) -> Squares:
    """The squares of all parks, whether they fit or not."""
    slots = tuple(YearCount(slot.slot, slot.year, slot.listed, slot.chosen) for slot in timeline.slots)
    letters = tuple(len(slot.units) - len(slot.marks) for slot in timeline.slots)
    return Squares(Years(slots, timeline.years_chosen, style, scaled=False), letters)


def _figure(
    years: Years,
    field: str,
    hover: Sequence[str],
    marks: tuple[Trace, Trace],
    tops: Sequence[float],
    keys: Trace | None = None,
) -> Figure:
    """`field` is what a slot chooses, years or registered; `tops` is where each slot's marks end.

    `keys` are the letters of compared places.
    """
    style, paint = years.style, years.style.palette
    ticks = years.ticks if years.scaled else range(0)
    heights = [tick * years.scale for tick in ticks]
    at = [(years.start - style.px(6), height) for height in heights]
    under = [(column.middle, -style.px(3)) for column in years.columns]
    dated, apart = years.columns[: years.dated], years.columns[years.dated :]
    ends = [*((part[0].left, part[-1].right, 0) for part in [dated] if part), *((a.left, a.right, 0) for a in apart)]
    labels = [years.label(slot) if named else "" for slot, named in zip(years.slots, years.named, strict=True)]
    counts = [years.count(slot) if years.counted and slot.value else "" for slot in years.slots]
    clear = [max(top, style.px(3)) for top in tops]  # of the name, however low the bar
    over = [(column.middle, top) for column, top in zip(years.columns, clear, strict=True)]
    line = {"color": paint.hairline, "width": style.px(1)}
    hairline = {"type": "line", "layer": "below", "x0": years.start, "x1": years.width, "line": line}
    mark, letters = marks
    layers = [
        traces.targets(years, hover) | {"meta": field},
        traces.texts([*map(integer, ticks)], at, "middle left", style.text(SCALE_SIZE), paint.muted),
        mark,
        traces.strokes(ends, paint.ink, style.px(1)),
        traces.names(years, labels, under, "bottom center"),
        traces.texts(counts, over, "top center", style.text(COUNT_SIZE), paint.muted),
        letters,
        keys or traces.keys((), (), 0, style),
    ]
    return figure(layers, traces.layout(years, *(hairline | {"y0": height, "y1": height} for height in heights)))


def _bars(years: Years, marker: Trace) -> tuple[Trace, Trace]:
    """A bar a slot, as high as its number; `marker` has the colours. No letter stands on it."""
    bars = traces.by_slot(years) | {
        "type": "bar",
        "width": [years.bar] * len(years.columns),
        "y": _heights(years),
        "marker": {"opacity": [traces.strength(slot.chosen or not years.chosen) for slot in years.slots], **marker},
        "hoverinfo": "skip",
        "textposition": "none",
        "unselected": {"marker": {"opacity": traces.FADED}},
    }
    return bars, traces.texts((), (), "middle center", years.name_size, years.style.palette.paper)


def _heights(years: Years) -> list[float]:
    return [slot.value * years.scale for slot in years.slots]
