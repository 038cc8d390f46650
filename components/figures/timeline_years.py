"""Where the years of registration stand: columns, scale and captions, in pixels as in timeline_slots.

There may be fifty years: only as many are named as the width has room for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Final

from components.figures.map_labels import extent
from components.figures.timeline_slots import NAME_SIZE, SCALE_ROOM, Column, Ground
from components.numbers import integer
from components.style import Style
from data.measures.ages import Ages, YearCount

STEPS: Final = (1, 2, 5, 10, 20, 50, 100)
"""Every how many years one is named."""
COUNT_SIZE: Final = 11
SCALE_SIZE: Final = 10
CAPTION: Final = 22
TICK_ROOM: Final = 34
BETWEEN: Final = 6
NARROW: Final = 700
"""Up to this width the unknown year has a short name."""


@dataclass(frozen=True)
class Years(Ground):
    """The geometry of all years."""

    ages: Ages
    style: Style

    @property
    def caption(self) -> float:
        """What the names of the years take."""
        return round(1.8 * self.style.text(NAME_SIZE)) if self.style.canvas else CAPTION

    @property
    def room(self) -> float:
        """What is above the line."""
        return self.height - 2 * self.margin - self.caption

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Equal columns; the unknown year stands apart, and is as wide as its name."""
        dated, apart = self.ages.dated, self.ages.slots[len(self.ages.dated) :]
        last = max((extent(self.label(slot), self.name_size)[0] for slot in apart), default=0) + self.style.px(BETWEEN)
        gap = self.style.px(20)
        each = (self.width - self.start - len(apart) * (last + gap)) / max(1, len(dated))
        lefts = [round(self.start + index * each, 2) for index in range(len(dated))]
        own = [Column(left, round(left + each, 2)) for left in lefts]
        return (*own, *(Column(self.width - last, self.width) for _ in apart))

    @property
    def start(self) -> float:
        """Where the first year begins, at the right of the scale."""
        numbers = extent(integer(self.most), self.style.text(SCALE_SIZE))[0] + self.style.px(12)
        return max(self.style.px(SCALE_ROOM), numbers)

    @property
    def divider(self) -> float | None:
        """Where the dashed line between years and unknown year stands."""
        at = len(self.ages.dated)
        return (self.columns[at - 1].right + self.columns[at].left) / 2 if at < len(self.columns) else None

    @property
    def name_size(self) -> float:
        return self.style.text(NAME_SIZE - 1)

    @property
    def count_size(self) -> float:
        return self.style.text(COUNT_SIZE)

    @property
    def most(self) -> int:
        """The most companies of one slot."""
        return max((slot.value for slot in self.ages.slots), default=0)

    @property
    def scale(self) -> float:
        """Pixels a company; a number fits above the tallest bar."""
        return (self.room - 1.5 * self.count_size) / max(1, self.most)

    @property
    def ticks(self) -> range:
        """Whole numbers on the scale, as many as have room."""
        most = max(1, int(self.room // self.style.px(TICK_ROOM)))
        step = next(step for step in _round_numbers() if step * (most + 1) > self.most)
        return range(step, self.most + 1, step)

    @cached_property
    def named(self) -> tuple[bool, ...]:
        """Which slots are named below the line: round years, and always the unknown one."""
        each = self.columns[0].width if self.ages.dated else 1.0
        needed = extent("2026", self.name_size)[0] + self.style.px(BETWEEN)
        step = next((step for step in STEPS if step * each >= needed), STEPS[-1])
        return tuple(slot.year is None or slot.year % step == 0 for slot in self.ages.slots)

    @cached_property
    def counted(self) -> bool:
        """Whether every column has room for its number."""
        widest = extent(integer(self.most), self.count_size)[0] + 2
        return all(column.width >= widest for column in self.columns)

    @property
    def bar(self) -> float:
        """The width of a bar, the same for all."""
        return 0.72 * (self.columns[0].width if self.ages.dated else self.columns[-1].width)

    def label(self, slot: YearCount) -> str:
        """The slot's name, short where the window is narrow."""
        if slot.year is not None:
            return str(slot.year)
        narrow = self.width < self.style.px(NARROW)
        return self.style.words("timeline_panel.unknown_short" if narrow else "terms.slot_unknown")


def _round_numbers() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 ..."""
    return (factor * 10**power for power in count() for factor in (1, 2, 5))
