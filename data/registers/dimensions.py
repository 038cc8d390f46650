"""The dimensions by which companies are told apart: one object each, with its classes in order, `unknown` the last.

What a register says of single companies becomes a class while it is read. Classes of numbers are named by their limits:
`10-49` people; `100-500` in 10,000 yuan, from 100 to less than 500; `10000-` has no upper one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import pandas as pd

from data.registers import industries
from data.registers.bins import AGE_BOUNDS, STANDARD, Bins, Bounds, measured, whole
from data.registers.imports import STATUSES

UNKNOWN, FOREIGN = "unknown", "foreign"


@dataclass(frozen=True)
class Dimension:
    """What companies are told apart by."""

    name: str
    """Its public name, which is that of the filter on it."""
    classes: tuple[str, ...]
    bounds: tuple[int, ...] = ()
    """Where classes of numbers begin; the last one has no end."""
    is_nested: bool = False
    """Whether a class lies in every class that its name begins with: C3825 in C."""

    def is_outermost(self, one: str) -> bool:
        """Whether a class lies in no other."""
        return not self.is_nested or len(one) == 1 or one == UNKNOWN

    def at_least(self, low: int) -> tuple[str, ...]:
        """The classes of numbers that begin with this one or a larger one; a limit has to be there."""
        return tuple(name for name, bound in zip(self.classes, self.bounds, strict=False) if bound >= low)

    def outermost(self, present: Iterable[str]) -> tuple[str, ...]:
        """The outermost classes in which some classes lie, in order."""
        inside = {*present}
        every = (one for one in self.classes if self.is_outermost(one))
        return tuple(one for one in every if any(self.holds((one,), other) for other in inside))

    def holds(self, chosen: Sequence[str], one: str) -> bool:
        """Whether a class is among those chosen, or lies in one of them."""
        return one in chosen or (self.is_nested and one != UNKNOWN and one.startswith(tuple(chosen)))

    def may_hold(self, chosen: Sequence[str], one: str) -> bool:
        """Whether companies of a class can be of those chosen: they are, nobody knows, or no more than C of C38."""
        is_shallow = self.is_nested and any(each.startswith(one) for each in chosen)
        return one == UNKNOWN or is_shallow or self.holds(chosen, one)


FORMS = ("state", "limited", "joint_stock", "foreign", "partnership", "sole", "individual", "branch", "other")
SIZES = ("large", "medium", "small", "micro")
INDUSTRY = Dimension("industry", (*industries.codes(), UNKNOWN), is_nested=True)
REPORT_YEARS = range(2000, 2100)
FORM = Dimension("form", (*FORMS, UNKNOWN))
SIZE = Dimension("size", (*SIZES, UNKNOWN))
TAXPAYER = Dimension("taxpayer", ("general", "small_scale", "other", UNKNOWN))
REPORT_YEAR = Dimension("report_year", (*map(str, reversed(REPORT_YEARS)), UNKNOWN))
"""The latest annual report: a sign of life. Years for which reports can be due, the latest first."""
MATCH = Dimension("match", ("name", "both", "scope", UNKNOWN))
"""Where the keyword of an import stands."""
STATUS = Dimension("company_status", STATUSES)


@cache
def of_bins(bins: Bins) -> Mapping[str, Dimension]:
    """All dimensions by their names, in the order of menus, those of numbers in these bins."""
    money = (*measured(bins.capital), FOREIGN, UNKNOWN)
    every = (
        INDUSTRY,
        Dimension("staff", (*whole(bins.staff), UNKNOWN), bins.staff),
        Dimension("capital", money, bins.capital),
        Dimension("paid_in", money, bins.capital),
        FORM,
        SIZE,
        TAXPAYER,
        REPORT_YEAR,
        MATCH,
        Dimension("age", (*measured(bins.age), UNKNOWN), bins.age),
        STATUS,
    )
    return MappingProxyType({one.name: one for one in every})


DIMENSIONS = of_bins(STANDARD)
"""Those of the bins that the atlas comes with."""
STAFF, CAPITAL, PAID_IN, AGE = (DIMENSIONS[name] for name in ("staff", "capital", "paid_in", "age"))


def age_classes(months: Iterable[int], last_month: int, bounds: Bounds) -> pd.DataFrame:
    """month, class_age: of every month of registration, seen from that of counting."""
    distinct = list(dict.fromkeys(months))
    ages = [age_class(month, last_month, bounds) for month in distinct]
    return pd.DataFrame({"month": distinct, "class_age": ages})


def age_class(month: int, last_month: int, bounds: Bounds = AGE_BOUNDS) -> str:
    """The class of age of a month of registration, 201703 or 201700, in another month; unknown for 0 and for doubt."""
    year, number = divmod(month, 100)
    if not year:
        return UNKNOWN
    first, last = (_age(year, one, last_month, bounds) for one in ((number, number) if number else (12, 1)))
    return first if first == last else UNKNOWN


def _age(year: int, number: int, last_month: int, bounds: Bounds) -> str:
    until, month = divmod(last_month, 100)
    years = max((until * 12 + month - year * 12 - number) // 12, 0)
    return tuple(measured(bounds))[bisect_right(bounds, years) - 1]
