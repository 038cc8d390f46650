"""The views by their public names: the summary of each, and the rows that are published of it.

Endpoint, workbook and clipboard give out these rows; the names of views and columns are public and stable.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import Any, Literal

from data import two_maps
from data.dataset import Dataset
from data.filters import PLACE
from data.filters.companies import REGISTERED
from data.filters.parks import YEARS
from data.measures import registry
from data.measures.ages import Ages
from data.measures.comparison import ComparedPlace, Comparison
from data.measures.history import Step
from data.measures.listed import LISTED
from data.measures.measure import Measure
from data.measures.peers import SIBLINGS, SIMILAR
from data.measures.region_figures import RegionFigure
from data.registers.company_changes import INFLOWS, OUTFLOWS
from data.schemas import PRECISIONS
from data.selection import Selection
from data.summaries import (
    changes,
    founding_timeline,
    headline,
    parks,
    peers,
    pilots,
    province_map,
    ranking,
    reconciliation,
    region_profile,
    snapshots,
)
from data.two_maps import TwoMaps
from data.values import Fact, Place

Row = dict[str, Any]
DECIMALS = 9
"""Of a difference: what is beyond them is an error of binary numbers."""


Reach = Literal["applied", "marked", "unreached"]
"""Whether a filter in force leaves out what it does not keep, or only marks what it does, or does neither."""


@dataclass(frozen=True, eq=False)
class View:
    """What a view asks, and its answer as plain rows. components/paper/views.py draws it."""

    name: str
    """Its public name: in /data, /export and the story, and in its keys in components/words."""
    summarise: Callable[[Selection, Dataset], Any]
    rows_of: Callable[[Any], list[Row]]
    follows_measure: bool = False
    """Whether it shows the places of a level in the chosen measure."""
    shows_counterpart: bool = False
    """Whether it sets both counts of parks side by side."""
    of_parks: bool = False
    """Whether it shows listed parks whatever the measure is, unless their companies take their place."""
    has_statistics: bool = False
    """Whether it sets companies against official statistics."""
    is_offered: Callable[[Dataset], bool] = lambda dataset: True
    """Whether a dataset has a table for it."""
    as_of: Callable[[Any], str] = lambda summary: ""
    """The date of its summary, where that is not the date of a measure."""
    marks: str = ""
    """The filter that it shows by marking what it keeps."""
    leading_sources: int | None = None
    """How many of its sources a picture always names, where they are many; the others as far as there is room."""
    sources_of: Callable[[Any], tuple[str, ...]] = attrgetter("sources")
    adapt: Callable[[Selection], Selection] = lambda selection: selection
    """What its name makes of a selection, before anything is asked."""

    def rows(self, selection: Selection, dataset: Dataset) -> list[Row]:
        """The published rows under a selection."""
        return self.rows_of(self.summarise(selection, dataset))

    def ages(self, selection: Selection, dataset: Dataset) -> Ages | None:
        """The companies by year of registration, where it shows them in place of parks."""
        return getattr(self.summarise(selection, dataset), "ages", None)

    def measure(self, selection: Selection, dataset: Dataset) -> Measure | None:
        """The measure that it is about; None for one that shows several."""
        if self.follows_measure or self.ages(selection, dataset):
            return registry.shown(selection, dataset)
        return LISTED if self.of_parks else None

    def reach(self, name: str, selection: Selection, dataset: Dataset) -> Reach:
        """How a filter in force reaches it."""
        summary = self.summarise(selection, dataset)
        ages = self.ages(selection, dataset)
        if name in (ages or summary).filters_applied or (name == PLACE and getattr(summary, "comparison", None)):
            return "applied"
        return "marked" if name == (REGISTERED.name if ages else self.marks) else "unreached"


def _place(place: Place) -> Row:
    return {name: getattr(place, name) for name in ("adcode", "name", "value", "unit", "state", "approx")}


def _fact(fact: Fact) -> Row:
    plain = {name: getattr(fact, name) for name in ("fact", "value", "unit", "as_of")}
    return plain | {"source": ";".join(fact.sources), "state": fact.state, "note": fact.details.format()}


def _ranking(summary: ranking.Ranking) -> list[Row]:
    """The places, then the companies of no place, which have no adcode either; of compared places every fact."""
    if summary.comparison:
        return _compared(summary.comparison)
    unplaced = summary.unplaced_companies
    # A rank among the published ones is no rank, since one of the others could be larger.
    rows = [{**_place(row.place), "rank": row.rank if row.rank_among == "all" else None} for row in summary.rows]
    return [*rows, {**_place(unplaced), "rank": None}] if unplaced else rows


def _compared(summary: Comparison) -> list[Row]:
    """A row a fact and place, fact by fact in the order of the page; the rank stands with the measure it is of."""
    series = range(len(summary.other_series))
    facts = [[(place, place.facts[index]) for place in summary.places] for index in range(len(summary.facts))]
    others = [[(place, place.other_series[index]) for place in summary.places] for index in series]
    first = summary.facts[0]
    return [_compared_fact(*pair, ranked=pair[1].fact == first) for row in (*facts, *others) for pair in row]


def _compared_fact(place: ComparedPlace, fact: Fact, *, ranked: bool) -> Row:
    plain, row = _fact(fact), place.row
    proved = row.rank if ranked and row.rank_among == "all" else None
    return {
        "adcode": place.adcode,
        "name": row.place.name,
        **{name: plain[name] for name in ("fact", "value", "unit", "state")},
        "approx": fact.details.approx,
        "rank": proved,
        **{name: plain[name] for name in ("as_of", "source", "note")},
    }


def _timeline(summary: founding_timeline.FoundingTimeline) -> list[Row]:
    """A row a slot: those of the parks, and the years of companies that no slot of one year has; no floors among them.

    `slot` names a row, and no two rows share it; `year` is only the slot's first. A span of the parks, 2019-, comes
    before the single years of companies that lie in it. Each park is counted in one row of `listed`, each company in
    one row of `registered`; blank where the slot is none of theirs.
    """
    complete = summary.ages.slots if summary.ages and summary.ages.complete else ()
    counted: dict[str, int | None] = {one.slot: one.value for one in complete}
    rows = [{**_slot(slot), "registered": counted.pop(slot.slot, None)} for slot in summary.slots]
    blank = dict.fromkeys(rows[0]) if rows else {}
    years = [
        {**blank, "year": one.year, "slot": one.slot, "registered": one.value}
        for one in complete
        if one.slot in counted
    ]
    return sorted([*rows, *years], key=lambda row: (row["year"] is None, row["year"] or 0, row["slot"].isdigit()))


def _slot(slot: founding_timeline.SlotCount) -> Row:
    plain = {"year": slot.year, "slot": slot.slot, "listed": slot.listed, "published": slot.published}
    return plain | {f"precision_{name}": slot.precisions[name] for name in PRECISIONS}


def _grown(summary: snapshots.Snapshots) -> list[Row]:
    """A row a place and date. A flow is blank where no companies were kept."""
    places = [row for row in (summary.total, *summary.rows) if row]
    return [_step(step) for row in places for step in row.steps]


def _step(step: Step) -> Row:
    since = {"since": step.since, "change": step.change, "change_ratio": step.ratio}
    flows = step.flows or {}
    return {
        **_place(step.place),
        "as_of": step.as_of,
        **since,
        **{flow: flows.get(flow) for flow in (*INFLOWS, *OUTFLOWS)},
    }


def _changed(summary: changes.CompanyChanges) -> list[Row]:
    about = {"measure": summary.measure, "since": summary.since, "as_of": summary.as_of}
    return [{**asdict(one), **about} for one in summary.companies]


def _peers(summary: peers.Peers) -> list[Row]:
    """A row a peer, the place itself among them."""
    return [
        {
            **_place(peer.place),
            "standing": peer.standing or None,
            "is_subject": peer.place.adcode == summary.region,
            "basis": peer.basis,
            "basis_unit": summary.basis_unit or None,
        }
        for peer in summary.places
    ]


def _pilots(summary: pilots.Pilots) -> list[Row]:
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


def _similar(selection: Selection) -> Selection:
    """By people, unless another rule of similarity is chosen."""
    return selection.replace(peers=SIMILAR) if selection.peers == SIBLINGS else selection


def _facts(summary: headline.Headline) -> list[Row]:
    return [_fact(fact) for fact in summary.offered]


def _profile(summary: region_profile.RegionProfile) -> list[Row]:
    """The facts, then what else is known under any measure or series; shares and proved ranks where there are any."""
    compared = {(one.fact.fact, one.fact.value): one for one in summary.figures}
    known = [(fact, compared.pop((fact.fact, fact.value), None)) for fact in summary.facts]
    return [_fact(fact) | _comparison(one) for fact, one in (*known, *((one.fact, one) for one in compared.values()))]


def _comparison(figure: RegionFigure | None) -> Row:
    """A rank among the published ones is no rank, since one of the others could be larger."""
    is_proved = figure is not None and figure.rank_among == "all"
    return {
        "share_of_parent": figure.share_of_parent if figure else None,
        "share_of_nation": figure.share_of_nation if figure else None,
        "rank": figure.rank if figure and is_proved else None,
        "national_rank": figure.national_rank if figure else None,
    }


def _two_maps(maps: TwoMaps) -> list[Row]:
    """A row a place; a difference only where both numbers are of one thing, counted alike."""
    if maps.second is None:
        return []
    pairs = zip(maps.first.places, maps.second.places, strict=True)
    return [
        {
            **_place(one),
            **{f"beside_{name}": getattr(other, name) for name in ("value", "unit", "state")},
            "difference": _difference(one, other) if maps.is_subtractable else None,
        }
        for one, other in pairs
    ]


def _gap(summary: ranking.Ranking) -> list[Row]:
    """A row a fact that is known of either of two chosen places; of more, or of fewer, none."""
    return [_gap_row(*one) for one in summary.comparison.gaps] if summary.comparison else []


def _gap_row(one: ComparedPlace, other: ComparedPlace, fact: Fact, next_to: Fact) -> Row:
    known = [each for each in (fact, next_to) if each.value is not None]
    is_alike = len(known) == 2 and fact.as_of == next_to.as_of
    sources = dict.fromkeys(source for each in known for source in each.sources)
    return {
        "fact": fact.fact,
        "unit": known[0].unit,
        "adcode": one.adcode,
        "name": one.row.place.name,
        "value": fact.value,
        "state": fact.state,
        "beside_adcode": other.adcode,
        "beside_name": other.row.place.name,
        "beside_value": next_to.value,
        "beside_state": next_to.state,
        "difference": _difference(fact, next_to) if is_alike else None,
        "as_of": "/".join(dict.fromkeys(each.as_of for each in known if each.as_of)),
        "source": ";".join(sources),
    }


def _difference(one: Place | Fact, other: Place | Fact) -> float | None:
    """How much more the second is; None where either is unknown, or one is printed and the other a sum."""
    if one.value is None or other.value is None or one.state != other.state:
        return None
    return round(other.value - one.value, DECIMALS)


def _reconciled(summary: reconciliation.Reconciliation) -> list[Row]:
    """A row a check. `note` is what the tables say of its numbers, `reason` what the atlas infers."""
    fields = ("item", "year", "printed", "computed", "difference", "unit", "parts", "reason", "note")
    return [
        {"check": one.check, "scope": one.scope, "region": one.region, "name": summary.names[one.region]}
        | {field: getattr(one, field) for field in fields}
        | {"source": ";".join(one.sources), "state": one.outcome}
        for one in summary.checks
    ]


def _known_sources(summary: region_profile.RegionProfile) -> tuple[str, ...]:
    """A profile names many single figures of other series, which its picture leaves out."""
    sources = (source for fact in summary.facts if fact.value is not None for source in fact.sources)
    return tuple(dict.fromkeys(sources))


def _open_sources(summary: reconciliation.Reconciliation) -> tuple[str, ...]:
    """A picture shows only what does not agree."""
    return tuple(dict.fromkeys(source for one in summary.open for source in one.sources))


_PAGE = (
    View(
        "province-map",
        province_map.summarise,
        lambda summary: [*map(_place, summary.places)],
        follows_measure=True,
        marks=PLACE,
    ),
    View("two-maps", two_maps.summarise, _two_maps, follows_measure=True, marks=PLACE),
    View("ranking", ranking.summarise, _ranking, follows_measure=True, shows_counterpart=True, marks=PLACE),
    View(
        "founding-timeline",
        founding_timeline.summarise,
        _timeline,
        shows_counterpart=True,
        of_parks=True,
        marks=YEARS.name,
    ),
    View(
        "region-profile",
        region_profile.summarise_in_full,
        _profile,
        has_statistics=True,
        sources_of=_known_sources,
    ),
    View("gap", ranking.summarise, _gap),
    View("peers", peers.summarise, _peers, follows_measure=True),
    View("parks", parks.summarise, lambda summary: [asdict(park) for park in summary.rows], of_parks=True),
    View(
        "pilots",
        pilots.summarise,
        _pilots,
        is_offered=lambda dataset: len(dataset.pilots) > 0,
        as_of=lambda summary: max((one.date for one in summary.rows), default=""),
    ),
    View("headline", headline.summarise, _facts),
    View("reconciliation", reconciliation.summarise, _reconciled, leading_sources=1, sources_of=_open_sources),
)
VIEWS: Mapping[str, View] = {view.name: view for view in _PAGE}
"""The figures of the page, which pictures, slides and workbooks show too."""
_HISTORY = (View("growth", snapshots.summarise, _grown), View("changes", changes.summarise, _changed))
HISTORY: Mapping[str, View] = {view.name: view for view in _HISTORY}
"""Tables of a series with several dates; empty for any other."""
_PEERS = (
    View("siblings", peers.summarise, _peers, adapt=lambda selection: selection.replace(peers=SIBLINGS)),
    View("similar", peers.summarise, _peers, adapt=_similar),
)
PUBLISHED: Mapping[str, View] = {**VIEWS, **HISTORY, **{view.name: view for view in _PEERS}}
