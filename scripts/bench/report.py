"""Figures, their limits, and the report in Markdown."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured figure with its limits, both "at most"; None where there is none."""

    name: str
    value: float
    unit: str
    must: float | None = None
    reach: float | None = None

    @property
    def verdict(self) -> str:
        """How the figure stands to its limits."""
        if self.must is not None and self.value > self.must:
            return "**over**"
        if self.reach is not None:
            return "reached" if self.value <= self.reach else "within" if self.must is not None else "not reached"
        return "within" if self.must is not None else ""

    def row(self) -> str:
        """The figure as a line of a table."""
        measured = f"{_number(self.value)} {self.unit}".strip()
        return f"| {self.name} | {measured} | {_limit(self.must)} | {_limit(self.reach)} | {self.verdict} |"


def spread(name: str, milliseconds: Sequence[float], must: tuple[float, float] | None = None) -> list[Figure]:
    """Median and 95th percentile (nearest rank) of repeated measurements."""
    p95 = sorted(milliseconds)[math.ceil(len(milliseconds) * 0.95) - 1]
    return [
        Figure(f"{name}, median of {len(milliseconds)}", median(milliseconds), "ms", must and must[0]),
        Figure(f"{name}, p95", p95, "ms", must and must[1]),
    ]


@dataclass(frozen=True)
class Section:
    """A titled table of the report."""

    title: str
    figures: tuple[Figure, ...]
    note: str = ""

    def __str__(self) -> str:
        head = [f"## {self.title}", "", *([self.note, ""] if self.note else []), *_HEAD]
        return "\n".join([*head, *(figure.row() for figure in self.figures), ""])


_HEAD = ("| what | measured | must | reach | |", "| --- | --- | --- | --- | --- |")


def table(title: str, figures: Iterable[Figure], note: str = "") -> Section:
    """One section of the report."""
    return Section(title, tuple(figures), note)


def summary(sections: Iterable[Section]) -> Section:
    """All that has a limit, in one table."""
    limited = [
        replace(figure, name=f"{section.title}: {figure.name}")
        for section in sections
        for figure in section.figures
        if figure.must is not None or figure.reach is not None
    ]
    over = sum(figure.verdict == "**over**" for figure in limited)
    return Section("All limits", tuple(limited), f"{over} of {len(limited)} are over.")


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def _limit(value: float | None) -> str:
    return "" if value is None else f"<= {value:g}"
