"""Two maps on one sheet, each under its title and over its legend, or over one that both share."""

from collections.abc import Sequence
from typing import Any, Final

from components.figures import province_map as map_figure
from components.figures.map_legend import LegendEntry, legend
from components.figures.map_pair import aligned, shared_legend
from components.figures.province_map import BoundaryUrl
from components.line_breaks import lines_height, wrap
from components.panels import map_panel
from components.panels.rows import amount
from components.panels.second_map import about
from components.paper import legends, noted_table
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.slide_tables import SlideTable, fitting
from components.style import SMALL, Style
from components.theme import Figure
from data import links, two_maps
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.selection import Selection
from data.summaries.province_map import ProvinceMap
from data.two_maps import TwoMaps

GAP: Final = 1.5
"""Between the maps, in sizes of the body."""
TIGHT: Final = 14
"""Lines of body type under which the maps have no titles of their own: that of the sheet names both."""
SUBPLOTS: Final = {"geo": "geo3", "geo2": "geo4"}
"""The subplots of a map and of its inset, and what they are called beside those of another map."""


def title(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What either map shows."""
    if not selection.beside:
        return style.words("export_dialog.view_two-maps")
    first, second = _titles(two_maps.summarise(selection, dataset), selection, dataset, style)
    return style.words("paper.title_two-maps", first=first, second=second)


def draw(
    selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, boundary_url: BoundaryUrl
) -> Figure:
    """Both maps; how to get a second one where there is none."""
    builder = FigureBuilder(style, style.room.width, style.room.height)
    maps = two_maps.summarise(selection, dataset)
    first, second = aligned(maps)
    if second is None:
        noted_table.draw_message(builder, style.words("paper.no_second_map"))
        return builder.build()
    gap, is_tight = GAP * builder.body, builder.height / builder.body < TIGHT
    width, size = (builder.width - gap) / 2, builder.body * (SMALL if is_tight else 1)
    texts = [wrap(text, size, width, bold=True) for text in _titles(maps, selection, dataset, style)]
    top = 0.0 if is_tight else lines_height(max(map(len, texts)), size) + 0.4 * size
    each = style.resized(width, builder.height - top)
    bottom = _draw_legends(builder, _legends(maps, each), width + gap, size, top)
    for at, (summary, lines) in enumerate(zip((first, second), texts, strict=True)):
        box = PixelBox(at * (width + gap), top, width, bottom - top)
        builder.add_text([] if is_tight else lines, box.left, 0, size, bold=True)
        drawn = map_figure.draw(summary, style.resized(box.width, box.height), boundaries, boundary_url)
        builder.add_figure(_renamed(drawn) if at else drawn, box)
    return builder.build()


def _legends(maps: TwoMaps, style: Style) -> Sequence[Sequence[LegendEntry]]:
    """One that both maps share, or one of each."""
    if maps.is_of_one_measure:
        return [shared_legend(maps, style)]
    return [legend(one, style) for one in (maps.first, maps.second) if one]


def _draw_legends(
    builder: FigureBuilder, shown: Sequence[Sequence[LegendEntry]], step: float, size: float, over: float
) -> float:
    """At the lower edge, for maps from `over` to the y that is returned."""
    half = step - GAP * builder.body
    placed = [legends.rows(each, size, half if len(shown) > 1 else builder.width) for each in shown]
    top = builder.height - max(each.height for each in placed)
    bottom = max(over + 1, top - 0.5 * size)
    scale = min(half, bottom - over) / min(half, builder.height - over)
    for at, each in enumerate(placed):
        legends.draw(builder, each, at * step, top, size, scale)
    return bottom


def _titles(maps: TwoMaps, selection: Selection, dataset: Dataset, style: Style) -> tuple[str, str]:
    _, shown_there = links.second(selection, dataset)
    assert maps.second is not None, "titles are those of two maps"
    return _titled(maps.first, dataset, style), _titled(maps.second, shown_there, style)


def _titled(summary: ProvinceMap, dataset: Dataset, style: Style) -> str:
    named, whose = map_panel.title(summary, dataset, style), about(summary, dataset, style)
    return style.words("terms.limited", measure=named, limits=whose) if whose else named


def _renamed(drawn: Figure) -> Figure:
    """The figure with other names for its subplots."""
    names: dict[str, Any] = {**SUBPLOTS}
    layout = {names.get(name, name): value for name, value in drawn["layout"].items()}
    traces = [{**trace, "geo": names[trace.get("geo", "geo")]} for trace in drawn["data"]]
    return {"data": traces, "layout": layout}


def content(selection: Selection, dataset: Dataset, style: Style) -> SlideTable | None:
    """Both numbers of each place that has one, where a slide has no picture; None without a second map."""
    maps = two_maps.summarise(selection, dataset)
    if maps.second is None:
        return None
    pairs = zip(maps.first.places, maps.second.places, strict=True)
    rows = [
        (one.name, amount(one, style), amount(other, style))
        for one, other in pairs
        if one.value is not None or other.value is not None
    ]
    header = [style.words("ranking.place"), *_titles(maps, selection, dataset, style)]
    return fitting(header, rows, (0.2, 0.4, 0.4))
