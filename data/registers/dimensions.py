"""The dimensions by which companies are told apart: one object each, with its classes in order, `unknown` the last.

What a register says of single companies becomes a class while it is read. Classes of numbers are named by their limits:
`10-49` people; `100-500` in 10,000 yuan, from 100 to less than 500; `10000-` has no upper one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import pandas as pd

from data.registers import industries
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

    def holds(self, chosen: Sequence[str], one: str) -> bool:
        """Whether a class is among those chosen, or lies in one of them."""
        return one in chosen or (self.is_nested and one != UNKNOWN and one.startswith(tuple(chosen)))

    def may_hold(self, chosen: Sequence[str], one: str) -> bool:
        """Whether companies of a class can be of those chosen: they are, nobody knows, or no more than C of C38."""
        is_shallow = self.is_nested and any(each.startswith(one) for each in chosen)
        return one == UNKNOWN or is_shallow or self.holds(chosen, one)


def whole(bounds: Sequence[int]) -> Iterator[str]:
    """Classes of whole numbers: 0, 1-9, 10-."""
    for low, high in pairwise(bounds):
        yield f"{low}" if high == low + 1 else f"{low}-{high - 1}"
    yield f"{bounds[-1]}-"


def measured(bounds: Sequence[int]) -> Iterator[str]:
    """Classes of quantities, each from its limit to less than the next one: 0-1, 1-5, 5-."""
    yield from (f"{low}-{high}" for low, high in pairwise(bounds))
    yield f"{bounds[-1]}-"


STAFF_BOUNDS = (0, 1, 10, 50, 100, 500, 1000, 5000, 10_000)
"""Insured people; both services offer those from 50 on."""
CAPITAL_BOUNDS = (0, 100, 500, 1000, 3000, 5000, 10_000)
"""In 10,000 yuan: the brackets of Shenzhen's market regulator."""
AGE_BOUNDS = (0, 1, 5, 10)
"""Whole years between the month of registration and that of counting."""
FORMS = ("state", "limited", "joint_stock", "foreign", "partnership", "sole", "individual", "branch", "other")
SIZES = ("large", "medium", "small", "micro")
_MONEY = (*measured(CAPITAL_BOUNDS), FOREIGN, UNKNOWN)
INDUSTRY = Dimension("industry", (*industries.codes(), UNKNOWN), is_nested=True)
STAFF = Dimension("staff", (*whole(STAFF_BOUNDS), UNKNOWN), STAFF_BOUNDS)
CAPITAL = Dimension("capital", _MONEY, CAPITAL_BOUNDS)
PAID_IN = Dimension("paid_in", _MONEY, CAPITAL_BOUNDS)
FORM = Dimension("form", (*FORMS, UNKNOWN))
SIZE = Dimension("size", (*SIZES, UNKNOWN))
AGE = Dimension("age", (*measured(AGE_BOUNDS), UNKNOWN), AGE_BOUNDS)
MATCH = Dimension("match", ("name", "both", "scope", UNKNOWN))
"""Where the keyword of an import stands."""
STATUS = Dimension("company_status", STATUSES)
DIMENSIONS: Mapping[str, Dimension] = MappingProxyType(
    {one.name: one for one in (INDUSTRY, STAFF, CAPITAL, PAID_IN, FORM, SIZE, MATCH, AGE, STATUS)}
)
"""By their names, in the order of menus."""


def age_classes(months: Iterable[int], last_month: int) -> pd.DataFrame:
    """month, class_age: of every month of registration, seen from that of counting."""
    distinct = list(dict.fromkeys(months))
    return pd.DataFrame({"month": distinct, "class_age": [age_class(month, last_month) for month in distinct]})


def age_class(month: int, last_month: int) -> str:
    """The class of age of a month of registration, 201703 or 201700, in another month; unknown for 0 and for doubt."""
    year, number = divmod(month, 100)
    if not year:
        return UNKNOWN
    first, last = (_age(year, one, last_month) for one in ((number, number) if number else (12, 1)))
    return first if first == last else UNKNOWN


def _age(year: int, number: int, last_month: int) -> str:
    until, month = divmod(last_month, 100)
    years = max((until * 12 + month - year * 12 - number) // 12, 0)
    return AGE.classes[bisect_right(AGE.bounds, years) - 1]
