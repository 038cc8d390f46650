"""Areas and lines of the map: each layer one trace. An empty one keeps its place, so that their number is fixed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from components.figures.map_classes import Look
from components.figures.map_plane import Point
from components.figures.map_sheet import Sheet
from components.theme import CLEAR, blend
from data.values import Place

Trace = dict[str, Any]

FADED: Final = 0.45
"""What is left of a region when others are chosen."""

HUE: Final = 0.6
"""What is left of a class's own colour then, beside the ramp's purest."""


def areas(geojson: str, colours: Mapping[str, str], edge: str, width: float = 0.7) -> Trace:
    """Regions in flat colours, by adcode, that do not react to the pointer."""
    steps = sorted(set(colours.values())) or [CLEAR]
    return {
        "type": "choropleth",
        "geo": "geo",
        "geojson": geojson,
        "featureidkey": "id",
        "locations": [*colours],
        "z": [steps.index(colour) for colour in colours.values()],
        **_discrete(steps),
        "hoverinfo": "skip",
        "marker": {"line": {"color": edge, "width": width}},
    }


def fill(sheet: Sheet, places: Sequence[Place], geojson: str, subplot: str = "geo") -> Trace:
    """Regions of the level: colour by class, the whole truth on hover, their adcode on a click.

    Fading is a colour of its own, not transparency: the coast line under the fills must stay hidden.
    """
    looks = sheet.looks
    indices = [sheet.look(place) for place in places]
    colours = [*(look.colour for look in looks), *(_faded(look, sheet) for look in looks)] or [CLEAR]
    return {
        "type": "choropleth",
        "geo": subplot,
        "geojson": geojson,
        "featureidkey": "id",
        "locations": [place.adcode for place in places],
        "z": [index + len(looks) * (not sheet.kept(at.adcode)) for at, index in zip(places, indices, strict=True)],
        **_discrete(colours),
        "hoverinfo": "text",
        "text": [sheet.hover(place) for place in places],
        "customdata": [[place.adcode] for place in places],
        "marker": {"line": {"color": [looks[index].edge for index in indices], "width": sheet.style.px(0.8)}},
    }


def _faded(look: Look, sheet: Sheet) -> str:
    """A class keeps its hue: the darkest, only made lighter, would look as grey as what is unknown."""
    paint = sheet.style.palette
    colour = blend(look.colour, paint.teal_2, HUE) if look.kind == "fill" else look.colour
    return blend(colour, paint.paper, FADED)


def lines(paths: Iterable[Sequence[Point]], colour: str, width: float, digits: int, subplot: str = "geo") -> Trace:
    """Lines that let clicks through."""
    points: list[tuple[float | None, float | None]] = []
    for path in paths:
        points += [*((round(lon, digits), round(lat, digits)) for lon, lat in path), (None, None)]
    return {
        "type": "scattergeo",
        "geo": subplot,
        "mode": "lines",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "hoverinfo": "skip",
        "line": {"color": colour, "width": width},
    }


def _discrete(colours: Sequence[str]) -> Trace:
    """The scale of whole numbers 0, 1, 2 ... to one colour each."""
    count = len(colours)
    scale = [[round(edge / count, 4), colour] for index, colour in enumerate(colours) for edge in (index, index + 1)]
    return {"zmin": -0.5, "zmax": count - 0.5, "colorscale": scale, "showscale": False}
