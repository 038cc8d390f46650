"""How a derived number is made: the arithmetic, the way it is written, and the figures that go into it.

A derived value is that of its formula, so that nothing can explain it by other figures than those it was made of.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from data.regions import Adcode
from data.statistics import add, location_quotient, rate, remainder, share


@dataclass(frozen=True)
class Term:
    """One figure of a formula."""

    fact: str  # what it counts: companies | published | listed | population | enterprises | gdp
    value: float | None
    regions: tuple[Adcode, ...]
    year: int | None = None  # of people, enterprises and product


@dataclass(frozen=True, eq=False)
class Rule:
    """An arithmetic, and how it is written with figures in it."""

    compute: Callable[..., float | None]
    write: Callable[..., str]


@dataclass(frozen=True)
class Formula:
    """A rule with its figures."""

    rule: Rule
    terms: tuple[Term, ...]

    @property
    def value(self) -> float | None:
        """What comes out; None where a figure is missing that the rule needs."""
        return self.rule.compute(*(term.value for term in self.terms))


@cache
def per(size: int) -> Rule:
    """A count for each `size` of what it is set against."""
    return Rule(lambda count, base: rate(count, base, size), f"{{}} / {{}} × {size:,}".format)


SHARE = Rule(share, "{} / {}".format)
PER_10K = per(10_000)
LOCATION_QUOTIENT = Rule(location_quotient, "({} / {}) / ({} / {})".format)
REMAINDER = Rule(lambda total, *known: remainder(total, known, 1), lambda *figures: " \N{MINUS SIGN} ".join(figures))
SUM = Rule(lambda *parts: add(parts).value, lambda *figures: " + ".join(figures))
