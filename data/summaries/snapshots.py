"""The chosen series at its other dates: growth by place, the account between two of them, companies that changed."""

from dataclasses import dataclass

from data import filters, levels
from data.dataset import Dataset
from data.measures import history, shift_share
from data.measures.arrivals import OpenMonths
from data.measures.history import Account, Company, Step
from data.measures.shift_share import ShiftShare
from data.regions import Adcode
from data.selection import Selection
from data.summaries import Summary, remembered
from data.values import EVERY_COMPANY, Limits

MAX_COMPANIES = 50
"""Companies that the page names; the endpoint names all."""
NO_SHIFT = ShiftShare("no_log")


@dataclass(frozen=True)
class Grown:
    """One place at every date."""

    adcode: Adcode
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Snapshots(Summary):
    """Nothing in it, and no dates, where the series has no history."""

    series: str
    level: Adcode
    chosen: tuple[Adcode, ...]
    measure: str = ""  # existing | cumulative
    keyword: str = ""
    match: str = ""
    dates: tuple[str, ...] = ()
    at: int = 0  # of the later of the two dates that are compared
    total: Grown | None = None  # the level
    rows: tuple[Grown, ...] = ()  # its parts; the largest first, those never counted last
    focus: tuple[Grown, ...] = ()  # what the selection speaks about, none inside another
    account: Account | None = None
    shift: ShiftShare = NO_SHIFT  # the same as national growth, industry mix and local part
    counts: tuple[tuple[str, int], ...] = ()  # companies that changed, by kind
    companies: tuple[Company, ...] = ()  # some of each kind
    kept: bool = False  # companies of both dates are known, so that what became of them is too
    left_out: int = 0  # other imports of the chosen one's definition and date
    limits: Limits = EVERY_COMPANY  # which companies grow; under any of them there is no account
    unanswered: tuple[str, ...] = ()  # filters in force that one of the dates cannot answer, so growth follows none
    open_months: OpenMonths | None = None  # that are not all in at the later date: growth is provisional
    unknown: bool = False  # one of the two dates says nothing of a region in focus, so there is no account


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Snapshots:
    """The history of the chosen series under the selection."""
    series = history.read(selection, dataset)
    if series is None:
        return Snapshots(series=selection.series, level=selection.map, chosen=(), filters_applied=(), sources=())
    level, reach = selection.map, filters.reach(selection, dataset)
    parts = [part.adcode for part in levels.parts(level, dataset)]
    steps = series.steps(dict.fromkeys((level, *parts, *reach)))
    grown = {adcode: Grown(adcode, row[0].place.name, row) for adcode, row in steps.items()}
    counts, companies = series.listed(MAX_COMPANIES)
    return Snapshots(
        series=selection.series,
        level=level,
        chosen=selection.regions or dataset.members(selection.cluster),
        measure=series.measure,
        keyword=str(series.imports[0].card.get("keyword", "")),
        match=str(series.imports[0].card.get("match", "")),
        dates=series.dates,
        at=series.at,
        total=grown[level],
        rows=tuple(sorted((grown[part] for part in parts), key=lambda row: _order(row, series.at))),
        focus=tuple(grown[one] for one in reach),
        account=series.account(),
        shift=shift_share.read(series, reach),
        counts=tuple(counts.items()),
        companies=companies,
        kept=series.changes is not None,
        left_out=series.left_out,
        limits=series.counts.limits,
        unanswered=series.unanswered,
        open_months=series.open_months,
        unknown=series.changes is not None and not series.is_known(reach),
        filters_applied=filters.place_opened(selection) + series.counts.filters_applied,
        sources=tuple(one.id for one in series.imports),
    )


def _order(row: Grown, at: int) -> tuple[bool, float]:
    """By the later number, downwards; a place that is missing there by its earlier one, below the others."""
    later, earlier = (row.steps[place].place.value for place in (at, at - 1))
    return later is None, -(earlier or 0) if later is None else -later
