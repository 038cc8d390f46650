"""What kind of companies a place has, or each of two to six places: by industry, people, capital, form, age, status.

Every company is in one class of each dimension, those of which nobody knows it in `unknown`: classes add up to the
companies of the place. Of a nested dimension, industry, the classes of one level are shown; one that is chosen alone
is opened, and shows those inside it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data import filters
from data.companylists.levels import LEVEL
from data.companylists.lists import CompanyList
from data.dataset import Dataset
from data.filters.companies import COMPANY_STATUS
from data.measures import capitals, companies, list_classes
from data.measures.capitals import BothCapitals
from data.measures.class_counts import class_counts, dimensions
from data.measures.companies import Companies
from data.regions import NATION, Adcode
from data.registers import class_tables, industries
from data.registers.dimensions import (
    AGE,
    CAPITAL,
    DIMENSIONS,
    FOREIGN,
    FORM,
    INDUSTRY,
    STAFF,
    STATUS,
    UNKNOWN,
    Dimension,
)
from data.registers.imports import of_series
from data.selection import MAX_REGIONS, Selection
from data.statistics import descending, location_quotient
from data.summaries import Summary, remembered
from data.values import EVERY_COMPANY, Limits, Place

LEADING = (INDUSTRY, STAFF, CAPITAL, AGE, FORM, STATUS)
"""What is asked first; the other dimensions follow in the order of menus."""


@dataclass(frozen=True)
class ClassRow:
    """One class, with its numbers in every place."""

    name: str
    counts: tuple[int | None, ...]  # None where the register has no company of the place
    shares: tuple[float | None, ...]  # of the companies of all classes, unknown ones among them
    quotients: tuple[float | None, ...]  # location quotients against the nation, of a nested dimension
    is_chosen: bool
    listed: tuple[int | None, ...] = ()  # of those on the shown list; None where nobody counted them so; () without one


@dataclass(frozen=True)
class Breakdown:
    """The companies by one dimension."""

    dimension: Dimension
    known: tuple[ClassRow, ...]  # in the order of the dimension; of a nested one the largest share first
    unknown: ClassRow  # companies whose class nobody knows
    totals: tuple[int | None, ...]  # the companies of all classes, in every place
    path: tuple[str, ...] = ()  # the opened classes, each inside the one before
    base: int | None = None  # the companies of the nation that quotients compare with; None where there are none

    @property
    def rows(self) -> tuple[ClassRow, ...]:
        """All classes, the unknown one last."""
        return (*self.known, self.unknown)

    @cached_property
    def maximum(self) -> float:
        """The end of the axis that all classes and places share."""
        return max((share for row in self.rows for share in row.shares if share is not None), default=0.0)

    def is_proved(self, at: int, undetermined: int) -> bool:
        """Whether the largest class of a place stays so, whatever class the unknown and undetermined companies have."""
        first, second = sorted([0, 0, *(row.counts[at] or 0 for row in self.known)])[:-3:-1]
        return first - second > (self.unknown.counts[at] or 0) + undetermined


@dataclass(frozen=True, kw_only=True)
class Structure(Summary):
    """Without breakdowns where the series was not counted from a register."""

    series: str
    places: tuple[Place, ...]  # with their companies; several are set side by side
    breakdowns: tuple[Breakdown, ...]
    missing: tuple[Dimension, ...]  # those of which the register says nothing
    lang: str  # of the names of places and classes
    uncombined: tuple[Dimension, ...]  # those that it does not keep together with what is filtered
    keeps_classes: bool = True  # False of an import from before classes were kept: another import would have them
    provinces: int = 0  # how many of them the register has companies of
    limits: Limits = EVERY_COMPANY
    capitals: tuple[BothCapitals | None, ...] = ()  # of every place, where any place has some
    company_list: CompanyList | None = None  # whose companies are counted beside all of each class
    list_keeps_classes: bool = True  # False of a list from before lists were counted by class
    levels: tuple[Breakdown, ...] = ()  # the companies on it by its own level, where it states one

    @property
    def tables(self) -> tuple[Breakdown, ...]:
        """All that is shown: the companies by each dimension, then those on the list."""
        return (*self.breakdowns, *self.levels)

    @property
    def is_listed(self) -> bool:
        """Whether the companies on the list are known by any class."""
        rows = (row for one in self.breakdowns for row in one.rows)
        return any(count is not None for row in rows for count in row.listed)


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Structure:
    """The companies of the chosen series by class."""
    values, columns = companies.read(selection, dataset), _columns(selection, dataset)
    places = tuple(_place(regions, values) for regions in columns)
    imported = of_series(selection.series, dataset.imports)
    known = sorted(dimensions(selection, dataset), key=_order)
    nation, shown_list = values.counts.get(NATION), list_classes.shown(selection, dataset)
    is_compared = nation is not None and any(one.value not in (None, nation.value) for one in places)
    counted = [regions if place.value is not None else () for place, regions in zip(places, columns, strict=True)]
    reader = _Reader(selection, dataset, counted, is_compared, shown_list)
    breakdowns = {one: reader.breakdown(one) for one in known if _has_classes(one, selection, dataset)}
    sources = values.sources([region for regions in counted for region in regions]) if known else ()
    return Structure(
        series=selection.series,
        places=places,
        breakdowns=tuple(filter(None, breakdowns.values())),
        uncombined=tuple(one for one, found in breakdowns.items() if found is None),
        missing=_missing(known) if values.from_register else (),
        lang=selection.lang,
        keeps_classes=imported is None or class_tables.is_kept(imported[0]),
        provinces=_provinces(values, dataset),
        limits=values.limits,
        capitals=_capitals(counted, selection, dataset),
        company_list=shown_list,
        list_keeps_classes=not shown_list or list_classes.keeps_classes(shown_list, dataset),
        levels=reader.levels(),
        filters_applied=(*filters.place_chosen(selection), *values.filters_applied),
        sources=(*sources, *((shown_list.source_id,) if shown_list and sources else ())),
    )


def _capitals(
    columns: Sequence[Sequence[Adcode]], selection: Selection, dataset: Dataset
) -> tuple[BothCapitals | None, ...]:
    found = tuple(capitals.of_regions(regions, selection, dataset) for regions in columns)
    return found if any(found) else ()


def _order(dimension: Dimension) -> int:
    return [*dict.fromkeys((*(one.name for one in LEADING), *DIMENSIONS))].index(dimension.name)


def _missing(known: Sequence[Dimension]) -> tuple[Dimension, ...]:
    names = {one.name for one in known}
    return tuple(one for name, one in DIMENSIONS.items() if name not in names)


def _columns(selection: Selection, dataset: Dataset) -> tuple[tuple[Adcode, ...], ...]:
    """The regions of each column: the chosen places one by one; one place, or too many of them, as one."""
    chosen = filters.chosen_places(selection, dataset)
    if 1 < len(chosen) <= MAX_REGIONS:
        return tuple((one,) for one in chosen)
    return (filters.reach(selection, dataset),)


def _place(regions: Sequence[Adcode], values: Companies) -> Place:
    """A place with its companies; the name of several as one is blank."""
    return values.places(regions)[0] if len(regions) == 1 else values.total(regions, "")[0]


def _provinces(values: Companies, dataset: Dataset) -> int:
    provinces = (values.counts.get(one.adcode) for one in dataset.regions.children(NATION))
    return sum(one is not None and one.value > 0 for one in provinces)


def _has_classes(dimension: Dimension, selection: Selection, dataset: Dataset) -> bool:
    """Whether companies of the series differ in it: one that counts existing companies has a single status."""
    return dimension is not STATUS or COMPANY_STATUS.is_answered(selection, dataset)


@dataclass(frozen=True)
class _Reader:
    """Reads the breakdowns of some places."""

    selection: Selection
    dataset: Dataset
    columns: Sequence[Sequence[Adcode]]  # the regions of each place; none of one that the register has nothing of
    is_compared: bool  # with the nation
    company_list: CompanyList | None

    def breakdown(self, dimension: Dimension) -> Breakdown | None:
        """By one dimension: the other filters are in force, the one on itself only marks its classes.

        None where the register does not keep it together with these.
        """
        if not class_counts(self._without(dimension), self.dataset, NATION, dimension):
            return None
        chosen, path = self._chosen(dimension)
        within = path[-1] if path else ""
        columns = [self._counts(dimension, regions, within) for regions in self.columns]
        base = self._counts(dimension, (NATION,), within) if dimension.is_nested and self.is_compared else None
        names = dict.fromkeys(name for column in columns if column for name in column)
        listed = self._listed(dimension, within)
        every = [_row(name, dimension, columns, base, chosen, listed) for name in names if name != UNKNOWN]
        rows = [row for row in every if _is_in_sight(row, dimension)]
        if dimension.is_nested:
            rows = sorted(rows, key=lambda row: descending(sum(filter(None, row.shares))))
        totals = tuple(column.total() if column else None for column in columns)
        unknown = _row(UNKNOWN, dimension, columns, base, chosen, listed)
        return Breakdown(dimension, tuple(rows), unknown, totals, path, base.total() if base else None)

    def levels(self) -> tuple[Breakdown, ...]:
        """The companies on the list by its own level; nothing where it states none."""
        columns = self._listed(LEVEL)
        rows = [_row(name, LEVEL, columns, None, ()) for name in LEVEL.classes]
        known = tuple(row for row in rows if any(row.counts) and row.name != UNKNOWN)
        totals = tuple(None if column is None else sum(column.values()) for column in columns)
        return (Breakdown(LEVEL, known, rows[-1], totals),) if known else ()

    def _listed(self, dimension: Dimension, within: str = "") -> list[Counter[str] | None]:
        """The companies on the list by class, of every place; nothing where no list is shown."""
        one, columns = self.company_list, list[Counter[str] | None]()
        for regions in self.columns if one else ():
            counts = one and list_classes.counts(one, dimension, regions, self.selection, self.dataset, within)
            named = {UNKNOWN if name == within else name: count for name, count in (counts or {}).items()}
            columns.append(Counter(named) if regions and counts is not None else None)
        return columns

    def _chosen(self, dimension: Dimension) -> tuple[Sequence[str], tuple[str, ...]]:
        """The classes that the filter keeps, and the opened ones: one that alone is chosen and has others in it."""
        chosen = self.selection.get(dimension.name)
        if not dimension.is_nested or len(chosen) != 1 or chosen[0] == UNKNOWN:
            return chosen, ()
        *above, own = industries.ancestors(chosen[0])
        inside = (self._counts(dimension, regions, own) for regions in self.columns)
        is_open = any(count for one in inside if one for name, count in one.items() if name != UNKNOWN)
        return chosen, (*above, own) if is_open else (*above,)

    def _counts(self, dimension: Dimension, regions: Sequence[Adcode], within: str) -> Counter[str] | None:
        """The companies of regions by class; those of which no more is known than `within` are unknown."""
        if not regions:
            return None
        others = self._without(dimension)
        counts: Counter[str] = Counter()
        for region in regions:
            for row in class_counts(others, self.dataset, region, dimension, within):
                counts[UNKNOWN if row.name == within else row.name] += row.count
        return counts

    def _without(self, dimension: Dimension) -> Selection:
        return self.selection.with_filters(**{dimension.name: ()})


def _is_in_sight(row: ClassRow, dimension: Dimension) -> bool:
    """An empty class says something only among classes of numbers."""
    return any(row.counts) or row.is_chosen or (bool(dimension.bounds) and row.name != FOREIGN)


def _row(
    name: str,
    dimension: Dimension,
    columns: Sequence[Counter[str] | None],
    base: Counter[str] | None,
    chosen: Sequence[str],
    listed: Sequence[Counter[str] | None] = (),
) -> ClassRow:
    return ClassRow(
        name,
        counts=tuple(None if column is None else column[name] for column in columns),
        shares=tuple(column[name] / column.total() if column and column.total() else None for column in columns),
        quotients=tuple(_quotient(name, column, base) for column in columns) if base and name != UNKNOWN else (),
        is_chosen=any(dimension.holds((name,), one) for one in chosen),
        listed=tuple(None if column is None else column[name] for column in listed),
    )


def _quotient(name: str, column: Counter[str] | None, base: Counter[str]) -> float | None:
    """Of the companies whose class is known, here and in the nation."""
    if column is None:
        return None
    return location_quotient(column[name], _known(column), base[name], _known(base))


def _known(counts: Counter[str]) -> int:
    return counts.total() - counts[UNKNOWN]
