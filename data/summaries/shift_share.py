"""Why the chosen places grew more or less than the nation between two dates, by section of industry."""

from dataclasses import dataclass

from data import filters
from data.dataset import Dataset
from data.measures import history, shift_share
from data.measures.arrivals import OpenMonths
from data.measures.history import Account
from data.measures.shift_share import SectionGrowth
from data.regions import Adcode
from data.selection import Selection
from data.summaries import Summary, remembered


@dataclass(frozen=True, kw_only=True)
class Growth(Summary):
    """Nothing in it, and no dates, where the series has no history."""

    since: str = ""
    as_of: str = ""
    measure: str = ""  # existing | cumulative
    series: str = ""
    reach: tuple[Adcode, ...] = ()  # together
    names: tuple[str, ...] = ()  # of these
    missing: str = ""  # why there is no decomposition; blank where there is one
    account: Account | None = None  # of the flows, which may be known without it
    total: SectionGrowth | None = None
    sections: tuple[SectionGrowth, ...] = ()
    open_months: OpenMonths | None = None  # that are not all in at the later date: growth is provisional


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Growth:
    """Of the chosen series between the two dates that are compared."""
    series = history.read(selection, dataset)
    if series is None:
        return Growth(filters_applied=(), sources=())
    reach = filters.reach(selection, dataset)
    found, (earlier, later) = shift_share.read(series, reach), series.two
    return Growth(
        since=str(earlier.card["as_of"]),
        as_of=str(later.card["as_of"]),
        measure=series.measure,
        series=selection.series,
        reach=reach,
        names=tuple(dataset.regions[one].label(selection.lang) for one in reach),
        missing=found.missing,
        account=series.account(),
        total=found.total,
        sections=found.sections,
        open_months=series.open_months,
        filters_applied=filters.place_chosen(selection),
        sources=(earlier.id, later.id),
    )
