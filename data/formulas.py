"""How a derived number is made: the arithmetic, the way it is written, and the figures that go into it.

A derived value is that of its formula, so that nothing can explain it by other figures than those it was made of.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from data.regions import Adcode
from data.statistics import add, gini, herfindahl, location_quotient, rate, remainder, share


@dataclass(frozen=True)
class Term:
    """One figure of a formula."""

    fact: str  # companies | published | listed | population | enterprises | gdp | equal_part of a remainder
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


GROWTH = Rule(
    lambda later, earlier: None if later is None else share(later - (earlier or 0), earlier),
    "({0} \N{MINUS SIGN} {1}) / {1}".format,
)
SHARE = Rule(share, "{} / {}".format)
PER_10K = per(10_000)
LOCATION_QUOTIENT = Rule(location_quotient, "({} / {}) / ({} / {})".format)
REMAINDER = Rule(lambda total, *known: remainder(total, known, 1), lambda *figures: " \N{MINUS SIGN} ".join(figures))
SUM = Rule(lambda *parts: add(parts).value, lambda *figures: " + ".join(figures))

MAX_WRITTEN = 8
"""Terms of a sum that are written out; of more of them the middle is left out."""


def _written(terms: Sequence[str]) -> str:
    shown = terms if len(terms) <= MAX_WRITTEN else [*terms[:4], "…", *terms[-2:]]
    return " + ".join(shown)


def _write_ratio(total: str, *leading: str) -> str:
    return f"{leading[0]} / {total}" if len(leading) == 1 else f"({_written(leading)}) / {total}"


def _write_herfindahl(total: str, *parts: str) -> str:
    return f"({_written([f'{part}²' for part in parts])}) / {total}²"


def _write_gini(total: str, *parts: str) -> str:
    weighted, count = [f"{rank} × {part}" for rank, part in enumerate(parts, start=1)], len(parts)
    return f"2 × ({_written(weighted)}) / ({count} × {total}) − {count + 1} / {count}"


CONCENTRATION_RATIO = Rule(lambda total, *leading: sum(leading) / total, _write_ratio)
HERFINDAHL = Rule(lambda _, *parts: herfindahl(parts), _write_herfindahl)
GINI = Rule(lambda _, *parts: gini(parts), _write_gini)
