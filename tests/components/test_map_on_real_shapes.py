"""What the map's box shows of the real shapes."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from components.figures.map_dots import marks
from components.figures.map_names import OVER_CIRCLE, names
from components.figures.map_plane import MapBox, Plane, map_box
from components.figures.map_spots import Circle, Rect, in_circle, snug
from components.figures.province_map import draw, sheet_of
from components.style import Style
from data import links
from data.levels import can_open
from data.regions import NATION
from data.states import State
from data.summaries import province_map

STROKE = 1.2
"""Its width on a page, in pixels."""


@pytest.mark.parametrize("level", ["100000", "150000", "440000", "650000"])
@pytest.mark.parametrize("box", [map_box(1920, inset=True), map_box(1366, inset=False), MapBox(1032, 624, inset=True)])
def test_no_box_cuts_a_level(boundaries, level, box):
    plane = Plane(boundaries.frame(level), box)
    shapes = [
        np.array(ring) for feature in boundaries.geojson(level)["features"] for ring in rings(feature["geometry"])
    ]
    x, y = np.array(plane.pixels(np.concatenate(shapes))).T
    assert 0 <= x.min() < x.max() <= box.width
    assert 0 <= y.min() < y.max() <= box.height


def rings(geometry):
    """The exterior rings of a polygon, or of several."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [polygon[0] for polygon in polygons]


def levels(dataset):
    """The nation, and every province that opens."""
    return [NATION, *(one.adcode for one in dataset.regions.children(NATION) if can_open(one.adcode, dataset))]


@pytest.mark.parametrize("width", [360, 1366, 1920])
def test_every_dot_lies_in_its_own_province_or_city(boundaries, dataset, width):
    for level in levels(dataset):
        summary = province_map.summarise(links.parse(f"map={level}", dataset).selection, dataset)
        sheet, grid = sheet_of(summary, Style("zh", "light", width), boundaries), boundaries.label_grid(level)
        dots = [(dot, boundaries.point(dot.region)) for dot in summary.dots]
        for mark in marks(sheet, dots, grid):
            ((column, row),) = grid.cells_of(sheet.plane.degrees([mark.spot])).astype(int)
            near = grid.owners[row - 1 : row + 2, column - 1 : column + 2]  # degrees are rounded
            assert grid.number(mark.parks[0].place) in near, mark


@pytest.mark.parametrize("width", [360, 1366, 1920])
def test_no_circle_label_or_leader_lies_on_another(boundaries, dataset, width):
    """A few cities of each province have numbers, the first of them nearly all."""
    for level in levels(dataset):
        summary = province_map.summarise(links.parse(f"map={level}&measure=companies", dataset).selection, dataset)
        few = max(1, len(summary.places) // 4)
        known = [replace(at, state=State.COUNTED, value=9000.0 / 5**n) for n, at in enumerate(summary.places[:few])]
        blank = [replace(at, state=State.NOT_PUBLISHED, value=None) for at in summary.places[few:]]
        sheet = sheet_of(replace(summary, places=(*known, *blank)), Style("zh", "light", width), boundaries)
        circles = {adcode: Circle(*sheet.anchors[adcode], size / 2 - 1) for adcode, size in sheet.circles.items()}
        leaders, texts, _ = names(sheet, boundaries.label_grid(level), [])
        for adcode, text, lon, lat in zip(texts["ids"], texts["text"], texts["lon"], texts["lat"], strict=True):
            rect = Rect(*sheet.plane.pixels([(lon, lat)])[0], *snug(text, sheet.font_size))
            own = circles.get(adcode)
            assert not any(rect.meets(circle) for circle in circles.values() if circle != own), (level, text)
            inside = own and in_circle(text, sheet.font_size, sheet.circles[adcode])
            over = own and rect.width <= OVER_CIRCLE * sheet.circles[adcode]
            assert inside or over or not own or not rect.meets(own), (level, text)
        points = [*zip(leaders["lon"], leaders["lat"], strict=True)]
        for at in range(0, len(points), 3):
            start, end = sheet.plane.pixels(points[at : at + 2])
            crossed = [circle for circle in circles.values() if circle.crossed(start, end)]
            assert not crossed, level


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 1366, 1920, 2560])
def test_no_label_lies_on_a_stroke_of_the_sea(boundaries, dataset, width, lang):
    """台湾, 海南 and 广东 lie beside the dashed line, and so do names on the map of the nation."""
    style = Style(lang, "light", width)
    for level in (NATION, "710000", "440000", "460000"):
        summary = province_map.summarise(links.parse(f"map={level}&lang={lang}", dataset).selection, dataset)
        sheet, drawn = sheet_of(summary, style, boundaries), draw(summary, style, boundaries, str)["data"]
        (strokes,) = (trace for trace in drawn if trace.get("line") == {"color": style.palette.ink, "width": STROKE})
        points = [*zip(strokes["lon"], strokes["lat"], strict=True)]
        parts = [sheet.plane.pixels(part) for part in pairwise(points) if None not in {*part[0], *part[1]}]
        assert parts or level != NATION
        for text, lon, lat in zip(drawn[-1]["text"], drawn[-1]["lon"], drawn[-1]["lat"], strict=True):
            rect = Rect(*sheet.plane.pixels([(lon, lat)])[0], *snug(text, sheet.font_size))
            assert not any(rect.crossed(*part) for part in parts), (level, text)
