"""One value of one place, and one fact of one region: what measures give and summaries are made of."""

from dataclasses import dataclass, field, fields, replace
from typing import Self

from data.formulas import Formula
from data.regions import Adcode
from data.states import State

MIN_COMPANIES = 10
"""A ratio of fewer companies is marked: a few more or less would change it much."""


@dataclass(frozen=True)
class Limits:
    """Which companies of a series are counted: filters on companies, each with its text in a query."""

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **texts: str) -> Self:
        """The filters that say something."""
        return cls(tuple((name, text) for name, text in texts.items() if text))

    def __bool__(self) -> bool:
        return bool(self.texts)

    def get(self, name: str) -> str:
        """The text of a filter; blank where it is not in force."""
        return dict(self.texts).get(name, "")

    @property
    def applied(self) -> tuple[str, ...]:
        """The filters that are in force."""
        return tuple(name for name, _ in self.texts)


EVERY_COMPANY = Limits()


RATIOS = ("share", "ratio", "years", "growth")
"""Units of real numbers that are written in a way of their own."""


def is_rate(unit: str) -> bool:
    """Whether values in a unit are real numbers, written with three significant digits: per_10k, per_km2."""
    return unit.startswith("per_")


@dataclass(frozen=True)
class Place:
    """One region with one value of the chosen measure."""

    adcode: Adcode
    name: str  # short name in the reader's language
    value: float | None  # None unless counted, derived, or no_match (0)
    unit: str  # parks | companies, or that of a further measure
    state: State
    approx: bool = False  # printed as a floor or rounded
    is_floor: bool = False  # approx because some companies do not state what is counted or asked for: at least so much
    small: bool = False  # a ratio of so few companies that one more would change it much
    expired: int | None = None  # of companies on a list, how many had expired; None of any other value
    undetermined: int = 0  # companies of which nobody knows whether they pass the filters, besides those counted

    def as_known(self) -> Self:
        """Without a number, where all that is known is that it is not below 0."""
        if self.value != 0 or not self.is_floor:
            return self
        return replace(self, value=None, state=State.UNDETERMINED, approx=False, is_floor=False)

    @property
    def count(self) -> int | None:
        """The value of a measure that counts."""
        return None if self.value is None else int(self.value)


@dataclass(frozen=True)
class Details:
    """What the wording of a fact needs besides its number."""

    parent: str = ""  # the region that a share is of
    printed: str = ""  # what the publication printed instead
    year: int | None = None  # of the people or enterprises that companies are set against, or of registration
    known: int | None = None  # with `members`: how many of them a sum covers, which makes it a floor
    members: int | None = None
    approx: bool = False  # printed as a floor or rounded, or computed from such a number
    note: str = ""  # what the source says of the figure
    foreign: int | None = None  # companies that state their capital in another currency, which no sum holds
    limits: Limits = EVERY_COMPANY  # which companies were counted, or which years of published parks
    whole: int | None = None  # the number without these limits, where it is known
    expired: int | None = None  # of companies on a list, how many had expired when they were counted
    measure: str = ""  # whose concentration it is
    small: bool = False  # a ratio of so few companies that one more would change it much
    upper: float | None = None  # the most that it can be, where the number is the least
    floor: bool = False  # at least so much, since some companies do not state what is counted or asked for
    undetermined: int | None = None  # companies of which nobody knows whether they pass the filters; None for none

    @classmethod
    def of(cls, place: Place) -> Self:
        """What the number of one place needs."""
        undetermined = place.undetermined or None
        return cls(approx=place.approx, small=place.small, floor=place.is_floor, undetermined=undetermined)

    def format(self) -> str:
        """Those that are there, as `key=value` pairs joined by `;`: the public `note`."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "limits"}
        values |= dict(self.limits.texts)
        present = {name: value for name, value in values.items() if value is not False and value not in (None, "")}
        texts = {name: "yes" if value is True else str(value).replace(";", ",") for name, value in present.items()}
        return ";".join(f"{name}={text}" for name, text in texts.items())


@dataclass(frozen=True)
class Fact:
    """One number of headline or profile."""

    fact: str  # published | listed | companies | share | per_10k | gdp ... : the wording's key
    value: float | None
    unit: str  # parks | companies | share | per_10k ...
    as_of: str
    sources: tuple[str, ...]  # source_ids, the count's own first; empty where the dataset names none
    state: State
    details: Details = Details()
    formula: Formula | None = field(default=None, compare=False)  # of a derived number, whose value it is

    @property
    def source(self) -> str:
        """The first of the sources; empty for none."""
        return next(iter(self.sources), "")
