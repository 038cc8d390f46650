"""The texts of the map: the name of each place, with its number if it has one, and leader lines to those beside it.

A label stands in its own region, or has a leader line. Where neither can be, the number stands there without its name;
a name that has no number is left out. The ranking and the pointer still tell it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from components.figures import map_inset
from components.figures.map_crowd import Cells, Crowd, Label, Option
from components.figures.map_labels import Rect, in_circle, snug
from components.figures.map_layers import Trace, lines
from components.figures.map_plane import Point
from components.figures.map_sea import at_sea
from components.figures.map_sheet import Sheet
from components.figures.map_spots import beside, by_hand, within
from components.text_width import LINE
from data.boundaries.label_grid import LabelGrid
from data.states import State
from data.values import Place

TWO_LINES: Final = 5.0
BY_HAND: Final = 8.0
BESIDE: Final = 16.0
SMALL_BESIDE: Final = 20.0
NUMBER: Final = 40.0
IN_CIRCLE: Final = 26.0
"""What it costs to write a label so, in the unit of map_spots; on a small map many leader lines are a thicket."""

UNNUMBERED: Final = 27.0
"""What a name without a number may cost at most: a long line to it says less than it crosses."""

ROOMY: Final = 45
"""Letters across a map that has room for leader lines to places without a number."""


def names(sheet: Sheet, grid: LabelGrid, dots: Sequence[Point]) -> tuple[Trace, Trace]:
    """Leader lines and labels; `dots` are the pixels that labels keep clear of."""
    writer = _Writer(sheet, grid)
    crowd = writer.crowd(dots)
    written: list[tuple[Place, Label]] = []
    for at in sorted((at for at in sheet.summary.places if _labelled(at, sheet)), key=lambda at: _rank(at, sheet)):
        if label := writer.best(at, crowd):
            crowd.add(label)
            written.append((at, label))
    leaders = [sheet.plane.degrees(label.leader) for _, label in written if label.leader]
    return (
        lines(leaders, sheet.style.palette.coast, sheet.style.px(0.8), sheet.plane.digits),
        _texts(written, sheet),
    )


@dataclass(frozen=True)
class _Writer:
    """The ways to write the labels of one map."""

    sheet: Sheet
    grid: LabelGrid

    @cached_property
    def cells(self) -> Cells:
        plane = self.sheet.plane
        return Cells(plane.corner, self.grid.cell * plane.scale, self.grid.shape)

    def crowd(self, dots: Sequence[Point]) -> Crowd:
        """What stands on the map before its labels."""
        sheet = self.sheet
        points = [Rect(x, y, sheet.dot_size, sheet.dot_size) for x, y in dots]
        discs = [Rect(*sheet.anchors[adcode], size, size) for adcode, size in sheet.circles.items()]
        marks = self.cells.marked(points, discs, LINE * sheet.font_size) if points or discs else None
        return Crowd(self.cells, marks, map_inset.covered(sheet))

    def best(self, at: Place, crowd: Crowd) -> Label | None:
        """Name and number in the place's circle, else at the best free spot, else the number alone in the circle."""
        whole, short = (
            self._in_circle(at, text, crowd) for text in (_text(at, self.sheet, "<br>"), _number(at, self.sheet))
        )
        if whole:
            return whole
        known = at.value is not None or at.adcode in self.sheet.chosen
        maximum = IN_CIRCLE if short else float("inf") if known else UNNUMBERED
        return crowd.best(self.options(at), self.sheet.anchors[at.adcode], maximum) or short

    def _in_circle(self, at: Place, text: str, crowd: Crowd) -> Label | None:
        size, middle = self.sheet.font_size, self.sheet.anchors[at.adcode]
        if not in_circle(text, size, self.sheet.circles.get(at.adcode, 0.0)):
            return None
        label = Label(text, Rect(*middle, *snug(text, size)), in_circle=True)
        return label if crowd.free(label.rect) else None

    def options(self, at: Place) -> Iterator[Option]:
        """From the best to the last: in the region, in two lines, beside the land, the number alone."""
        whole = _text(at, self.sheet)
        numbered = at.value is not None
        yield self._within(at, whole, 0.0)
        if numbered:
            yield self._within(at, _text(at, self.sheet, "<br>"), TWO_LINES)
        elif " " in whole:
            yield self._within(at, whole.replace(" ", "<br>", 1), TWO_LINES)
        if spot := at_sea(self.sheet.summary.level, at.adcode):
            yield self._by_hand(at, whole, spot)
        if numbered or self._roomy:
            yield self._beside(at, whole)
        if numbered:
            yield self._within(at, _number(at, self.sheet), NUMBER)

    @property
    def _besides(self) -> float:
        return BESIDE if self._roomy else SMALL_BESIDE

    @cached_property
    def _roomy(self) -> bool:
        return self.sheet.plane.box.map_width > ROOMY * self.sheet.font_size

    def _within(self, at: Place, text: str, cost: float) -> Option:
        size = self._size(text)
        return Option(text, size, within(self.grid, at.adcode, self._anchor(at), *size), cost)

    def _beside(self, at: Place, text: str) -> Option:
        size = self._size(text)
        return Option(text, size, beside(self.grid, at.adcode, self._anchor(at), *size), self._besides, led=True)

    def _by_hand(self, at: Place, text: str, spot: Point) -> Option:
        """The spot at sea that was chosen by hand."""
        size = self._size(text)
        ((x, y),) = self.grid.cells_of([spot]).tolist()
        return Option(text, size, by_hand(self.grid, self._anchor(at), (x, y), *size), BY_HAND, led=True)

    def _size(self, text: str) -> tuple[int, int]:
        width, height = snug(text, self.sheet.font_size)
        return self.cells.of(width), self.cells.of(height)

    def _anchor(self, at: Place) -> Point:
        return self.cells.cell(self.sheet.anchors[at.adcode])


def _rank(at: Place, sheet: Sheet) -> tuple[bool, bool, float, bool, str]:
    """The most important first: what was chosen, numbers, then names at sea, then the others."""
    sea = at_sea(sheet.summary.level, at.adcode) is not None
    return at.adcode not in sheet.summary.chosen, at.value is None, -(at.value or 0), not sea, at.adcode


def _text(at: Place, sheet: Sheet, between: str = " ") -> str:
    if at.value is None and at.state != State.NO_MATCH:
        return at.name
    number = sheet.number(at)
    return f"{at.name}{between}{number}" if at.state == State.NO_MATCH else f"{at.name}{between}<b>{number}</b>"


def _number(at: Place, sheet: Sheet) -> str:
    return f"<b>{sheet.number(at)}</b>"


def _texts(written: Sequence[tuple[Place, Label]], sheet: Sheet) -> Trace:
    """The labels as one trace; its `ids` are the places."""
    points = sheet.plane.degrees([(label.rect.x, label.rect.y) for _, label in written])
    return {
        "type": "scattergeo",
        "geo": "geo",
        "mode": "text",
        "ids": [at.adcode for at, _ in written],
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "text": [label.text for _, label in written],
        "textposition": "middle center",
        "textfont": {
            "size": sheet.font_size,
            "color": [_colour(at, label, sheet) for at, label in written],
            "shadow": [_halo(label, sheet) for _, label in written],
        },
        "hoverinfo": "skip",
    }


def _colour(at: Place, label: Label, sheet: Sheet) -> str:
    paint = sheet.style.palette
    if label.in_circle:
        return paint.paper if sheet.kept(at.adcode) else paint.ink
    return sheet.looks[sheet.look(at)].ink if sheet.kept(at.adcode) else paint.muted


def _halo(label: Label, sheet: Sheet) -> str:
    """A rim of paper, where a text crosses dark fills and borders."""
    return "none" if label.in_circle else ", ".join([f"0 0 2px {sheet.style.palette.paper}"] * 3)


def _labelled(at: Place, sheet: Sheet) -> bool:
    """Whether the place has a name, and is on the map at all; 三沙 is only in the inset."""
    if not at.name:
        return False
    x, y = sheet.anchors.get(at.adcode, (-1.0, -1.0))
    return 0 <= x <= sheet.plane.box.width and 0 <= y <= sheet.plane.box.height
