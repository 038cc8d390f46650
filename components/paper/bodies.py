"""One view as a figure that fills its canvas: on a sheet, on a slide, on stage. Without title, legend and sources."""

from collections.abc import Callable

from components.figures import founding_timeline as timeline_figure
from components.figures import province_map as map_figure
from components.figures.province_map import BoundaryUrl
from components.paper import comparison, five_numbers, park_table, profile, ranking_bars, two_counts
from components.paper.pad import Pad
from components.style import Style
from components.theme import Figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import founding_timeline, parks, province_map, ranking

Body = Callable[[Selection, Dataset, Boundaries, Style, BoundaryUrl], Figure]


def of_map(
    selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, boundary_url: BoundaryUrl
) -> Figure:
    """The map of the opened level."""
    return map_figure.draw(province_map.summarise(selection, dataset), style, boundaries, boundary_url)


def of_timeline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    """The founding years, or the years of registration."""
    return timeline_figure.draw(founding_timeline.summarise(selection, dataset), style)


def of_ranking(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    """The chosen places side by side, both counts of parks, or the measure by place."""
    summary, pad = ranking.summarise(selection, dataset), _pad(style)
    if summary.comparison:
        comparison.draw(pad, summary.comparison, selection, dataset)
    elif summary.measure.counterpart:
        two_counts.draw(pad, summary, dataset)
    else:
        ranking_bars.draw(pad, summary, dataset)
    return pad.figure()


def of_profile(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    """Facts and parks of the place."""
    pad = _pad(style)
    profile.draw(pad, selection, dataset)
    return pad.figure()


def of_parks(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    """The parks that pass, row by row."""
    pad = _pad(style)
    park_table.draw(pad, parks.summarise(selection, dataset))
    return pad.figure()


def of_headline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    """The five numbers."""
    pad = _pad(style)
    five_numbers.draw(pad, selection, dataset)
    return pad.figure()


def _pad(style: Style) -> Pad:
    """A pad over the whole canvas."""
    assert style.canvas is not None, "a body needs a canvas"
    return Pad(style, style.canvas.width, style.canvas.height)
