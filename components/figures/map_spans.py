"""The classes of a map as numbers: which values each one holds, and how its limits are written."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import Final

from components.figures.map_breaks import limits

MAX_CLASSES: Final = 4
"""Where the reader has not said how many."""
OPEN: Final = 10**12
"""The end, in steps, of a class that has no upper limit."""
RATIOS: Final = {
    2: (1.0,),
    3: (0.8, 1.25),
    4: (0.5, 1.0, 2.0),
    5: (0.5, 0.8, 1.25, 2.0),
    6: (0.5, 0.8, 1.0, 1.25, 2.0),
    7: (0.2, 0.5, 0.8, 1.25, 2.0, 5.0),
}
"""Limits of classes around a middle, by their number, in parts of it: as far below as above, for half is to one as one
is to twice."""
DIFFERENCES: Final = {
    2: (0.0,),
    3: (-0.2, 0.2),
    4: (-1.0, 0.0, 1.0),
    5: (-1.0, -0.2, 0.2, 1.0),
    6: (-1.0, -0.2, 0.0, 0.2, 1.0),
    7: (-1.0, -0.5, -0.2, 0.2, 0.5, 1.0),
}
"""Limits of classes around 0, in parts of a round number that a quarter of the values are further from 0 than."""
RATIO_STEP: Final = 0.01
"""Of the middle: every limit is a whole number of it."""
USUAL_RATIOS: Final = 5
USUAL_DIFFERENCES: Final = 7
"""More than of ratios: often all places grow, and half of the classes have none."""
ROUND: Final = (1, 1.5, 2, 3, 4, 5, 6, 8)


@dataclass(frozen=True)
class Span:
    """A class of numbers, both ends included, counted in steps: whole numbers, or decimals of them."""

    low: int
    high: int
    step: float = 1

    def __contains__(self, value: float) -> bool:
        return self.low <= floor(value / self.step) <= self.high

    @property
    def ends(self) -> tuple[float, float]:
        """The smallest and the largest number; of decimals, where the next class begins."""
        whole = self.step == 1 or self.low == self.high
        return self.low * self.step, (self.high if whole else self.high + 1) * self.step


def spans(
    values: Iterable[float], method: str = "", count: int | None = None, *, real: bool = False
) -> tuple[Span, ...]:
    """Classes that hold all the values (1 or more, unless they are real) but zero, by a method of map_breaks.

    `count` as many, if there are so many distinct values; at most four where it is None. The values themselves where
    they are so few, else classes with round limits. None is empty, unless intervals have to be equal.
    """
    maximum = count or MAX_CLASSES
    positive = [value for value in values if value > 0]
    second_digit = 10.0 ** (floor(log10(min(positive, default=1))) - 1)  # of the smallest value
    step = second_digit if real else 1
    whole = sorted(steps for value in positive if (steps := floor(value / step)) >= 1)
    if len(single := sorted({*whole})) <= (1 if method == "equal" else maximum):
        return tuple(Span(value, value, step) for value in single)
    ends = limits(tuple(whole), maximum, method, exact=count is not None)
    return tuple(Span(low, high - 1, step) for low, high in pairwise(ends))


def spans_around(middle: float, count: int | None = None, values: Iterable[float] = ()) -> tuple[Span, ...]:
    """Classes of values that are compared with a middle, as many on either side; the ends are open.

    A middle above 0 is one of ratios; around 0 lie differences, whose limits follow from the values.
    """
    limits, usual, whole = (
        (RATIOS, USUAL_RATIOS, middle) if middle else (DIFFERENCES, USUAL_DIFFERENCES, _round_difference(values))
    )
    ends = (-OPEN, *(round(part / RATIO_STEP) for part in limits[count or usual]), OPEN)
    return tuple(Span(low, high - 1, RATIO_STEP * whole) for low, high in pairwise(ends))


def _round_difference(values: Iterable[float]) -> float:
    """The largest of `ROUND` times a power of ten that the upper quarter of the differences reaches."""
    sizes = sorted(abs(value) for value in values if value)
    quarter = sizes[len(sizes) * 3 // 4] if sizes else 1.0
    power = 10.0 ** floor(log10(quarter))
    return power * max(digit for digit in ROUND if digit * power <= quarter)
