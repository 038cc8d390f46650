"""What each year alone leaves of a count, by place: whoever moves along the years adds them up, and need not ask.

A reader can choose any years together, so no sum is made here: only its parts, each by the measure itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data import filters, levels, years
from data.dataset import Dataset
from data.filters.companies import REGISTERED
from data.filters.filter import Filter
from data.filters.parks import YEARS
from data.measures import ages
from data.measures.companies import COMPANIES
from data.measures.listed import LISTED
from data.measures.measure import Measure, MeasureValues
from data.measures.registry import shown
from data.regions import Adcode
from data.selection import Selection
from data.summaries import Summary, remembered
from data.values import Place

NO_SLOT = "0000"
"""A year that nothing is of: whatever may pass it has no known year."""


@dataclass(frozen=True)
class Parts:
    """One place, in the order of the slots."""

    values: tuple[int, ...]  # what surely passes
    undetermined: tuple[int, ...]  # what may pass besides, of the slot's own
    undated: int  # what may pass any choice of years that leaves the unknown one out


@dataclass(frozen=True, kw_only=True)
class YearSums(Summary):
    """The count whose years the timeline shows."""

    filter: str  # by whose values its years are chosen
    measure: Measure
    on_map: bool  # whether map and table show it
    slots: tuple[str, ...]
    places: Mapping[Adcode, Parts]  # of those in the table of places that have a value, where they show it
    focus: Parts | None  # what the selection speaks about; None where a member is not known


@remembered
def summarise(selection: Selection, dataset: Dataset) -> YearSums:
    """Whatever years are chosen."""
    companies = ages.read(selection, dataset)
    measure, years_filter = (COMPANIES, REGISTERED) if companies else (LISTED, YEARS)
    slots = tuple(one.slot for one in companies.slots) if companies else (*dataset.slots, *years.APART)
    read = [_of_slot(slot, measure, years_filter, selection, dataset) for slot in (*slots, NO_SLOT)]
    table = shown(selection, dataset)
    rows = _rows(selection, dataset) if measure.id in (table.id, table.counterpart) else ()  # both counts of parks
    places = {one: _parts([values.places([one])[0] for values in read], slots) for one in rows}
    reach = filters.reach(selection, dataset)
    return YearSums(
        filter=years_filter.name,
        measure=measure,
        on_map=measure.id == table.id,
        slots=slots,
        places={one: parts for one, parts in places.items() if parts},
        focus=_parts([_total(values, reach) for values in read], slots),
        filters_applied=tuple(name for name in read[0].filters_applied if name != years_filter.name),
        sources=read[0].sources(reach),
    )


def _of_slot(
    slot: str, measure: Measure, years_filter: Filter, selection: Selection, dataset: Dataset
) -> MeasureValues:
    value, _ = years_filter.values.parse(slot)
    return measure.read(selection.with_filters(**{years_filter.name: value}), dataset)


def _rows(selection: Selection, dataset: Dataset) -> Sequence[Adcode]:
    if selection.cluster:
        return dataset.members(selection.cluster)
    return [part.adcode for part in levels.parts(selection.map, dataset)]


def _total(values: MeasureValues, reach: Sequence[Adcode]) -> Place | None:
    if len(reach) == 1:
        return values.places(reach)[0]
    place, total = values.total(reach, "")
    return place if total.complete else None


def _parts(places: Sequence[Place | None], slots: Sequence[str]) -> Parts | None:
    """Of one place under each slot and under none; None where it has no value under some."""
    known = [one for one in places if one and (one.value is not None or one.undetermined)]
    if len(known) != len(places):
        return None
    undated = known.pop().undetermined
    own = [
        one.undetermined - (undated if slot != years.APART[0] else 0) for one, slot in zip(known, slots, strict=True)
    ]
    return Parts(tuple(one.count or 0 for one in known), tuple(own), undated)
