"""What is said of the place in focus in a few sentences: its number, its parts, when it grew, and what is not known."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress

from data import filters, levels, years
from data.dataset import Dataset
from data.levels import PartLevel
from data.measures import ages, facts
from data.measures.measure import Measure
from data.measures.ranked import PlaceTable, RankedPlace
from data.measures.remainder import RemainderRow, remainder_row
from data.regions import NATION, Adcode
from data.selection import Selection
from data.statistics import descending
from data.summaries import Summary, remembered
from data.values import Fact, Place

MIN_DATED, MIN_PEAK, MAX_PEAKS = 3, 2, 2
"""Of fewer parks or companies with a known year nobody speaks of a wave, nor where many years are equal."""


@dataclass(frozen=True)
class Wave:
    """The year, or the two equal years, in which most were founded or registered."""

    counted: str  # listed | companies
    slots: tuple[str, ...]
    value: int  # in each of them
    dated: int  # of how many whose year is known
    undated: int  # whose year is not known
    planned: int = 0  # that are not built yet, so have none


@dataclass(frozen=True, kw_only=True)
class Explanation(Summary):
    """What can be said of one place."""

    focus: Adcode
    measure: Measure
    series: str
    shown: Fact  # of the measure, as in the headline
    filtered: bool  # filters on parks reach it
    row: RankedPlace | None  # the place among its siblings; None for the nation
    siblings: int  # how many of them have a value, itself among them
    part_level: PartLevel
    parts: tuple[RankedPlace, ...]  # as in their own ranking: largest first, those of a list by adcode
    remainder: RemainderRow | None  # what the place's total leaves for parts without a value
    wave: Wave | None
    counted: str  # what the next two numbers are of: listed | companies
    undated: int  # whose year is not known
    planned: int  # parks not built yet
    unplaced: Place | None  # companies of a register that are in no place

    @property
    def known(self) -> tuple[RankedPlace, ...]:
        """The parts with a value, of a list those with parks."""
        return tuple(row for row in self.parts if row.place.value)


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Explanation | None:
    """Of the one place in focus; None where several are chosen."""
    if selection.cluster or len(selection.regions) > 1:
        return None
    focus, parent = selection.focus, dataset.regions[selection.focus].parent
    measures = facts.of_selection(selection, dataset)
    table = PlaceTable(selection.replace(regions=(), cluster=None), dataset)  # one year and unit in all sentences
    inside, beside = table.rows(focus), table.rows(parent) if parent else {}
    part_level = levels.part_level(focus, dataset)
    has_parts = part_level != "undivided"
    dated = _years(selection, dataset)
    return Explanation(
        focus=focus,
        measure=measures.measure,
        series=selection.series,
        shown=facts.shown(measures, measures.five),
        filtered=any(one.name in measures.values.filters_applied for one in filters.of_parks(dataset)),
        row=beside.get(focus),
        siblings=sum(row.place.value is not None for row in beside.values()),
        part_level=part_level,
        parts=_ordered(inside, measures.measure) if has_parts else (),
        remainder=remainder_row(table, focus) if has_parts and measures.measure.ranked else None,
        wave=dated if dated and dated.slots else None,
        counted=dated.counted if dated else "",
        undated=dated.undated if dated else 0,
        planned=dated.planned if dated else 0,
        unplaced=measures.values.unplaced if focus == NATION else None,
        filters_applied=facts.filters_applied(measures),
        sources=measures.values.sources([focus, *inside]),
    )


def _ordered(rows: Mapping[Adcode, RankedPlace], measure: Measure) -> tuple[RankedPlace, ...]:
    if not measure.ranked:
        return tuple(rows.values())
    return tuple(sorted(rows.values(), key=lambda row: descending(row.place.value)))


def _years(selection: Selection, dataset: Dataset) -> Wave | None:
    """Of the companies that are shown, where their years are known; else of the listed parks.

    None while years or other parks are chosen: what is chosen is no wave.
    """
    companies = ages.read(selection, dataset)
    if companies:
        counts = {slot.slot: slot.value for slot in companies.dated}
        undated = sum(slot.value for slot in companies.slots if slot.year is None)
        is_partial = companies.chosen or not companies.complete
        return None if is_partial else _wave("companies", counts, undated)
    if filters.unreached(selection, dataset, ()):
        return None
    slots = Counter(compress(dataset.parks["slot"], filters.passing(selection, dataset).mask))
    counts = {slot: slots[slot] for slot in dataset.slots}
    return _wave("listed", counts, *(slots[slot] for slot in years.APART))


def _wave(counted: str, counts: dict[str, int], undated: int, planned: int = 0) -> Wave:
    """No years where there is no wave: a slot of several years cannot be set against single ones."""
    dated, peak = sum(counts.values()), max(counts.values(), default=0)
    leading = tuple(slot for slot, value in counts.items() if value == peak)
    is_wave = dated >= MIN_DATED and peak >= MIN_PEAK and len(leading) <= MAX_PEAKS
    slots = leading if is_wave and all(slot.isdigit() for slot in leading) else ()
    return Wave(counted, slots, peak, dated, undated, planned)
