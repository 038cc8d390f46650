"""Where the classes of skewed counts end: at round numbers, a class holding like values and never nearly all places.

Natural breaks of two measures at once: how many times larger a value is than another (its logarithm), and how many
places have less (its rank). The first alone can put most places into one class, the second alone 6 beside 28.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

ROUND: Final = tuple(
    (price, sorted({digits * 10**power // 10 for digits in first for power in range(10) if power or digits % 10 == 0}))
    for price, first in ((0.0, (10, 20, 50)), (0.01, (15, 25, 30, 40, 60, 80)), (0.04, range(10, 100)))
)
"""Numbers by their first two digits, and what a break there costs, in parts of what one class for all would blur."""
UGLY: Final = 0.08
"""What any other break costs."""
CLASS: Final = 0.03
"""What one class more must at least make clearer."""


@lru_cache(maxsize=256)
def breaks(values: tuple[int, ...], most: int) -> tuple[int, ...]:
    """The least numbers of all classes but the first, in rising order; for at least two values, all 1 or more."""
    whole, members = np.unique(np.array(values), return_counts=True)
    distinct, many = (each.astype(float) for each in (whole, members))
    cuts = [_roundest(low, high) for low, high in pairwise(whole.tolist())]
    price = np.array([cost for cost, _ in cuts]) + CLASS
    ranks = np.cumsum(many) - many / 2
    both = _squares(np.log(distinct), many) + _squares(ranks, many)
    blur = np.where(np.tri(len(distinct), k=-1, dtype=bool), np.inf, both / 2)  # of all in one class: 1; of none: inf
    return tuple(cuts[at][1] for at in _cheapest(blur, price, most))


def _roundest(low: int, high: int) -> tuple[float, int]:
    """The roundest number above `low` and up to `high`, the largest of equals, after what it costs."""
    for price, numbers in ROUND:
        at = bisect_right(numbers, high) - 1
        if at >= 0 and numbers[at] > low:
            return price, numbers[at]
    return UGLY, high


def _squares(measure: Numbers, many: Numbers) -> Numbers:
    """First and last value of a class -> its squared distances from their mean, of those of all from theirs."""
    count, first, second = (np.concatenate(([0], np.cumsum(many * measure**power))) for power in (0, 1, 2))
    members, sums = (each[np.newaxis, 1:] - each[:-1, np.newaxis] for each in (count, first))
    squares = second[np.newaxis, 1:] - second[:-1, np.newaxis] - sums**2 / np.where(members > 0, members, 1)
    shares: Numbers = squares / squares[0, -1]
    return shares


def _cheapest(blur: Numbers, price: Numbers, most: int) -> Sequence[int]:
    """The gaps between values where classes end, for the number of classes that is best."""
    costs, begins = [blur[0]], []
    for _ in range(min(most, len(blur)) - 1):
        table = (costs[-1][:-1] + price)[:, np.newaxis] + blur[1:]  # the last class begins after this gap
        begins.append(table.argmin(axis=0))
        costs.append(table.min(axis=0))
    end, gaps = len(blur) - 1, []
    for begin in reversed(begins[: int(np.argmin([cost[-1] for cost in costs]))]):
        gaps.append(int(begin[end]))
        end = gaps[-1]
    return gaps[::-1]
