"""Arithmetic on counts: pure functions, none of which knows a region or a park.

What cannot be computed is None, never 0. Ratios of two integers are the correctly rounded quotient, so that they can be
rounded half up as if they were exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


def add(parts: Sequence[float | None]) -> Sum:
    """The sum of the known parts, and how many of them it covers."""
    known = [part for part in parts if part is not None]
    return Sum(sum(known) if known else None, len(known), len(parts))
