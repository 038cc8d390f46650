"""Layers of the map, each one trace. An empty one keeps its place, so that their number is fixed."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from components.figures.map_dots import Mark
from components.figures.map_plane import Point
from components.figures.map_sheet import Sheet
from components.theme import CLEAR
from data.boundaries.frames import Range
from data.values import Place

Trace = dict[str, Any]


def subplot(
    domain: tuple[list[float], list[float]], projection: Trace, ranges: tuple[Range, Range], centre: Point, sea: str
) -> Trace:
    """The part of the layout that the layers lie in; `centre` stands in its middle, whatever the ranges span.

    `scope` is not the world, because only then dragging moves the paper instead of turning the globe.
    """
    (x, y), (lon, lat) = domain, ranges
    place: Trace = {"domain": {"x": x, "y": y}, "lonaxis": {"range": lon}, "lataxis": {"range": lat}}
    middle = {"lon": centre[0], "lat": centre[1]}
    return place | {"visible": False, "scope": "asia", "projection": projection, "center": middle, "bgcolor": sea}


def areas(geojson: str, colours: Mapping[str, str], edge: str, width: float) -> Trace:
    """Regions in flat colours, by adcode, that do not react to the pointer."""
    steps = sorted(set(colours.values())) or [CLEAR]
    return _choropleth(geojson, [*colours], [steps.index(colour) for colour in colours.values()], steps) | {
        "hoverinfo": "skip",
        "marker": {"line": {"color": edge, "width": width}},
    }


def fill(sheet: Sheet, places: Sequence[Place], geojson: str) -> Trace:
    """Regions of the level: colour by class, the whole truth on hover, their adcode on a click."""
    looks = sheet.looks
    indices = [sheet.look(place) for place in places]
    colours = [look.colour for look in looks] or [CLEAR]
    return _choropleth(geojson, [place.adcode for place in places], indices, colours) | {
        "hoverinfo": "text",
        "text": [sheet.hover(place) for place in places],
        "customdata": [[place.adcode] for place in places],
        "marker": {"line": {"color": [looks[index].edge for index in indices], "width": sheet.style.px(0.8)}},
    }


def _choropleth(geojson: str, adcodes: Sequence[str], steps: Sequence[int], colours: Sequence[str]) -> Trace:
    """Regions by their step on a scale of whole numbers 0, 1, 2 ... to one colour each."""
    total = len(colours)
    scale = [[round(edge / total, 4), colour] for index, colour in enumerate(colours) for edge in (index, index + 1)]
    geometry = {"geo": "geo", "geojson": geojson, "featureidkey": "id", "locations": adcodes, "z": steps}
    colouring = {"zmin": -0.5, "zmax": total - 0.5, "colorscale": scale, "showscale": False}
    return {"type": "choropleth", **geometry, **colouring}


def scatter(points: Iterable[tuple[float | None, float | None]], mode: str, hoverinfo: str = "skip") -> Trace:
    """Marks, lines or texts at degrees."""
    lon, lat = zip(*points, strict=True) if (points := [*points]) else ((), ())
    return {"type": "scattergeo", "geo": "geo", "mode": mode, "lon": [*lon], "lat": [*lat], "hoverinfo": hoverinfo}


def lines(paths: Iterable[Sequence[Point]], colour: str, width: float, digits: int) -> Trace:
    """Lines that let clicks through."""
    points: list[tuple[float | None, float | None]] = []
    for path in paths:
        points += [*((round(lon, digits), round(lat, digits)) for lon, lat in path), (None, None)]
    return scatter(points, "lines") | {"line": {"color": colour, "width": width}}


def circle_marks(sheet: Sheet) -> Trace:
    """Proportional circles for published numbers, small ones on top; they react like the region under them."""
    places, digits = {place.adcode: place for place in sheet.summary.places}, sheet.plane.digits
    points = ((round(lon, digits), round(lat, digits)) for lon, lat in map(sheet.points.__getitem__, sheet.circles))
    return scatter(points, "markers", "text") | {
        "text": [sheet.hover(places[adcode]) for adcode in sheet.circles],
        "customdata": [[adcode] for adcode in sheet.circles],
        "marker": {
            "size": [*sheet.circles.values()],
            "color": sheet.style.palette.teal_3,
            "opacity": 0.9,
            "line": {"color": sheet.style.palette.paper, "width": sheet.style.px(1)},
        },
    }


def dot_marks(sheet: Sheet, marks: Sequence[Mark]) -> Trace:
    """A dot for each listed park, hollow when it is not built, or a diamond for a pilot; a larger one for several."""
    paint = sheet.style.palette
    built = [mark.parks[0].built for mark in marks]
    return scatter(sheet.plane.degrees([mark.spot for mark in marks]), "markers", "text") | {
        "text": [_dot_text(mark, sheet) for mark in marks],
        "customdata": [[mark.parks[0].place, *(dot.id for dot in mark.parks if not dot.kind)] for mark in marks],
        "marker": {
            "size": [mark.size for mark in marks],
            "symbol": ["diamond" if mark.parks[0].kind else "circle" for mark in marks],
            "opacity": 1,
            "color": [paint.ink if one else paint.paper for one in built],
            "line": {"color": [paint.paper if one else paint.ink for one in built], "width": sheet.style.px(1.2)},
        },
    }


def dot_numbers(sheet: Sheet, marks: Sequence[Mark]) -> Trace:
    """How many parks a larger dot stands for."""
    paint, counted = sheet.style.palette, [mark for mark in marks if len(mark.parks) > 1]
    return scatter(sheet.plane.degrees([mark.spot for mark in counted]), "text") | {
        "text": [f"<b>{len(mark.parks)}</b>" for mark in counted],
        "textposition": "middle center",
        "textfont": {
            "size": sheet.dot_number_size,
            "color": [paint.paper if mark.parks[0].built else paint.ink for mark in counted],
        },
    }


def _dot_text(mark: Mark, sheet: Sheet) -> str:
    """The names of its parks and whether they are built; of pilots, of which kind and date each is.

    Plotly reads markup: in a name of a reader's list it stays text.
    """
    if mark.parks[0].kind:
        words = sheet.style.words
        of_pilots = ((escape(dot.name, quote=False), words(f"terms.pilot_{dot.kind}"), dot.date) for dot in mark.parks)
        return "<br>".join(f"<b>{name}</b><br>{kind} {date}" for name, kind, date in of_pilots)
    kind = "dot_built" if mark.parks[0].built else "dot_not_built"
    names = "<br>".join(escape(dot.name, quote=False) for dot in mark.parks)
    text = sheet.style.words(f"province_map.{kind}")
    where = sheet.style.words("province_map.dot_exact") if mark.is_exact else ""
    return "<br>".join(line for line in (f"<b>{names}</b>", text, where) if line)
