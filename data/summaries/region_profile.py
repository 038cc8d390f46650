"""What stands behind one region."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

from data import filters
from data.dataset import Dataset
from data.measures import companies, denominators, facts
from data.measures.columns import rows
from data.measures.denominators import concentration
from data.measures.facts import PlaceMeasures
from data.regions import NATION, Adcode
from data.schemas import DENOMINATORS
from data.selection import Selection
from data.states import State
from data.summaries import Summary, remembered
from data.values import Details, Fact


@dataclass(frozen=True, kw_only=True)
class RegionProfile(Summary):
    region: Adcode
    # the headline's five, capital, population, gdp, enterprises, enterprise_share, location_quotient
    facts: tuple[Fact, ...]
    other_series: tuple[Fact, ...]  # single figures of other series: fact = series_id
    parks: tuple[str, ...]  # park_ids passing the filter here
    clusters: tuple[str, ...]


@remembered
def summarise(selection: Selection, dataset: Dataset) -> RegionProfile:
    """The headline's facts, and for a single region what is known of it besides."""
    measures = PlaceMeasures(selection, dataset)
    region = measures.reach[0] if len(measures.reach) == 1 else None
    more = (*_known(region, dataset), *_concentration(region, measures)) if region else ()
    paid = facts.capital_fact(measures)
    all_facts = (*facts.five(measures), *((paid,) if paid else ()), *more)
    others = _other_series(region, selection, dataset) if region else ()
    return RegionProfile(
        region=selection.focus,
        facts=all_facts,
        other_series=others,
        parks=tuple(compress(dataset.parks["park_id"], filters.passing(selection, dataset).mask)),
        clusters=_clusters(region, dataset) if region else (),
        filters_applied=facts.filters_applied(measures),
        sources=facts.sources(measures, (*all_facts, *others)),
    )


def _known(region: Adcode, dataset: Dataset) -> Iterator[Fact]:
    """People, product and enterprises, where they are known."""
    numbers = denominators.of_region(dataset, region)
    for measure in DENOMINATORS:
        if measure in numbers:
            known = numbers[measure]
            value = int(known.value) if known.value.is_integer() else known.value
            yield Fact(measure, value, known.unit, str(known.year), (known.source,), State.COUNTED)


def _concentration(region: Adcode, measures: PlaceMeasures) -> Iterator[Fact]:
    """The share of the nation's enterprises, and the companies' share over it."""
    dense = concentration(region, measures.companies.counts, measures.dataset)
    as_of = str(dense.year)
    if dense.enterprise_share is not None:
        share, formula = dense.enterprise_share, dense.formulas["enterprise_share"]
        yield Fact("enterprise_share", share, "share", as_of, dense.sources, State.DERIVED, formula=formula)
    if dense.location_quotient is not None:
        sources = (*measures.companies.sources((region, NATION)), *dense.sources)
        details = Details(year=dense.year, approx=dense.approx, limits=measures.companies.limits)
        quotient, formula = dense.location_quotient, dense.formulas["location_quotient"]
        yield Fact("location_quotient", quotient, "ratio", as_of, sources, State.DERIVED, details, formula)


def _other_series(region: Adcode, selection: Selection, dataset: Dataset) -> tuple[Fact, ...]:
    """Single figures of other series, the best grade first and of equals the latest; then those by registration year.

    They never stand on one scale.
    """
    dates = dict(rows(dataset, "series", "series_id", "as_of"))
    counts = companies.single_counts(region, dataset)
    latest = sorted((series for series in counts if series != selection.series), key=dates.__getitem__, reverse=True)
    trusted = sorted(latest, key=lambda series: counts[series].confidence)
    single = [facts.series_fact(series, counts[series], dates[series]) for series in trusted]
    return (*single, *facts.by_year(region, dataset, selection.lang))


def _clusters(region: Adcode, dataset: Dataset) -> tuple[str, ...]:
    """The clusters that the whole region belongs to."""
    members = rows(dataset, "clusters", "cluster", "region")
    return tuple(dict.fromkeys(slug for slug, member in members if dataset.regions.within(region, member)))
