"""The views by their public names: each with its summary, and with what turns that into published rows.

Endpoint, workbook and clipboard give out these rows; the names of views and columns are public and stable.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from data import compared_rows, two_maps, view_rows, vitality_rows
from data.dataset import Dataset
from data.filters import PLACE
from data.filters.companies import REGISTERED
from data.filters.parks import YEARS
from data.measures import registry
from data.measures.ages import Ages
from data.measures.companies import COMPANIES
from data.measures.listed import LISTED
from data.measures.measure import Measure
from data.measures.peers import SIBLINGS, SIMILAR
from data.owned_results import owned
from data.registers import histories
from data.selection import Selection
from data.summaries import (
    changes,
    founding_timeline,
    headline,
    parks,
    peers,
    pilots,
    province_map,
    ranking,
    reconciliation,
    region_profile,
    shift_share,
    snapshots,
    structure,
    vitality,
)
from data.view_rows import Row

Reach = Literal["applied", "marked", "unreached"]
"""Whether a filter in force leaves out what it does not keep, or only marks what it does, or does neither."""


@dataclass(frozen=True, eq=False)
class View:
    """What a view asks, and its answer as plain rows. components/paper/views.py draws it."""

    name: str
    """Its public name: in /data, /export and the story, and in its keys in components/words."""
    summarise: Callable[[Selection, Dataset], Any]
    rows_of: Callable[[Any], list[Row]]
    follows_measure: bool = False
    """Whether it shows the places of a level in the chosen measure."""
    shows_counterpart: bool = False
    """Whether it sets both counts of parks side by side."""
    of_companies: bool = False
    """Whether it shows companies of the chosen series whatever the measure is."""
    of_parks: bool = False
    """Whether it shows listed parks whatever the measure is, unless their companies take their place."""
    has_statistics: bool = False
    """Whether it sets companies against official statistics."""
    is_offered: Callable[[Dataset], bool] = lambda dataset: True
    """Whether a dataset has a table for it."""
    as_of: Callable[[Any], str] = lambda summary: ""
    """The date of its summary, where that is not the date of a measure."""
    marks: str = ""
    """The filter that it shows by marking what it keeps."""
    leading_sources: int | None = None
    """How many of its sources a picture always names, where they are many; the others as far as there is room."""
    sources_of: Callable[[Any], tuple[str, ...]] = attrgetter("sources")
    compared_sources: Callable[[Selection, Dataset], tuple[str, ...]] = lambda selection, dataset: ()
    """Those that a picture of several places names in their stead; none where it shows them as one."""
    shows_each: bool = False
    """Whether a picture of several places has the facts of each, where its own rows have those of all as one."""
    adapt: Callable[[Selection], Selection] = lambda selection: selection
    """What its name makes of a selection, before anything is asked."""

    def rows(self, selection: Selection, dataset: Dataset) -> list[Row]:
        """The published rows under a selection."""
        return self.rows_of(self.summarise(selection, dataset))

    def ages(self, selection: Selection, dataset: Dataset) -> Ages | None:
        """The companies by year of registration, where it shows them in place of parks."""
        return getattr(self.summarise(selection, dataset), "ages", None)

    def cited(self, selection: Selection, dataset: Dataset) -> tuple[str, ...]:
        """The sources of what a picture shows: companies in place of parks, places one by one, or all as one."""
        if ages := self.ages(selection, dataset):
            return ages.sources
        compared = self.compared_sources(selection, dataset)
        return compared or self.sources_of(self.summarise(selection, dataset))

    def measure(self, selection: Selection, dataset: Dataset) -> Measure | None:
        """The measure that it is about; None for one that shows several."""
        if self.follows_measure or self.ages(selection, dataset):
            return registry.shown(selection, dataset)
        if self.of_companies:
            return COMPANIES
        return LISTED if self.of_parks else None

    def reach(self, name: str, selection: Selection, dataset: Dataset) -> Reach:
        """How a filter in force reaches it."""
        summary = self.summarise(selection, dataset)
        ages = self.ages(selection, dataset)
        if name in (ages or summary).filters_applied or (name == PLACE and getattr(summary, "comparison", None)):
            return "applied"
        return "marked" if name == (REGISTERED.name if ages else self.marks) else "unreached"


def _similar(selection: Selection) -> Selection:
    """By people, unless another rule of similarity is chosen."""
    return selection.replace(peers=SIMILAR) if selection.peers == SIBLINGS else selection


def _known_sources(summary: region_profile.RegionProfile) -> tuple[str, ...]:
    """A profile names many single figures of other series, which its picture leaves out."""
    sources = (source for fact in summary.facts if fact.value is not None for source in fact.sources)
    return tuple(dict.fromkeys(sources))


def _of_compared_facts(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """Of every fact that stands beside others."""
    compared = ranking.summarise(selection, dataset).comparison
    facts = [fact for place in compared.places for fact in place.facts] if compared else []
    return tuple(dict.fromkeys(source for fact in facts if fact.value is not None for source in fact.sources))


def _of_several(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """Of the five numbers of each chosen place."""
    if len(selection.regions) < 2:
        return ()
    each = (headline.summarise(selection.replace(regions=(one,)), dataset) for one in selection.regions)
    return tuple(dict.fromkeys(source for one in each for fact in one.offered for source in fact.sources))


def _open_sources(summary: reconciliation.Reconciliation) -> tuple[str, ...]:
    """A picture shows only what does not agree."""
    return tuple(dict.fromkeys(source for one in summary.open for source in one.sources))


def _has_history(dataset: Dataset) -> bool:
    """Whether any definition has been imported at several dates."""
    return any(histories.before(one, measure, dataset.imports) for one in dataset.imports for measure in one.measures)


_PAGE = (
    View(
        "province-map",
        province_map.summarise,
        view_rows.province_map,
        follows_measure=True,
        marks=PLACE,
    ),
    View("two-maps", two_maps.summarise, compared_rows.two_maps, follows_measure=True, marks=PLACE),
    View(
        "ranking",
        ranking.summarise,
        compared_rows.ranking,
        follows_measure=True,
        shows_counterpart=True,
        marks=PLACE,
        compared_sources=_of_compared_facts,
    ),
    View(
        "founding-timeline",
        founding_timeline.summarise,
        view_rows.founding_timeline,
        shows_counterpart=True,
        of_parks=True,
        marks=YEARS.name,
    ),
    View(
        "region-profile",
        region_profile.summarise_in_full,
        view_rows.region_profile,
        has_statistics=True,
        sources_of=_known_sources,
        compared_sources=lambda chosen, dataset: _of_compared_facts(chosen, dataset) if chosen.regions else (),
        shows_each=True,
    ),
    View("gap", ranking.summarise, compared_rows.gap),
    View("peers", peers.summarise, view_rows.peers, follows_measure=True),
    View(
        "structure",
        structure.summarise,
        view_rows.structure,
        of_companies=True,
        is_offered=lambda dataset: len(dataset.imports) > 0,
    ),
    View("parks", parks.summarise, view_rows.parks, of_parks=True),
    View(
        "pilots",
        pilots.summarise,
        view_rows.pilots,
        is_offered=lambda dataset: len(dataset.pilots) > 0,
        as_of=lambda summary: max((one.date for one in summary.rows), default=""),
    ),
    View("headline", headline.summarise, view_rows.headline, compared_sources=_of_several, shows_each=True),
    View(
        "reconciliation",
        reconciliation.summarise,
        view_rows.reconciliation,
        leading_sources=1,
        sources_of=_open_sources,
    ),
    View(
        "vitality",
        vitality.summarise,
        vitality_rows.vitality,
        is_offered=_has_history,
        as_of=lambda summary: summary.as_of,
    ),
    View(
        "shift-share",
        shift_share.summarise,
        vitality_rows.shift_share,
        is_offered=_has_history,
        as_of=lambda summary: summary.as_of,
    ),
)
VIEWS: Mapping[str, View] = {view.name: view for view in _PAGE}
"""The figures of the page, which pictures, slides and workbooks show too."""


@owned(maxsize=1)
def offered(dataset: Dataset) -> tuple[View, ...]:
    """Those of `VIEWS` that a dataset has a table for, in their order."""
    return tuple(view for view in _PAGE if view.is_offered(dataset))


_HISTORY = (
    View("growth", snapshots.summarise, view_rows.growth),
    View("changes", changes.summarise, view_rows.changes),
)
HISTORY: Mapping[str, View] = {view.name: view for view in _HISTORY}
"""Tables of a series with several dates; empty for any other."""
_GROUPS = (
    View("siblings", peers.summarise, view_rows.peers, adapt=lambda selection: selection.replace(peers=SIBLINGS)),
    View("similar", peers.summarise, view_rows.peers, adapt=_similar),
)
GROUPS: Mapping[str, View] = {view.name: view for view in _GROUPS}
"""The peers by one rule, for scripts: an address without a suffix is JSON."""
PUBLISHED: Mapping[str, View] = {**VIEWS, **HISTORY, **GROUPS}
