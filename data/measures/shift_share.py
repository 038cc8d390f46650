"""Why a place grew more or less than the nation: shift-share over the sections of industry, closed to the company.

    growth     net of a section: new + reopened + moved in - closed - moved out (vitality.py)
    national   companies at the beginning x growth of the nation in all sections
    mix        companies at the beginning x (growth of the nation in the section - that in all sections)
    local      growth - companies at the beginning x growth of the nation in the section
    unbased    growth in sections in which the nation had no company at the beginning: a rate on 0 is none

    earlier + national + mix + local + unbased + what happened to records alone = later

So the nation has no local part. The nation is the whole register: all companies whose place is known. Source: E. S.
Dunn, A statistical and analytical technique for regional analysis, Papers of the Regional Science Association 6, 1960.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from data.measures import vitality, vitality_classes
from data.measures.history import History
from data.measures.vitality import Vitality
from data.regions import NATION, Adcode
from data.registers.class_flows import FLOWS

Missing = Literal["", "no_log", "unfiltered", "no_account", "no_closed", "no_sections"]
"""Why there is no decomposition; blank where there is one."""
PARTS = ("national", "mix", "local", "unbased")


@dataclass(frozen=True)
class SectionGrowth:
    """A section of a place, or all of them; the parts add up to its growth."""

    vitality: Vitality
    national: float
    mix: float
    local: float
    unbased: float

    @property
    def parts(self) -> tuple[float, ...]:
        """In the order of `PARTS`."""
        return tuple(getattr(self, name) for name in PARTS)


@dataclass(frozen=True)
class ShiftShare:
    """The regions of a selection together."""

    missing: Missing
    total: SectionGrowth | None = None
    sections: tuple[SectionGrowth, ...] = ()


def read(series: History, reach: Sequence[Adcode]) -> ShiftShare:
    """The decomposition of the growth of regions, none inside another, between the two dates."""
    if missing := _missing(series, reach):
        return ShiftShare(missing)
    own, nation = (vitality_classes.of_sections(series, places) for places in (reach, (NATION,)))
    if not own or not nation:
        return ShiftShare("no_sections")
    by_section = {row.class_name: row for row in nation}
    growth, stock = (sum(numbers) for numbers in zip(*((_net(row), row.earlier or 0) for row in nation), strict=True))
    sections = tuple(_decompose(row, by_section[row.class_name], growth, stock) for row in own)
    return ShiftShare("", _total(sections), sections)


def _missing(series: History, reach: Sequence[Adcode]) -> Missing:
    about = vitality.period(series)
    if series.changes is None:
        return "no_log"
    if not about.knows_flows:
        return "unfiltered"
    if not series.is_known((*reach, NATION)):
        return "no_account"
    return "no_closed" if series.measure == "existing" and not about.knows_closed else ""


def _decompose(own: Vitality, nation: Vitality, growth: int, stock: int) -> SectionGrowth:
    """`growth` of the nation in all sections over its `stock` at the beginning."""
    earlier, net = own.earlier or 0, _net(own)
    if not nation.earlier:
        return SectionGrowth(own, 0.0, 0.0, 0.0, float(net))
    # Multiplied first, so that a quotient is exact where it is whole, and the nation's local part 0.
    national, expected = earlier * growth / stock, earlier * _net(nation) / nation.earlier
    return SectionGrowth(own, national, expected - national, net - expected, 0.0)


def _net(row: Vitality) -> int:
    return vitality.net(row.flows or {})


def _total(sections: Sequence[SectionGrowth]) -> SectionGrowth:
    rows = [one.vitality for one in sections]
    flows: Mapping[str, int] = {flow: sum((row.flows or {})[flow] for row in rows) for flow in FLOWS}
    ends = (sum(row.earlier or 0 for row in rows), sum(row.later or 0 for row in rows))
    whole = Vitality(
        adcode=rows[0].adcode, earlier=ends[0], later=ends[1], flows=flows, knows_closed=rows[0].knows_closed
    )
    return SectionGrowth(whole, *(sum(numbers) for numbers in zip(*(one.parts for one in sections), strict=True)))
