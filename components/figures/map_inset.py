"""南海诸岛: the inset that maps of the nation and of 海南 must carry, at the lower right, over no island."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from components.figures.map_layers import Trace, fill, lines, scatter, subplot
from components.figures.map_plane import Point
from components.figures.map_sheet import Sheet
from components.figures.map_spots import Rect
from components.text_width import text_extent
from data.boundaries.frames import INSET_LAT, INSET_LON
from data.regions import Adcode

WIDE: Final = 90
"""Pixels of the inset from which its caption stands over the middle in any font; under that it grows to the left."""


def traces(
    sheet: Sheet, regions: Collection[Adcode], around: Sequence[Trace], strokes: Sequence[Sequence[Point]], url: str
) -> list[Trace]:
    """The fills of its regions, islets with a thin dark edge: a white one would swallow them."""
    if not sheet.plane.box.inset:
        return []
    paint = sheet.style.palette
    fills = fill(sheet, [place for place in sheet.summary.places if place.adcode in regions], url)
    fills["marker"]["line"] = {"color": paint.muted, "width": sheet.style.px(0.4)}
    outside = sheet.label_points.keys() - sheet.points.keys()  # of the frame: 三沙
    only_here = [place for place in sheet.summary.places if place.adcode in outside]
    names = scatter([sheet.label_points[place.adcode] for place in only_here], "text") | {
        "text": [place.name for place in only_here],
        "textposition": "bottom center",
        "textfont": {"size": sheet.inset_size, "color": paint.muted},
    }
    layers = [*around, fills, lines(strokes, paint.ink, sheet.style.px(1), 2), names]
    return [layer | {"geo": "geo2"} for layer in layers]


def layout(sheet: Sheet) -> dict[str, Any]:
    """The second `geo`, its border and its caption."""
    if not sheet.plane.box.inset:
        return {}
    box, paint = sheet.plane.box, sheet.style.palette
    left, top = 1 - box.inset_width / box.width, box.inset_height / box.height
    mercator = {"type": "mercator", "rotation": {"lon": sum(INSET_LON) / 2}}
    middle = sum(INSET_LON) / 2, sum(INSET_LAT) / 2
    geo = subplot(([left, 0.998], [0.003, top]), mercator, (INSET_LON, INSET_LAT), middle, paint.sea)
    corners = {"xref": "paper", "yref": "paper", "x0": left, "x1": 0.998, "y0": 0.003, "y1": top}
    border = {"type": "rect", **corners, "line": {"color": paint.coast, "width": sheet.style.px(1)}}
    return {"geo2": geo, "shapes": [border], "annotations": [_caption(left, sheet)]}


def covered(sheet: Sheet) -> list[Rect]:
    """Where the inset and its caption stand, for labels to keep clear of."""
    box, text = sheet.plane.box, sheet.style.words("province_map.inset")
    if not box.inset:
        return []
    wide, tall = text_extent(text, _caption_size(sheet))
    middle = box.width - (box.inset_width if _room(sheet) else wide) / 2
    inset = Rect(box.width - box.inset_width / 2, box.height - box.inset_height / 2, box.inset_width, box.inset_height)
    return [inset, Rect(middle, box.height - box.inset_height - tall / 2 - 2, wide, tall)]


def _room(sheet: Sheet) -> bool:
    return sheet.plane.box.inset_width >= sheet.style.px(WIDE)


def _caption_size(sheet: Sheet) -> float:
    return max(10, sheet.inset_size)


def _caption(left: float, sheet: Sheet) -> dict[str, Any]:
    room, box = _room(sheet), sheet.plane.box
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
