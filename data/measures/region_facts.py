"""Everything that is known of one region: what the headline says, official statistics, figures of other series."""

from collections.abc import Iterator

from data.dataset import Dataset
from data.measures import companies, denominators, facts, part_concentration
from data.measures.columns import rows
from data.measures.denominators import concentration
from data.measures.facts import PlaceMeasures
from data.regions import NATION, Adcode
from data.schemas import DENOMINATORS
from data.selection import Selection
from data.states import State
from data.values import Details, Fact


def known(measures: PlaceMeasures) -> tuple[Fact, ...]:
    """The headline's five and capital; of a single region also what official statistics say, and concentrations.

    Official statistics or a ratio that the map shows are among them, and of its year.
    """
    five, paid = measures.five, facts.capital_fact(measures)
    plain = (*five, *((paid,) if paid else ()))
    region = measures.reach[0] if len(measures.reach) == 1 else None
    more = (*_statistics(region, measures.dataset), *_concentration(region, measures)) if region else ()
    every = (*plain, *more)
    shown = facts.shown(measures, every if measures.measure.group != "official" else ())
    known = {fact.fact: fact for fact in every} | ({shown.fact: shown} if not measures.measure.has_slot else {})
    inside = part_concentration.facts_of(region, measures, shown.as_of) if region else ()
    return (*known.values(), *inside)


def _statistics(region: Adcode, dataset: Dataset) -> Iterator[Fact]:
    """People, product and enterprises, where they are known."""
    numbers = denominators.of_region(dataset, region)
    for measure in DENOMINATORS:
        if measure in numbers:
            number = numbers[measure]
            yield Fact(measure, number.number, number.unit, str(number.year), (number.source,), State.COUNTED)


def _concentration(region: Adcode, measures: PlaceMeasures) -> Iterator[Fact]:
    """The share of the nation's enterprises, and the companies' share over it."""
    dense = concentration(region, measures.companies.counts, measures.dataset)
    if dense.enterprise_share is not None:
        share, formula = dense.enterprise_share, dense.formulas["enterprise_share"]
        yield Fact("enterprise_share", share, "share", str(dense.year), dense.sources, State.DERIVED, formula=formula)
    if dense.location_quotient is not None:
        sources = (*measures.companies.sources((region, NATION)), *dense.sources)
        details = Details(year=dense.year, approx=dense.approx, limits=measures.companies.limits)
        as_of = measures.dataset.series_cards[measures.selection.series]["as_of"]
        quotient, formula = dense.location_quotient, dense.formulas["location_quotient"]
        yield Fact("location_quotient", quotient, "ratio", as_of, sources, State.DERIVED, details, formula)


def other_series(region: Adcode, selection: Selection, dataset: Dataset) -> tuple[Fact, ...]:
    """Single figures of other series, the best grade first and of equals the latest: never on one scale.

    The fact of each is its series.
    """
    dates = dict(rows(dataset, "series", "series_id", "as_of"))
    counts = companies.single_counts(region, dataset)
    latest = sorted((series for series in counts if series != selection.series), key=dates.__getitem__, reverse=True)
    trusted = sorted(latest, key=lambda series: counts[series].confidence)
    return tuple(facts.series_fact(series, counts[series], dates[series]) for series in trusted)
