"""The map of the opened level, with names and numbers on it.

The layers of a level always come in the same number and order, so that a change of numbers can travel as traces alone
and the reader's zoom stays; the layout depends on level and style only. It uses `geo`: MapLibre's maps need WebGL and
know only Mercator.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise
from typing import Any, Final

import numpy as np

from components.figures import map_inset
from components.figures.map_classes import HATCHED
from components.figures.map_dots import Mark, marks
from components.figures.map_layers import Trace, areas, circle_marks, dot_marks, dot_numbers, fill, lines, subplot
from components.figures.map_names import names
from components.figures.map_plane import Plane, Point, box_of
from components.figures.map_sheet import Sheet
from components.style import Style
from components.theme import CLEAR, Figure, figure
from data.boundaries import Boundaries
from data.boundaries.cache import part_name
from data.boundaries.frames import INSETS, MAX_ASPECT, MIN_ASPECT, PARALLELS, Frame, Line
from data.boundaries.label_grid import LabelGrid
from data.dataset import Dataset
from data.measures.listed import LISTED
from data.regions import NATION, Adcode
from data.selection import Selection
from data.states import State
from data.summaries.province_map import ProvinceMap
from data.values import Place

DASHES: Final = "十段线"
TOO_CLOSE: Final = 1.5
"""Pixels a kilometre: on a larger map the other lines, drawn for the nation's, would miss the coast they follow."""

MIN_OUTLINED: Final = 80.0
"""Square pixels from which a part of a chosen region has an outline, where lines are as thick as on the page."""
OUTLINE, SLIM_OUTLINE = 1.8, 1.0
"""Thickness of the outline of a chosen region, and on a canvas where every line counts."""
MAX_ZOOM: Final = 12
ASPECTS: Final = tuple(MIN_ASPECT * (MAX_ASPECT / MIN_ASPECT) ** (step / 8) for step in range(9))
"""Of panels for which it is known what fills them; the browser interpolates."""

BoundaryUrl = Callable[[str], str]


def draw(summary: ProvinceMap, style: Style, boundaries: Boundaries, boundary_url: BoundaryUrl) -> Figure:
    """The figure. `boundary_url` gives the address of a level's geometry."""
    sheet = sheet_of(summary, style, boundaries)
    plane = sheet.plane
    conic = {"type": "conic equal area", "parallels": PARALLELS, "rotation": {"lon": plane.view.rotation}}
    zoom = {"scale": 1, "minscale": 1, "maxscale": MAX_ZOOM}
    layout = style.layout | {
        "hoverdistance": 2,  # a dot takes no clicks from the region around it
        "geo": subplot(([0, 1], [0, 1]), conic | zoom, plane.panel.ranges, plane.centre, CLEAR),
        "dragmode": "pan",
        **map_inset.layout(sheet),
        **({} if style.canvas else {"meta": _in_hand(plane)}),
    }
    return figure(_traces(sheet, boundaries, boundary_url), layout)


def _in_hand(plane: Plane) -> dict[str, Any]:
    """What assets/map.js moves the map with: where its home is, and what fills a panel of another aspect."""
    lon, lat = plane.centre
    home = {"geo.projection.scale": 1, "geo.center.lon": lon, "geo.center.lat": lat}
    aspects = sorted(
        (*ASPECTS, plane.box.width / plane.box.height)
    )  # with that of the ranges: drawn once where it holds
    return {"home": home, "aspects": aspects, "fans": plane.fans(aspects)}


def draw_locator(
    selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, boundary_url: BoundaryUrl
) -> Figure | None:
    """A small map of the nation, without a word, that shows where an opened or chosen place lies; None for itself."""
    chosen = dataset.members(selection.cluster) or selection.regions or (selection.map,)
    paths = [dataset.regions.path(place) for place in chosen]
    marked = {path[1].adcode for path in paths if len(path) > 1}  # the provinces that hold what is chosen or opened
    if not marked:
        return None
    places = tuple(_place(part.adcode, part.adcode in marked) for part in dataset.regions.children(NATION))
    summary = ProvinceMap(
        level=NATION,
        measure=LISTED,
        chosen=tuple(sorted(marked)),
        places=places,
        dots=(),
        series="",
        filters_applied=(),
        sources=(),
    )
    drawn = draw(summary, style, boundaries, boundary_url)
    silent = [trace for trace in drawn["data"] if trace.get("mode") != "text"]
    return figure(silent, drawn["layout"] | {"annotations": []})


def _place(adcode: Adcode, marked: bool) -> Place:
    return Place(adcode, "", 1.0 if marked else None, "parks", State.COUNTED if marked else State.NOT_LISTED)


def label_spots(drawn: Figure) -> dict[Adcode, Point]:
    """Where the drawn labels stand, in degrees, by place."""
    texts = drawn["data"][-1]
    return dict(zip(texts["ids"], zip(texts["lon"], texts["lat"], strict=True), strict=True))


def sheet_of(summary: ProvinceMap, style: Style, boundaries: Boundaries) -> Sheet:
    """The map in the page's box, or on the canvas."""
    box = box_of(style, summary.level in INSETS)
    points = {place.adcode: boundaries.point(place.adcode) for place in summary.places}
    known = {adcode: point for adcode, point in points.items() if point}
    return Sheet(summary, style, Plane(boundaries.frame(summary.level), box), known)


def _traces(sheet: Sheet, boundaries: Boundaries, boundary_url: BoundaryUrl) -> list[Trace]:
    """All layers, from the ground up."""
    level, paint, digits, px = sheet.summary.level, sheet.style.palette, sheet.plane.digits, sheet.style.px
    geojson, inset_url = boundary_url(level), boundary_url(part_name(level, "inset"))
    neighbours, strokes = _neighbours(sheet, boundaries, boundary_url), boundaries.lines.get(DASHES, [])
    grid = boundaries.label_grid(level)
    parks = _marks(sheet, boundaries, grid)
    unknown = [place.adcode for place in sheet.summary.places if place.state in HATCHED]
    hatch = [line for adcode in unknown for line in boundaries.hatch(level, adcode)]
    reaches = np.all if sheet.plane.box.inset else np.any  # only strokes wholly in it, where an inset shows the others
    dashes = _reaching(strokes, sheet.plane.frame, reaches)
    leaders, texts, later = names(sheet, grid, [mark.rect for mark in parks], dashes)
    return [
        *neighbours,
        areas(geojson, {level: paint.paper}, paint.coast, px(2.4)),  # the fills leave its outer half: the coast
        fill(sheet, sheet.summary.places, geojson),
        lines(hatch, paint.hatch, px(0.7), digits),
        lines(_other_lines(sheet, boundaries), paint.coast, px(0.8), digits),
        lines(_outlines(sheet, boundaries), paint.ink, px(SLIM_OUTLINE if sheet.style.is_tight else OUTLINE), digits),
        lines(dashes, paint.ink, px(1.2), digits),
        circle_marks(sheet),
        dot_marks(sheet, parks),
        leaders,
        dot_numbers(sheet, parks),
        *map_inset.traces(sheet, boundaries.inset.get(level, ()), neighbours, strokes, inset_url),
        later,
        texts,
    ]


def _neighbours(sheet: Sheet, boundaries: Boundaries, boundary_url: BoundaryUrl) -> list[Trace]:
    """What lies around an opened province or city, in pale grey; nothing lies around the nation."""
    paint, level = sheet.style.palette, sheet.summary.level
    others: dict[str, str] = dict.fromkeys(boundaries.around.get(level, ()), paint.neighbour)
    return [areas(boundary_url(part_name(level, "around")), others, paint.paper, sheet.style.px(0.7))] if others else []


def _outlines(sheet: Sheet, boundaries: Boundaries) -> list[Line]:
    """Around what is chosen, a cluster as one, but not around its islets, which would be all ink."""
    outlines: list[Line] = []
    least = MIN_OUTLINED * sheet.style.px(1) ** 2
    for adcode in sorted(sheet.chosen):
        rings = boundaries.rings(sheet.summary.level, Adcode(adcode))
        sizes = [_extent(ring, sheet.plane) for ring in rings]
        outlines += [ring for ring, size in zip(rings, sizes, strict=True) if size >= min(least, max(sizes))]
    return _around_all(outlines) if sheet.summary.as_one else outlines


def _around_all(rings: Sequence[Line]) -> list[Line]:
    """The border around neighbours: their rings without the segments that two of them share."""
    owners = Counter(frozenset(segment) for ring in rings for segment in pairwise(ring))
    border: list[Line] = []
    for ring in rings:
        for is_shared, segments in groupby(pairwise(ring), key=lambda segment: owners[frozenset(segment)] > 1):
            if not is_shared:
                (start, end), *further = segments
                border.append([start, end, *(point for _, point in further)])
    return border


def _extent(ring: Line, plane: Plane) -> float:
    """Square pixels that a closed ring surrounds."""
    x, y = np.array(plane.pixels(ring)).T
    return float(abs(x[:-1] @ y[1:] - x[1:] @ y[:-1]) / 2)


def _other_lines(sheet: Sheet, boundaries: Boundaries) -> list[Line]:
    """The boundaries that are no region's border."""
    if sheet.plane.scale > TOO_CLOSE:
        return []
    others = [line for kind, lines in boundaries.lines.items() if kind != DASHES for line in lines]
    return _reaching(others, sheet.plane.view, np.any)


def _reaching(lines: list[Line], frame: Frame, reaches: Callable[[Any], np.bool_]) -> list[Line]:
    """The lines of which any point lies in the frame, or all."""
    inside = frame.holds(np.array([point for line in lines for point in line]).reshape(-1, 2))
    points = np.split(inside, np.cumsum([len(line) for line in lines])[:-1])
    return [line for line, held in zip(lines, points, strict=False) if reaches(held)]


def _marks(sheet: Sheet, boundaries: Boundaries, grid: LabelGrid) -> list[Mark]:
    """The parks whose point or place is known, each in its own region."""
    points = ((dot, dot.point or boundaries.point(dot.region)) for dot in sheet.summary.dots)
    return marks(sheet, [(dot, point) for dot, point in points if point], grid)
