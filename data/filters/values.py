"""The values that a filter can have: some words of a list, years, or on and off.

A value is a tuple; an empty one filters nothing. `parse` gives it in its one normal order, and what is none.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from data import years
from data.years import APART, YearSpan

Value = tuple[Any, ...]


@dataclass(frozen=True)
class Slugs:
    """Some of a list of English words: `base,incubator`."""

    words: tuple[str, ...]
    """The words that may stand in a query."""

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        """The value that a text of a query stands for, and what of it stands for nothing."""
        named = {name: None for name in text.split(",") if name}
        allowed = self.allowed
        return tuple(slug for slug in allowed if slug in named), tuple(name for name in named if name not in allowed)

    @property
    def allowed(self) -> Collection[str]:
        """The words that are understood."""
        return self.words

    def format(self, value: Value) -> str:
        """The text that `parse` reads back."""
        return ",".join(map(str, value))

    def serialize(self, value: Value) -> object:
        """The value as JSON has it."""
        return [str(term) for term in value]

    def toggle(self, value: Value, text: str) -> Value:
        """The value with one option added, or taken out."""
        chosen = {*value} ^ {text}
        return tuple(slug for slug in self.allowed if slug in chosen)

    def holds(self, value: Value, item: str) -> bool:
        """Whether a value in force keeps an item."""
        return item in value


@dataclass(frozen=True)
class Codes(Slugs):
    """Some of a list of codes, too long to be told: `words` are the outermost ones."""

    codes: Mapping[str, None] = field(default_factory=dict, compare=False)
    """All of them in order, as the keys of a mapping."""

    @property
    def allowed(self) -> Collection[str]:
        return self.codes


@dataclass(frozen=True)
class Ranges(Slugs):
    """Some classes of numbers, named by their limits: `0,10-49`; `words` are those of the bins that most imports have.

    Any limits are understood, since an import may have been counted with bins of its own.
    """

    NAMED: ClassVar[re.Pattern[str]] = re.compile(r"(\d{1,8})(-\d{0,8})?")

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        terms = dict.fromkeys(filter(None, text.split(",")))
        known = [one for one in terms if one in self.words or self.NAMED.fullmatch(one)]
        return tuple(sorted(known, key=self._place)), tuple(one for one in terms if one not in known)

    def toggle(self, value: Value, text: str) -> Value:
        return self.parse(",".join({*value} ^ {text}))[0]

    def _place(self, one: str) -> tuple[bool, int, int, int]:
        """Classes of numbers by where they begin, then by where they end; after them the words in their order."""
        if not self.NAMED.fullmatch(one):
            return True, self.words.index(one), 0, 0
        low, dash, high = one.partition("-")
        return False, int(low), bool(dash and not high), int(high or low)


@dataclass(frozen=True)
class Years(Slugs):
    """Years, `2016-2018,unknown`; `words` are the groups without one."""

    words: tuple[str, ...] = APART

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        terms, rejected = years.parse(text)
        known = tuple(term for term in terms if isinstance(term, YearSpan) or term in self.words)
        return known, (*rejected, *(str(term) for term in terms if term not in known))

    def toggle(self, value: Value, text: str) -> Value:
        terms, rejected = self.parse(text)
        if rejected or not terms:
            return value
        return years.without(value, terms) if years.holds(value, text) else years.normal((*value, *terms))

    def holds(self, value: Value, item: str) -> bool:
        return years.holds(value, item)


@dataclass(frozen=True)
class Switch(Slugs):
    """On, `1`, or off."""

    words: tuple[str, ...] = ("1",)

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        return super().parse("" if text == "0" else text)

    def serialize(self, value: Value) -> object:
        return bool(value)
