"""All measures, and the one that the selection shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from data.dataset import Dataset
from data.measures import companies, listed, published
from data.measures.companies import COMPANIES, Companies
from data.measures.filings import FILINGS
from data.measures.listed import LISTED, Listed
from data.measures.measure import Measure, MeasureValues
from data.measures.median_age import MEDIAN_AGE
from data.measures.official import OFFICIAL
from data.measures.on_list import ON_LIST, ON_LIST_SHARE
from data.measures.published import PUBLISHED, Published
from data.measures.rates import RATES
from data.measures.staff import COMPANIES_WITH_10_STAFF, COMPANIES_WITH_STAFF, INSURED_STAFF
from data.owned_results import owned
from data.selection import Selection

OF_STAFF = (COMPANIES_WITH_STAFF, COMPANIES_WITH_10_STAFF, INSURED_STAFF)
OF_REGISTERS = (*OF_STAFF, MEDIAN_AGE)
"""What only a register that was imported can answer."""
MEASURES: tuple[Measure, ...] = (
    *(LISTED, PUBLISHED, COMPANIES, ON_LIST),
    *OF_REGISTERS,
    *RATES,
    ON_LIST_SHARE,
    *OFFICIAL,
    FILINGS,
)
"""In the order of the menu."""


@owned(maxsize=16)
def measures_of(dataset: Dataset) -> Mapping[str, Measure]:
    """The measures that a dataset has tables for, by their id, then its own; in an empty one the listed parks lead.

    Kept: every address of a page asks for the default measure.
    """
    offered = [one for one in (*MEASURES, *dataset.measures) if one.is_offered(dataset)]
    counts = any(one.group == "counts" for one in offered)
    return MappingProxyType({one.id: one for one in (offered if counts else [LISTED, *offered])})


def shown(selection: Selection, dataset: Dataset) -> Measure:
    """The measure that the selection shows."""
    return next(one for one in (*MEASURES, *dataset.measures) if one.id == selection.measure)


def default_measure(dataset: Dataset) -> str:
    """What a page shows before anything is chosen: listed parks only where there are some, and not in other lists."""
    counts = [one for one in measures_of(dataset).values() if one.group == "counts"]
    return next((one.id for one in counts if one is not LISTED or len(dataset.parks)), LISTED.id)


@dataclass(frozen=True, eq=False)
class SelectedMeasures:
    """The values of all measures under one selection, each read when it is first asked for."""

    selection: Selection
    dataset: Dataset

    @property
    def measure(self) -> Measure:
        """The measure that the map shows."""
        return shown(self.selection, self.dataset)

    @cached_property
    def values(self) -> MeasureValues:
        """Its values."""
        return self.measure.read(self.selection, self.dataset)

    @cached_property
    def listed(self) -> Listed:
        return listed.read(self.selection, self.dataset)

    @cached_property
    def published(self) -> Published:
        return published.read(self.selection, self.dataset)

    @cached_property
    def companies(self) -> Companies:
        return companies.read(self.selection, self.dataset)
