"""Parks by year of founding where no publication stands beside them: each year a column, and all of the height theirs.

Up to sixty in a slot, where the columns are wide enough, every park is a square; else a slot is a bar on an axis of
whole numbers. What is not built is hollow in both.
"""

from typing import Literal

from components.figures import timeline_columns as columns
from components.figures.timeline_columns import Trace
from components.figures.timeline_slots import letter_size
from components.figures.timeline_squares import Squares
from components.figures.timeline_units import MIN_SQUARE, Square, parks
from components.figures.timeline_years import Years
from components.style import Style
from components.theme import Figure, figure
from data.measures.ages import YearCount
from data.summaries.founding_timeline import FoundingTimeline

Marking = Literal["dated", "squares", "bars"]


def draw(timeline: FoundingTimeline, style: Style) -> Figure:
    """The figure, as high as the timeline of a publication's slots."""
    squares = _squares(timeline, style)
    years = squares.years if squares.fit else Years(squares.years.slots, timeline.years_chosen, style)
    tops = [squares.top(index) if squares.fit else slot.value * years.scale for index, slot in enumerate(years.slots)]
    hover = [style.words("founding_timeline.listed", listed=slot.value) for slot in years.slots]
    traces = [
        columns.targets(years, "years", hover),
        columns.scale(years),
        _units(timeline, squares) if squares.fit else columns.bars(years, _paint(timeline, style)),
        columns.line(years),
        columns.names(years),
        columns.counts(years, tops),
    ]
    return figure(traces, columns.layout(years))


def marking(timeline: FoundingTimeline, style: Style) -> Marking:
    """What stands for a park: a square with or without the precision of its date, or a share of a bar."""
    squares = _squares(timeline, style)
    if not squares.fit:
        return "bars"
    return "dated" if squares.side >= style.px(MIN_SQUARE) else "squares"


def _squares(timeline: FoundingTimeline, style: Style) -> Squares:
    slots = tuple(YearCount(slot.slot, slot.year, slot.listed, slot.chosen) for slot in timeline.slots)
    return Squares(Years(slots, timeline.years_chosen, style, scaled=False))


def _units(timeline: FoundingTimeline, squares: Squares) -> Trace:
    spots = [spot for index in range(len(timeline.slots)) for spot in squares.spots(index)]
    style = squares.years.style
    return parks(timeline.slots, spots, Square(squares.side, letter_size(squares.side, style), style))


def _paint(timeline: FoundingTimeline, style: Style) -> Trace:
    """The colours of bars; the outline of an empty slot would be a line of its own."""
    paint, hollow = style.palette, [slot.slot == "planned" for slot in timeline.slots]
    edges = [style.px(1) if empty and slot.listed else 0 for empty, slot in zip(hollow, timeline.slots, strict=True)]
    return {
        "color": [paint.paper if empty else paint.teal_3 for empty in hollow],
        "line": {"color": paint.ink, "width": edges},
    }
