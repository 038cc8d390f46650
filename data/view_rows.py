"""The rows that are published of a view: its summary in, plain rows out. Their columns are public and stable."""

from dataclasses import asdict
from typing import Any

from data.measures.ages import YearCount
from data.measures.history import Step
from data.measures.region_figures import RegionFigure
from data.registers import class_names
from data.registers.company_changes import INFLOWS, OUTFLOWS
from data.schemas import PRECISIONS
from data.summaries.changes import CompanyChanges
from data.summaries.founding_timeline import FoundingTimeline, SlotCount
from data.summaries.headline import Headline
from data.summaries.parks import Parks
from data.summaries.peers import Peers
from data.summaries.pilots import Pilots
from data.summaries.province_map import ProvinceMap
from data.summaries.reconciliation import Reconciliation
from data.summaries.region_profile import RegionProfile
from data.summaries.snapshots import Snapshots
from data.summaries.structure import Breakdown, ClassRow, Structure
from data.values import Fact, Place

Row = dict[str, Any]
NOT_REGISTERED: Row = dict.fromkeys(("registered", "expected_low", "expected_high"))
"""Of a slot that is no year of companies."""


def place_row(place: Place) -> Row:
    plain = {name: getattr(place, name) for name in ("adcode", "name", "value", "unit", "state", "approx")}
    return plain | {"undetermined": place.undetermined or None}


def fact_row(fact: Fact) -> Row:
    plain = {name: getattr(fact, name) for name in ("fact", "value", "unit", "as_of")}
    return plain | {"source": ";".join(fact.sources), "state": fact.state, "note": fact.details.format()}


def province_map(summary: ProvinceMap) -> list[Row]:
    return [place_row(place) for place in summary.places]


def founding_timeline(summary: FoundingTimeline) -> list[Row]:
    """A row a slot: those of the parks, and the years of companies that no slot of one year has; no floors among them.

    `slot` names a row, and no two rows share it; `year` is only the slot's first. A span of the parks, 2019-, comes
    before the single years of companies that lie in it. Each park is counted in one row of `listed`, each company in
    one row of `registered`; blank where the slot is none of theirs. `expected_low` and `expected_high` are what a year
    will have once its last months are all in; no `registered` holds any of it.
    """
    complete = summary.ages.slots if summary.ages and summary.ages.complete else ()
    counted = {one.slot: _registered(one) for one in complete}
    rows = [{**_slot(slot), **counted.pop(slot.slot, NOT_REGISTERED)} for slot in summary.slots]
    blank = dict.fromkeys(rows[0]) if rows else {}
    years = [
        {**blank, "year": one.year, "slot": one.slot, **counted[one.slot]} for one in complete if one.slot in counted
    ]
    return sorted([*rows, *years], key=lambda row: (row["year"] is None, row["year"] or 0, row["slot"].isdigit()))


def _registered(one: YearCount) -> Row:
    low, high = one.expected or (None, None)
    return {"registered": one.value, "expected_low": low, "expected_high": high}


def _slot(slot: SlotCount) -> Row:
    plain = {"year": slot.year, "slot": slot.slot, "listed": slot.listed, "published": slot.published}
    return plain | {f"precision_{name}": slot.precisions[name] for name in PRECISIONS}


def growth(summary: Snapshots) -> list[Row]:
    """A row a place and date. A flow is blank where no companies were kept."""
    places = [row for row in (summary.total, *summary.rows) if row]
    return [_step(step) for row in places for step in row.steps]


def _step(step: Step) -> Row:
    since = {"since": step.since, "change": step.change, "change_ratio": step.ratio}
    flows = step.flows or {}
    return {
        **place_row(step.place),
        "as_of": step.as_of,
        **since,
        **{flow: flows.get(flow) for flow in (*INFLOWS, *OUTFLOWS)},
    }


def changes(summary: CompanyChanges) -> list[Row]:
    about = {"measure": summary.measure, "since": summary.since, "as_of": summary.as_of}
    return [{**asdict(one), **about} for one in summary.companies]


def peers(summary: Peers) -> list[Row]:
    """A row a peer, the place itself among them."""
    return [
        {
            **place_row(peer.place),
            "standing": peer.standing or None,
            "is_subject": peer.place.adcode == summary.region,
            "basis": peer.basis,
            "basis_unit": summary.basis_unit or None,
        }
        for peer in summary.places
    ]


def parks(summary: Parks) -> list[Row]:
    return [asdict(park) for park in summary.rows]


def pilots(summary: Pilots) -> list[Row]:
    """A row a pilot; `adcode` is the deepest place that a source states, blank where it states none."""
    return [
        {
            "name": one.name,
            "adcode": one.region or None,
            "kind": one.kind,
            "date": one.date,
            "confidence": one.confidence,
            "source": ";".join(one.sources),
            "note": one.note,
        }
        for one in summary.rows
    ]


def headline(summary: Headline) -> list[Row]:
    return [fact_row(fact) for fact in summary.offered]


def region_profile(summary: RegionProfile) -> list[Row]:
    """The facts, then what else is known under any measure or series; shares and proved ranks where there are any."""
    compared = {(one.fact.fact, one.fact.value): one for one in summary.figures}
    known = [(fact, compared.pop((fact.fact, fact.value), None)) for fact in summary.facts]
    return [
        fact_row(fact) | _comparison(one) for fact, one in (*known, *((one.fact, one) for one in compared.values()))
    ]


def _comparison(figure: RegionFigure | None) -> Row:
    """A rank among the published ones is no rank, since one of the others could be larger."""
    is_proved = figure is not None and figure.rank_among == "all"
    return {
        "share_of_parent": figure.share_of_parent if figure else None,
        "share_of_nation": figure.share_of_nation if figure else None,
        "rank": figure.rank if figure and is_proved else None,
        "national_rank": figure.national_rank if figure else None,
    }


def reconciliation(summary: Reconciliation) -> list[Row]:
    """A row a check. `note` is what the tables say of its numbers, `reason` what the atlas infers."""
    fields = ("item", "year", "printed", "computed", "difference", "unit", "parts", "reason", "note")
    return [
        {"check": one.check, "scope": one.scope, "region": one.region, "name": summary.names[one.region]}
        | {field: getattr(one, field) for field in fields}
        | {"source": ";".join(one.sources), "state": one.outcome}
        for one in summary.checks
    ]


def structure(summary: Structure) -> list[Row]:
    """A row a place and class, the classes of a dimension together; `within` is the class that is opened."""
    return [
        _class_row(row, at, one, place, summary.lang)
        for one in summary.tables
        for at, place in enumerate(summary.places)
        for row in one.rows
    ]


def _class_row(row: ClassRow, at: int, breakdown: Breakdown, place: Place, lang: str) -> Row:
    """`value` is blank where the register has no company of the place; `share` is of all, unknown ones too.

    `on_list`: those of the class on the list whose measure is chosen. In `list_level` all are on it.
    """
    return {
        "dimension": breakdown.dimension.name,
        "class": row.name,
        "label": class_names.label(breakdown.dimension.name, row.name, lang),
        "value": row.counts[at],
        "state": place.state,
        "unit": place.unit,
        "share": row.shares[at],
        "location_quotient": row.quotients[at] if row.quotients else None,
        "on_list": row.listed[at] if row.listed else None,
        "within": breakdown.path[-1] if breakdown.path else None,
        "adcode": place.adcode or None,
        "name": place.name or None,
    }
