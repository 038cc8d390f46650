"""The five numbers of headline and profile, for one region or for several as one, each with every source it needs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from data import filters
from data.dataset import Dataset
from data.formulas import SHARE, SUM, Formula, Term
from data.measures import capital, companies, rates
from data.measures.columns import rows
from data.measures.counts import Count
from data.measures.measure import Measure, MeasureValues
from data.measures.registry import MEASURES, SelectedMeasures, measures_of
from data.owned_results import owned
from data.regions import NATION, Adcode
from data.registers.imports import HUNDRED_MILLION
from data.schemas import LISTED_SOURCE
from data.selection import Selection
from data.states import State
from data.statistics import Sum, add
from data.values import MIN_COMPANIES, Details, Fact, Place

OF_COMPANIES = ("share", "per_10k")
"""What is derived from the companies of a place."""


class PlaceMeasures(SelectedMeasures):
    """All measures, of the regions that they are asked for."""

    @cached_property
    def reach(self) -> tuple[Adcode, ...]:
        """The regions that the selection speaks about."""
        return filters.reach(self.selection, self.dataset)

    @property
    def parent(self) -> Adcode | None:
        """The one region right above all of them; None when they have none in common."""
        parents = {self.dataset.regions[adcode].parent for adcode in self.reach}
        return parents.pop() if len(parents) == 1 else None

    @cached_property
    def five(self) -> tuple[Fact, Fact, Fact, Fact, Fact]:
        """published, listed, companies, share, per_10k."""
        return (
            _published(self),
            _listed(self),
            _fact("companies", self.companies, _as_of(self), self),
            share_fact(self),
            _per_10k(self),
        )

    def total(self, values: MeasureValues) -> tuple[Place, Sum]:
        """The value of one region with its own state, or of several as one."""
        if len(self.reach) > 1:
            return values.total(self.reach, "")
        place = values.places(self.reach)[0]
        return place, add([place.count])


@owned(maxsize=128)
def of_selection(selection: Selection, dataset: Dataset) -> PlaceMeasures:
    """Those of a page: its summaries ask for the same, before a choice and after it."""
    return PlaceMeasures(selection, dataset)


def shown(measures: PlaceMeasures, five_facts: Sequence[Fact]) -> Fact:
    """The fact of the measure that the map shows: one of the five, or one more."""
    known = next((fact for fact in five_facts if fact.fact == measures.measure.id), None)
    return known or of_measure(measures.measure, measures)


def of_measure(measure: Measure, measures: PlaceMeasures) -> Fact:
    """Any measure's value as a fact."""
    values = measures.values if measure is measures.measure else measure.read(measures.selection, measures.dataset)
    return _fact(measure.id, values, values.as_of or measures.dataset.about.as_of, measures)


def _fact(name: str, values: MeasureValues, as_of: str, measures: PlaceMeasures) -> Fact:
    """The values of a measure as one number."""
    place, covered = measures.total(values)
    stating = values.stating(measures.reach)
    gaps = _gaps(stating or covered, approx=place.approx)
    details = replace(gaps, limits=values.limits, year=values.year, small=place.small, expired=place.expired)
    added = _sum(name, values, measures.reach) if place.value is not None else None
    added = values.formula(measures.reach) or added
    sources, floor = values.sources(measures.reach), as_floor(details, place)
    return Fact(name, place.value, place.unit, as_of, sources, place.state, floor, added)


def as_floor(details: Details, place: Place) -> Details:
    """With the word that the number is the least, where nobody knows of some companies whether they pass."""
    undetermined = place.undetermined or None
    return replace(details, floor=place.is_floor, undetermined=undetermined) if undetermined else details


def offered(known: Iterable[Fact], dataset: Dataset) -> tuple[Fact, ...]:
    """The facts without those of measures that the dataset has no table for."""
    missing = {one.id for one in MEASURES if one.group == "counts"} - measures_of(dataset).keys()
    derived = OF_COMPANIES if companies.COMPANIES.id in missing else ()
    return tuple(fact for fact in known if fact.fact not in (*missing, *derived))


def _sum(name: str, values: MeasureValues, regions: Sequence[Adcode]) -> Formula | None:
    """What several regions add up to; nothing to add where one alone has a figure."""
    places = [place for place in values.places(regions) if place.count is not None]
    terms = tuple(Term(name, place.count, (place.adcode,)) for place in places)
    return Formula(SUM, terms) if len(terms) > 1 else None


def sources(measures: PlaceMeasures, facts: Sequence[Fact]) -> tuple[str, ...]:
    """The sources behind the facts and the parks that they count, each once."""
    every: Sequence[MeasureValues] = (measures.published, measures.companies, measures.listed)
    counted = [source for values in every for source in values.sources(measures.reach)]
    return tuple(dict.fromkeys((*counted, *(source for fact in facts for source in fact.sources))))


def filters_applied(measures: PlaceMeasures) -> tuple[str, ...]:
    """Every filter that reaches one of the five, or the measure that the map shows."""
    region, every = filters.place_chosen(measures.selection), (measures.listed, measures.companies, measures.values)
    return tuple(dict.fromkeys((*region, *(name for values in every for name in values.filters_applied))))


def by_year(region: Adcode, dataset: Dataset, lang: str) -> tuple[Fact, ...]:
    """What any series counts by registration year: notes named by their series, for no other slot can hold them."""
    dates = dict(rows(dataset, "series", "series_id", "as_of"))
    return tuple(
        series_fact(series, count, dates[series], year=year, note=count.note if lang == "zh" else count.note_en)
        for series, year, count in companies.yearly_counts(region, dataset)
    )


def series_fact(series: str, count: Count, as_of: str, *, year: int | None = None, note: str = "") -> Fact:
    """A single figure of any series, of all registration years or of one."""
    details = Details(year=year, approx=count.approx, note=note)
    return Fact(series, count.value, "companies", as_of, (count.source,), State.COUNTED, details)


def printed_share(measures: PlaceMeasures) -> str:
    """The region's share as the publication printed it, where its own counts give another."""
    text = measures.published.shares.get(measures.reach[0], "") if len(measures.reach) == 1 else ""
    its_series = measures.selection.series == measures.dataset.about.series
    its_counts = measures.companies.sources(measures.reach) == (measures.published.source,)
    ratio = _share(measures).value if its_series and its_counts else None
    return text if text and ratio is not None and not agrees(text, ratio) else ""


def share_fact(measures: PlaceMeasures) -> Fact:
    """The companies' share of the same series' figure one level up; the nation has none."""
    formula, parent = _share(measures), measures.parent
    value = formula.value
    if parent is None:
        return Fact("share", None, "share", _as_of(measures), (), State.NOT_APPLICABLE)
    if value is None:
        return Fact("share", None, "share", _as_of(measures), (), _missing(measures), Details(parent=parent))
    place, covered = measures.total(measures.companies)
    approx = place.approx or measures.companies.counts[parent].approx
    gaps, limits = _gaps(covered, approx=approx), measures.companies.limits
    small = place.value is not None and place.value < MIN_COMPANIES
    details = replace(gaps, parent=parent, printed=printed_share(measures), limits=limits, small=small)
    counted = measures.companies.sources((*measures.reach, parent))
    return Fact("share", value, "share", _as_of(measures), counted, State.DERIVED, details, formula)


def _published(measures: PlaceMeasures) -> Fact:
    """The printed number; of the nation, that of the chosen years, with what it is a part of."""
    fact = _fact("published", measures.published, measures.dataset.about.published_as_of, measures)
    chosen = measures.published.in_years(measures.selection) if measures.reach == (NATION,) else None
    if chosen is None:
        return fact
    return replace(fact, value=chosen.value, details=Details(limits=chosen.limits, whole=chosen.whole))


def _listed(measures: PlaceMeasures) -> Fact:
    fact = _fact("listed", measures.listed, listed_as_of(measures.dataset), measures)
    described = fact.value is not None and measures.dataset.source_cards.get(LISTED_SOURCE) is not None
    return replace(fact, sources=(LISTED_SOURCE,) if described else ())


def listed_as_of(dataset: Dataset) -> str:
    """When our list was compiled, as its own source card says; else the dataset's main date."""
    return dataset.source_cards.get(LISTED_SOURCE, {}).get("date") or dataset.about.as_of


def _per_10k(measures: PlaceMeasures) -> Fact:
    """Only where both numbers cover the same people: a floor over everybody's heads would be no rate."""
    values, (place, _) = (
        rates.PER_10K_PEOPLE.read(measures.selection, measures.dataset),
        measures.total(measures.companies),
    )
    ratio, formula = measures.total(values)[0], values.formula(measures.reach)
    plain = Details(year=values.year, approx=place.approx, limits=values.limits, small=ratio.small)
    details = as_floor(plain, ratio)
    sources = () if ratio.value is None else values.sources(measures.reach)
    return Fact("per_10k", ratio.value, ratio.unit, values.as_of, sources, ratio.state, details, formula)


def _missing(measures: PlaceMeasures) -> State:
    """Why a ratio of companies is missing: for the reason why they are."""
    place, _ = measures.total(measures.companies)
    return place.state if place.value is None else State.NOT_PUBLISHED


def _share(measures: PlaceMeasures) -> Formula:
    """The companies here over those of the parent."""
    place, _ = measures.total(measures.companies)
    above = (measures.parent,) if measures.parent else ()
    total = next((measures.companies.counts[one].value for one in above if one in measures.companies.counts), None)
    return Formula(SHARE, (Term("companies", place.count, measures.reach), Term("companies", total, above)))


def capital_fact(measures: PlaceMeasures) -> Fact | None:
    """The registered capital of the companies, a floor where some state none in renminbi; None if none does."""
    stated = capital.of_regions(measures.reach, measures.selection.series, measures.companies.limits, measures.dataset)
    if stated is None or not stated.cny:
        return None
    place, _ = measures.total(measures.companies)
    gaps = Details(known=stated.cny, members=place.count, foreign=stated.foreign or None)
    plain = replace(gaps if stated.cny != place.value else Details(), limits=measures.companies.limits)
    details = as_floor(plain, place)
    source = measures.companies.sources(measures.reach)
    value = stated.yuan / HUNDRED_MILLION
    return Fact("capital", value, "100m_cny", _as_of(measures), source, State.COUNTED, details)


def _gaps(covered: Sum, *, approx: bool) -> Details:
    """How much of a sum of several is known, where that is not all of it."""
    if covered.complete or covered.members < 2:
        return Details(approx=approx)
    return Details(known=covered.known, members=covered.members, approx=approx)


def _as_of(measures: PlaceMeasures) -> str:
    return measures.dataset.series_cards[measures.selection.series]["as_of"]


def agrees(text: str, ratio: float) -> bool:
    """Whether a printed percentage is the ratio, rounded to the decimals that were printed."""
    digits = text.strip().removesuffix("%")
    decimals = len(digits.partition(".")[2])
    try:
        return abs(float(digits) - ratio * 100) <= 0.5 * 10**-decimals
    except ValueError:
        return False
