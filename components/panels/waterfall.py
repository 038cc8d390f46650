"""Two ways from the count of one date to that of the next, on one axis: by what happened, and as shift-share.

Every step begins where the one before it ends. What happened to companies is told from what happened to records alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from components import numbers
from components.style import Style
from data.measures.history import Account
from data.measures.shift_share import PARTS, SectionGrowth
from data.measures.vitality import APPEARED, CAME, VANISHED, WENT

Look = Literal["balance", "event", "record"]
PADDING = 0.03
"""Of the axis, at both ends."""


@dataclass(frozen=True)
class Step:
    """A count, which begins and ends at it, or what leads to the next."""

    text: str
    number: str
    start: float
    end: float
    look: Look
    is_open: bool = False  # some months of registration that it rests on are not all in

    @property
    def falls(self) -> bool:
        """Whether it takes companies away."""
        return self.end < self.start


@dataclass(frozen=True)
class Span:
    """The axis of several ways: from the least to the most that any step reaches, for no bar stands on 0."""

    low: float
    high: float

    @classmethod
    def over(cls, *ways: Sequence[Step]) -> "Span":
        """One that holds all steps."""
        ends = [end for way in ways for step in way for end in (step.start, step.end)] or [0.0]
        more = PADDING * ((max(ends) - min(ends)) or 1)
        return cls(min(ends) - more, max(ends) + more)

    def place(self, step: Step) -> tuple[float, float]:
        """Where a step begins and how long it is, from the left, in parts of the axis."""
        left, right = sorted((step.start, step.end))
        return (left - self.low) / (self.high - self.low), (right - left) / (self.high - self.low)


def ways(
    account: Account | None,
    total: SectionGrowth | None,
    dates: tuple[str, str],
    measure: str,
    style: Style,
    *,
    is_open: bool = False,
) -> tuple[list[Step], list[Step]]:
    """By what happened and as shift-share; empty what is not known. `dates`: YYYY-MM-DD; `measure`: what is counted.

    `is_open`: months of registration are not all in, so what is new and all that is computed of it are provisional.
    """
    first, last = (style.words("snapshots.balance", date=date, measure=measure) for date in dates)
    month = dates[0][:7]
    flows = by_flow(account, (first, last), month, style) if account else []
    parts = by_part(total, (first, last), month, style) if total else []
    if is_open:
        new = style.words("snapshots.flow_registered", month=month)
        flows = [replace(step, is_open=step.text == new) for step in flows]
        parts = [replace(step, is_open=step.look == "event") for step in parts]
    return flows, parts


def by_flow(account: Account, ends: tuple[str, str], month: str, style: Style) -> list[Step]:
    """What happened to companies, then to records; what is 0 has no step. `ends`: what the two counts are called."""
    flows = _signed(account.flows, style, month)
    steps = _run(account.earlier, [(text, change, numbers.change(change), look) for text, change, look in flows])
    return [_balance(ends[0], account.earlier), *steps, _balance(ends[1], account.later)]


def by_part(total: SectionGrowth, ends: tuple[str, str], month: str, style: Style) -> list[Step]:
    """National growth, industry mix, local part; then what happened to records alone, sections among it.

    The parts are written with one decimal, each as the difference of rounded counts, so that those add up too.
    """
    row = total.vitality
    earlier, later, level = row.earlier or 0, row.later or 0, float(row.earlier or 0)
    parts: list[tuple[str, float, str, Look]] = []
    for name, part in zip(PARTS, total.parts, strict=True):
        if part or name != "unbased":
            change = round(level + part, 1) - round(level, 1)
            parts.append((style.words(f"vitality.part_{name}"), part, numbers.change_part(round(change, 1)), "event"))
            level += part
    records = [one for one in _signed(row.flows or {}, style, month) if one[2] == "record"]
    parts += [(text, float(change), numbers.change(change), look) for text, change, look in records]
    return [_balance(ends[0], earlier), *_run(earlier, parts), _balance(ends[1], later)]


def _signed(flows: Mapping[str, int], style: Style, month: str) -> Iterator[tuple[str, int, Look]]:
    groups: tuple[tuple[Sequence[str], int, Look], ...] = (
        (CAME, 1, "event"),
        (WENT, -1, "event"),
        (APPEARED, 1, "record"),
        (VANISHED, -1, "record"),
    )
    for names, sign, look in groups:
        for name in names:
            if number := flows.get(name, 0):
                yield style.words(f"snapshots.flow_{name}", month=month), sign * number, look


def _run(level: float, changes: Sequence[tuple[str, float, str, Look]]) -> Iterator[Step]:
    for text, change, number, look in changes:
        yield Step(text, number, level, level + change, look)
        level += change


def _balance(text: str, count: int) -> Step:
    return Step(text, numbers.integer(count), count, count, "balance")
