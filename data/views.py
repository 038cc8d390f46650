"""The views by their public names: the summary of each, and the rows that are published of it.

Endpoint, workbook and clipboard give out these rows; the names of views and columns are public and stable.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from data.measures.ranked import RankedPlace
from data.selection import Selection
from data.summaries import founding_timeline, headline, parks, province_map, ranking, region_profile
from data.values import Fact, Place

if TYPE_CHECKING:
    from data.dataset import Dataset

Row = dict[str, Any]
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class View:
    """What a view asks, and its answer as plain rows."""

    summarise: Callable[[Selection, "Dataset"], Any]
    rows_of: Callable[[Any], list[Row]]

    def rows(self, selection: Selection, dataset: "Dataset") -> list[Row]:
        """The published rows under a selection."""
        return self.rows_of(self.summarise(selection, dataset))


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet runs as a formula: a text that looks like one gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RUN_BY_SPREADSHEETS) else value


def _proved(row: RankedPlace) -> int | None:
    """The rank among all; a rank among the published ones is no rank, since one of the others could be larger."""
    return row.rank if row.rank_among == "all" else None


def _place(place: Place) -> Row:
    return {name: getattr(place, name) for name in ("adcode", "name", "value", "unit", "state", "approx")}


def _fact(fact: Fact) -> Row:
    plain = {name: getattr(fact, name) for name in ("fact", "value", "unit", "as_of")}
    return plain | {"source": ";".join(fact.sources), "state": fact.state, "note": fact.details.spelled()}


def _slot(slot: founding_timeline.SlotCount) -> Row:
    precisions = ("day", "month", "year", "unknown", "not_founded")
    counts = (slot.day, slot.month, slot.year_only, slot.unknown, slot.not_founded)
    plain = {"year": slot.year, "slot": slot.slot, "listed": slot.listed, "published": slot.published}
    return plain | {f"precision_{name}": count for name, count in zip(precisions, counts, strict=True)}


VIEWS: Mapping[str, View] = {
    "province-map": View(province_map.summarise, lambda summary: [_place(place) for place in summary.places]),
    "ranking": View(
        ranking.summarise,
        lambda summary: [{**_place(row.place), "rank": _proved(row)} for row in summary.rows],
    ),
    "founding-timeline": View(founding_timeline.summarise, lambda summary: [_slot(slot) for slot in summary.slots]),
    "region-profile": View(region_profile.summarise, lambda summary: [_fact(fact) for fact in summary.facts]),
    "parks": View(parks.summarise, lambda summary: [asdict(park) for park in summary.rows]),
    "headline": View(headline.summarise, lambda summary: [_fact(fact) for fact in summary.facts]),
}
