"""The five numbers of headline and profile, for one region or for several as one.

A note is `key=value` pairs joined by `;`, for the wording: `known` and `members` of a sum with a missing member,
`approx=yes`, the `parent` of a share, what was `printed` instead, the `year` of the population or of registration, and
what was `said` of the figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data import filters
from data.measures import Reading, companies, denominators, listed, published
from data.measures.columns import rows
from data.measures.companies import Companies, Count
from data.measures.denominators import POPULATION_YEAR
from data.measures.listed import Listed
from data.measures.published import Published
from data.regions import Adcode
from data.selection import Selection
from data.states import State
from data.statistics import Sum, add, per_10k, share
from data.values import Fact, Place

if TYPE_CHECKING:
    from data.dataset import Dataset

LISTED_SOURCE = "listed"
"""The source in which a dataset describes its own list of parks, where it has one."""


@dataclass(frozen=True)
class Sheet:
    """All three measures, and the regions that they are asked for."""

    selection: Selection
    dataset: "Dataset"
    reach: tuple[Adcode, ...]
    listed: Listed
    published: Published
    companies: Companies

    @property
    def parent(self) -> Adcode | None:
        """The one region right above all of them; None when they have none in common."""
        parents = {self.dataset.regions[adcode].parent for adcode in self.reach}
        return parents.pop() if len(parents) == 1 else None

    def total(self, reading: Reading) -> tuple[Place, Sum]:
        """The value of one region with its own state, or of several as one."""
        if len(self.reach) > 1:
            return reading.together(self.reach, "")
        place = reading.places(self.reach)[0]
        value = None if place.value is None else int(place.value)
        return place, add([value])


def read(selection: Selection, dataset: "Dataset") -> Sheet:
    """Everything that the facts are made of."""
    return Sheet(
        selection=selection,
        dataset=dataset,
        reach=filters.reach(selection, dataset),
        listed=listed.read(selection, dataset),
        published=published.read(selection, dataset),
        companies=companies.read(selection, dataset),
    )


def five(sheet: Sheet) -> tuple[Fact, Fact, Fact, Fact, Fact]:
    """published, listed, companies, share, per_10k."""
    return _published(sheet), _listed(sheet), _companies(sheet), share_fact(sheet), _per_10k(sheet)


def sources(sheet: Sheet) -> tuple[str, ...]:
    """The sources behind the five, each once."""
    readings: Sequence[Reading] = (sheet.published, sheet.companies, sheet.listed)
    found = (source for reading in readings for source in reading.sources(sheet.reach))
    return tuple(dict.fromkeys(source for source in (*found, _listed(sheet).source) if source))


def filters_applied(sheet: Sheet) -> tuple[str, ...]:
    """Every filter that reaches one of the five."""
    region = filters.active(sheet.selection, ("region",))
    return (*region, *sheet.listed.filters_applied, *sheet.companies.filters_applied)


def note(**details: object) -> str:
    """The details that are there, as `key=value` pairs."""
    return ";".join(f"{key}={value}" for key, value in details.items() if value not in (None, ""))


def by_year(region: Adcode, dataset: "Dataset", lang: str) -> tuple[Fact, ...]:
    """What any series counts by registration year: notes named by their series, for no other slot can hold them."""
    dates = dict(rows(dataset.series, "series_id", "as_of"))
    return tuple(
        _in_year(series, year, count, dates[series])
        for series, year, count in companies.yearly_counts(region, dataset, lang)
    )


def _in_year(series: str, year: int, count: Count, as_of: str) -> Fact:
    said = count.note.replace(";", ",")
    details = note(year=year, approx="yes" if count.approx else "", said=said)
    return Fact(series, count.value, "companies", as_of, count.source, State.COUNTED, details)


def printed_share(sheet: Sheet) -> str:
    """The region's share as the publication printed it, where its own counts give another."""
    text = sheet.published.shares.get(sheet.reach[0], "") if len(sheet.reach) == 1 else ""
    its_series = sheet.selection.series == sheet.dataset.about.series
    its_counts = sheet.companies.sources(sheet.reach) == (sheet.published.source,)
    ratio = _share(sheet) if its_series and its_counts else None
    return text if text and ratio is not None and not _agrees(text, ratio) else ""


def share_fact(sheet: Sheet) -> Fact:
    """The companies' share of the same series' figure one level up; the nation has none."""
    source = next(iter(sheet.companies.sources(sheet.reach)), "")
    value, parent = _share(sheet), sheet.parent
    if parent is None:
        return Fact("share", None, "share", _as_of(sheet), "", State.NOT_APPLICABLE)
    if value is None:
        return Fact("share", None, "share", _as_of(sheet), "", State.NOT_PUBLISHED, note(parent=parent))
    place, covered = sheet.total(sheet.companies)
    gaps = _gaps(replace(place, approx=place.approx or sheet.companies.counts[parent].approx), covered)
    details = note(parent=parent, printed=printed_share(sheet), **gaps)
    return Fact("share", value, "share", _as_of(sheet), source, State.DERIVED, details)


def _published(sheet: Sheet) -> Fact:
    place, covered = sheet.total(sheet.published)
    about = sheet.dataset.about
    source = about.publication if place.value is not None else ""
    details = note(**_gaps(place, covered))
    summed = place.value is not None and covered.members > 1
    state = State.DERIVED if summed else place.state
    return Fact("published", place.value, "parks", about.published_as_of, source, state, details)


def _listed(sheet: Sheet) -> Fact:
    place, _ = sheet.total(sheet.listed)
    described = place.value is not None and sheet.dataset.find_card(LISTED_SOURCE) is not None
    source = LISTED_SOURCE if described else ""
    return Fact("listed", place.value, "parks", sheet.dataset.about.as_of, source, place.state)


def _companies(sheet: Sheet) -> Fact:
    place, covered = sheet.total(sheet.companies)
    source = next(iter(sheet.companies.sources(sheet.reach)), "")
    details = note(**_gaps(place, covered))
    return Fact("companies", place.value, "companies", _as_of(sheet), source, place.state, details)


def _per_10k(sheet: Sheet) -> Fact:
    """Only where both numbers cover the same people: a floor over everybody's heads would be no rate."""
    place, covered = sheet.total(sheet.companies)
    known = denominators.population(sheet.dataset)
    people = add([known.get(adcode) for adcode in sheet.reach])
    count = int(place.value) if place.value is not None and covered.complete else None
    rate = per_10k(count, people.value if people.complete else None)
    source = next(iter(sheet.companies.sources(sheet.reach)), "") if rate is not None else ""
    empty = State.NOT_APPLICABLE if place.state == State.NOT_APPLICABLE else State.NOT_PUBLISHED
    state = empty if rate is None else State.DERIVED
    details = note(year=POPULATION_YEAR, approx="yes" if place.approx else "")
    return Fact("per_10k", rate, "per_10k", _as_of(sheet), source, state, details)


def _share(sheet: Sheet) -> float | None:
    place, _ = sheet.total(sheet.companies)
    whole = sheet.companies.counts.get(sheet.parent) if sheet.parent else None
    return share(None if place.value is None else int(place.value), whole.value if whole else None)


def _gaps(place: Place, covered: Sum) -> dict[str, object]:
    several = {} if covered.complete else {"known": covered.known, "members": covered.members}
    return {**(several if covered.members > 1 else {}), "approx": "yes" if place.approx else ""}


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
