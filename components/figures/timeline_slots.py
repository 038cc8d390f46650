"""Where the slots of the timeline stand: columns, rows and captions, in pixels.

The x axis counts pixels from the left of the figure, the y axis pixels above the line of the slots. A narrow window
gets smaller squares and captions of several lines; on a canvas the squares are as large as there is room. All of it
depends on the style and the number of units, not on what is chosen.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any, Final, Literal

from components.figures.timeline_names import SQUARE, NamedRows, named_rows
from components.style import Style
from components.text_width import text_width
from data.measures.ages import YearCount
from data.summaries.founding_timeline import SlotCount

HEIGHT: Final = 168
LOW_HEIGHTS: Final = (112, 140)
"""The figure's heights in sight, on the page, where few parks leave the rest of it empty."""
MARGIN: Final = 4
GUTTERS: Final = ((1500, 28), (1100, 24), (700, 18), (0, 12))
"""The page's margins, by the width of the window."""

NAME_SIZE: Final = 13
COUNT_SIZE: Final = 12

MAX_UNITS: Final = 60
"""Of a slot: beyond, bars are drawn instead of squares."""
MAX_PITCH: Final = 24
MAX_PITCH_ALONE: Final = 34
"""Where no published units take half of the height."""
MIN_PITCH: Final = 6
USUAL: Final = 20
"""Units that always have room, so that the squares keep their size when a filter leaves few."""
LINE_ROOM: Final = 2
"""Above the line where nothing stands on it."""
SCALE_ROOM: Final = 40
"""What the numbers of an axis take on the left."""

Captions = Literal["line", "pair", "stack"]
_CAPTION_HEIGHTS: Final[dict[Captions, int]] = {"line": 24, "pair": 38, "stack": 64}
_CAPTION_LINES: Final[dict[Captions, float]] = {"line": 1.9, "pair": 2.9, "stack": 5.2}
"""Height on a canvas, in lines of its body: none of the captions is smaller."""


@dataclass(frozen=True)
class Column:
    """One slot's share of the width."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


class Ground:
    """The figure under a geometry: the canvas, or the window's width without the page's margins."""

    style: Style
    slots: Any

    @property
    def width(self) -> int:
        if self.style.canvas:
            return self.style.canvas.width
        return self.style.width - 2 * next(gutter for least, gutter in GUTTERS if self.style.width >= least)

    @property
    def height(self) -> int:
        return self.style.canvas.height if self.style.canvas else HEIGHT

    @property
    def margin(self) -> int:
        """Over and under what is drawn."""
        return 0 if self.style.canvas else MARGIN

    @property
    def dated(self) -> int:
        """How many slots are years; the others stand apart after them."""
        return sum(slot.year is not None for slot in self.slots)


@dataclass(frozen=True)
class Slots(Ground):
    """The geometry of all slots: published units above the captions, listed parks below them."""

    slots: tuple[SlotCount, ...]
    style: Style
    chosen: bool = False  # years are chosen; the others stay in sight

    @cached_property
    def most(self) -> int:
        """The most units of one slot, on one side."""
        return max(max(slot.listed, slot.published or 0) for slot in self.slots)

    @property
    def alone(self) -> bool:
        """Whether the parks have the height to themselves; a canvas gives to each side what it needs anyway."""
        return not self.style.canvas and all(slot.published is None for slot in self.slots)

    @cached_property
    def named(self) -> NamedRows | None:
        """The parks of one place under each other, named beside their squares, where all names have room."""
        if not self.alone or self.bars or any(len(slot.units) > len(slot.marks) for slot in self.slots):
            return None
        names = [[mark.name for mark in slot.marks] for slot in self.slots]
        return named_rows(names, min(column.width for column in self.columns), self.deepest)

    @property
    def height_in_sight(self) -> int:
        """The upper part of the figure that holds all squares and names; those of a choice among them as well."""
        if not self.alone or (any(slot.units for slot in self.slots) and not self.named):
            return HEIGHT
        needed = self.caption_height + (self.named.depth if self.named else 0) + 2 * self.margin
        return next((height for height in LOW_HEIGHTS if needed <= height), HEIGHT)

    @property
    def bars(self) -> bool:
        """Whether some slot has too many units for squares."""
        return self.most > MAX_UNITS

    @cached_property
    def most_squares(self) -> int:
        """The same with the letters of compared places, which take the room of a square each."""
        return max(self.most, *(len(slot.units) for slot in self.slots))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Equal columns; a wider gap parts the years from the slots without one."""
        gap, count = self.style.px(16) if self.width > self.style.px(900) else self.style.px(4), len(self.slots)
        start = self.style.px(SCALE_ROOM) if self.bars else 0
        apart = [gap * 1.5 * (0 < self.dated <= index) for index in range(count)]
        each = (self.width - start - gap * (count - 1) - max(apart, default=0)) / max(1, count)
        lefts = [start + index * (each + gap) + apart[index] for index in range(count)]
        return tuple(Column(round(left, 1), round(left + each, 1)) for left in lefts)

    @cached_property
    def captions(self) -> Captions:
        """Name and counts on one line, on two, or short and stacked: what the columns have room for."""
        style, room = self.style, min(column.width for column in self.columns)
        names = max(text_width(self.label(slot), style.text(NAME_SIZE)) for slot in self.slots)
        counts = text_width(style.words("founding_timeline.counts", published=88, listed=88), style.text(COUNT_SIZE))
        if names + counts + style.px(14) <= room:
            return "line"
        return "pair" if max(names, counts) + style.px(6) <= room else "stack"

    @property
    def name_size(self) -> float:
        return self.size(NAME_SIZE)

    def size(self, usual: float) -> float:
        """Of a caption's type, smaller in a stack."""
        return self.style.text(usual - 2 * (self.captions == "stack"))

    @property
    def caption_height(self) -> float:
        if self.style.canvas:
            return round(_CAPTION_LINES[self.captions] * self.style.canvas.body * 1.06, 1)
        return _CAPTION_HEIGHTS[self.captions]

    @property
    def room(self) -> float:
        """Height above the line: half of what the captions leave; on a canvas what the units there need."""
        if self.alone:
            return LINE_ROOM
        if self.bars or not self.style.canvas:
            return self._free / 2
        above, below = (rows * self.pitch for rows in self._rows(self.pitch))
        return above + (self._free - above - below) / 2

    @property
    def bottom(self) -> float:
        """The lower end, under captions and listed parks."""
        return -self.caption_height - (self._free - self.room)

    @property
    def deepest(self) -> float:
        """Height of the larger side."""
        return max(self.room, self._free - self.room)

    @property
    def scale(self) -> float:
        """Pixels a park, of bars."""
        return (self.deepest - 8) / max(1, self.most)

    @cached_property
    def pitch(self) -> int:
        """Distance of two squares: the largest with which every slot has room."""
        if self.style.canvas:
            sizes = range(min(self.width, self.height), MIN_PITCH, -1)
            fitting = (size for size in sizes if self._across(size) > 2 and sum(self._rows(size)) * size <= self._free)
            return next(fitting, MIN_PITCH)
        most = max(USUAL, self.most_squares)
        sizes = range(MAX_PITCH_ALONE if self.alone else MAX_PITCH, MIN_PITCH, -1)
        return next((size for size in sizes if self._across(size) * int(self.deepest // size) >= most), MIN_PITCH)

    @property
    def square(self) -> int:
        """Side of a square."""
        return SQUARE if self.named else round(self.pitch * 0.8)

    def spots(self, index: int, count: int, *, below: bool) -> list[tuple[float, float]]:
        """Middles of a slot's units, from the line upwards or, of listed parks, from the captions downwards."""
        across, half = self._across(self.pitch), self.pitch / 2
        left = self.columns[index].left + self.square / 2 + 1  # the edge of the first square is half outside it
        if self.named:
            return [(round(left, 1), -self.caption_height - middle) for middle in self.named.middles[index]]
        spots = ((left + unit % across * self.pitch, unit // across * self.pitch + half) for unit in range(count))
        return [(round(x, 1), -self.caption_height - row if below else row) for x, row in spots]

    def label(self, slot: SlotCount | YearCount) -> str:
        """The slot's full name."""
        if slot.year is None:
            return self.style.words(f"terms.slot_{slot.slot}")
        return self.style.words("terms.slot_later", year=slot.year) if slot.slot.endswith("-") else str(slot.year)

    def short_label(self, slot: SlotCount) -> str:
        """A name for a narrow column, on up to two lines."""
        key = slot.slot if slot.year is None else "later"
        later = slot.year is None or slot.slot.endswith("-")
        return self.style.words(f"founding_timeline.{key}_short", year=slot.year) if later else str(slot.year)

    @property
    def _free(self) -> float:
        return self.height - 2 * self.margin - self.caption_height

    def _rows(self, pitch: int) -> tuple[int, int]:
        """Rows of squares above and below the captions."""
        across = max(1, self._across(pitch))
        published, listed = (
            max(slot.published or 0 for slot in self.slots),
            max(len(slot.units) for slot in self.slots),
        )
        return ceil(published / across), ceil(listed / across)

    def _across(self, pitch: int) -> int:
        """Squares side by side in the narrowest column; the last needs no gap after it."""
        return int((min(column.width for column in self.columns) + 0.2 * pitch) // pitch)
