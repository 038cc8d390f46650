"""One region under every measure, and in every series that counts it: number, shares, and the ranks that are proved."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.dataset import Dataset
from data.measures import facts, region_facts
from data.measures.facts import PlaceMeasures
from data.measures.measure import Measure, MeasureValues
from data.measures.ranked import among, ranges_of, ranks, separated
from data.measures.registry import measures_of, shown
from data.owned_results import owned
from data.regions import NATION, Adcode
from data.selection import Selection, SeriesId
from data.statistics import largest_unknown, provable_ranks, ranks_of_ranges, share
from data.values import Fact


@dataclass(frozen=True)
class RegionFigure:
    """A number of the region, and how it stands among the others of its measure, series and date."""

    fact: Fact  # named by its measure; companies of another series than the chosen one by that series
    measure: Measure
    series: str  # blank where the measure has none
    share_of_parent: float | None = None
    share_of_nation: float | None = None  # of a region whose parent is not the nation
    shares_approx: bool = False  # the number or a total is a floor or rounded
    rank: int | None = None  # among its siblings, where it can be proved
    rank_among: str = ""  # "all" | "published" | "placed" | "", as in the ranking
    national_rank: int | None = None  # of a city among all cities, where it is proved


def of_region(region: Adcode, selection: Selection, dataset: Dataset) -> tuple[RegionFigure, ...]:
    """In the order of the menu, the chosen series before the others; without what is not known."""
    figures = (_figure(region, one, selection, dataset) for one in _selections(region, selection, dataset))
    return tuple(figure for figure in figures if figure)


def _selections(region: Adcode, selection: Selection, dataset: Dataset) -> Iterator[Selection]:
    """One for each measure and, where that counts companies, for each series; ratios are those of the chosen series."""
    others = tuple(SeriesId(fact.fact) for fact in region_facts.other_series(region, selection, dataset))
    for measure in measures_of(dataset).values():
        if measure.unit == "share":
            continue  # a column, not a row
        year = selection.year if measure is shown(selection, dataset) else None
        has_others = measure.has_series and measure.has_slot
        for series in (selection.series, *(others if has_others else ())):
            yield selection.replace(regions=(region,), cluster=None, measure=measure.id, series=series, year=year)


def _figure(region: Adcode, one: Selection, selection: Selection, dataset: Dataset) -> RegionFigure | None:
    """Of the year in which its siblings are known best; else of one that has the region itself."""
    parent = dataset.regions[region].parent
    for level in (parent, region) if parent else (region,):
        measures = PlaceMeasures(one.replace(map=level), dataset)
        if measures.values.places([region])[0].value is not None:
            plain = _plain(one, selection, measures)
            return _compared(plain, parent, region, measures) if parent else plain
    return None


def _plain(one: Selection, selection: Selection, measures: PlaceMeasures) -> RegionFigure:
    """The number alone."""
    fact = facts.shown(measures, measures.five if measures.measure.group == "counts" else ())
    named = fact if one.series == selection.series else replace(fact, fact=one.series)
    return RegionFigure(named, measures.measure, one.series if measures.measure.has_series else "")


def _compared(figure: RegionFigure, parent: Adcode, region: Adcode, measures: PlaceMeasures) -> RegionFigure:
    """With its shares and ranks."""
    values, measure, regions = measures.values, figure.measure, measures.dataset.regions
    above, nation = values.places([parent, NATION])
    siblings = values.places(one.adcode for one in regions.children(parent))
    rank = ranks(siblings, above, measure, values, parent).get(region)
    if rank and rank.among != "all" and sum(place.value is not None for place in siblings) == 1:
        rank = None  # nobody to be before
    has_shares, is_top = measure.has_shares, parent == NATION
    return replace(
        figure,
        share_of_parent=share(figure.fact.value, above.value) if has_shares else None,
        share_of_nation=share(figure.fact.value, nation.value) if has_shares and not is_top else None,
        shares_approx=figure.fact.details.approx or above.approx or nation.approx,
        rank=rank.rank if rank else None,
        rank_among=among(rank, values),
        national_rank=_national_rank(region, measures),
    )


def _national_rank(region: Adcode, measures: PlaceMeasures) -> int | None:
    """Of a city among all of them; None for any other region, and where the rank is not proved."""
    if measures.dataset.regions[region].level != "city":
        return None
    return _national_ranks(measures.selection.replace(regions=()), measures.dataset).get(region)


@owned(maxsize=256)
def _national_ranks(selection: Selection, dataset: Dataset) -> Mapping[Adcode, int]:
    """Of cities among all of them, under the selection's measure; a municipality is a province."""
    measure = shown(selection, dataset)
    if not measure.ranked:
        return {}
    values = measure.read(selection, dataset)
    cities = values.places(_cities(dataset))
    exact, unknown, floors = separated(cities)
    parents = {one: dataset.regions[one].parent or NATION for one in (*exact, *unknown)}
    spare = max(map(values.spare, set(parents.values())), default=0) + values.spare(NATION)
    if spare and measure.is_real:
        return {}  # nobody knows in which city the companies of no place would count most
    if ranges := ranges_of(cities, values):
        ranked = ranks_of_ranges(ranges, spare=spare)
        return {one: rank.rank for one, rank in ranked.items() if rank.among == "all" and ranges[one].low}
    children: defaultdict[Adcode, list[Adcode]] = defaultdict(list)
    for one in unknown:
        children[parents[one]].append(one)
    bounds = list(_bounds(children, measure, values, dataset))
    known = [bound for bound in bounds if bound is not None]
    bound = max(known, default=0) if len(known) == len(bounds) else None
    proved = provable_ranks(exact, bound, floors=floors, spare=spare)
    return {one: rank.rank for one, rank in proved.items() if rank.among == "all" and exact[one]}


def _bounds(
    unknown: Mapping[Adcode, Sequence[Adcode]], measure: Measure, values: MeasureValues, dataset: Dataset
) -> Iterator[float | None]:
    """The most that any of the unknown children of each parent can have; one without a figure is bounded by the
    nation's.
    """
    if not measure.additive:
        yield from (values.bound(parent, children) for parent, children in unknown.items())
        return
    most = _left(NATION, 1, None, values, dataset)
    for parent, children in unknown.items():
        yield _left(parent, len(children), most, values, dataset)


def _left(
    parent: Adcode, unknown: int, otherwise: float | None, values: MeasureValues, dataset: Dataset
) -> float | None:
    """What the exact children of a parent leave for any of the unknown ones; of `otherwise` where it has no figure."""
    (total,) = values.places([parent])
    children = values.places(one.adcode for one in dataset.regions.children(parent))
    known = [one.value for one in children if one.value is not None and not one.approx]
    exact = None if total.approx else total.value
    return largest_unknown(otherwise if total.value is None else exact, known, unknown)


@owned(maxsize=8)
def _cities(dataset: Dataset) -> tuple[Adcode, ...]:
    return tuple(one.adcode for one in dataset.regions if one.level == "city")
