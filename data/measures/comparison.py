"""The chosen places side by side: every fact that is known of one of them, and their sum."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from data import filters
from data.dataset import Dataset
from data.measures import facts, listed, region_facts
from data.measures.facts import PlaceMeasures
from data.measures.measure import Measure
from data.measures.ranked import PlaceTable, RankedPlace
from data.measures.registry import measures_of
from data.regions import Adcode
from data.registers.imports import of_series
from data.selection import Selection
from data.states import State
from data.statistics import descending
from data.values import Fact, Place


@dataclass(frozen=True)
class ComparedPlace:
    """One place with all that is compared."""

    key: str  # the letter that it goes by in the timeline
    row: RankedPlace
    facts: tuple[Fact, ...]  # those of the comparison, in its order
    other_series: tuple[Fact, ...]  # alike

    @property
    def adcode(self) -> Adcode:
        return self.row.place.adcode


@dataclass(frozen=True)
class Comparison:
    """Two or more places, or the members of a cluster."""

    places: tuple[ComparedPlace, ...]  # by the measure that is shown; a list's by what was published beside it
    facts: tuple[str, ...]  # known of at least one of them; first, known or not, the measure that is shown
    other_series: tuple[str, ...]  # that have a figure of at least two of them, the widest first
    together: Place  # counted or derived where every member has a value, else "at least" with approx=True
    known: int  # how many of them, none inside another, have a value
    members: int  # how many they are

    @property
    def rows(self) -> tuple[RankedPlace, ...]:
        return tuple(place.row for place in self.places)

    @property
    def gaps(self) -> tuple[tuple[ComparedPlace, ComparedPlace, Fact, Fact], ...]:
        """Of exactly two places: both, with their numbers under each fact or series that is known of either."""
        if len(self.places) != 2:
            return ()
        one, other = self.places
        pairs = zip((*one.facts, *one.other_series), (*other.facts, *other.other_series), strict=True)
        return tuple((one, other, *pair) for pair in pairs if any(fact.value is not None for fact in pair))

    @property
    def sources(self) -> tuple[str, ...]:
        """Of every number, each once."""
        every = (fact for place in self.places for fact in (*place.facts, *place.other_series))
        return tuple(dict.fromkeys(source for fact in every if fact.value is not None for source in fact.sources))


def keys(selection: Selection, dataset: Dataset) -> Mapping[Adcode, str]:
    """A letter for each compared place, in the order of choosing; none where nothing is compared."""
    compared = filters.chosen_places(selection, dataset)
    return dict(zip(compared, ascii_lowercase, strict=False)) if _is_comparable(compared) else {}


def compare(table: PlaceTable) -> Comparison | None:
    """The chosen places; nothing to compare in fewer than two, nor in more than there are letters for."""
    if not _is_comparable(table.members):
        return None
    total, covered = table.values.total(filters.topmost(table.members, table.dataset), _name(table))
    rows = _ordered(table.of_any_level(table.members), table.measure)
    profiles = [_facts(row.place.adcode, table) for row in rows]
    others = [_other_series(row.place.adcode, table) for row in rows]
    shown = _order(profiles, table.measure)
    counts = Counter(series for one in others for series in one)
    common = tuple(series for series, count in counts.most_common() if count > 1)
    letters = keys(table.selection, table.dataset)
    places = tuple(
        ComparedPlace(
            letters[row.place.adcode],
            row,
            tuple(profile.get(name) or _missing(name, table.dataset) for name in shown),
            tuple(figures.get(name) or _missing(name, table.dataset) for name in common),
        )
        for row, profile, figures in zip(rows, profiles, others, strict=True)
    )
    return Comparison(places, shown, common, total, covered.known, covered.members)


def _is_comparable(places: Sequence[Adcode]) -> bool:
    return 1 < len(places) <= len(ascii_lowercase)


def _facts(adcode: Adcode, table: PlaceTable) -> Mapping[str, Fact]:
    """The facts of the place's profile, and one for each measure that they are not about."""
    measures = PlaceMeasures(_alone(adcode, table), table.dataset)
    known = {fact.fact: fact for fact in region_facts.known(measures)}
    further = (one for one in measures_of(table.dataset).values() if one.id not in known)
    return known | {one.id: facts.of_measure(one, measures) for one in further}


def _other_series(adcode: Adcode, table: PlaceTable) -> Mapping[str, Fact]:
    """The place's single figures of other series."""
    return {fact.fact: fact for fact in region_facts.other_series(adcode, _alone(adcode, table), table.dataset)}


def _alone(adcode: Adcode, table: PlaceTable) -> Selection:
    return table.selection.replace(regions=(adcode,), cluster=None)


def _ordered(rows: Iterable[RankedPlace], measure: Measure) -> list[RankedPlace]:
    """The largest first, those without a value last, equals as they were chosen; a list itself is no ranking."""

    def value(row: RankedPlace) -> float | None:
        return row.place.value if measure.ranked else row.published if measure.counterpart else None

    return sorted(rows, key=lambda row: descending(value(row)))


def _order(profiles: Sequence[Mapping[str, Fact]], measure: Measure) -> tuple[str, ...]:
    """The measure that is shown and what speaks of it; then whatever is known of any of the places."""
    near = (measure.counterpart, *(("share", "per_10k") if measure.has_rates else ()))
    names = dict.fromkeys((*near, *(name for profile in profiles for name in profile)))
    known = {fact.fact for profile in profiles for fact in profile.values() if fact.value is not None}
    shown = dict.fromkeys((measure.id, *filter(None, [measure.counterpart])))  # known or not
    return (*shown, *(name for name in names if name in known and name not in shown))


def _missing(name: str, dataset: Dataset) -> Fact:
    """A fact that nothing is known of: an import does not have it, or nobody published it."""
    imported = name == "capital" or of_series(name, dataset.imports) is not None
    return Fact(name, None, "", "", (), State.NOT_IMPORTED if imported else State.NOT_PUBLISHED)


def _name(table: PlaceTable) -> str:
    lang, cluster = table.selection.lang, table.selection.cluster
    if cluster:
        return listed.cluster_name(cluster, table.dataset, lang)
    return ("、" if lang == "zh" else ", ").join(table.dataset.regions[one].label(lang) for one in table.members)
