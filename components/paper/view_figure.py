"""One view as a figure that fills its canvas: on a sheet, on a slide, on stage. Without title, legend and sources."""

from collections.abc import Callable, Mapping
from typing import Final

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


def view_figure(
    view: str,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    style: Style,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The figure of a view, as large as `style.canvas`; KeyError for a view that does not exist."""
    return VIEW_FIGURES[view](selection, dataset, boundaries, style, boundary_url)


def _map(
    selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, boundary_url: BoundaryUrl
) -> Figure:
    return map_figure.draw(province_map.summarise(selection, dataset), style, boundaries, boundary_url)


def _timeline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    return timeline_figure.draw(founding_timeline.summarise(selection, dataset), style)


def _ranking(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    summary, builder = ranking.summarise(selection, dataset), _builder(style)
    if summary.comparison:
        comparison.draw(builder, summary.comparison, selection, dataset)
    elif summary.measure.counterpart:
        park_counts.draw(builder, summary, dataset)
    else:
        company_ranking.draw(builder, summary, dataset)
    return builder.build()


def _profile(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    builder = _builder(style)
    profile.draw(builder, selection, dataset)
    return builder.build()


def _parks(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    builder = _builder(style)
    park_table.draw(builder, parks.summarise(selection, dataset))
    return builder.build()


def _headline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    builder = _builder(style)
    five_numbers.draw(builder, selection, dataset)
    return builder.build()


def _builder(style: Style) -> FigureBuilder:
    """A pad over the whole canvas."""
    assert style.canvas is not None, "a body needs a canvas"
    return FigureBuilder(style, style.canvas.width, style.canvas.height)


VIEW_FIGURES: Final[Mapping[str, ViewFigure]] = {
    "province-map": _map,
    "ranking": _ranking,
    "founding-timeline": _timeline,
    "region-profile": _profile,
    "parks": _parks,
    "headline": _headline,
}
"""View -> its body; names as in /data."""
