"""What stands behind one region."""

from dataclasses import dataclass, replace
from itertools import compress

from data import filters
from data.clusters import OUTSIDE
from data.dataset import Dataset
from data.measures import facts, part_concentration, pilots, region_facts, region_figures
from data.measures.columns import rows
from data.measures.part_concentration import PartConcentration
from data.measures.pilots import Pilot
from data.measures.region_figures import RegionFigure
from data.regions import Adcode
from data.selection import Selection
from data.summaries import Summary, remembered
from data.values import Fact


@dataclass(frozen=True, kw_only=True)
class RegionProfile(Summary):
    region: Adcode
    # the headline's five as far as the dataset has tables for them, then capital, population, gdp, enterprises,
    # enterprise_share, location_quotient; then cr1, cr4, hhi, gini of the parts
    facts: tuple[Fact, ...]
    other_series: tuple[Fact, ...]  # single figures of other series: fact = series_id
    parks: tuple[str, ...]  # park_ids passing the filter here
    pilots: tuple[Pilot, ...]  # that the state named here
    clusters: tuple[str, ...]
    parts: PartConcentration | None  # how the shown measure is spread over the parts of a single region
    figures: tuple[RegionFigure, ...] = ()  # of a single region under every measure; only of `summarise_in_full`


@remembered
def summarise(selection: Selection, dataset: Dataset) -> RegionProfile:
    """The headline's facts, and for a single region what is known of it besides."""
    measures = facts.of_selection(selection, dataset)
    region = measures.reach[0] if len(measures.reach) == 1 else None
    all_facts = region_facts.known(measures)
    named = pilots.within(measures.reach, selection.lang, dataset)
    others = _other_series(region, selection, dataset) if region else ()
    return RegionProfile(
        region=selection.focus,
        facts=facts.offered(all_facts, dataset),
        other_series=others,
        parks=tuple(compress(dataset.parks["park_id"], filters.passing(selection, dataset).mask)),
        pilots=named,
        clusters=_clusters(region, dataset) if region else (),
        parts=part_concentration.of_region(region, measures) if region else None,
        filters_applied=facts.filters_applied(measures),
        sources=tuple(dict.fromkeys((*facts.sources(measures, (*all_facts, *others)), *pilots.sources(named)))),
    )


@remembered
def summarise_in_full(selection: Selection, dataset: Dataset) -> RegionProfile:
    """The same for those who take the numbers away: also under every measure and series, with shares and ranks."""
    profile, reach = summarise(selection, dataset), filters.reach(selection, dataset)
    figures = region_figures.of_region(reach[0], selection, dataset) if len(reach) == 1 else ()
    sources = (source for one in figures for source in one.fact.sources)
    return replace(profile, figures=figures, sources=tuple(dict.fromkeys((*profile.sources, *sources))))


def _other_series(region: Adcode, selection: Selection, dataset: Dataset) -> tuple[Fact, ...]:
    """Single figures of other series, then those by registration year."""
    single = region_facts.other_series(region, selection, dataset)
    return (*single, *facts.by_year(region, dataset, selection.lang))


def _clusters(region: Adcode, dataset: Dataset) -> tuple[str, ...]:
    """The clusters that the whole region belongs to."""
    members = rows(dataset, "clusters", "cluster", "region")
    inside = dict.fromkeys(slug for slug, member in members if dataset.regions.within(region, member))
    return tuple(slug for slug in inside if slug != OUTSIDE)
