"""One comparison of two numbers, and its outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import NamedTuple

from data.regions import Adcode

MAX_DECIMALS = 6
"""Of a sum: no table prints more, and binary fractions end somewhere."""


class Outcome(StrEnum):
    """What a comparison shows."""

    DIFFERS = "differs"
    """Both numbers are exact, and they cannot both be right, or not of the same thing."""
    REMAINDER = "remainder"
    """The total is larger than its known parts: the rest is of parts without a figure."""
    INEXACT = "inexact"
    """One of the numbers is rounded or a floor, so the difference says nothing."""
    AGREES = "agrees"
    """The numbers are the same, as far as they were printed."""
    SIDE_BY_SIDE = "side_by_side"
    """Counts of different things: there is no difference to compute."""


REASONS = (
    *("share_needs", "partly_known", "all_known", "parts_above_whole", "part_above_whole", "rounding", "inexact"),
    *("variant", "classes_overlap", "unbalanced", "unplaced", "undated", "two_sets"),
)
"""Why two numbers may differ, as the atlas infers it."""


class Figure(NamedTuple):
    """One printed number."""

    value: float
    approx: bool
    source: str
    note: str = ""  # what its table says of it, in the reader's language


@dataclass(frozen=True, kw_only=True)
class Check:
    """Two numbers of one region. Shares are fractions."""

    check: str  # what is compared, one of KINDS in data/summaries/reconciliation.py
    scope: str  # the series_id, the source_id of a publication, or measure and year of a statistic
    region: Adcode
    printed: float | None = None  # as published; of parks side by side the published ones
    computed: float | None = None  # from other figures of the same source; of parks side by side the listed ones
    unit: str
    outcome: Outcome
    sources: tuple[str, ...]
    item: str = ""  # which one of the scope: a slot, a date, another series_id, a part, a share as printed
    year: int | None = None  # of registration
    parts: int | None = None  # how many parts the sum has
    note: str = ""  # what the tables say of the numbers, in the reader's language
    reason: str = ""  # why they may differ, one of REASONS; blank for none
    totals: tuple[int, int] | None = None  # between which the total must lie for the printed share to be right

    @property
    def difference(self) -> float | None:
        """Printed minus computed, of shares as a fraction; None where no difference has a meaning."""
        numbers = self.printed, self.computed
        if self.outcome in (Outcome.INEXACT, Outcome.SIDE_BY_SIDE) or None in numbers:
            return None
        return round((self.printed or 0) - (self.computed or 0), MAX_DECIMALS)


def outcome_of(printed: Figure, computed: Figure) -> Outcome:
    """Of two numbers that should be the same."""
    if printed.approx or computed.approx:
        return Outcome.INEXACT
    return Outcome.AGREES if printed.value == computed.value else Outcome.DIFFERS


def total(figures: Sequence[Figure]) -> Figure:
    """The sum of figures; inexact if one of them is. Its source is the first one's."""
    summed = round(fsum(figure.value for figure in figures), MAX_DECIMALS)
    whole = all(isinstance(figure.value, int) for figure in figures)
    return Figure(int(summed) if whole else summed, any(figure.approx for figure in figures), figures[0].source)
