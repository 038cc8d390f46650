"""The views by their public names: the summary of each, and the rows that are published of it.

Endpoint, workbook and clipboard give out these rows; the names of views and columns are public and stable.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from data.measures.ages import YearCount
from data.measures.history import Step
from data.measures.ranked import RankedPlace
from data.registers.company_changes import INFLOWS, OUTFLOWS
from data.selection import Selection
from data.summaries import changes, founding_timeline, headline, parks, province_map, ranking, region_profile, snapshots
from data.values import Fact, Place

if TYPE_CHECKING:
    from data.dataset import Dataset

Row = dict[str, Any]


@dataclass(frozen=True)
class View:
    """What a view asks, and its answer as plain rows."""

    summarise: Callable[[Selection, "Dataset"], Any]
    rows_of: Callable[[Any], list[Row]]

    def rows(self, selection: Selection, dataset: "Dataset") -> list[Row]:
        """The published rows under a selection."""
        return self.rows_of(self.summarise(selection, dataset))


def _proved(row: RankedPlace) -> int | None:
    """The rank among all; a rank among the published ones is no rank, since one of the others could be larger."""
    return row.rank if row.rank_among == "all" else None


def _place(place: Place) -> Row:
    return {name: getattr(place, name) for name in ("adcode", "name", "value", "unit", "state", "approx")}


def _fact(fact: Fact) -> Row:
    plain = {name: getattr(fact, name) for name in ("fact", "value", "unit", "as_of")}
    return plain | {"source": ";".join(fact.sources), "state": fact.state, "note": fact.details.format()}


def _ranking(summary: ranking.Ranking) -> list[Row]:
    """The places, then the companies of no place, which have no adcode either."""
    apart = summary.unplaced_companies
    rows = [{**_place(row.place), "rank": _proved(row)} for row in summary.rows]
    return [*rows, {**_place(apart), "rank": None}] if apart else rows


def _timeline(summary: founding_timeline.FoundingTimeline) -> list[Row]:
    """A row a slot: those of the parks, and the years of companies that no slot of one year has; no floors among them.

    `slot` names a row, and no two rows share it; `year` is only the slot's first. A span of the parks, 2019-, comes
    before the single years of companies that lie in it. Each park is counted in one row of `listed`, each company in
    one row of `registered`; blank where the slot is none of theirs.
    """
    counted = {one.slot: one for one in summary.ages.slots} if summary.ages and summary.ages.complete else {}
    rows = [{**_slot(slot), "registered": _value(counted.pop(slot.slot, None))} for slot in summary.slots]
    blank = dict.fromkeys(rows[0]) if rows else {}
    years = [{**blank, "year": one.year, "slot": one.slot, "registered": one.value} for one in counted.values()]
    return sorted([*rows, *years], key=lambda row: (row["year"] is None, row["year"] or 0, row["slot"].isdigit()))


def _value(count: YearCount | None) -> int | None:
    return None if count is None else count.value


def _slot(slot: founding_timeline.SlotCount) -> Row:
    precisions = ("day", "month", "year", "unknown", "not_founded")
    counts = (slot.day, slot.month, slot.year_only, slot.unknown, slot.not_founded)
    plain = {"year": slot.year, "slot": slot.slot, "listed": slot.listed, "published": slot.published}
    return plain | {f"precision_{name}": count for name, count in zip(precisions, counts, strict=True)}


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


VIEWS: Mapping[str, View] = {
    "province-map": View(province_map.summarise, lambda summary: [_place(place) for place in summary.places]),
    "ranking": View(ranking.summarise, _ranking),
    "founding-timeline": View(founding_timeline.summarise, _timeline),
    "region-profile": View(region_profile.summarise, lambda summary: [_fact(fact) for fact in summary.facts]),
    "parks": View(parks.summarise, lambda summary: [asdict(park) for park in summary.rows]),
    "headline": View(headline.summarise, lambda summary: [_fact(fact) for fact in summary.facts]),
}
"""The figures of the page, which pictures, slides and workbooks show too."""
HISTORY: Mapping[str, View] = {
    "growth": View(snapshots.summarise, _grown),
    "changes": View(changes.summarise, _changed),
}
"""Tables of a series with several dates; empty for any other."""
PUBLISHED: Mapping[str, View] = {**VIEWS, **HISTORY}
