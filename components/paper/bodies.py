"""One view as a figure that fills its canvas: on a sheet, on a slide, on stage. Without title, legend and sources."""

from collections.abc import Callable, Mapping
from typing import Final

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


def body(
    view: str,
    selection: Selection,
    dataset: Dataset,
    boundaries: Boundaries,
    style: Style,
    boundary_url: BoundaryUrl,
) -> Figure:
    """The figure of a view, as large as `style.canvas`; KeyError for a view that does not exist."""
    return BODIES[view](selection, dataset, boundaries, style, boundary_url)


def _map(
    selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, boundary_url: BoundaryUrl
) -> Figure:
    return map_figure.draw(province_map.summarise(selection, dataset), style, boundaries, boundary_url)


def _timeline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    return timeline_figure.draw(founding_timeline.summarise(selection, dataset), style)


def _ranking(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    summary, pad = ranking.summarise(selection, dataset), _pad(style)
    if summary.comparison:
        comparison.draw(pad, summary.comparison, selection, dataset)
    elif summary.measure.counterpart:
        two_counts.draw(pad, summary, dataset)
    else:
        ranking_bars.draw(pad, summary, dataset)
    return pad.figure()


def _profile(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    pad = _pad(style)
    profile.draw(pad, selection, dataset)
    return pad.figure()


def _parks(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    pad = _pad(style)
    park_table.draw(pad, parks.summarise(selection, dataset))
    return pad.figure()


def _headline(selection: Selection, dataset: Dataset, _b: Boundaries, style: Style, _u: BoundaryUrl) -> Figure:
    pad = _pad(style)
    five_numbers.draw(pad, selection, dataset)
    return pad.figure()


def _pad(style: Style) -> Pad:
    """A pad over the whole canvas."""
    assert style.canvas is not None, "a body needs a canvas"
    return Pad(style, style.canvas.width, style.canvas.height)


BODIES: Final[Mapping[str, Body]] = {
    "province-map": _map,
    "ranking": _ranking,
    "founding-timeline": _timeline,
    "region-profile": _profile,
    "parks": _parks,
    "headline": _headline,
}
"""View -> its body; names as in /data."""
