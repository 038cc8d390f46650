"""The rows that are published of what happened between two dates: in each row every flow leads from count to count."""

from data.measures.shift_share import PARTS, SectionGrowth
from data.measures.vitality import APPEARED, CAME, VANISHED, WENT, Vitality
from data.summaries.shift_share import Growth
from data.summaries.vitality import Vitalities
from data.view_rows import Row

DECIMALS = 9
"""Of a part of growth: what is beyond them is an error of binary numbers."""


def vitality(summary: Vitalities) -> list[Row]:
    """The level, its parts; then the chosen places together by section, and by age at the earlier date.

    What is not known is blank.
    """
    places = [one for one in (summary.total, *summary.places) if one]
    blank: Row = {"section": None, "age": None}
    rows: list[Row] = [{"dimension": "place", "adcode": one.adcode, "name": one.name} | blank for one in places]
    together = {"adcode": ",".join(summary.reach), "name": None}
    rows += [
        {"dimension": "industry"} | together | {"section": one.section or "unknown", "age": None}
        for one in summary.sections
    ]
    rows += [{"dimension": "age"} | together | {"section": None, "age": one.age} for one in summary.by_age]
    period = {"since": summary.since, "as_of": summary.as_of}
    every = (*places, *summary.sections, *summary.by_age)
    return [row | period | _vitality(one) for row, one in zip(rows, every, strict=True)]


def _vitality(one: Vitality) -> Row:
    changes = {f"{flow}_since_year_before": one.since_year_before(flow) for flow in ("registered", "closed", "net")}
    return {
        "earlier": one.earlier,
        **_flows(one, CAME),
        **_flows(one, WENT),
        "closed": one.closed,
        "net": one.net,
        **_flows(one, APPEARED),
        **_flows(one, VANISHED),
        "later": one.later,
        "registered_rate": one.of_stock(one.registered),
        "closed_rate": one.of_stock(one.closed),
        "net_rate": one.of_stock(one.net),
        "net_over_new": one.net_over_new,
        "closed_over_new": one.closed_over_new,
        "per_thousand": one.per_thousand,
        "population_year": one.people.year if one.people else None,
        **changes,
    }


def _flows(one: Vitality, names: tuple[str, ...]) -> Row:
    return {name: one.flows[name] if one.flows else None for name in names}


def shift_share(summary: Growth) -> list[Row]:
    """All sections together, whose `section` is blank, then each of them."""
    if summary.total is None:
        return []
    about = {"adcode": ",".join(summary.reach), "since": summary.since, "as_of": summary.as_of}
    return [about | _growth(one) for one in (summary.total, *summary.sections)]


def _growth(one: SectionGrowth) -> Row:
    row, section = one.vitality, one.vitality.section
    return {
        "section": None if section is None else section or "unknown",
        "earlier": row.earlier,
        **{name: round(part, DECIMALS) for name, part in zip(PARTS, one.parts, strict=True)},
        **_flows(row, CAME),
        **_flows(row, WENT),
        **_flows(row, APPEARED),
        **_flows(row, VANISHED),
        "later": row.later,
    }
