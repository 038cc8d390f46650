"""The five numbers of headline and profile, for one region or for several as one, each with every source it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data import filters
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

if TYPE_CHECKING:
    from data.dataset import Dataset


@dataclass(frozen=True)
class Sheet:
    """All three measures, and the regions that they are asked for."""

    selection: Selection
    dataset: "Dataset"
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


def read(selection: Selection, dataset: "Dataset") -> Sheet:
    """Everything that the facts are made of."""
    return Sheet(
        selection=selection,
        dataset=dataset,
        reach=filters.reach(selection, dataset),
        listed=listed.read(selection, dataset),
        published=published.read(selection, dataset),
        companies=companies.read(selection, dataset),
        measure=registry.shown(selection, dataset),
        values=registry.read(selection, dataset),
    )


def five(sheet: Sheet) -> tuple[Fact, Fact, Fact, Fact, Fact]:
    """published, listed, companies, share, per_10k."""
    return _published(sheet), _listed(sheet), _companies(sheet), share_fact(sheet), _per_10k(sheet)


def shown(sheet: Sheet, five_facts: Sequence[Fact]) -> Fact:
    """The fact of the measure that the map shows: one of the five, or one more."""
    return next((fact for fact in five_facts if fact.fact == sheet.measure.id), None) or _of_measure(sheet)


def _of_measure(sheet: Sheet) -> Fact:
    place, covered = sheet.total(sheet.values)
    details = replace(_gaps(covered, approx=place.approx), limits=sheet.values.limits)
    as_of, sources_ = sheet.dataset.about.as_of, sheet.values.sources(sheet.reach)
    return Fact(sheet.measure.id, place.value, sheet.measure.unit, as_of, sources_, place.state, details)


def sources(sheet: Sheet, made: Sequence[Fact]) -> tuple[str, ...]:
    """The sources behind the facts and the parks that they count, each once."""
    every: Sequence[MeasureValues] = (sheet.published, sheet.companies, sheet.listed)
    found = [source for values in every for source in values.sources(sheet.reach)]
    return tuple(dict.fromkeys((*found, *(source for fact in made for source in fact.sources))))


def filters_applied(sheet: Sheet) -> tuple[str, ...]:
    """Every filter that reaches one of the five."""
    region = filters.place_chosen(sheet.selection)
    return (*region, *sheet.listed.filters_applied, *sheet.companies.filters_applied)


def by_year(region: Adcode, dataset: "Dataset", lang: str) -> tuple[Fact, ...]:
    """What any series counts by registration year: notes named by their series, for no other slot can hold them."""
    dates = dict(rows(dataset, "series", "series_id", "as_of"))
    return tuple(
        _in_year(series, year, count, dates[series])
        for series, year, count in companies.yearly_counts(region, dataset, lang)
    )


def _in_year(series: str, year: int, count: Count, as_of: str) -> Fact:
    details = Details(year=year, approx=count.approx, said=count.note)
    return Fact(series, count.value, "companies", as_of, (count.source,), State.COUNTED, details)


def printed_share(sheet: Sheet) -> str:
    """The region's share as the publication printed it, where its own counts give another."""
    text = sheet.published.shares.get(sheet.reach[0], "") if len(sheet.reach) == 1 else ""
    its_series = sheet.selection.series == sheet.dataset.about.series
    its_counts = sheet.companies.sources(sheet.reach) == (sheet.published.source,)
    ratio = _share(sheet) if its_series and its_counts else None
    return text if text and ratio is not None and not _agrees(text, ratio) else ""


def share_fact(sheet: Sheet) -> Fact:
    """The companies' share of the same series' figure one level up; the nation has none."""
    value, parent = _share(sheet), sheet.parent
    if parent is None:
        return Fact("share", None, "share", _as_of(sheet), (), State.NOT_APPLICABLE)
    if value is None:
        return Fact("share", None, "share", _as_of(sheet), (), _missing(sheet), Details(parent=parent))
    place, covered = sheet.total(sheet.companies)
    approx = place.approx or sheet.companies.counts[parent].approx
    details = replace(_gaps(covered, approx=approx), parent=parent, printed=printed_share(sheet))
    details = sheet.companies.limited(details)
    counted = sheet.companies.sources((*sheet.reach, parent))
    return Fact("share", value, "share", _as_of(sheet), counted, State.DERIVED, details)


def _published(sheet: Sheet) -> Fact:
    place, covered = sheet.total(sheet.published)
    about = sheet.dataset.about
    summed = place.value is not None and covered.members > 1
    state, details = State.DERIVED if summed else place.state, _gaps(covered, approx=place.approx)
    source = sheet.published.sources(sheet.reach)
    return Fact("published", place.value, "parks", about.published_as_of, source, state, details)


def _listed(sheet: Sheet) -> Fact:
    place, _ = sheet.total(sheet.listed)
    described = place.value is not None and sheet.dataset.find_card(LISTED_SOURCE) is not None
    source = (LISTED_SOURCE,) if described else ()
    return Fact("listed", place.value, "parks", listed_as_of(sheet.dataset), source, place.state)


def listed_as_of(dataset: "Dataset") -> str:
    """When our list was compiled, as its own source card says; else the dataset's main date."""
    return (dataset.find_card(LISTED_SOURCE) or {}).get("date") or dataset.about.as_of


def _companies(sheet: Sheet) -> Fact:
    place, covered = sheet.total(sheet.companies)
    details = sheet.companies.limited(_gaps(covered, approx=place.approx))
    counted = sheet.companies.sources(sheet.reach)
    return Fact("companies", place.value, "companies", _as_of(sheet), counted, place.state, details)


def _per_10k(sheet: Sheet) -> Fact:
    """Only where both numbers cover the same people: a floor over everybody's heads would be no rate."""
    place, covered = sheet.total(sheet.companies)
    people = denominators.population(sheet.dataset)
    rate = per_10k(_whole(place) if covered.complete else None, _everybody(sheet.reach, people))
    empty = State.NOT_APPLICABLE if place.state == State.NOT_APPLICABLE else _missing(sheet)
    state = empty if rate is None else State.DERIVED
    both = (*sheet.companies.sources(sheet.reach), *denominators.sources(people, sheet.reach))
    details = sheet.companies.limited(Details(year=POPULATION_YEAR, approx=place.approx))
    return Fact("per_10k", rate, "per_10k", _as_of(sheet), () if rate is None else both, state, details)


def _missing(sheet: Sheet) -> State:
    """Why a ratio of companies is missing: a register publishes nothing, so for the reason why they are."""
    place, _ = sheet.total(sheet.companies)
    return place.state if sheet.companies.from_register and place.value is None else State.NOT_PUBLISHED


def _everybody(reach: Sequence[Adcode], people: Mapping[Adcode, Denominator]) -> int | None:
    """The people of all the regions together; None unless each of them is known."""
    total = add([int(people[adcode].value) if adcode in people else None for adcode in reach])
    return total.value if total.complete else None


def _share(sheet: Sheet) -> float | None:
    place, _ = sheet.total(sheet.companies)
    whole = sheet.companies.counts.get(sheet.parent) if sheet.parent else None
    return share(_whole(place), whole.value if whole else None)


def capital_fact(sheet: Sheet) -> Fact | None:
    """The registered capital of the companies, a floor where some state none in renminbi; None if none does."""
    found = capital.of_regions(sheet.reach, sheet.selection.series, sheet.companies.limits, sheet.dataset)
    if found is None or not found.cny:
        return None
    place, _ = sheet.total(sheet.companies)
    gaps = Details(known=found.cny, members=_whole(place), foreign=found.foreign or None)
    details = sheet.companies.limited(gaps if found.cny != place.value else Details())
    source = sheet.companies.sources(sheet.reach)
    value = found.yuan / capital.HUNDRED_MILLION
    return Fact("capital", value, "100m_cny", _as_of(sheet), source, State.COUNTED, details)


def _gaps(covered: Sum, *, approx: bool) -> Details:
    """How much of a sum of several is known, where that is not all of it."""
    if covered.complete or covered.members < 2:
        return Details(approx=approx)
    return Details(known=covered.known, members=covered.members, approx=approx)


def _whole(place: Place) -> int | None:
    return None if place.value is None else int(place.value)


def _as_of(sheet: Sheet) -> str:
    return companies.series_field(sheet.dataset, sheet.selection.series, "as_of")


def _agrees(text: str, ratio: float) -> bool:
    """Whether a printed percentage is the ratio, rounded to the decimals that were printed."""
    digits = text.strip().removesuffix("%")
    decimals = len(digits.partition(".")[2])
    try:
        return abs(float(digits) - ratio * 100) <= 0.5 * 10**-decimals
    except ValueError:
        return False
