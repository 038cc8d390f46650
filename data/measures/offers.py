"""The other series and measures that know of places of which the chosen one says nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.dataset import Dataset
from data.measures.columns import rows
from data.measures.measure import Measure
from data.measures.registry import measures_of
from data.owned_results import owned
from data.regions import Adcode
from data.selection import Selection, SeriesId
from data.values import Place


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


@dataclass(frozen=True)
class MeasureOffer:
    """Another measure, and which of the regions asked for have a value in it."""

    measure: Measure
    covered: tuple[Adcode, ...]


def measures_with(regions: Iterable[Adcode], selection: Selection, dataset: Dataset) -> tuple[MeasureOffer, ...]:
    """The measures that know any of the regions, in the order of the menu, but for the one that is shown.

    Ratios are not among them: they are known where companies are (rates_with).
    """
    wanted = tuple(regions)
    offers = (
        MeasureOffer(one, tuple(place.adcode for place in _places(one, wanted, selection, dataset) if place.value))
        for one in measures_of(dataset).values()
        if one.id != selection.measure and one.group != "rates"
    )
    return tuple(offer for offer in offers if offer.covered)


def rates_with(regions: Iterable[Adcode], selection: Selection, dataset: Dataset) -> tuple[Measure, ...]:
    """The ratios that any of the regions has, in the order of the menu, but for the one that is shown."""
    wanted = tuple(regions)
    others = (one for one in measures_of(dataset).values() if one.group == "rates" and one.id != selection.measure)
    read = ((one, one.read(selection, dataset).places(wanted)) for one in others)
    return tuple(one for one, places in read if any(place.value is not None for place in places))


def _places(measure: Measure, regions: tuple[Adcode, ...], selection: Selection, dataset: Dataset) -> tuple[Place, ...]:
    return measure.read(selection.replace(measure=measure.id, year=None), dataset).places(regions)


def series_with(regions: Iterable[Adcode], dataset: Dataset, *, without: str) -> tuple[SeriesOffer, ...]:
    """The series that count any of the regions, but for one: those that count most of them first."""
    wanted = tuple(regions)
    counted = _counted(dataset)
    offers = (
        SeriesOffer(series, tuple(one for one in wanted if (series, one) in counted), len(wanted))
        for series in dataset.series_ids
        if series != without
    )
    return tuple(sorted((offer for offer in offers if offer.covered), key=lambda offer: -len(offer.covered)))


@owned(maxsize=16)
def _counted(dataset: Dataset) -> frozenset[tuple[str, str]]:
    """Each series with each region that it counts, all registration years together."""
    table = rows(dataset, "counts", "series_id", "region", "year")
    return frozenset((series, region) for series, region, year in table if year is pd.NA)


def series_beyond(regions: Iterable[Adcode], known: int, dataset: Dataset, *, without: str) -> tuple[SeriesOffer, ...]:
    """Those that count more of the regions than the `known` ones of the chosen series."""
    return tuple(one for one in series_with(regions, dataset, without=without) if len(one.covered) > known)
