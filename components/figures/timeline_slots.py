"""Where the slots of the timeline stand: columns, rows and captions, in pixels.

The x axis counts pixels from the left of the figure, the y axis pixels above the line of the slots. A narrow window
gets smaller squares and captions of several lines. All of it depends on the style and the number of units, not on what
is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from components.figures.map_labels import extent
from components.style import Style
from data.summaries.founding_timeline import SlotCount

HEIGHT: Final = 168
MARGIN: Final = 4
GUTTERS: Final = ((1500, 28), (1100, 24), (700, 18), (0, 12))
"""The page's margins, by the width of the window."""

NAME_SIZE: Final = 13
COUNT_SIZE: Final = 12

LARGEST_PITCH: Final = 24
SMALLEST_PITCH: Final = 6
USUAL: Final = 20
"""Units that always have room, so that the squares keep their size when a filter leaves few."""

SCALE_ROOM: Final = 40
"""What the numbers of an axis take on the left."""

Captions = Literal["line", "pair", "stack"]
_CAPTION_HEIGHTS: Final[dict[Captions, int]] = {"line": 24, "pair": 38, "stack": 64}


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


@dataclass(frozen=True)
class Slots:
    """The geometry of all slots."""

    slots: tuple[SlotCount, ...]
    style: Style
    bars: bool  # too many units for squares

    @property
    def width(self) -> int:
        """Of the figure."""
        return self.style.width - 2 * next(gutter for least, gutter in GUTTERS if self.style.width >= least)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Equal columns; a wider gap parts the years from the slots without one."""
        gap = 16 if self.width > 900 else 4
        start = SCALE_ROOM if self.bars else 0
        apart = [0.0, *(gap * 1.5 * (slot.year is None and before.year is not None) for before, slot in self._pairs)]
        each = (self.width - start - gap * (len(self.slots) - 1) - sum(apart)) / max(1, len(self.slots))
        lefts = [start + index * (each + gap) + sum(apart[: index + 1]) for index in range(len(self.slots))]
        return tuple(Column(round(left, 1), round(left + each, 1)) for left in lefts)

    @property
    def divider(self) -> float | None:
        """Where the dashed line between years and the other slots stands."""
        parting = [
            index for index, (before, slot) in enumerate(self._pairs) if slot.year is None and before.year is not None
        ]
        return (self.columns[parting[0]].right + self.columns[parting[0] + 1].left) / 2 if parting else None

    @cached_property
    def captions(self) -> Captions:
        """Name and counts on one line, on two, or short and stacked: what the columns have room for."""
        names = max(extent(self.label(slot), NAME_SIZE)[0] for slot in self.slots)
        counts = extent(self.style.words("founding_timeline.counts", published=88, listed=88), COUNT_SIZE)[0]
        room = min(column.width for column in self.columns)
        return "line" if names + counts + 14 <= room else "pair" if max(names, counts) + 6 <= room else "stack"

    @property
    def name_size(self) -> int:
        return NAME_SIZE - 2 * (self.captions == "stack")

    @property
    def count_size(self) -> int:
        return COUNT_SIZE - 2 * (self.captions == "stack")

    @property
    def caption_height(self) -> int:
        return _CAPTION_HEIGHTS[self.captions]

    @property
    def room(self) -> float:
        """Height above the line, and again below the captions."""
        return (HEIGHT - 2 * MARGIN - self.caption_height) / 2

    @cached_property
    def pitch(self) -> int:
        """Distance of two squares: the largest with which every slot has room."""
        most = max([USUAL, *(max(slot.listed, slot.published or 0) for slot in self.slots)])
        sizes = range(LARGEST_PITCH, SMALLEST_PITCH, -1)
        return next((size for size in sizes if self._across(size) * int(self.room // size) >= most), SMALLEST_PITCH)

    @property
    def square(self) -> int:
        """Side of a square."""
        return round(self.pitch * 0.8)

    def above(self, index: int, count: int) -> list[tuple[float, float]]:
        """Middles of a slot's published units, from the line upwards."""
        return [(x, row) for x, row in self._grid(index, count)]

    def below(self, index: int, count: int) -> list[tuple[float, float]]:
        """Middles of a slot's listed parks, from the captions downwards."""
        return [(x, -self.caption_height - row) for x, row in self._grid(index, count)]

    def label(self, slot: SlotCount) -> str:
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
    def _pairs(self) -> Sequence[tuple[SlotCount, SlotCount]]:
        return [*zip(self.slots, self.slots[1:], strict=False)]

    def _across(self, pitch: int) -> int:
        """Squares side by side in the narrowest column; the last needs no gap after it."""
        return int((min(column.width for column in self.columns) + 0.2 * pitch) // pitch)

    def _grid(self, index: int, count: int) -> list[tuple[float, float]]:
        across, half = self._across(self.pitch), self.pitch / 2
        left = self.columns[index].left + self.square / 2 + 1  # the edge of the first square is half outside it
        return [
            (round(left + unit % across * self.pitch, 1), unit // across * self.pitch + half) for unit in range(count)
        ]
