"""The five numbers of headline and profile, for one region or for several as one, each with every source it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data import filters
from data.dataset import Dataset
from data.measures import capital, companies, denominators, listed, published, registry
from data.measures.columns import rows
from data.measures.companies import Companies, Count
from data.measures.denominators import POPULATION_YEAR, Denominator
from data.measures.listed import Listed
from data.measures.measure import Measure, MeasureValues
from data.measures.published import Published
from data.regions import Adcode
from data.schemas import LISTED_SOURCE
from data.selection import Selection
from data.states import State
from data.statistics import Sum, add, per_10k, share
from data.values import Details, Fact, Place


@dataclass(frozen=True)
class PlaceMeasures:
    """All three measures, and the regions that they are asked for."""

    selection: Selection
    dataset: Dataset
    reach: tuple[Adcode, ...]
    listed: Listed
    published: Published
    companies: Companies
    measure: Measure  # that the map shows
    values: MeasureValues

    @property
    def parent(self) -> Adcode | None:
        """The one region right above all of them; None when they have none in common."""
        parents = {self.dataset.regions[adcode].parent for adcode in self.reach}
        return parents.pop() if len(parents) == 1 else None

    def total(self, values: MeasureValues) -> tuple[Place, Sum]:
        """The value of one region with its own state, or of several as one."""
        if len(self.reach) > 1:
            return values.total(self.reach, "")
        place = values.places(self.reach)[0]
        return place, add([_whole(place)])


def read(selection: Selection, dataset: Dataset) -> PlaceMeasures:
    """Everything that the facts are made of."""
    return PlaceMeasures(
        selection=selection,
        dataset=dataset,
        reach=filters.reach(selection, dataset),
        listed=listed.read(selection, dataset),
        published=published.read(selection, dataset),
        companies=companies.read(selection, dataset),
        measure=registry.shown(selection, dataset),
        values=registry.read(selection, dataset),
    )


def five(measures: PlaceMeasures) -> tuple[Fact, Fact, Fact, Fact, Fact]:
    """published, listed, companies, share, per_10k."""
    return _published(measures), _listed(measures), _companies(measures), share_fact(measures), _per_10k(measures)


def shown(measures: PlaceMeasures, five_facts: Sequence[Fact]) -> Fact:
    """The fact of the measure that the map shows: one of the five, or one more."""
    return next((fact for fact in five_facts if fact.fact == measures.measure.id), None) or _of_measure(measures)


def _of_measure(measures: PlaceMeasures) -> Fact:
    place, covered = measures.total(measures.values)
    details = replace(_gaps(covered, approx=place.approx), limits=measures.values.limits)
    as_of, sources_ = measures.dataset.about.as_of, measures.values.sources(measures.reach)
    return Fact(measures.measure.id, place.value, measures.measure.unit, as_of, sources_, place.state, details)


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
        _in_year(series, year, count, dates[series])
        for series, year, count in companies.yearly_counts(region, dataset, lang)
    )


def _in_year(series: str, year: int, count: Count, as_of: str) -> Fact:
    details = Details(year=year, approx=count.approx, note=count.note)
    return Fact(series, count.value, "companies", as_of, (count.source,), State.COUNTED, details)


def printed_share(measures: PlaceMeasures) -> str:
    """The region's share as the publication printed it, where its own counts give another."""
    text = measures.published.shares.get(measures.reach[0], "") if len(measures.reach) == 1 else ""
    its_series = measures.selection.series == measures.dataset.about.series
    its_counts = measures.companies.sources(measures.reach) == (measures.published.source,)
    ratio = _share(measures) if its_series and its_counts else None
    return text if text and ratio is not None and not _agrees(text, ratio) else ""


def share_fact(measures: PlaceMeasures) -> Fact:
    """The companies' share of the same series' figure one level up; the nation has none."""
    value, parent = _share(measures), measures.parent
    if parent is None:
        return Fact("share", None, "share", _as_of(measures), (), State.NOT_APPLICABLE)
    if value is None:
        return Fact("share", None, "share", _as_of(measures), (), _missing(measures), Details(parent=parent))
    place, covered = measures.total(measures.companies)
    approx = place.approx or measures.companies.counts[parent].approx
    details = replace(_gaps(covered, approx=approx), parent=parent, printed=printed_share(measures))
    details = measures.companies.limited(details)
    counted = measures.companies.sources((*measures.reach, parent))
    return Fact("share", value, "share", _as_of(measures), counted, State.DERIVED, details)


def _published(measures: PlaceMeasures) -> Fact:
    place, covered = measures.total(measures.published)
    about = measures.dataset.about
    summed = place.value is not None and covered.members > 1
    state, details = State.DERIVED if summed else place.state, _gaps(covered, approx=place.approx)
    source = measures.published.sources(measures.reach)
    return Fact("published", place.value, "parks", about.published_as_of, source, state, details)


def _listed(measures: PlaceMeasures) -> Fact:
    place, _ = measures.total(measures.listed)
    described = place.value is not None and measures.dataset.find_card(LISTED_SOURCE) is not None
    source = (LISTED_SOURCE,) if described else ()
    return Fact("listed", place.value, "parks", listed_as_of(measures.dataset), source, place.state)


def listed_as_of(dataset: Dataset) -> str:
    """When our list was compiled, as its own source card says; else the dataset's main date."""
    return (dataset.find_card(LISTED_SOURCE) or {}).get("date") or dataset.about.as_of


def _companies(measures: PlaceMeasures) -> Fact:
    place, covered = measures.total(measures.companies)
    details = measures.companies.limited(_gaps(covered, approx=place.approx))
    counted = measures.companies.sources(measures.reach)
    return Fact("companies", place.value, "companies", _as_of(measures), counted, place.state, details)


def _per_10k(measures: PlaceMeasures) -> Fact:
    """Only where both numbers cover the same people: a floor over everybody's heads would be no rate."""
    place, covered = measures.total(measures.companies)
    people = denominators.population(measures.dataset)
    rate = per_10k(_whole(place) if covered.complete else None, _everybody(measures.reach, people))
    empty = State.NOT_APPLICABLE if place.state == State.NOT_APPLICABLE else _missing(measures)
    state = empty if rate is None else State.DERIVED
    both = (*measures.companies.sources(measures.reach), *denominators.sources(people, measures.reach))
    details = measures.companies.limited(Details(year=POPULATION_YEAR, approx=place.approx))
    return Fact("per_10k", rate, "per_10k", _as_of(measures), () if rate is None else both, state, details)


def _missing(measures: PlaceMeasures) -> State:
    """Why a ratio of companies is missing: a register publishes nothing, so for the reason why they are."""
    place, _ = measures.total(measures.companies)
    return place.state if measures.companies.from_register and place.value is None else State.NOT_PUBLISHED


def _everybody(reach: Sequence[Adcode], people: Mapping[Adcode, Denominator]) -> int | None:
    """The people of all the regions together; None unless each of them is known."""
    total = add([int(people[adcode].value) if adcode in people else None for adcode in reach])
    return total.value if total.complete else None


def _share(measures: PlaceMeasures) -> float | None:
    place, _ = measures.total(measures.companies)
    whole = measures.companies.counts.get(measures.parent) if measures.parent else None
    return share(_whole(place), whole.value if whole else None)


def capital_fact(measures: PlaceMeasures) -> Fact | None:
    """The registered capital of the companies, a floor where some state none in renminbi; None if none does."""
    stated = capital.of_regions(measures.reach, measures.selection.series, measures.companies.limits, measures.dataset)
    if stated is None or not stated.cny:
        return None
    place, _ = measures.total(measures.companies)
    gaps = Details(known=stated.cny, members=_whole(place), foreign=stated.foreign or None)
    details = measures.companies.limited(gaps if stated.cny != place.value else Details())
    source = measures.companies.sources(measures.reach)
    value = stated.yuan / capital.HUNDRED_MILLION
    return Fact("capital", value, "100m_cny", _as_of(measures), source, State.COUNTED, details)


def _gaps(covered: Sum, *, approx: bool) -> Details:
    """How much of a sum of several is known, where that is not all of it."""
    if covered.complete or covered.members < 2:
        return Details(approx=approx)
    return Details(known=covered.known, members=covered.members, approx=approx)


def _whole(place: Place) -> int | None:
    return None if place.value is None else int(place.value)


def _as_of(measures: PlaceMeasures) -> str:
    return companies.series_field(measures.dataset, measures.selection.series, "as_of")


def _agrees(text: str, ratio: float) -> bool:
    """Whether a printed percentage is the ratio, rounded to the decimals that were printed."""
    digits = text.strip().removesuffix("%")
    decimals = len(digits.partition(".")[2])
    try:
        return abs(float(digits) - ratio * 100) <= 0.5 * 10**-decimals
    except ValueError:
        return False
