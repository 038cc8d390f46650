"""The values that a filter can have: some words of a list, years, or on and off.

A value is a tuple; an empty one filters nothing. `parse` gives it in its one normal order, and what is none.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from data import years
from data.years import APART, Apart, YearSpan

Value = tuple[Any, ...]


class Values(Protocol):
    """What a filter does with texts."""

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        """The value that a text of a query stands for, and what of it stands for nothing."""

    def format(self, value: Value) -> str:
        """The text that `parse` reads back."""

    def serialize(self, value: Value) -> object:
        """The value as JSON has it."""

    def toggle(self, value: Value, text: str) -> Value:
        """The value with one option added, or taken out."""

    def holds(self, value: Value, item: str) -> bool:
        """Whether a value in force keeps an item."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that may stand in a query, besides years."""


@dataclass(frozen=True)
class Slugs:
    """Some of a list of English words: `base,incubator`."""

    allowed: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return self.allowed

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        named = [name for name in text.split(",") if name]
        rejected = tuple(name for name in named if name not in self.allowed)
        return tuple(slug for slug in self.allowed if slug in named), rejected

    def format(self, value: Value) -> str:
        return ",".join(value)

    def serialize(self, value: Value) -> object:
        return list(value)

    def toggle(self, value: Value, text: str) -> Value:
        return tuple(slug for slug in self.allowed if slug in {*value} ^ {text})

    def holds(self, value: Value, item: str) -> bool:
        return item in value


@dataclass(frozen=True)
class Years:
    """Years: `2016-2018,unknown`. `separate` are the groups without a year."""

    separate: tuple[Apart, ...] = APART

    @property
    def words(self) -> tuple[str, ...]:
        return self.separate

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        terms, rejected = years.parse(text)
        known = tuple(term for term in terms if isinstance(term, YearSpan) or term in self.separate)
        return known, (*rejected, *(str(term) for term in terms if term not in known))

    def format(self, value: Value) -> str:
        return years.format_terms(value)

    def serialize(self, value: Value) -> object:
        return [str(term) for term in value]

    def toggle(self, value: Value, text: str) -> Value:
        terms, rejected = self.parse(text)
        if rejected or not terms:
            return value
        return years.without(value, terms) if years.holds(value, text) else years.normal((*value, *terms))

    def holds(self, value: Value, item: str) -> bool:
        return years.holds(value, item)


@dataclass(frozen=True)
class Switch:
    """On, `1`, or off."""

    words = ("1",)

    def parse(self, text: str) -> tuple[Value, tuple[str, ...]]:
        return ("1",) if text == "1" else (), () if text in ("", "0", "1") else (text,)

    def format(self, value: Value) -> str:
        return ",".join(value)

    def serialize(self, value: Value) -> object:
        return bool(value)

    def toggle(self, value: Value, text: str) -> Value:
        return () if value else ("1",)

    def holds(self, value: Value, item: str) -> bool:
        return item in value
