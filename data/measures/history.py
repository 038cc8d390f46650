"""The chosen series at its other dates: growth by place, and what became of the companies.

Only imports of one definition are set beside each other (data/registers/histories.py). Growth follows every filter that
the counts of all dates can follow; the account of changes and the list of companies follow none but the region, since
they were made when the imports were.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from data import filters, levels
from data.dataset import Dataset
from data.measures import arrivals, companies, registered
from data.measures.arrivals import OpenMonths
from data.measures.companies import Companies
from data.owned_results import owned
from data.regions import Adcode
from data.registers import company_changes, histories
from data.registers.company_changes import Changes
from data.registers.imports import Import, of_series
from data.selection import Selection, SeriesId
from data.values import Place


@dataclass(frozen=True)
class Step:
    """One place at one date, and since the date before."""

    as_of: str
    place: Place
    since: str = ""  # blank at the first date
    change: int | None = None  # None where the place was not counted on either date
    ratio: float | None = None  # of the earlier number; None where that is 0
    flows: Mapping[str, int] | None = None  # None where no companies were kept


@dataclass(frozen=True)
class Account:
    """How the number of one date became that of the next: earlier + in - out = later."""

    earlier: int
    later: int
    flows: Mapping[str, int]


@dataclass(frozen=True)
class Company:
    """A company that changed."""

    kind: str
    code: str
    name: str
    registered: str  # 2017-04, or blank
    before: Adcode | None  # blank where it had no place, None where it was not there
    after: Adcode | None
    status_before: str
    status_after: str


@dataclass(frozen=True, eq=False)
class History:
    """The imports of one definition in order of their dates, and the two that are compared."""

    selection: Selection
    dataset: Dataset
    measure: str
    imports: tuple[Import, ...]
    at: int  # of the later of the two
    left_out: int  # imports of the chosen one's date

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates, as they were given."""
        return tuple(str(one.card["as_of"]) for one in self.imports)

    @property
    def two(self) -> tuple[Import, Import]:
        """The chosen import and the one before it; of the first one, the next."""
        return self.imports[self.at - 1], self.imports[self.at]

    def steps(self, adcodes: Iterable[Adcode]) -> dict[Adcode, tuple[Step, ...]]:
        """Regions at every date."""
        regions = tuple(adcodes)
        counted = [self._counts(one).places(regions) for one in self.imports]
        rows = zip(regions, zip(*counted, strict=True), strict=True)
        return {adcode: tuple(self._steps(row)) for adcode, row in rows}

    @cached_property
    def counts(self) -> Companies:
        """The counts of the later date; what became of companies is known of all of them only, whatever its limits."""
        return self._counts(self.imports[self.at])

    def _counts(self, one: Import) -> Companies:
        return companies.read(self._at(one).with_filters(**dict.fromkeys(self.unanswered, ())), self.dataset)

    def _at(self, one: Import) -> Selection:
        return self.selection.replace(series=SeriesId(one.series_id(self.measure)))

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        """The filters in force that one of the dates cannot answer: it would be set beside the others, so none does."""
        left_out = {name for one in self.imports for name in registered.unanswered(self._at(one), self.dataset)}
        return tuple(one.name for one in filters.of_companies(self.dataset) if one.name in left_out)

    def _steps(self, row: Sequence[Place]) -> Iterable[Step]:
        yield Step(self.dates[0], row[0])
        for (before, earlier), (after, later) in pairwise(zip(self.imports, row, strict=True)):
            change, ratio = difference(earlier.value, later.value)
            log = company_changes.between(before, after)
            flows = log.of(self.measure, later.adcode) if log and not self.counts.limits else None
            yield Step(str(after.card["as_of"]), later, str(before.card["as_of"]), change, ratio, flows)

    @cached_property
    def open_months(self) -> OpenMonths | None:
        """The months of registration that are not all in at the later date; growth that counts them is provisional."""
        return arrivals.open_months(self._at(self.two[1]), self.selection.map, self.dataset)

    @property
    def changes(self) -> Changes | None:
        """What is known of the companies between the two."""
        return company_changes.between(*self.two)

    def account(self) -> Account | None:
        """Of all that the selection speaks about; what went from one chosen region to another is counted twice."""
        reach = filters.reach(self.selection, self.dataset)
        if self.changes is None or self.counts.limits or not self.is_known(reach):
            return None
        earlier, later = (sum(one.total(self.measure, region) for region in reach) for one in self.two)
        each = [self.changes.of(self.measure, region) for region in reach]
        return Account(earlier, later, {flow: sum(one[flow] for one in each) for flow in each[0]})

    def is_known(self, regions: Iterable[Adcode]) -> bool:
        """Whether both dates say something of every region: what one says nothing of is not 0."""
        counted = [_counted_regions(one) for one in self.two]
        return all(region in date for region in regions for date in counted)

    def listed(self, maximum: int | None = None) -> tuple[dict[str, int], tuple[Company, ...]]:
        """How many companies of the selection changed in which way, and `maximum` of them, the first of each way."""
        if self.changes is None:
            return {}, ()
        counts, listed = company_changes.rows(self.changes, self.measure, *self._places(), maximum)
        return counts, tuple(_company(row) for row in listed)

    def _places(self) -> tuple[dict[str, str], set[str]]:
        """Every region by the part of the opened level or the chosen region that holds it; and the chosen ones."""
        level, regions = self.selection.map, self.dataset.regions
        reach = filters.reach(self.selection, self.dataset)
        parts = {level, *(part.adcode for part in levels.parts(level, self.dataset)), *reach}
        at: dict[str, str] = {
            region.adcode: next((up.adcode for up in reversed(regions.path(region.adcode)) if up.adcode in parts), "")
            for region in regions
        }
        return at, {part for part in parts if any(regions.within(part, one) for one in reach)}


def read(selection: Selection, dataset: Dataset) -> History | None:
    """The history of the chosen series; None for a series that has none."""
    imported = of_series(selection.series, dataset.imports)
    if imported is None:
        return None
    one, measure = imported
    imports = histories.of(one, measure, dataset.imports)
    if len(imports) < 2:
        return None
    left_out = len(histories.others_of_the_day(one, dataset.imports))
    return History(selection, dataset, measure, imports, max(1, imports.index(one)), left_out)


@owned(maxsize=64)
def _counted_regions(one: Import) -> frozenset[str]:
    return frozenset(one.sums["region"])


def difference(earlier: float | None, later: float | None) -> tuple[int | None, float | None]:
    """The change, and its ratio to the earlier number; nothing is a part of 0."""
    if earlier is None or later is None:
        return None, None
    change = int(later) - int(earlier)
    return change, change / earlier if earlier else None


def _company(row: Mapping[str, Any]) -> Company:
    texts = {name: row[name] or "" for name in ("kind", "code", "name", "status_before", "status_after")}
    month = f"{row['month']:06}" if row["month"] else ""
    registered = "-".join(part for part in (month[:4], month[4:]) if part not in ("", "00"))  # of some only the year
    return Company(registered=registered, before=row["before"], after=row["after"], **texts)
