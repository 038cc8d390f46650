"""南海诸岛: the inset that maps of the nation and of 海南 must carry, at the lower right, over no island."""

from typing import Any, Final

from components.figures.map_layers import Trace, fill, lines
from components.figures.map_plane import Box, Point
from components.figures.map_sheet import Sheet
from data.regions import NATION

HAINAN: Final = "460000"
LON: Final = (105.8, 122.2)
LAT: Final = (2.6, 24.4)
WIDE: Final = 90
"""Pixels of the inset from which its caption stands over the middle in any font; under that it grows to the left."""


def has_inset(level: str) -> bool:
    return level in (NATION, HAINAN)


def traces(sheet: Sheet, neighbours: Trace, geojson: str, strokes: list[list[Point]]) -> list[Trace]:
    """The same fills once more, islets with a thin dark edge: a white one would swallow them."""
    if not has_inset(sheet.summary.level):
        return []
    paint = sheet.style.palette
    regions = fill(sheet, geojson, "geo2")
    regions["marker"]["line"] = {"color": paint.muted, "width": 0.4}
    return [neighbours | {"geo": "geo2"}, regions, lines(strokes, paint.ink, 1, 2, "geo2"), _names(sheet)]


def _names(sheet: Sheet) -> Trace:
    """Places that only the inset shows: 三沙, where 海南 is open."""
    level, south = sheet.summary.level, sheet.plane.frame.lat[0]
    shown = [at for at in sheet.summary.places if level == HAINAN and sheet.points.get(at.adcode, (0, 90))[1] < south]
    return {
        "type": "scattergeo",
        "geo": "geo2",
        "mode": "text",
        "lon": [sheet.points[at.adcode][0] for at in shown],
        "lat": [sheet.points[at.adcode][1] for at in shown],
        "text": [at.name for at in shown],
        "textposition": "bottom center",
        "textfont": {"size": sheet.font_size - 1, "color": sheet.style.palette.muted},
        "hoverinfo": "skip",
    }


def layout(sheet: Sheet) -> dict[str, Any]:
    """The second `geo`, its border and its caption."""
    if not has_inset(sheet.summary.level):
        return {}
    box, paint = sheet.plane.box, sheet.style.palette
    left, top = 1 - box.inset_width / box.width, box.inset_height / box.height
    return {
        "geo2": _subplot(left, top, paint.sea),
        "shapes": [_border(left, top, paint.coast)],
        "annotations": [_caption(left, box, sheet)],
    }


def _subplot(left: float, top: float, sea: str) -> dict[str, Any]:
    return {
        "domain": {"x": [left, 0.998], "y": [0.003, top]},
        "visible": False,
        "scope": "asia",
        "projection": {"type": "mercator", "rotation": {"lon": sum(LON) / 2}},
        "lonaxis": {"range": LON},
        "lataxis": {"range": LAT},
        "bgcolor": sea,
    }


def _border(left: float, top: float, colour: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1}
    corners = {"x0": left, "x1": 0.998, "y0": 0.003, "y1": top}
    return {"type": "rect", "xref": "paper", "yref": "paper", **corners, "line": line}


def _caption(left: float, box: Box, sheet: Sheet) -> dict[str, Any]:
    room = box.inset_width >= WIDE
    return {
        "text": sheet.style.words("province_map.inset"),
        "xref": "paper",
        "yref": "paper",
        "x": (left + 1) / 2 if room else 1,
        "y": (box.inset_height + 2) / box.height,
        "xanchor": "center" if room else "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": max(10, sheet.font_size - 1), "color": sheet.style.palette.muted},
    }
