"""Where squares stand above single years: one a park, as large as the fullest column allows."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Final

from components.figures.timeline_bars import MAX_UNITS
from components.figures.timeline_slots import HEIGHT, MAX_PITCH
from components.figures.timeline_years import Years

MIN_SIDE: Final = 8
"""Distance of two squares below which bars tell more."""
CANVAS: Final = 1.5
"""How much larger than its type's squares a canvas may draw them: it is higher than the page's figure."""
WIDE: Final = 0.84
"""What squares take of a column's width."""


@dataclass(frozen=True)
class Squares:
    """The squares above the line of the years."""

    years: Years

    @property
    def fit(self) -> bool:
        """Whether there are few enough for squares, and columns wide enough.

        A canvas counts as high as the page's figure: its legend says what is drawn, and takes from its height.
        """
        years, style = self.years, self.years.style
        lost = years.height - style.px(HEIGHT) if style.canvas else 0
        return years.most <= MAX_UNITS and self._hold(style.px(MIN_SIDE), years.free - lost)

    @cached_property
    def pitch(self) -> int:
        """Distance of two squares: the largest with which every slot has room."""
        largest = CANVAS * self.years.style.px(MAX_PITCH) if self.years.style.canvas else MAX_PITCH
        sizes = range(round(largest), 1, -1)
        return next((size for size in sizes if self._hold(size, self.years.free)), 1)

    @property
    def side(self) -> int:
        """Side of a square."""
        return max(1, round(0.8 * self.pitch))

    def spots(self, index: int) -> list[tuple[float, float]]:
        """Middles of a slot's squares, from the line upwards; the rows stand in the middle of the column."""
        count, middle = self.years.slots[index].value, self.years.columns[index].middle
        across = max(1, min(count, self._across(index, self.pitch)))
        left = middle - (across - 1) * self.pitch / 2
        return [
            (round(left + unit % across * self.pitch, 1), (unit // across + 0.5) * self.pitch) for unit in range(count)
        ]

    def top(self, index: int) -> float:
        """Where a slot's highest square ends."""
        return max((y + self.pitch / 2 for _, y in self.spots(index)), default=0.0)

    def _hold(self, pitch: float, free: float) -> bool:
        across = [self._across(index, pitch) for index in range(len(self.years.slots))]
        return all(
            wide > 0 and ceil(slot.value / wide) * pitch <= free
            for wide, slot in zip(across, self.years.slots, strict=True)
        )

    def _across(self, index: int, pitch: float) -> int:
        """Squares side by side; the last needs no gap after it."""
        return int((WIDE * self.years.columns[index].width + 0.2 * pitch) // pitch)
