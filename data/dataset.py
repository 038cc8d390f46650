"""One dataset: every table of a folder and of the reference folder, checked, typed and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from data import schemas
from data.about import About
from data.companylists.lists import CompanyList
from data.errors import ValidationError
from data.owned_results import Owner
from data.parklists.lists import ParkList
from data.regions import Adcode, Regions
from data.registers.imports import Import
from data.selection import ClusterId, SeriesId
from data.story import Scene

if TYPE_CHECKING:
    from data.filters.filter import Filter
    from data.measures.measure import Measure

Card = dict[str, str]
"""One row of `sources.csv` or `series.csv`."""


@dataclass(frozen=True, eq=False)
class Dataset(Owner):
    """The tables, described in data/schemas.py. Nobody changes a frame; places are adcodes."""

    about: About
    regions: Regions
    parks: pd.DataFrame
    counts: pd.DataFrame
    series: pd.DataFrame  # in the order of the menu
    published: pd.DataFrame
    clusters: pd.DataFrame  # the last one holds the regions that are in no other
    sources: pd.DataFrame  # of the dataset, then of the reference tables
    denominators: pd.DataFrame
    pilots: pd.DataFrame  # places and bodies that the state named
    slots: tuple[str, ...]  # founding slots in order; "unknown" and "planned" stand apart
    story: tuple[Scene, ...] = ()  # the dataset's own scenes
    imports: tuple[Import, ...] = ()  # registers that were counted into series of this dataset
    lists: tuple[ParkList, ...] = ()  # that can stand in for the dataset's own
    company_lists: tuple[CompanyList, ...] = ()  # that are laid over imports
    substitute_list: ParkList | None = None  # that stands in for it; None for the dataset's own
    notices: tuple[ValidationError, ...] = ()  # of imports and lists that are not open, or not with all that they held
    data_version: str = ""  # another one whenever the tables are read anew
    upload: str = ""  # whose import stands beside the dataset's own series; blank for nobody's
    measures: tuple["Measure", ...] = ()  # of its own, besides those that every dataset has
    filters: tuple["Filter", ...] = ()  # alike
    publishers: Mapping[str, str] = field(default_factory=dict)  # English names of those of sources that have one

    @property
    def park_lists(self) -> tuple[str, ...]:
        """The ids of the lists that can stand in for the dataset's own."""
        return tuple(one.id for one in self.lists)

    @cached_property
    def company_list_ids(self) -> tuple[str, ...]:
        """The ids of the lists of companies; one that is laid over several registers has one."""
        return tuple(dict.fromkeys(one.id for one in self.company_lists))

    @cached_property
    def series_ids(self) -> tuple[SeriesId, ...]:
        """All series, in the order of the menu."""
        return tuple(SeriesId(series) for series in self.series["series_id"])

    @cached_property
    def series_cards(self) -> Mapping[SeriesId, Card]:
        """The rows of `series.csv` by their id; where there are none, a blank one for the blank id."""
        cards = {SeriesId(row["series_id"]): row for row in self.series.to_dict("records")}
        return cards or {SeriesId(""): {**dict.fromkeys(self.series, ""), "measure": schemas.COUNT_MEASURES[0]}}

    @cached_property
    def cluster_ids(self) -> tuple[ClusterId, ...]:
        """All clusters, in the order of the table."""
        return tuple(ClusterId(cluster) for cluster in dict.fromkeys(self.clusters["cluster"]))

    def members(self, cluster: str | None) -> tuple[Adcode, ...]:
        """The regions of a cluster, in the order of the table; none for no cluster or an unknown one."""
        return self._members.get(cluster, ())

    @cached_property
    def _members(self) -> Mapping[str | None, tuple[Adcode, ...]]:
        pairs = list(zip(self.clusters["cluster"].tolist(), self.clusters["region"].tolist(), strict=True))
        return {slug: tuple(region for other, region in pairs if other == slug) for slug, _ in pairs}

    @cached_property
    def source_cards(self) -> Mapping[str, Card]:
        """The rows of `sources.csv` by their id."""
        return {row["source_id"]: row for row in self.sources.to_dict("records")}
