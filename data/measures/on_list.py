"""Companies of a register that a list names (高新技术企业, 上市, ...), and their share of its companies.

A share is one of this register, its keyword included: not of all companies of a place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from data import filters
from data.companylists.lists import CompanyList, of_series
from data.companylists.validity import EXPIRED, UNKNOWN
from data.dataset import Dataset
from data.formulas import SHARE, Formula, Term
from data.measures import companies, registered
from data.measures.companies import COMPANIES, Companies
from data.measures.counts import Count
from data.measures.measure import Measure
from data.measures.rates import Rates
from data.owned_results import owned
from data.regions import Adcode, Region
from data.registers.block import slots_of
from data.registers.imports import MEASURES, UNPLACED, UNPLACED_NAMES
from data.selection import Selection
from data.states import State
from data.statistics import Sum
from data.values import Limits, Place

AXES = {"slots": "year", "statuses": "status"}
"""What is known of the companies on a list, by the axis of the filters that it answers: their column."""


@dataclass(frozen=True, kw_only=True)
class OnList(Companies):
    """The companies of one series that one list names."""

    list_source: str = ""
    expired: Mapping[Adcode, Count]  # how many of them had expired on the day of the register

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """Several regions, none inside another, as one."""
        place, covered = super().total(adcodes, name)
        return replace(place, expired=_sum(self.expired, adcodes)), covered

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The register, then the list."""
        return (*counted, self.list_source) if (counted := super().sources(adcodes)) else ()

    def _place(self, region: Region) -> Place:
        count = self.expired.get(region.adcode)
        return replace(super()._place(region), expired=count.value if count else None)


@dataclass(frozen=True)
class ListFacts:
    """What a sentence says of a list besides how many companies of a place it names."""

    name: str
    as_of: str
    count: int | None  # companies on the list; None where the list is not laid over the series
    expired: int  # how many of them had expired on the day of the register
    undated: int  # of how many nobody knows how long they are valid
    companies: int | None  # of the register in the same place
    unanswered: tuple[str, ...] = ()  # filters on companies that are chosen, and that nobody knows of those on the list


def chosen(selection: Selection, dataset: Dataset) -> CompanyList | None:
    """The list that the selection names, else the first; None where the series has no such list."""
    lists = of_series(selection.series, dataset.company_lists)
    return next((one for one in lists if selection.company_list in ("", one.id)), None)


def facts(selection: Selection, regions: Sequence[Adcode], dataset: Dataset) -> ListFacts | None:
    """Of the chosen list, in regions none of which lies in another; None where another measure is shown."""
    one = chosen(selection, dataset)
    if one is None or selection.measure not in (measure.id for measure in ON_LISTS):
        return None
    values, limits = read(selection, dataset), _limits(selection, dataset)
    undated = _counts(selection.series, one, limits, dataset, UNKNOWN)
    everyone = _everyone(selection, dataset)
    known = all(region in values.counts for region in regions)
    return ListFacts(
        name=one.name,
        as_of=one.as_of,
        count=_sum(values.counts, regions) if known else None,
        expired=_sum(values.expired, regions),
        undated=_sum(undated, regions),
        companies=_sum(everyone.counts, regions) if known else None,
        unanswered=tuple(
            each.name
            for each in filters.of_companies(dataset)
            if each.of(selection) and each.name not in limits.applied
        ),
    )


def _sum(counts: Mapping[Adcode, Count], regions: Sequence[Adcode]) -> int:
    return sum(counts[region].value for region in regions if region in counts)


def read(selection: Selection, dataset: Dataset) -> OnList:
    """The companies on the chosen list; none are known where it is not laid over the series."""
    one, limits = chosen(selection, dataset), _limits(selection, dataset)
    counts, expired = (_counts(selection.series, one, limits, dataset, kind) if one else {} for kind in ("", EXPIRED))
    unplaced = counts.get(Adcode(UNPLACED))
    named = Limits((("company_list", one.name.replace(",", "，")), *limits.texts)) if one else limits
    return OnList(
        fact="on_list",
        unit="companies",
        regions=dataset.regions,
        lang=selection.lang,
        counts=counts,
        filters_applied=(*filters.series_filter(selection, dataset), *limits.applied),
        limits=named,
        from_register=True,
        unplaced=_unplaced(unplaced, selection) if unplaced else None,
        as_of=dataset.series_cards[selection.series]["as_of"],
        expired=expired,
        list_source=one.source_id if one else "",
    )


def _unplaced(count: Count, selection: Selection) -> Place:
    return Place(Adcode(UNPLACED), UNPLACED_NAMES[selection.lang], count.value, "companies", State.COUNTED)


def _limits(selection: Selection, dataset: Dataset) -> Limits:
    """What the filters leave of the companies, as far as the counts of a list can answer them."""
    answered = {one.name for one in filters.of_companies(dataset) if one.axis in AXES}
    texts = registered.limits(selection, dataset).texts
    return Limits(tuple((name, text) for name, text in texts if name in answered))


@owned(maxsize=64)
def _counts(
    series: str, one: CompanyList, limits: Limits, dataset: Dataset, validity: str = ""
) -> Mapping[Adcode, Count]:
    """The companies on a list that pass, of one validity or of all, in every region that the register speaks of."""
    block = registered.of_series(series, dataset)
    if block is None:
        return MappingProxyType({})
    measure = next(measure for measure in one.register.measures if one.register.series_id(measure) == series)
    rows = one.sums[one.sums["status"].isin(MEASURES[measure])]
    rows = rows[rows["validity"] == validity] if validity else rows
    values = {"slots": slots_of(rows["year"]), "statuses": rows["status"].tolist()}
    years, statuses = (registered.passing(axis, values[axis], limits) for axis in AXES)
    passing = np.logical_and(np.array(years, bool), np.array(statuses, bool))
    sums = rows[passing].groupby("region")["count"].sum()
    return MappingProxyType({region: Count(int(sums.get(region, 0)), False, block.source) for region in block.regions})


def _everyone(selection: Selection, dataset: Dataset) -> Companies:
    """All companies of the series, under the filters that the list answers too."""
    answered = set(_limits(selection, dataset).applied)
    others = {one.name: () for one in filters.of_companies(dataset) if one.name not in answered}
    return companies.read(selection.with_filters(**others), dataset)


@dataclass(frozen=True, kw_only=True)
class ListShares(Rates):
    """The companies of a place on a list over all companies of the register there."""

    everyone: Companies

    def formula(self, adcodes: Sequence[Adcode]) -> Formula:
        listed, all_ = (
            _term(fact, values, adcodes) for fact, values in (("on_list", self.counts), (COMPANIES.id, self.everyone))
        )
        return Formula(SHARE, (listed, all_))

    def spare(self, level: Adcode) -> float:
        """Twice the most that companies of no known place can change the share of any part, up or down."""
        loose = self.everyone.spare(level)
        children = [one.adcode for one in self.counts.regions.children(level)]
        formulas = (self.formula((adcode,)) for adcode in children) if loose else ()
        known = [(one.terms[0].value, one.terms[1].value) for one in formulas if one.value is not None]
        changes = (
            (loose * max(part or 0, (whole or 0) - (part or 0))) / ((whole or 0) * ((whole or 0) + loose))
            for part, whole in known
        )
        return 2 * max(changes, default=0)

    def _place(self, count: Place, adcodes: Sequence[Adcode]) -> Place:
        return replace(super()._place(count, adcodes), expired=None)  # a number of companies is no part of a share

    def _why_none(self, count: Place, formula: Formula) -> State:
        return count.state if count.value is None else State.NO_MATCH


def _term(fact: str, values: Companies, adcodes: Sequence[Adcode]) -> Term:
    counts = [values.counts.get(adcode) for adcode in adcodes]
    known = [count.value for count in counts if count]
    return Term(fact, sum(known) if adcodes and len(known) == len(counts) else None, tuple(adcodes))


def _shares(selection: Selection, dataset: Dataset) -> ListShares:
    listed = read(selection, dataset)
    everyone = _everyone(selection, dataset)
    return ListShares.over(listed, selection, dataset, everyone=everyone, unit="share", base={})


def _is_offered(dataset: Dataset) -> bool:
    return bool(dataset.company_lists)


ON_LIST = Measure(
    "on_list",
    "companies",
    read,
    additive=True,
    has_shares=True,
    has_series=True,
    has_circles=True,
    part_of=COMPANIES.id,
    is_offered=_is_offered,
)
ON_LIST_SHARE = Measure(
    "on_list_share", "share", _shares, has_series=True, part_of=COMPANIES.id, group="rates", is_offered=_is_offered
)
ON_LISTS = (ON_LIST, ON_LIST_SHARE)
