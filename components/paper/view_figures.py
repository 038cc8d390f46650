"""One view as a figure that fills its canvas: on a sheet, on a slide, on stage. Without title, legend and sources."""

from collections.abc import Callable

from components.figures import founding_timeline as timeline_figure
from components.figures import province_map as map_figure
from components.figures.province_map import BoundaryUrl
from components.paper import company_ranking, comparison, five_numbers, park_counts, park_table, profile
from components.paper.figure_builder import FigureBuilder
from components.style import Style
from components.theme import Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import founding_timeline, parks, province_map, ranking

ViewFigure = Callable[[Selection, Dataset, Boundaries, Style, BoundaryUrl], Figure]


def of_map(selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, url: BoundaryUrl) -> Figure:
    """The map of the opened level."""
    return map_figure.draw(province_map.summarise(selection, dataset), style, boundaries, url)


def of_timeline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    """The founding years, or the years of registration."""
    return timeline_figure.draw(founding_timeline.summarise(selection, dataset), style)


def _draw_ranking(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """The chosen places side by side, both counts of parks, or the measure by place."""
    summary = ranking.summarise(selection, dataset)
    if summary.comparison:
        comparison.draw(builder, summary.comparison, selection, dataset)
    elif summary.measure.counterpart:
        park_counts.draw(builder, summary, dataset)
    else:
        company_ranking.draw(builder, summary, dataset)


def _draw_parks(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    park_table.draw(builder, parks.summarise(selection, dataset))


def _built(draw: Callable[[FigureBuilder, Selection, Dataset], None]) -> ViewFigure:
    """A figure of texts and marks over the whole canvas."""

    def view_figure(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
        builder = FigureBuilder(style, style.room.width, style.room.height)
        draw(builder, selection, dataset)
        return builder.build()

    return view_figure


of_ranking = _built(_draw_ranking)
of_profile = _built(profile.draw)
of_parks = _built(_draw_parks)
of_headline = _built(five_numbers.draw)
