"""Where the classes of skewed counts end, by each method that a reader can choose.

Every method but equal intervals is the same question: which partition of the sorted values costs least, where a class
costs what it blurs. A dynamic programme finds the answer exactly (W. D. Fisher, On Grouping for Maximum Homogeneity,
Journal of the American Statistical Association 53, 1958, pp. 789-798; G. F. Jenks made maps of it).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import count, pairwise
from math import sqrt
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
NARROW: Final = 0.04
"""What a class costs, in the same parts, that is no wider than a point; one of half an even class's width: nothing."""


@lru_cache(maxsize=256)
def limits(values: tuple[int, ...], maximum: int, method: str = "", exact: bool = False) -> tuple[int, ...]:
    """The least number of each class and the one after the last class, in rising order.

    For at least two different values, all 1 or more, in rising order. `exact`: as many classes as `maximum` says, or
    as there are distinct values; else of round classes as many as are clearest. Some equal intervals may be empty.
    """
    if method == "equal":
        return _equal(values, maximum)
    (_, numbers), *_ = ROUND
    first, last = numbers[bisect_right(numbers, values[0]) - 1], numbers[bisect_right(numbers, values[-1])]
    distinct, members = np.unique(np.array(values), return_counts=True)
    cuts = [_roundest(low, high) for low, high in pairwise(distinct.tolist())]
    price = np.zeros(len(cuts)) if method else np.array([cost for cost, _ in cuts]) + CLASS
    blur = _BLUR[method](distinct.astype(float), members.astype(float))
    if not method:
        blur += NARROW * _narrowness([first, *(cut for _, cut in cuts), last], maximum)
    blur = np.where(np.tri(len(distinct), k=-1, dtype=bool), np.inf, blur)
    ends = (cuts[at][1] for at in _cheapest(blur, price, maximum, exact=exact or bool(method)))
    return first, *ends, last


def _roundest(low: int, high: int) -> tuple[float, int]:
    """The roundest number above `low` and up to `high`, after what it costs; of equals the one in their middle.

    The middle of the gap by ratio: its upper end would make the class below many times as wide as the next one.
    """
    for price, numbers in ROUND:
        inside = numbers[bisect_right(numbers, low) : bisect_right(numbers, high)]
        if inside:
            return price, min(inside, key=lambda number: abs(np.log(number / sqrt(low * high))))
    steps = (10**power for power in range(len(str(high)) - 1, -1, -1))
    return UGLY, next(number for step in steps if (number := high // step * step) > low)


def _equal(values: Sequence[int], maximum: int) -> tuple[int, ...]:
    """Limits at equal distances, of the smallest round distance with which so many classes reach all values."""
    low, high = values[0], values[-1]
    _, widths = ROUND[-1]
    rising = (widths[at] for at in count(bisect_left(widths, (high - low) / maximum)))
    width = next(one for one in rising if low // one * one + maximum * one > high)
    first, *others = range(low // width * width, high + width + 1, width)
    return max(1, first), *others


def _skewed(distinct: Numbers, members: Numbers) -> Numbers:
    """Natural breaks of two measures at once, for round classes; of all values in one class: 1.

    How many times larger a value is than another (its logarithm), and how many places have less (its rank). The first
    alone can put most places into one class, the second alone 6 beside 28.
    """
    ranks = np.cumsum(members) - members / 2
    return (_squares(np.log(distinct), members) + _squares(ranks, members)) / 2


def _narrowness(ends: Sequence[int], maximum: int) -> Numbers:
    """First and last value of a class -> how much narrower it is, by ratio, than half of an even one: 0 to 1."""
    at = np.log(ends)
    even = (at[-1] - at[0]) / maximum
    return np.clip(1 - (at[np.newaxis, 1:] - at[:-1, np.newaxis]) / (even / 2), 0.0, 1.0)


def _sizes(distinct: Numbers, members: Numbers) -> Numbers:
    """Quantiles: the squared numbers of members are least where classes are as equal as places with one value allow."""
    sums = np.concatenate(([0], np.cumsum(members)))
    sizes: Numbers = (sums[np.newaxis, 1:] - sums[:-1, np.newaxis]) ** 2
    return sizes


def _squares(measure: Numbers, members: Numbers) -> Numbers:
    """First and last value of a class -> its squared distances from their mean, of those of all from theirs."""
    total, first, second = (np.concatenate(([0], np.cumsum(members * measure**power))) for power in (0, 1, 2))
    counts, sums = (each[np.newaxis, 1:] - each[:-1, np.newaxis] for each in (total, first))
    squares = second[np.newaxis, 1:] - second[:-1, np.newaxis] - sums**2 / np.where(counts > 0, counts, 1)
    shares: Numbers = squares / squares[0, -1]
    return shares


_BLUR: Final[Mapping[str, Callable[[Numbers, Numbers], Numbers]]] = {
    "": _skewed,
    "quantile": _sizes,
    "natural": _squares,
}
"""By method: what a class from one distinct value to another blurs; all of them in one class most."""


def _cheapest(blur: Numbers, price: Numbers, maximum: int, *, exact: bool) -> Sequence[int]:
    """The gaps between values where classes end: for `maximum` of them, or for the number of classes that is best."""
    costs, begins = [blur[0]], []
    for _ in range(min(maximum, len(blur)) - 1):
        table = (costs[-1][:-1] + price)[:, np.newaxis] + blur[1:]  # the last class begins after this gap
        begins.append(table.argmin(axis=0))
        costs.append(table.min(axis=0))
    best = len(begins) if exact else int(np.argmin([cost[-1] for cost in costs]))
    end, gaps = len(blur) - 1, []
    for begin in reversed(begins[:best]):
        gaps.append(int(begin[end]))
        end = gaps[-1]
    return gaps[::-1]
