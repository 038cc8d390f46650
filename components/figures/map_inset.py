"""南海诸岛: the inset that maps of the nation and of 海南 must carry, at the lower right, over no island."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from components.figures.map_labels import Rect
from components.figures.map_layers import Trace, fill, lines
from components.figures.map_plane import MapBox, Point
from components.figures.map_sheet import Sheet
from components.text_width import text_extent
from data.boundaries.frames import INSET_LAT, INSET_LON, INSETS
from data.regions import Adcode

Strokes = Sequence[Sequence[Point]]

WIDE: Final = 90
"""Pixels of the inset from which its caption stands over the middle in any font; under that it grows to the left."""


def has_inset(level: str) -> bool:
    return level in INSETS


def traces(
    sheet: Sheet, regions: Collection[Adcode], around: Sequence[Trace], strokes: Strokes, url: str
) -> list[Trace]:
    """The fills of its regions, islets with a thin dark edge: a white one would swallow them."""
    if not has_inset(sheet.summary.level):
        return []
    paint = sheet.style.palette
    fills = fill(sheet, [place for place in sheet.summary.places if place.adcode in regions], url, "geo2")
    fills["marker"]["line"] = {"color": paint.muted, "width": sheet.style.px(0.4)}
    neighbours = [trace | {"geo": "geo2"} for trace in around]
    return [*neighbours, fills, lines(strokes, paint.ink, sheet.style.px(1), 2, "geo2"), _names(sheet)]


def _names(sheet: Sheet) -> Trace:
    """Places that only the inset shows: 三沙, where 海南 is open."""
    shown = [place for place in sheet.summary.places if place.adcode in sheet.inset_points]
    return {
        "type": "scattergeo",
        "geo": "geo2",
        "mode": "text",
        "lon": [sheet.inset_points[at.adcode][0] for at in shown],
        "lat": [sheet.inset_points[at.adcode][1] for at in shown],
        "text": [at.name for at in shown],
        "textposition": "bottom center",
        "textfont": {"size": sheet.inset_size, "color": sheet.style.palette.muted},
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
        "shapes": [_border(left, top, paint.coast, sheet.style.px(1))],
        "annotations": [_caption(left, box, sheet)],
    }


def covered(sheet: Sheet) -> list[Rect]:
    """Where the inset and its caption stand, for labels to keep clear of."""
    if not has_inset(sheet.summary.level):
        return []
    box, text = sheet.plane.box, sheet.style.words("province_map.inset")
    wide, tall = text_extent(text, _caption_size(sheet))
    middle = box.width - (box.inset_width if _room(sheet) else wide) / 2
    inset = Rect(box.width - box.inset_width / 2, box.height - box.inset_height / 2, box.inset_width, box.inset_height)
    return [inset, Rect(middle, box.height - box.inset_height - tall / 2 - 2, wide, tall)]


def _room(sheet: Sheet) -> bool:
    return sheet.plane.box.inset_width >= sheet.style.px(WIDE)


def _caption_size(sheet: Sheet) -> float:
    return max(10, sheet.inset_size)


def _subplot(left: float, top: float, sea: str) -> dict[str, Any]:
    return {
        "domain": {"x": [left, 0.998], "y": [0.003, top]},
        "visible": False,
        "scope": "asia",
        "projection": {"type": "mercator", "rotation": {"lon": sum(INSET_LON) / 2}},
        "lonaxis": {"range": INSET_LON},
        "lataxis": {"range": INSET_LAT},
        "bgcolor": sea,
    }


def _border(left: float, top: float, colour: str, width: float) -> dict[str, Any]:
    line = {"color": colour, "width": width}
    corners = {"x0": left, "x1": 0.998, "y0": 0.003, "y1": top}
    return {"type": "rect", "xref": "paper", "yref": "paper", **corners, "line": line}


def _caption(left: float, box: MapBox, sheet: Sheet) -> dict[str, Any]:
    room = _room(sheet)
    return {
        "text": sheet.style.words("province_map.inset"),
        "xref": "paper",
        "yref": "paper",
        "x": (left + 1) / 2 if room else 1,
        "y": (box.inset_height + 2) / box.height,
        "xanchor": "center" if room else "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": _caption_size(sheet), "color": sheet.style.palette.muted},
    }
