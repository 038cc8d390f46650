"""Arithmetic on counts: pure functions, none of which knows a region or a park.

What cannot be computed is None, never 0. Ratios of two integers are the correctly rounded quotient, so that they can be
rounded half up as if they were exact.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import hypot, isclose
from statistics import median
from typing import Literal, TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True)
class Rank:
    """A place in an order, and in which company it is proved: of all, or only of those with a figure."""

    rank: int
    among: Literal["all", "published"]


@dataclass(frozen=True)
class Sum:
    """What several parts add up to; a floor ("at least") while `known` is below `members`."""

    value: float | None  # None when no part is known
    known: int
    members: int

    @property
    def complete(self) -> bool:
        """Whether every part is known, so that the sum is a count and not a floor."""
        return self.known == self.members


def descending(value: float | None) -> float:
    """A key that sorts the largest value first, and what is not known last."""
    return float("inf") if value is None else -value


def share(part: float | None, whole: float | None) -> float | None:
    """The quotient of part and whole."""
    return None if part is None or not whole else part / whole


def rate(count: float | None, base: float | None, size: int) -> float | None:
    """Count for each `size` of the base: count x size / base."""
    return None if count is None or not base else count * size / base


def per_10k(count: int | None, population: int | None) -> float | None:
    """Count for each 10,000 people."""
    return rate(count, population, 10_000)


def location_quotient(
    part: float | None, whole: float | None, base: float | None, base_whole: float | None
) -> float | None:
    """(part / whole) / (base / base_whole): a region's share of one industry over its share of all enterprises.

    The usual definition: A. M. Isserman, Journal of the American Institute of Planners 43(1), 1977; the same as in the
    QCEW tables of the U.S. Bureau of Labor Statistics. Above 1 the industry is concentrated there.
    """
    if part is None or not whole or not base or base_whole is None:
        return None
    return part * base_whole / (whole * base)


def remainder(total: float | None, known: Sequence[float], unknown: int) -> float | None:
    """What an exact total leaves for the `unknown` parts without a figure: total minus the exact known ones.

    None unless there is a part on either side and something is left: a total with no known part is no remainder, and a
    sum above its total proves that the figures do not belong together.
    """
    if total is None or not known or unknown < 1:
        return None
    left = total - sum(known)
    return left if left > 0 else None


def largest_unknown(total: float | None, known: Sequence[float], unknown: int) -> float | None:
    """The most that any one part without an exact figure can be: 0 when there is none, None when nothing bounds it."""
    if unknown < 1:
        return 0
    left = None if total is None else total - sum(known)
    return left if left is not None and left >= 0 else None


def provable_ranks(
    exact: Mapping[Key, float], bound: float | None, *, floors: bool = False, spare: float = 0
) -> dict[Key, Rank]:
    """The ranks that can be proved, equal values sharing one. `spare` more belong to some part, nobody knows to which.

    A value above `bound` (the most a part without exact figure can be) cannot be overtaken: its rank holds among all.
    The others hold among the published ones, unless some of those are only `floors`, which may hide anything.
    """
    descending = sorted(exact.values(), reverse=True)
    first_at = {value: rank for rank, value in reversed(list(enumerate(descending, start=1)))}
    ranks: dict[Key, Rank] = {}
    for key, value in exact.items():
        apart = not spare or all(abs(value - other) > spare for at, other in exact.items() if at != key)
        if bound is not None and value > bound + spare and apart:
            ranks[key] = Rank(first_at[value], "all")
        elif not floors:
            ranks[key] = Rank(first_at[value], "published")
    return ranks


def ranks_of_ranges(ranges: Mapping[Key, "Range"], *, spare: float = 0) -> dict[Key, Rank]:
    """The ranks that hold wherever each value lies in its range; equal values that are exact share one.

    "all" where they hold as well if `spare` more belong to any part, nobody knows to which; else "published".
    """
    lows, highs = sorted(one.low for one in ranges.values()), sorted(one.high for one in ranges.values())
    exact = Counter(one.low for one in ranges.values() if one.low == one.high)

    def separate(own: Range, gap: float) -> tuple[int, int]:
        return len(lows) - bisect_right(lows, own.high + gap), bisect_left(highs, own.low - gap)

    ranks: dict[Key, Rank] = {}
    for key, own in ranges.items():
        (above, below), equal = separate(own, 0), exact[own.low] if own.low == own.high else 1
        if above + below + equal == len(ranges):
            holds = not spare or sum(separate(own, spare)) == len(ranges) - 1
            ranks[key] = Rank(above + 1, "all" if holds else "published")
    return ranks


def add(parts: Sequence[float | None]) -> Sum:
    """The sum of the known parts, and how many of them it covers."""
    known = [part for part in parts if part is not None]
    return Sum(sum(known) if known else None, len(known), len(parts))


@dataclass(frozen=True)
class Range:
    """Between which two numbers a quantity lies; exact where they are one number, but for rounding."""

    low: float
    high: float

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left open."""
        return isclose(self.low, self.high)


def concentration_ratio(parts: Sequence[float], count: int) -> float | None:
    """CR(count): the share of the `count` largest parts in their sum, 0 to 1. None where they sum to nothing.

    J. S. Bain, Industrial Organization, 1959.
    """
    return _quotient(sum(sorted(parts, reverse=True)[:count]), sum(parts))


def herfindahl(parts: Sequence[float]) -> float | None:
    """HHI, the sum of the squared shares: 1/n for n equal parts, 1 where one part has all. None for a sum of nothing.

    O. C. Herfindahl, Concentration in the Steel Industry, 1950; A. O. Hirschman, American Economic Review 54(5), 1964.
    """
    return _quotient(sum(part * part for part in parts), sum(parts) ** 2)


def gini(parts: Sequence[float]) -> float | None:
    """Gini coefficient of n parts, 0 for equal ones, (n - 1) / n where one has all. None for a sum of nothing.

    2 x sum of i x part(i) / (n x sum of the parts) - (n + 1) / n, the parts in ascending order: A. Sen, On Economic
    Inequality, 1973; twice the area between the Lorenz curve of the parts and the diagonal.
    """
    weighted = sum(rank * part for rank, part in enumerate(sorted(parts), start=1))
    quotient = _quotient(2 * weighted, len(parts) * sum(parts))
    return None if quotient is None else max(0.0, quotient - (len(parts) + 1) / len(parts))


def lorenz(parts: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """The Lorenz curve: what share of the sum the smallest parts have, by their share of all parts; from 0, 0 to 1, 1.

    M. O. Lorenz, Publications of the American Statistical Association 9(70), 1905. Empty for a sum of nothing.
    """
    total = sum(parts)
    if total <= 0:
        return ()
    sums = [0, *accumulate(sorted(parts))]
    return tuple((count / len(parts), part / total) for count, part in enumerate(sums))


def bounds(
    statistic: Callable[[Sequence[float]], float | None], known: Sequence[float], rest: float, unknown: int
) -> Range | None:
    """What a statistic can be while `rest` is spread over the `unknown` parts in some way; None where it has no value.

    For a measure of concentration, which a transfer to a larger part never lowers (Schur-convex: A. W. Marshall and
    I. Olkin, Inequalities, 1979): least where all unknown parts are equal, most where one has everything.
    """
    low, high = (statistic(parts) for parts in extremes(known, rest, unknown))
    return None if low is None or high is None else Range(low, high)


def extremes(known: Sequence[float], rest: float, unknown: int) -> tuple[list[float], list[float]]:
    """All parts, the `unknown` ones with an equal part of the rest each, and with all of it in one of them."""
    if unknown < 1:
        return [*known], [*known]
    return [*known, *[rest / unknown] * unknown], [*known, rest, *[0.0] * (unknown - 1)]


def median_and_deviation(values: Sequence[float]) -> tuple[float, float]:
    """The median, and the median of the distances from it (MAD: F. R. Hampel, JASA 69, 1974), unscaled."""
    middle = median(values)
    return middle, median(abs(value - middle) for value in values)


def grouped_median(spans: Mapping[tuple[float, float], int]) -> float:
    """The median of values that are known to lie in spans, so many in each, spread evenly in the one that holds it.

    low + (high - low) x (n / 2 - values below) / values in the span: G. U. Yule and M. G. Kendall, An Introduction to
    the Theory of Statistics, 1950. The spans do not overlap, and some value is in them.
    """
    half, below = sum(spans.values()) / 2, 0
    for (low, high), count in sorted(spans.items()):
        if below + count >= half:
            return low + (high - low) * (half - below) / count
        below += count
    raise ValueError("a median of nothing")


def cosine_similarity(first: Sequence[float], second: Sequence[float]) -> float | None:
    """How alike the structures of two wholes are, whatever their sizes: 1 for equal shares, 0 where no part is shared.

    The cosine of the angle between two vectors of counts, none of them negative: A. B. Jaffe, American Economic
    Review 76(5), 1986. None where one of them sums to nothing.
    """
    lengths = hypot(*first) * hypot(*second)
    product = sum(one * other for one, other in zip(first, second, strict=True))
    return min(1.0, product / lengths) if lengths else None


def _quotient(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
