"""The texts of the map: the name of each place, with its number if it has one, and leader lines to those beside it.

A label stands in its own region, or has a leader line. Where neither can be, the number stands there without its name;
a name that has no number is left out. The ranking and the pointer still tell it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import Any, Final

import numpy as np

from components.figures import map_inset
from components.figures.map_crowd import Cells, Crowd, Label, Option
from components.figures.map_layers import Trace, lines, scatter
from components.figures.map_plane import Point
from components.figures.map_sheet import Sheet
from components.figures.map_spots import Circle, Rect, Spots, abroad, beside, by_hand, in_circle, snug, within
from components.style import BREAKPOINTS
from components.text_width import LINE
from data.boundaries.frames import Line
from data.boundaries.label_grid import NOBODY, LabelGrid
from data.regions import Adcode
from data.states import State
from data.values import Place

AT_SEA: Final[Mapping[str, Mapping[str, Point]]] = {
    "100000": {
        "110000": (121.2, 39.9),
        "120000": (119.7, 38.7),
        "310000": (124.4, 31.0),
        "810000": (116.3, 21.7),
        "820000": (112.9, 20.2),
    },
    "440000": {
        "441900": (115.8, 22.42),
        "440300": (115.2, 22.06),
        "440600": (112.2, 21.25),
        "440400": (113.6, 21.45),
        "442000": (112.9, 21.35),
    },
}
"""Where the labels of small coastal places stand, at the end of a leader line; no dot or island lies under them.

Cartography by hand: degrees of longitude and latitude of the label's middle, by opened level.
"""

LEADER: Final = 0.7
"""Pixels of a leader line, which has the ink of its label: it is followed over every fill."""
TWO_LINES: Final = 5.0
BY_HAND: Final = 8.0
BESIDE: Final = 16.0
SMALL_BESIDE: Final = 20.0
ABROAD: Final = 44.0
NUMBER: Final = 68.0
IN_CIRCLE: Final = 26.0
"""What it costs to write a label so, in the unit of map_spots; on a small map many leader lines are a thicket."""
OVER_CIRCLE: Final = 1.4
"""Diameters of its circle that name and number over it may be wide: written in ink, with a rim where they leave it."""
SHIFTS: Final = (0.0, -0.15, 0.15, -0.3, 0.3)
"""Where it may stand, in diameters under the middle, so that it keeps clear of smaller circles."""
UNNUMBERED: Final = 27.0
"""What a name without a number may cost at most: a long line to it says less than it crosses."""
BUTTONS: Final = (38.0, 108.0)
"""Pixels in a corner of the page's map that its buttons take, with the gap at their end."""
MAX_COVERED: Final = 0.35
"""Of the land that names with numbers may cover together: beyond it nobody reads them, and the smaller ones of the
numbers are left to the pointer and the ranking."""
FEW: Final = 8
"""So many names with numbers are read on any map."""
ROOMY: Final = 45
"""Letters across a map that has room for leader lines to places without a number."""


def names(
    sheet: Sheet, grid: LabelGrid, dots: Sequence[Rect], strokes: Sequence[Line] = ()
) -> tuple[Trace, Trace, Trace]:
    """Leader lines, labels, and labels for places that are chosen later.

    `dots` are what they all keep clear of, `strokes` what none may cross: a dash under a name is not read as a border.

    Those for later say in full what there was no room for. On a page a script shows the one of a place that is chosen,
    over what stands there, so that a choice needs no other figure; a canvas, which nobody touches, has none.
    """
    writer = _Writer(sheet, grid, dots, strokes)
    crowd = writer.crowd()
    written: list[tuple[Place, Label]] = []
    for at in sorted((at for at in sheet.summary.places if _labelled(at, sheet)), key=lambda at: _rank(at, sheet)):
        if label := writer.best(at, crowd):
            crowd.add(label)
            written.append((at, label))
    leaders = [sheet.plane.degrees(label.leader) for _, label in written if label.leader]
    labels = {at.adcode: label for at, label in written}
    short = (at for at in sheet.summary.places if _labelled(at, sheet) and _is_short(at, labels.get(at.adcode)))
    later = [] if sheet.style.canvas else [(at, writer.alone(at)) for at in short]
    return (
        lines(leaders, sheet.style.palette.ink, sheet.style.px(LEADER), sheet.plane.digits),
        _texts(written, sheet),
        _texts(later, sheet),
    )


def _is_short(at: Place, label: Label | None) -> bool:
    """Whether the place has no label, or one in its region that lacks its name or its number."""
    if label is None:
        return True
    return not label.leader and (at.name not in label.text or (at.value is not None and "<b>" not in label.text))


def _buttons(sheet: Sheet) -> list[Rect]:
    """Where the page's buttons that zoom stand: upper left, on a phone side by side at the lower left."""
    if sheet.style.canvas:
        return []
    short, long = BUTTONS
    if sheet.style.width < BREAKPOINTS["tablet"]:
        return [Rect(long / 2, sheet.plane.box.height - short / 2, long, short)]
    return [Rect(short / 2, long / 2, short, long)]


def _labelled(at: Place, sheet: Sheet) -> bool:
    """Whether the place has a name, and is on the map at all; 三沙 is only in the inset."""
    x, y = sheet.anchors.get(at.adcode, (-1.0, -1.0))
    return bool(at.name) and 0 <= x <= sheet.plane.box.width and 0 <= y <= sheet.plane.box.height


def _rank(at: Place, sheet: Sheet) -> tuple[bool, bool, float, bool, str]:
    """The most important first: what was chosen, numbers, then names at sea, then the others."""
    on_land = at.adcode not in AT_SEA.get(sheet.summary.level, {})
    return at.adcode not in sheet.summary.chosen, at.value is None, -(at.value or 0), on_land, at.adcode


@dataclass(frozen=True)
class _Writer:
    """The ways to write the labels of one map."""

    sheet: Sheet
    grid: LabelGrid
    dots: Sequence[Rect]
    strokes: Sequence[Line]

    @cached_property
    def cells(self) -> Cells:
        plane = self.sheet.plane
        return Cells(plane.corner, self.grid.cell * plane.scale, self.grid.shape)

    @cached_property
    def numbered(self) -> frozenset[Adcode]:
        """The places that are written with their number: what is chosen, then the largest as far as there is room."""
        cells = np.count_nonzero(self.grid.owners != NOBODY)
        places = sorted(
            (at for at in self.sheet.summary.places if at.value is not None and _labelled(at, self.sheet)),
            key=lambda at: _rank(at, self.sheet),
        )
        sizes = (snug(f"{at.name} {self._number(at)}", self.sheet.font_size) for at in places)
        covered = accumulate(width * height / self.cells.side**2 for width, height in sizes)
        room = (share <= MAX_COVERED * cells for share in covered)
        return frozenset(
            at.adcode
            for count, (at, fits) in enumerate(zip(places, room, strict=True), start=1)
            if fits or count <= FEW or at.adcode in self.sheet.chosen
        )

    @cached_property
    def is_crowded(self) -> bool:
        """Whether places with a number are written without it."""
        return any(
            at.value is not None and at.adcode not in self.numbered and _labelled(at, self.sheet)
            for at in self.sheet.summary.places
        )

    def crowd(self) -> Crowd:
        """What stands on the map before its labels."""
        sheet = self.sheet
        circles = {
            sheet.anchors[adcode]: Circle(*sheet.anchors[adcode], size / 2) for adcode, size in sheet.circles.items()
        }
        marks = self.cells.marked(self.dots, LINE * sheet.font_size) if self.dots else None
        size = 2 * sheet.dot_size
        points = (
            sheet.anchors[at.adcode] for at in sheet.summary.places if at.value is not None and _labelled(at, sheet)
        )
        places = [Rect(*point, size, size) for point in points]
        taken = [*map_inset.covered(sheet), *_buttons(sheet)]
        dashes = [part for stroke in self.strokes for part in pairwise(sheet.plane.pixels(stroke))]
        return Crowd(self.cells, marks, circles, places, taken, dashes)

    def best(self, at: Place, crowd: Crowd) -> Label | None:
        """Name and number in the circle, else at the best spot, else at or over the circle, else the number in it."""
        whole, short = (self._in_circle(at, text, crowd) for text in (self._text(at, "<br>"), self._number(at)))
        if whole:
            return whole
        known = at.adcode in self.numbered or at.adcode in self.sheet.chosen
        maximum = IN_CIRCLE if short else float("inf") if known else UNNUMBERED
        led = crowd.best(self._options(at), self.sheet.anchors[at.adcode], maximum)
        return led or (short and (self._at_circle(at, crowd) or self._over_circle(at, crowd) or short))

    def alone(self, at: Place) -> Label:
        """Name and number in the region, as if there were no other label, else over the middle of it."""
        number = "" if at.value is None else self._number(at)
        texts = [at.name] if not number else [f"{at.name} {number}", f"{at.name}<br>{number}"]
        crowd = Crowd(self.cells, None, taken=[*map_inset.covered(self.sheet), *_buttons(self.sheet)])
        options = (self._option(at, text, TWO_LINES * row, within) for row, text in enumerate(texts))
        anchor = self.sheet.anchors[at.adcode]
        over = Label(texts[-1], Rect(*anchor, *snug(texts[-1], self.sheet.font_size)))
        return crowd.best(options, anchor, float("inf")) or over

    def _in_circle(self, at: Place, text: str, crowd: Crowd) -> Label | None:
        size, diameter = self.sheet.font_size, self.sheet.circles.get(at.adcode, 0.0)
        return self._centred(at, text, crowd, in_circle=True) if in_circle(text, size, diameter) else None

    def _at_circle(self, at: Place, crowd: Crowd) -> Label | None:
        """Name and number on the circle's upper edge, or under its lower one."""
        text = self._text(at)
        reach = (self.sheet.circles.get(at.adcode, 0.0) + snug(text, self.sheet.font_size)[1]) / 2
        labels = (self._centred(at, text, crowd, in_circle=False, shift=shift) for shift in (-reach, reach))
        return next((label for label in labels if label and crowd.untied(label)), None)

    def _over_circle(self, at: Place, crowd: Crowd) -> Label | None:
        text, diameter = self._text(at, "<br>"), self.sheet.circles.get(at.adcode, 0.0)
        width, _ = snug(text, self.sheet.font_size)
        if width > OVER_CIRCLE * diameter:
            return None
        shifts = (part * diameter for part in SHIFTS)
        labels = (self._centred(at, text, crowd, in_circle=False, shift=shift) for shift in shifts)
        return next(filter(None, labels), None)

    def _centred(self, at: Place, text: str, crowd: Crowd, *, in_circle: bool, shift: float = 0) -> Label | None:
        """The label in the middle of the circle, or `shift` under that, if nothing else stands there, no dot either."""
        middle = self.sheet.anchors[at.adcode]
        box = Rect(middle[0], middle[1] + shift, *snug(text, self.sheet.font_size))
        label = Label(text, box, in_circle=in_circle)
        over = any(at != middle and label.rect.meets(circle) for at, circle in crowd.circles.items())
        return None if over or any(label.rect.overlap(other) for other in (*crowd.taken, *self.dots)) else label

    def _options(self, at: Place) -> Iterator[Option]:
        """From the best to the last: in the region, in two lines, beside the land, on others' ground, a part of it."""
        sheet, whole, numbered = self.sheet, self._text(at), at.adcode in self.numbered
        yield self._option(at, whole, 0.0, within)
        two_lines = self._text(at, "<br>") if numbered else whole.replace(" ", "<br>", 1)
        if two_lines != whole:
            yield self._option(at, two_lines, TWO_LINES, within)
        if spot := AT_SEA.get(sheet.summary.level, {}).get(at.adcode):
            ((x, y),) = self.grid.cells_of([spot]).tolist()
            yield self._option(at, whole, BY_HAND, by_hand, (x, y))
        roomy = sheet.plane.box.map_width > ROOMY * sheet.font_size
        if numbered or roomy:
            yield self._option(at, whole, BESIDE if roomy else SMALL_BESIDE, beside)
        if numbered:
            yield self._option(at, whole, ABROAD, abroad)
            # among names without numbers, a number without its name says nothing
            yield self._option(at, at.name if self.is_crowded else self._number(at), NUMBER, within)

    def _option(
        self, at: Place, text: str, cost: float, spots: Callable[..., Spots], spot: Point | None = None
    ) -> Option:
        """A way with its spots: of the region, or the one that was chosen by hand."""
        anchor, (width, height) = self.cells.cell(self.sheet.anchors[at.adcode]), snug(text, self.sheet.font_size)
        size = self.cells.of(width), self.cells.of(height)
        hole = round(self.sheet.circles.get(at.adcode, 0.0) / 2 / self.cells.side, 1)
        find = partial(spots, self.grid, spot or at.adcode, anchor, *size, hole)
        return Option(text, size, find, cost, led=spots is not within)

    def _text(self, at: Place, between: str = " ") -> str:
        name = f"<b>{at.name}</b>" if at.adcode in self.sheet.chosen else at.name
        if at.adcode not in self.numbered and at.state != State.NO_MATCH:
            return name
        return f"{name}{between}{self.sheet.number(at) if at.state == State.NO_MATCH else self._number(at)}"

    def _number(self, at: Place) -> str:
        return f"<b>{self.sheet.number(at)}</b>"


def _texts(written: Sequence[tuple[Place, Label]], sheet: Sheet) -> Trace:
    """The labels as one trace; its `ids` are the places."""
    points = sheet.plane.degrees([(label.rect.x, label.rect.y) for _, label in written])
    rim = ", ".join([f"0 0 2px {sheet.style.palette.paper}"] * 3)  # where a text crosses dark fills and borders
    font: dict[str, Any] = {
        "size": sheet.font_size,
        "color": [_colour(at, label, sheet) for at, label in written],
        "shadow": ["none" if label.in_circle else rim for _, label in written],
    }
    return scatter(points, "text") | {
        "ids": [at.adcode for at, _ in written],
        "text": [label.text for _, label in written],
        "textposition": "middle center",
        "textfont": font,
    }


def _colour(at: Place, label: Label, sheet: Sheet) -> str:
    paint = sheet.style.palette
    if label.in_circle:
        return paint.paper
    return paint.ink if at.adcode in sheet.chosen else sheet.looks[sheet.look(at)].ink
