"""Companies by year of registration: a bar a year on an axis of whole numbers, the unknown year apart."""

from components.figures import timeline_columns as columns
from components.figures.timeline_years import Years
from components.numbers import integer
from components.style import Style
from components.theme import Figure, figure
from data.measures.ages import Ages


def draw(ages: Ages, style: Style) -> Figure:
    """The figure, as high as the timeline of parks."""
    years = Years(ages.slots, ages.chosen, style)
    hover = [style.words("terms.companies", value=integer(slot.value), count=slot.value) for slot in ages.slots]
    traces = [
        columns.targets(years, "registered", hover),
        columns.scale(years),
        columns.bars(years, {"color": style.palette.teal_3, "line": {"width": 0}}),
        columns.line(years),
        columns.names(years),
        columns.counts(years, [slot.value * years.scale for slot in ages.slots]),
    ]
    return figure(traces, columns.layout(years))
