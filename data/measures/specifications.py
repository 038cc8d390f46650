"""Whether what a sentence says of the order of places survives other definitions of what is counted.

Every definition that the imports of one keyword can answer is one specification: which import; which companies: all,
those with insured staff, those with the keyword in their name or scope; as a count or per 10,000 people. All of them
are a specification curve (U. Simonsohn, J. P. Simmons and L. D. Nelson, Nature Human Behaviour 4, 2020) without its
test: the specifications share companies, so no probability follows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data import filters
from data.dataset import Dataset
from data.filters.companies import CLASSES
from data.measures import registered, staff
from data.measures.companies import COMPANIES
from data.measures.ranked import among, ranks
from data.measures.rates import PER_10K_PEOPLE, SHARE_OF_PARENT
from data.measures.registry import SelectedMeasures, shown
from data.measures.staff import COMPANIES_WITH_10_STAFF, COMPANIES_WITH_STAFF, INSURED_STAFF
from data.owned_results import owned
from data.regions import Adcode
from data.registers import histories
from data.registers.dimensions import MATCH, STAFF
from data.registers.imports import Import, of_series
from data.selection import Selection, SeriesId

MIN_SPECIFICATIONS = 2
"""One definition alone says nothing of others."""
COUNTED = (COMPANIES.id, PER_10K_PEOPLE.id)
SIZES = (*COUNTED, COMPANIES_WITH_STAFF.id, COMPANIES_WITH_10_STAFF.id, INSURED_STAFF.id)
"""Measures of how much of an industry a place has, each of which may be asked for in place of another."""
Ranked = tuple[int, str]
"""A rank, and among which places it is proved."""


@dataclass(frozen=True)
class Statement:
    """That a place has a rank among the parts of a level; `among` says for which of them it is proved."""

    region: Adcode
    level: Adcode
    rank: int
    among: str  # all | placed


@dataclass(frozen=True)
class Specification:
    """One definition: the selection that shows it, the import that it counts, and the rank of the place by it."""

    selection: Selection
    source: str  # the import
    rank: int
    among: str


@dataclass(frozen=True)
class Robustness:
    """A statement, and each definition by which the rank of its place is known: two or more, the chosen one too.

    `undecided` counts the definitions that say something of the level, but not of the place's rank.
    """

    statement: Statement
    specifications: tuple[Specification, ...]
    undecided: int

    @property
    def holding(self) -> int:
        """By how many of the definitions the statement is true."""
        return sum(one.rank == self.statement.rank for one in self.specifications)


def read(selection: Selection, dataset: Dataset) -> Robustness | None:
    """The statement of the sentence under every definition; None where it makes none, or nothing else can answer."""
    statement = _statement(selection, dataset)
    if statement is None:
        return None
    ranked = [(one, _ranks(_of_level(one, statement.level, dataset), dataset)) for one in _variants(selection, dataset)]
    answered = [(one, by_place) for one, by_place in ranked if by_place]
    specifications = tuple(
        _specification(one, rank, dataset) for one, by_place in answered if (rank := by_place.get(statement.region))
    )
    if len(specifications) < MIN_SPECIFICATIONS:
        return None
    return Robustness(statement, specifications, len(answered) - len(specifications))


def ranks_by_staff(selection: Selection, dataset: Dataset) -> tuple[int, int] | None:
    """The ranks of the one chosen place by all companies, and by those with insured staff.

    None unless both are proved, and where they are equal.
    """
    level = dataset.regions[selection.focus].parent
    if level is None or len(selection.regions) != 1 or not _counts_an_import(selection, dataset):
        return None
    asked = (selection.replace(measure=one.id) for one in (COMPANIES, COMPANIES_WITH_STAFF))
    found = [_ranks(_of_level(one, level, dataset), dataset).get(selection.focus) for one in asked]
    proved = [one[0] for one in found if one and one[1] == "all"]
    return (proved[0], proved[1]) if len({*proved}) > 1 else None


def _specification(selection: Selection, rank: Ranked, dataset: Dataset) -> Specification:
    imported = of_series(selection.series, dataset.imports)
    return Specification(selection, imported[0].id if imported else "", *rank)


def _statement(selection: Selection, dataset: Dataset) -> Statement | None:
    """Which part of the opened level leads, or at which rank the one chosen place stands among its siblings."""
    chosen = filters.chosen_places(selection, dataset)
    if len(chosen) > 1 or not _counts_an_import(selection, dataset):
        return None
    level = dataset.regions[chosen[0]].parent if chosen else selection.map
    by_place = _ranks(_of_level(_as_counted(selection), level, dataset), dataset) if level else {}
    leading = [place for place, ranked in by_place.items() if ranked and ranked[0] == 1]
    (place,) = chosen or (leading if len(leading) == 1 else (Adcode(""),))
    ranked = by_place.get(place)
    return Statement(place, level, *ranked) if level and ranked else None


def _counts_an_import(selection: Selection, dataset: Dataset) -> bool:
    return shown(selection, dataset).has_series and of_series(selection.series, dataset.imports) is not None


def _as_counted(selection: Selection) -> Selection:
    """Places have the order of their numbers where they are shown with their share."""
    return selection.replace(measure=COMPANIES.id) if selection.measure == SHARE_OF_PARENT.id else selection


def _variants(selection: Selection, dataset: Dataset) -> Iterator[Selection]:
    """The selection under every definition whose numbers follow the same filters on companies."""
    imported = of_series(selection.series, dataset.imports)
    if imported is None:
        return
    for one, series in _series(imported[0], dataset):
        own = _as_counted(selection).replace(series=series)
        narrowed = _keyword_places(own, dataset) if one is imported[0] and own.measure in SIZES else ()
        for variant in (*_measures(own, dataset), *narrowed):
            if not registered.unanswered(variant, dataset):
                yield variant


def _keyword_places(selection: Selection, dataset: Dataset) -> Iterator[Selection]:
    """Companies that have the keyword in their name, or in their scope, where the import looked for it in both.

    Only of the chosen import: of every date they would be asked for with each choice.
    """
    one = next(one for one in CLASSES if one.dimension is MATCH)
    offered = () if one.of(selection) else one.options(selection, dataset)
    for place in ("name", "scope"):
        narrow = selection.with_filters(**{one.name: one.values.parse(f"{place},both")[0]})
        if {"name", "scope"} <= {*offered} and one.is_answered(narrow, dataset):
            yield from (narrow.replace(measure=measure) for measure in COUNTED)


def _measures(selection: Selection, dataset: Dataset) -> Iterator[Selection]:
    """How many companies a place has: all, those with insured staff, and either per 10,000 people.

    What is measured otherwise, as how old they are, has no other definition than its own.
    """
    if selection.measure not in SIZES:
        yield selection
        return
    with_staff = None if selection.get(STAFF.name) else staff.narrowed(selection, staff.WITH_STAFF, dataset)
    measures = (selection.measure, *COUNTED, *([COMPANIES_WITH_STAFF.id] if with_staff else []))
    yield from (selection.replace(measure=measure) for measure in dict.fromkeys(measures))
    if with_staff and staff.is_stated_by_all(selection, dataset):
        yield with_staff.replace(measure=PER_10K_PEOPLE.id)


def _series(one: Import, dataset: Dataset) -> Iterator[tuple[Import, SeriesId]]:
    """The series of all imports of the keyword, by date: existing companies, and all that were registered."""
    for other in histories.of_keyword(one, dataset.imports):
        for counted in other.measures:
            yield other, SeriesId(other.series_id(counted))


def _of_level(selection: Selection, level: Adcode, dataset: Dataset) -> Selection:
    """What the ranks of a level depend on, and nothing else."""
    limits = {one.name: one.of(selection) for one in filters.of_companies(dataset)}
    return Selection(selection.series, map=level, measure=selection.measure).with_filters(**limits)


@owned(maxsize=1024)
def _ranks(selection: Selection, dataset: Dataset) -> Mapping[Adcode, Ranked | None]:
    """Of each part of the opened level with a value above 0: its rank, None where unknown companies could change it.

    A rank is proved, or holds among all companies of known place.
    """
    measures, level = SelectedMeasures(selection, dataset), selection.map
    (total,) = measures.values.places([level])
    parts = measures.values.places(part.adcode for part in dataset.regions.children(level))
    proved = ranks(parts, total, measures.measure, measures.values, level)
    ranked = {place: (rank.rank, among(rank, measures.values)) for place, rank in proved.items()}
    return {part.adcode: ranked.get(part.adcode) for part in parts if part.value}
