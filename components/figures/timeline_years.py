"""Where single years stand, of companies or of parks: columns, scale and captions, in pixels as in timeline_slots.

There may be fifty years: only as many are named as the width has room for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Final

from components.figures.timeline_slots import NAME_SIZE, SCALE_ROOM, Column, Ground
from components.numbers import integer
from components.style import Style
from components.text_width import text_width
from data.measures.ages import YearCount
from data.summaries.founding_timeline import SlotCount

STEPS: Final = (1, 2, 5, 10, 20, 50, 100)
"""Every how many years one is named."""
COUNT_SIZE: Final = 11
SCALE_SIZE: Final = 10
CAPTION: Final = 22
TICK_ROOM: Final = 27
MAX_TICKS: Final = 6
FEW_TICKS: Final = 3
BETWEEN: Final = 6
NARROW: Final = 700
"""Up to this width the slots apart have short names."""
MAX_BAR: Final = 72


@dataclass(frozen=True)
class Years(Ground):
    """The geometry of all years."""

    slots: tuple[YearCount, ...]  # the years in order, then what stands apart
    chosen: bool  # years are chosen; the others stay in sight
    style: Style
    scaled: bool = True  # with numbers on a scale at the left

    @property
    def bottom(self) -> float:
        """The lower end, under the names of the years."""
        return -round(1.8 * self.style.text(NAME_SIZE)) if self.style.canvas else -CAPTION

    @property
    def room(self) -> float:
        """What is above the line."""
        return self.height - 2 * self.margin + self.bottom

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Equal columns; the slots apart follow after a gap, each at least as wide as its name."""
        dated, apart = self.dated, self.slots[self.dated :]
        gap = self.style.px(12 if self._narrow else 20)
        gaps = [(gap if dated and index == 0 else gap / 3 if index else 0) for index in range(len(apart))]
        free = self.width - self.start - sum(gaps)
        names = [text_width(self.label(slot), self.name_size) for slot in apart]
        named = max(names, default=0) + self.style.px(BETWEEN)
        wide = max(named, free / max(1, len(self.slots))) if dated else free / max(1, len(apart))
        each = (free - len(apart) * wide) / max(1, dated)
        widths = [*[each] * dated, *[wide] * len(apart)]
        before = [*[0.0] * dated, *gaps]
        lefts = [self.start + sum(widths[:index]) + sum(before[: index + 1]) for index in range(len(widths))]
        return tuple(Column(round(left, 2), round(left + width, 2)) for left, width in zip(lefts, widths, strict=True))

    @property
    def start(self) -> float:
        """Where the first year begins, at the right of the scale."""
        if not self.scaled:
            return 0
        numbers = text_width(integer(self.top), self.style.text(SCALE_SIZE)) + self.style.px(12)
        return max(self.style.px(SCALE_ROOM), numbers)

    @property
    def name_size(self) -> float:
        return self.style.text(NAME_SIZE - 1)

    @property
    def most(self) -> int:
        return max((max((slot.value, *(slot.expected or ()))) for slot in self.slots), default=0)

    @property
    def free(self) -> float:
        """What marks may take of the room: a number fits above the tallest."""
        return self.room - 1.5 * self.style.text(COUNT_SIZE)

    @property
    def scale(self) -> float:
        """Pixels a company or park."""
        return self.free / max(1, self.top)

    @cached_property
    def ticks(self) -> range:
        """Round whole numbers on the scale, as many as have room; nothing is taller than the last."""
        most = min(MAX_TICKS, max(1, int(self.free // self.style.px(TICK_ROOM))))
        step = next(step for step in _round_numbers(most) if step * most >= self.most)
        return range(step, self.most + step, step) if self.most else range(0)

    @property
    def top(self) -> int:
        """The last number on the scale."""
        return max(self.ticks, default=0)

    @cached_property
    def named(self) -> tuple[bool, ...]:
        """Which slots are named below the line: those apart, the ends of what is chosen, and round years."""
        taken: list[tuple[float, float]] = []
        named = set[int]()
        for index in self._by_weight():
            half = (text_width(self.label(self.slots[index]), self.name_size) + self.style.px(BETWEEN)) / 2
            left, right = self.columns[index].middle - half, self.columns[index].middle + half
            inside = left >= -self.style.px(BETWEEN) and right <= self.width + self.style.px(BETWEEN)
            if inside and all(right <= other[0] or other[1] <= left for other in taken):
                taken.append((left, right))
                named.add(index)
        return tuple(index in named for index in range(len(self.slots)))

    def _by_weight(self) -> Sequence[int]:
        """The slots that may be named, the more important first."""
        near = [self.slots[max(0, index - 1) : index + 2] for index in range(len(self.slots))]
        chosen = [index for index, slot in enumerate(self.slots) if slot.chosen]
        ends = [index for index in chosen if sum(slot.chosen for slot in near[index]) < 3]  # first or last of several
        apart = range(self.dated, len(self.slots))
        needed = text_width("2026", self.name_size) + self.style.px(BETWEEN)
        step = next((step for step in STEPS if step * self.columns[0].width >= needed), STEPS[-1])
        round_years = [index for index, slot in enumerate(self.slots[: self.dated]) if not (slot.year or 0) % step]
        return list(dict.fromkeys((*apart, *ends, *round_years)))

    @cached_property
    def counted(self) -> bool:
        """Whether every column has room for its number."""
        between = self.style.px(BETWEEN) if self.style.canvas else 2
        return all(
            column.width >= text_width(self.count(slot), self.style.text(COUNT_SIZE)) + between
            for column, slot in zip(self.columns, self.slots, strict=True)
        )

    def count(self, slot: YearCount) -> str:
        """The slot's number over its bar; one that will grow is a floor."""
        return f"≥{integer(slot.value)}" if slot.expected else integer(slot.value)

    @property
    def bar(self) -> float:
        """The width of a bar, the same for all."""
        narrowest = min((column.width for column in self.columns), default=1)
        return min(0.72 * narrowest, self.style.px(MAX_BAR))

    def label(self, slot: SlotCount | YearCount) -> str:
        """The slot's name, short where the window is narrow."""
        if slot.year is not None:
            return str(slot.year)
        return self.style.words(f"timeline_panel.{slot.slot}_short" if self._narrow else f"terms.slot_{slot.slot}")

    @property
    def _narrow(self) -> bool:
        return self.width < self.style.px(NARROW)


def _round_numbers(ticks: int) -> Iterator[int]:
    """1, 2, 3, 4, 5, 10, 20, 30 ...; more of them where few ticks would leave much of the height empty."""
    few = ticks < FEW_TICKS
    yield from (1, 2, 3, 4, 5, 6, 8) if few else (1, 2, 3, 4, 5)
    factors = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80) if few else (10, 20, 30, 40, 50)
    yield from (factor * 10**power for power in count() for factor in factors)
