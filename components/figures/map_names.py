"""The texts of the map: the name of each place, with its number if it has one, and leader lines to those at sea."""

from collections.abc import Sequence
from math import hypot
from typing import Final

from components.figures.map_labels import LINE, Label, Rect, extent, place
from components.figures.map_layers import Trace, lines
from components.figures.map_plane import Point
from components.figures.map_sea import at_sea
from components.figures.map_sheet import Sheet
from data.regions import Adcode
from data.states import State
from data.values import Place

_NEAR: Final = 12.0
"""A leader line shorter than this, in pixels, says nothing."""


_ASIDE: Final = 0.025
"""Of the map's height: how far beside its place a label may stand away from the page."""


def names(sheet: Sheet, dots: Sequence[Point]) -> tuple[Trace, Trace]:
    """Leader lines and labels; `dots` are the pixels that labels keep clear of."""
    places = sorted((at for at in sheet.summary.places if _in_frame(at, sheet)), key=lambda at: _rank(at, sheet))
    spots = dict(_sea_spots(places, sheet))
    labels = [_label(at, spots.get(at.adcode), sheet) for at in places]
    obstacles = [*_dot_rects(dots, sheet), *_circle_rects(sheet)]
    rects = place(labels, obstacles, sheet.plane.box)
    if sheet.style.canvas:
        places, labels, rects = _legible(places, labels, rects, obstacles, sheet)
    pairs = [(sheet.anchors[at.adcode], rect) for at, rect in zip(places, rects, strict=True) if at.adcode in spots]
    leaders = [line for anchor, rect in pairs if (line := _leader(anchor, rect, sheet))]
    return (
        lines(leaders, sheet.style.palette.coast, sheet.style.px(0.8), sheet.plane.digits),
        _texts(places, labels, rects, sheet),
    )


def _legible(
    places: Sequence[Place], labels: Sequence[Label], rects: Sequence[Rect], obstacles: Sequence[Rect], sheet: Sheet
) -> tuple[list[Place], list[Label], list[Rect]]:
    """Away from the page nobody hides labels that collide: a number then goes without its name, a name altogether."""
    kept: list[tuple[Place, Label, Rect]] = []
    inset = _inset(sheet)
    for at, label, rect in zip(places, labels, rects, strict=True):
        taken = [*inset, *(other for _, _, other in kept)]
        if _stands(at, label, rect, taken, sheet):
            kept.append((at, label, rect))
        elif at.value is not None and not label.fixed:
            short = Label(f"<b>{sheet.number(at)}</b>", label.size, label.anchor)
            (spot,) = place([short], [*obstacles, *taken], sheet.plane.box)
            kept += [(at, short, spot)] if _stands(at, short, spot, taken, sheet) else []
    return [at for at, _, _ in kept], [label for _, label, _ in kept], [rect for _, _, rect in kept]


def _stands(at: Place, label: Label, rect: Rect, taken: Sequence[Rect], sheet: Sheet) -> bool:
    """Whether a label stands at its place, in the map's picture and on no other."""
    plane = sheet.plane
    inside = plane.left <= rect.x - rect.width / 2 and rect.x + rect.width / 2 <= plane.box.map_width - plane.left
    clear = not rect.outside(plane.box) and not any(rect.overlap(other) for other in taken)
    reach = min(0.8 * label.size, _ASIDE * plane.box.height) + sheet.circles.get(at.adcode, 0.0)
    return inside and clear and _near(label, rect, reach)


def _near(label: Label, rect: Rect, reach: float) -> bool:
    """Whether a label stands at its place or the circle there, and not in another place."""
    x, y = label.anchor
    return abs(rect.x - x) < rect.width / 2 + reach and abs(rect.y - y) < rect.height / 2 + reach


def _inset(sheet: Sheet) -> list[Rect]:
    """Where 南海诸岛 and its caption stand."""
    box = sheet.plane.box
    tall = box.inset_height + LINE * sheet.inset_size
    inset = Rect(box.width - box.inset_width / 2, box.height - tall / 2, box.inset_width, tall)
    return [inset] if box.inset else []


def _rank(at: Place, sheet: Sheet) -> tuple[bool, bool, float, bool, str]:
    """The most important first: what was chosen, numbers, then names at sea, then the others."""
    sea = at_sea(sheet.summary.level, at.adcode) is not None
    return at.adcode not in sheet.summary.chosen, at.value is None, -(at.value or 0), not sea, at.adcode


def _sea_spots(places: Sequence[Place], sheet: Sheet) -> list[tuple[Adcode, Point]]:
    """The pixels of the labels at sea."""
    spots = [(at.adcode, at_sea(sheet.summary.level, at.adcode)) for at in places]
    known = [(adcode, spot) for adcode, spot in spots if spot]
    return [*zip((adcode for adcode, _ in known), sheet.plane.pixels(spot for _, spot in known), strict=True)]


def _label(at: Place, spot: Point | None, sheet: Sheet) -> Label:
    if _inside(at, sheet):
        return Label(_text(at, sheet, "<br>"), sheet.font_size, sheet.anchors[at.adcode], fixed=True)
    return Label(_text(at, sheet), sheet.font_size, spot or sheet.anchors[at.adcode], fixed=spot is not None)


def _text(at: Place, sheet: Sheet, between: str = " ") -> str:
    if at.value is None and at.state != State.NO_MATCH:
        return at.name
    number = sheet.number(at)
    return f"{at.name}{between}{number}" if at.state == State.NO_MATCH else f"{at.name}{between}<b>{number}</b>"


def _inside(at: Place, sheet: Sheet) -> bool:
    """Whether name and number stand in the place's own circle: they fit, and it has no spot at sea."""
    needed = hypot(*extent(_text(at, sheet, "<br>"), sheet.font_size))
    return not at_sea(sheet.summary.level, at.adcode) and needed <= sheet.circles.get(at.adcode, 0.0)


def _dot_rects(dots: Sequence[Point], sheet: Sheet) -> list[Rect]:
    return [Rect(x, y, sheet.dot_size, sheet.dot_size) for x, y in dots]


def _circle_rects(sheet: Sheet) -> list[Rect]:
    return [Rect(*sheet.anchors[adcode], size, size) for adcode, size in sheet.circles.items()]


def _leader(anchor: Point, label: Rect, sheet: Sheet) -> list[Point]:
    """From the place to just before its label, in degrees; empty where they are neighbours."""
    across, down = label.x - anchor[0], label.y - anchor[1]
    reach = min(
        (label.width / 2 + 2) / abs(across) if across else 1.0,
        (label.height / 2) / abs(down) if down else 1.0,
    )
    if hypot(across, down) * (1 - reach) < sheet.style.px(_NEAR):
        return []
    return sheet.plane.degrees([anchor, (label.x - across * reach, label.y - down * reach)])


def _texts(places: Sequence[Place], labels: Sequence[Label], rects: Sequence[Rect], sheet: Sheet) -> Trace:
    points = sheet.plane.degrees([(rect.x, rect.y) for rect in rects])
    return {
        "type": "scattergeo",
        "geo": "geo",
        "mode": "text",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "text": [label.text for label in labels],
        "textposition": "middle center",
        "textfont": {
            "size": sheet.font_size,
            "color": [_colour(at, sheet) for at in places],
            "shadow": [_halo(at, sheet) for at in places],
        },
        "hoverinfo": "skip",
    }


def _colour(at: Place, sheet: Sheet) -> str:
    paint = sheet.style.palette
    if _inside(at, sheet):
        return paint.paper if sheet.kept(at.adcode) else paint.ink
    return sheet.looks[sheet.look(at)].ink if sheet.kept(at.adcode) else paint.muted


def _halo(at: Place, sheet: Sheet) -> str:
    """A rim of paper, where a text crosses dark fills and borders."""
    return "none" if _inside(at, sheet) else ", ".join([f"0 0 2px {sheet.style.palette.paper}"] * 3)


def _in_frame(at: Place, sheet: Sheet) -> bool:
    """Whether the place is on the map at all; 三沙 is only in the inset."""
    x, y = sheet.anchors.get(at.adcode, (-1.0, -1.0))
    return 0 <= x <= sheet.plane.box.width and 0 <= y <= sheet.plane.box.height
