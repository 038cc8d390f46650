"""Founding years as a filter: what `years=2016-2018,2020-,unknown` means, and how it is written again.

A term is a span of years, or one of the two groups apart: parks without a known year, parks not founded yet.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Apart = Literal["unknown", "planned"]
APART: tuple[Apart, ...] = ("unknown", "planned")
_SPAN = re.compile(r"([0-9]{4})(-([0-9]{4})?)?")
_OPEN = 10_000
"""Later than every year that can be written."""


@dataclass(frozen=True, order=True)
class YearSpan:
    """The years from `first` to `last`, both included; `last` None leaves the end open."""

    first: int
    last: int | None

    @property
    def end(self) -> int:
        """The last year as a number, later than all others where the end is open."""
        return _OPEN if self.last is None else self.last

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.end

    def __str__(self) -> str:
        last = "" if self.last is None else f"{self.last:04d}"
        return last if self.first == self.last else f"{self.first:04d}-{last}"


YearTerm = YearSpan | Apart


def parse(text: str) -> tuple[tuple[YearTerm, ...], tuple[str, ...]]:
    """The terms of a comma list in their one normal order, and the pieces that are none."""
    pieces = [piece for piece in text.split(",") if piece]
    terms = {piece: _term(piece) for piece in pieces}
    return normal(term for term in terms.values() if term), tuple(piece for piece in pieces if not terms[piece])


def normal(terms: Iterable[YearTerm]) -> tuple[YearTerm, ...]:
    """The same years as few terms: spans joined and in order, then `unknown`, then `planned`."""
    distinct = set(terms)
    spans: list[YearSpan] = []
    for span in sorted((term for term in distinct if isinstance(term, YearSpan)), key=lambda span: span.first):
        if spans and span.first <= spans[-1].end + 1:
            last = max(spans[-1], span, key=lambda one: one.end).last
            spans[-1] = YearSpan(spans[-1].first, last)
        else:
            spans.append(span)
    return (*spans, *(separate for separate in APART if separate in distinct))


def without(terms: Iterable[YearTerm], removed: Iterable[YearTerm]) -> tuple[YearTerm, ...]:
    """The terms without some others."""
    remaining = list(terms)
    for term in removed:
        remaining = [piece for one in remaining for piece in _pieces(one, term)]
    return normal(remaining)


def holds(terms: Iterable[YearTerm], slot: str) -> bool:
    """Whether the terms hold a whole slot, which is itself written as one term."""
    wanted = _term(slot)
    if not isinstance(wanted, YearSpan):
        return slot in set(terms)
    return any(isinstance(term, YearSpan) and wanted.first in term and wanted.end <= term.end for term in terms)


def touches(terms: Iterable[YearTerm], slot: str) -> bool:
    """Whether any of the terms has a year of the slot."""
    wanted = _term(slot)
    if not isinstance(wanted, YearSpan):
        return slot in set(terms)
    return any(isinstance(term, YearSpan) and term.first <= wanted.end and wanted.first <= term.end for term in terms)


def is_span(text: str) -> bool:
    """Whether the text is one span of years."""
    return isinstance(_term(text), YearSpan)


def _term(text: str) -> YearTerm | None:
    if text in APART:
        return text
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    first, is_range, last = int(match[1]), match[2], match[3]
    span = YearSpan(first, int(last) if last else None if is_range else first)
    return span if span.end >= first else None


def _pieces(term: YearTerm, removed: YearTerm) -> Iterator[YearTerm]:
    """What is left of a term, before and after the removed years."""
    if not isinstance(term, YearSpan) or not isinstance(removed, YearSpan):
        if term != removed:
            yield term
        return
    if term.first < removed.first:
        yield YearSpan(term.first, min(term.end, removed.first - 1))
    if term.end > removed.end:
        yield YearSpan(max(term.first, removed.end + 1), term.last)
