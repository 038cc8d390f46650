"""How many parks were founded in which slot."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, groupby
from operator import attrgetter

from data import filters, years
from data.dataset import Dataset
from data.filters.parks import YEARS
from data.measures import ages, comparison, published
from data.measures.ages import Ages
from data.measures.columns import rows
from data.regions import NATION, Adcode
from data.selection import Selection
from data.summaries import Summary, remembered


@dataclass(frozen=True)
class Mark:
    """One listed park in a slot."""

    park_id: str
    name: str
    founded: str
    precision: str  # day|month|year|unknown|not_founded
    kept: bool  # passes the years filter (others are faded)
    key: str = ""  # the letters of the compared places that it lies in


@dataclass(frozen=True)
class SlotCount:
    slot: str  # "2015" ... "2019-", "unknown", "planned"
    year: int | None  # None for the two slots apart
    listed: int  # parks that pass every filter but the years, so that the years stay in sight
    published: int | None  # None where the publication says nothing for this selection
    marks: tuple[Mark, ...]
    chosen: bool  # the years filter holds this slot

    @property
    def precisions(self) -> Counter[str]:
        """How many of its parks have which precision."""
        return Counter(mark.precision for mark in self.marks)

    @property
    def units(self) -> tuple[Mark | str, ...]:
        """Its parks; of compared places the letter of each stands before its parks."""
        places = groupby(self.marks, key=attrgetter("key"))
        return tuple(unit for key, marks in places for unit in (*([key] if key else []), *marks))


@dataclass(frozen=True, kw_only=True)
class FoundingTimeline(Summary):
    slots: tuple[SlotCount, ...]
    published_shown: bool
    why_hidden: str  # "" | "region" | "filter" : why the published row has disappeared
    years_chosen: bool
    by_year: bool = False  # no publication's slots beside the parks: each year is a slot, from the first to the last
    compared: tuple[tuple[str, Adcode], ...] = ()  # the letter of each place, where several are compared
    level_slots: tuple[SlotCount, ...] = ()  # of all parks of an opened province or city, whatever is chosen in it
    ages: Ages | None = None  # of the companies that are shown, where their years are known; they take the parks' place


@remembered
def summarise(selection: Selection, dataset: Dataset) -> FoundingTimeline:
    """Every slot with its parks; the years filter only marks which of them it keeps."""
    passed = filters.passing(selection, dataset, without=(YEARS.name,))
    figures = published.read(selection, dataset)
    by_year = dataset.substitute_list is not None or not figures.slots
    why_hidden = "" if by_year or not passed.applied else "region" if filters.PLACE in passed.applied else "filter"
    shown = {} if by_year or why_hidden else figures.slots
    marks = _marks(selection, dataset, passed.mask)
    slots = (*dataset.slots, *years.APART)
    companies = ages.read(selection, dataset)
    sources = compress(dataset.parks["source_id"], passed.mask)
    counted = companies.sources if companies and companies.known else ()
    return FoundingTimeline(
        slots=tuple(_slot(slot, marks.get(slot, ()), shown, selection) for slot in slots),
        published_shown=bool(shown),
        why_hidden=why_hidden,
        years_chosen=bool(YEARS.of(selection)),
        by_year=by_year,
        compared=tuple((key, adcode) for adcode, key in comparison.keys(selection, dataset).items()),
        level_slots=_level_slots(selection, dataset),
        ages=companies,
        filters_applied=tuple(dict.fromkeys((*passed.applied, *(companies.filters_applied if companies else ())))),
        sources=tuple(dict.fromkeys((*counted, *([figures.source] if shown else []), *sources))),
    )


def _level_slots(selection: Selection, dataset: Dataset) -> tuple[SlotCount, ...]:
    """None for the nation: above its parks the published ones stand until something is chosen."""
    if selection.map == NATION:
        return ()
    level = selection.replace(regions=(), cluster=None, filters=())
    marks = _marks(level, dataset, filters.passing(level, dataset).mask)
    return tuple(_slot(slot, marks.get(slot, ()), {}, level) for slot in (*dataset.slots, *years.APART))


def _marks(selection: Selection, dataset: Dataset, mask: Sequence[bool]) -> Mapping[str, tuple[Mark, ...]]:
    in_years = YEARS.mask(selection, dataset)
    preferred = "name_en" if selection.lang == "en" else "name"
    parks = rows(dataset, "parks", "slot", "park_id", preferred, "name", "founded", "precision", "region")
    keys, within = comparison.keys(selection, dataset), dataset.regions.within
    by_slot: dict[str, list[Mark]] = {}
    for park, is_chosen in compress(zip(parks, in_years, strict=True), mask):
        slot, park_id, preferred_name, name, founded, precision, region = park
        key = "".join(letter for place, letter in keys.items() if within(region, place))
        by_slot.setdefault(slot, []).append(Mark(park_id, preferred_name or name, founded, precision, is_chosen, key))
    return {slot: tuple(sorted(marks, key=attrgetter("key", "founded"))) for slot, marks in by_slot.items()}


def _slot(slot: str, marks: Sequence[Mark], shown: Mapping[str, int], selection: Selection) -> SlotCount:
    return SlotCount(
        slot=slot,
        year=None if slot in years.APART else int(slot[:4]),
        listed=len(marks),
        published=shown.get(slot),
        marks=tuple(marks),
        chosen=years.holds(YEARS.of(selection), slot),
    )
