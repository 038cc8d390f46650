"""What does not add up: every number of the dataset that can be checked against others, in one place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from data import filters
from data.dataset import Dataset
from data.owned_results import owned
from data.reconciliation import parks, registers, series, shares, totals
from data.reconciliation.check import Check, Outcome
from data.regions import Adcode
from data.selection import Lang, Selection
from data.summaries import Summary, remembered

KINDS = (
    *("share", "parts", "slots", "variants", "statuses", "balance"),
    *("unplaced", "undated", "statistics", "parks", "series"),
)
"""The checks, in the order of the page."""


@dataclass(frozen=True, kw_only=True)
class Reconciliation(Summary):
    """All checks of the places in focus and of what lies in them."""

    regions: tuple[Adcode, ...]  # in focus, none inside another
    checks: tuple[Check, ...]  # kind by kind, in each kind what differs first
    names: Mapping[Adcode, str]  # of their regions, in the reader's language

    @property
    def by_kind(self) -> Mapping[str, tuple[Check, ...]]:
        """The checks of each kind that has any."""
        kinds = {kind: tuple(one for one in self.checks if one.check == kind) for kind in KINDS}
        return {kind: checks for kind, checks in kinds.items() if checks}

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many checks have which outcome."""
        return Counter(one.outcome for one in self.checks)

    @property
    def open(self) -> tuple[Check, ...]:
        """What does not agree, the differences first; what only stands side by side is not among it."""
        closed = (Outcome.AGREES, Outcome.SIDE_BY_SIDE)
        others = (one for one in self.checks if one.outcome not in closed and one.check != "series")
        return tuple(sorted(others, key=lambda one: [*Outcome].index(one.outcome)))


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Reconciliation:
    """The checks of the chosen places; the series and parks that stand side by side are those of each of them."""
    regions, within = filters.reach(selection, dataset), dataset.regions.within
    inside = (one for one in _checks(dataset, selection.lang) if any(within(one.region, place) for place in regions))
    beside = [pair for place in regions for pair in parks.side_by_side(place, selection, dataset)]
    counted = [one for place in regions for one in series.side_by_side(place, dataset, selection.lang)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    outcomes = {outcome: place for place, outcome in enumerate(Outcome)}
    found = sorted(inside, key=lambda one: (order[one.check], outcomes[one.outcome]))
    checks = (*found, *beside, *counted)
    return Reconciliation(
        regions=regions,
        checks=checks,
        names={one.region: dataset.regions[one.region].label(selection.lang) for one in checks},
        filters_applied=filters.place_chosen(selection),
        sources=tuple(dict.fromkeys(source for one in checks for source in one.sources)),
    )


@owned(maxsize=8)
def _checks(dataset: Dataset, lang: Lang) -> tuple[Check, ...]:
    """Of the whole dataset, whatever is chosen."""
    return (
        *shares.of_publications(dataset),
        *totals.of_series_counts(dataset, lang),
        *totals.of_publications(dataset),
        *series.of_providers(dataset, lang),
        *registers.of_imports(dataset),
        *totals.of_statistics(dataset, lang),
    )
