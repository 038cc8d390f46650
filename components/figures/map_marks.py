"""Marks on the map: proportional circles for published numbers, one dot for each listed park."""

from collections.abc import Iterator, Sequence
from itertools import count
from math import cos, dist, pi, sin

from components.figures.map_layers import FADED, Trace
from components.figures.map_plane import Point
from components.figures.map_sheet import Sheet
from components.style import Style
from data.summaries.province_map import Dot


def circle_marks(sheet: Sheet) -> Trace:
    """The proportional circles, small ones on top; they react like the region under them."""
    places = {place.adcode: place for place in sheet.summary.places}
    return _marks([sheet.points[adcode] for adcode in sheet.circles], sheet) | {
        "text": [sheet.hover(places[adcode]) for adcode in sheet.circles],
        "customdata": [[adcode] for adcode in sheet.circles],
        "marker": {
            "size": [*sheet.circles.values()],
            "color": sheet.style.palette.teal_3,
            "opacity": [0.9 if sheet.kept(adcode) else FADED for adcode in sheet.circles],
            "line": {"color": sheet.style.palette.paper, "width": sheet.style.px(1)},
        },
    }


def dot_marks(sheet: Sheet, dots: Sequence[Dot], pixels: Sequence[Point]) -> Trace:
    """One dot a park, hollow when it is not built."""
    paint = sheet.style.palette
    return _marks(sheet.plane.degrees(pixels), sheet) | {
        "text": [_dot_hover(dot, sheet.style) for dot in dots],
        "customdata": [[dot.place, dot.park_id] for dot in dots],
        "marker": {
            "size": sheet.dot_size,
            "color": [paint.ink if dot.built else paint.paper for dot in dots],
            "opacity": [1 if _kept(dot, sheet) else FADED for dot in dots],
            "line": {"color": [paint.paper if dot.built else paint.ink for dot in dots], "width": sheet.style.px(1.2)},
        },
    }


def spread(points: Sequence[Point], gap: float) -> list[Point]:
    """The points, each moved as little as keeps it `gap` from the earlier ones."""
    free: list[Point] = []
    for point in points:
        free.append(next(spot for spot in _around(point, gap) if all(dist(spot, other) > 0.99 * gap for other in free)))
    return free


def _around(point: Point, gap: float) -> Iterator[Point]:
    """The point itself, then ring after ring around it, each with room for six more."""
    yield point
    for ring in count(1):
        for step in range(6 * ring):
            angle = pi / 6 + 2 * pi * step / (6 * ring)
            yield point[0] + ring * gap * cos(angle), point[1] + ring * gap * sin(angle)


def _kept(dot: Dot, sheet: Sheet) -> bool:
    return dot.place not in sheet.anchors or sheet.kept(dot.place)


def _dot_hover(dot: Dot, style: Style) -> str:
    kind = style.words("province_map.dot_built" if dot.built else "province_map.dot_not_built")
    return f"<b>{dot.name}</b><br>{kind}"


def _marks(points: Sequence[Point], sheet: Sheet) -> Trace:
    digits = sheet.plane.digits
    return {
        "type": "scattergeo",
        "geo": "geo",
        "mode": "markers",
        "lon": [round(lon, digits) for lon, _ in points],
        "lat": [round(lat, digits) for _, lat in points],
        "hoverinfo": "text",
    }
