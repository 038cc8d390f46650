"""The places beside the map, with share, rate, provable rank and remainder."""

from collections.abc import Sequence
from dataclasses import dataclass

from data import filters, levels
from data.dataset import Dataset
from data.measures import denominators, listed, region_figures
from data.measures.comparison import Comparison, compare
from data.measures.denominators import Concentration, concentration
from data.measures.listed import ClusterCount
from data.measures.measure import Measure
from data.measures.offers import MeasureOffer, SeriesOffer, measures_with, rates_with, series_beyond
from data.measures.ranked import PlaceTable, RankedPlace
from data.measures.region_figures import RegionFigure
from data.measures.remainder import RemainderRow, remainder_row
from data.regions import NATION, Adcode
from data.selection import Selection
from data.states import State
from data.statistics import descending
from data.summaries import Summary, remembered
from data.values import EVERY_COMPANY, Limits, Place


@dataclass(frozen=True, kw_only=True)
class Ranking(Summary):
    level: Adcode
    measure: Measure
    series: str
    chosen: tuple[Adcode, ...]
    rows: tuple[RankedPlace, ...]  # by value descending, those without one last; by adcode where nothing is ranked
    remainder: RemainderRow | None
    comparison: Comparison | None  # of the chosen ones, when they are two or more
    concentration: Concentration  # of the level
    offered_series: tuple[SeriesOffer, ...]  # those with more of these places than the chosen one
    offered_rates: tuple[Measure, ...]  # other ratios that these places have, where they lack the base of this one
    clusters: tuple[ClusterCount, ...]  # where the measure counts them
    unplaced: int  # listed parks of the level that are known to be in none of its children
    limits: Limits = EVERY_COMPANY  # which companies are counted
    year: int | None = None  # of official statistics, which these are or are set against
    unplaced_companies: Place | None = None  # of a register: in none of the nation's places, nor in its total
    unreached: tuple[str, ...] = ()  # filters on parks that are in force and do not reach the published counts
    # of the level under every measure: where none of its parts has a value, and where it has no parts
    figures: tuple[RegionFigure, ...] | None = None
    offered_measures: tuple[MeasureOffer, ...] = ()  # those that do have a value of any part, where there are figures


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Ranking:
    """The children of the opened level, or the members of the chosen cluster."""
    table = PlaceTable(selection, dataset)
    (listed_parks,) = table.listed.places([table.level])
    dense = concentration(table.level, table.companies.counts, dataset)
    place = (filters.PLACE,) if selection.cluster else filters.place_opened(selection)
    compared = compare(table)
    figures = region_figures.of_region(table.level, selection, dataset) if _is_blank(table) else None
    return Ranking(
        level=table.level,
        measure=table.measure,
        series=selection.series,
        chosen=table.members,
        rows=_ordered(table),
        remainder=remainder_row(table, table.level),
        comparison=compared,
        concentration=dense,
        offered_series=_offered(table),
        offered_rates=_offered_rates(table),
        clusters=listed.cluster_counts(dataset, selection) if table.measure.has_clusters else (),
        unplaced=max(0, (listed_parks.count or 0) - sum(row.listed or 0 for row in table.opened.values())),
        limits=table.values.limits,
        year=table.values.year,
        unplaced_companies=table.values.unplaced if table.level == NATION and not selection.cluster else None,
        unreached=_unreached(table),
        figures=figures,
        offered_measures=_offered_measures(table) if figures is not None else (),
        filters_applied=_filters_applied(table) if compared else place + table.values.filters_applied,
        sources=compared.sources if compared else _sources(table, dense, figures or ()),
    )


def _ordered(table: PlaceTable) -> tuple[RankedPlace, ...]:
    """Places without a value come last, and stay in the order of adcodes; so does a list, which is no ranking."""
    if not table.measure.ranked:
        return table.shown
    return tuple(sorted(table.shown, key=lambda row: descending(row.place.value)))


def _is_blank(table: PlaceTable) -> bool:
    """Whether there is nothing to set side by side: no part of the level has a value, or it is undivided."""
    if table.level == NATION or table.selection.cluster or len(table.members) > 1:
        return False
    rows, both = table.opened.values(), bool(table.measure.counterpart)
    is_undivided = levels.part_level(table.level, table.dataset) == "undivided"
    return is_undivided or all(row.place.value is None and not (both and (row.published or row.listed)) for row in rows)


def _unreached(table: PlaceTable) -> tuple[str, ...]:
    """Published counts stand in the table of a measure that is set beside another."""
    if not table.measure.counterpart:
        return ()
    return filters.unreached(table.selection, table.dataset, table.published.filters_applied)


def _offered(table: PlaceTable) -> tuple[SeriesOffer, ...]:
    """For the places that are compared, else for all of the level."""
    side_by_side = table.selection.cluster or len(table.members) > 1
    regions = table.dataset.regions
    units = tuple(adcode for adcode in table.opened if not regions[adcode].pseudo)
    places = filters.topmost(table.members, table.dataset) if side_by_side else units
    if not table.measure.has_series:
        return ()
    known = sum(bool(table.values.sources([place])) for place in places)
    offers = series_beyond(places, known, table.dataset, without=table.selection.series)
    return tuple(one for one in offers if not table.measure.part_of or _has_part(one, table))


def _has_part(offer: SeriesOffer, table: PlaceTable) -> bool:
    """Whether the measure, which counts some companies of a series, has a value in another one."""
    values = table.measure.read(table.selection.replace(series=offer.series), table.dataset)
    return any(place.value is not None for place in values.places(offer.covered))


def _offered_rates(table: PlaceTable) -> tuple[Measure, ...]:
    """The other ratios of the same companies with a value for any of the places."""
    places = [row.place for row in table.shown]
    if not any(place.state == State.NO_DENOMINATOR for place in places):
        return ()
    return rates_with((place.adcode for place in places), table.selection, table.dataset)


def _offered_measures(table: PlaceTable) -> tuple[MeasureOffer, ...]:
    """An undivided region has no parts that another measure could know."""
    parts = [one.adcode for one in table.dataset.regions.children(table.level)]
    return measures_with(parts, table.selection, table.dataset)


def _filters_applied(table: PlaceTable) -> tuple[str, ...]:
    """Of every measure that is compared."""
    every = (table.values, table.listed, table.companies)
    return (filters.PLACE, *dict.fromkeys(name for values in every for name in values.filters_applied))


def _sources(table: PlaceTable, dense: Concentration, figures: Sequence[RegionFigure]) -> tuple[str, ...]:
    """Of all counts, then of what companies are set against, or of the figures that stand in their place."""
    adcodes = [*(row.place.adcode for row in table.shown), *table.members]
    both = (table.published, table.listed) if table.measure.counterpart else ()
    counted = [source for values in (table.values, *both) for source in values.sources([table.level, *adcodes])]
    if figures:
        return tuple(dict.fromkeys((*counted, *(source for one in figures for source in one.fact.sources))))
    if not table.measure.has_rates:
        return tuple(dict.fromkeys(counted))
    people = denominators.sources(table.people, [one for one in adcodes if one in table.companies.counts])
    enterprises = () if dense.location_quotient is None else dense.sources
    return tuple(dict.fromkeys((*counted, *people, *enterprises)))
