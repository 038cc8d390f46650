"""The other series that count places of which the chosen one says nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.dataset import Dataset
from data.measures.columns import rows
from data.regions import Adcode
from data.selection import SeriesId


@dataclass(frozen=True)
class SeriesOffer:
    """Another series, and which of the regions asked for it counts."""

    series: SeriesId
    covered: tuple[Adcode, ...]
    members: int  # how many were asked for

    @property
    def complete(self) -> bool:
        """Whether it counts all of them."""
        return len(self.covered) == self.members


def series_with(regions: Iterable[Adcode], dataset: Dataset, *, without: str) -> tuple[SeriesOffer, ...]:
    """The series that count any of the regions, but for one: those that count most of them first."""
    wanted = tuple(regions)
    table = rows(dataset, "counts", "series_id", "region", "year")
    counted = {(series, region) for series, region, year in table if year is pd.NA}
    offers = (
        SeriesOffer(series, tuple(one for one in wanted if (series, one) in counted), len(wanted))
        for series in dataset.series_ids
        if series != without
    )
    return tuple(sorted((offer for offer in offers if offer.covered), key=lambda offer: -len(offer.covered)))


def series_beyond(regions: Iterable[Adcode], known: int, dataset: Dataset, *, without: str) -> tuple[SeriesOffer, ...]:
    """Those that count more of the regions than the `known` ones of the chosen series."""
    return tuple(one for one in series_with(regions, dataset, without=without) if len(one.covered) > known)
