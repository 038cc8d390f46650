"""What a slide charts, as plain numbers: the same summaries as the page's figures, in a form that stays editable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from components import numbers
from components.panels import names
from components.paper import tables
from components.paper.tables import Table
from components.style import Style
from data.dataset import Dataset
from data.measures import companies, denominators, registry
from data.measures.ages import Ages
from data.measures.denominators import ENTERPRISE_YEAR
from data.regions import NATION
from data.selection import Selection
from data.story import Scene
from data.summaries import founding_timeline, headline, ranking, region_profile
from data.summaries.ranking import Ranking
from data.years import APART

Kind = Literal["bar", "column", "stacked"]
Tone = Literal["strong", "plain", "light", "faint", "outline", "rest"]
MOST_BARS = 14


@dataclass(frozen=True)
class Series:
    """One row of numbers; None is drawn as nothing. `tones` is how each mark looks."""

    name: str
    values: tuple[float | None, ...]
    tones: tuple[Tone, ...]


@dataclass(frozen=True)
class Chart:
    """Categories and series of a native chart."""

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""  # of the values
    together: tuple[str, float] | None = None  # what the coloured parts of the last stacked bar add up to


def of_places(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> Chart | None:
    """The places of the opened level: published beside listed for the list, one bar each for the others."""
    summary = ranking.summarise(selection, dataset)
    if selection.cluster and summary.clusters:
        return _clusters(summary, selection, style)
    return (
        _bars(summary, dataset, style)
        if summary.measure.ranked or not summary.measure.counterpart
        else _beside(summary, dataset, style)
    )


def of_timeline(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> Chart:
    """Published and listed parks by slot; the slots apart stand after a gap."""
    summary = founding_timeline.summarise(selection, dataset)
    if summary.ages:
        return _ages(summary.ages, selection, dataset, style)
    slots = [slot for slot in summary.slots if slot.slot not in APART]
    apart = [slot for slot in summary.slots if slot.slot in APART]
    categories = (
        *(names.slot(slot.slot, style) for slot in slots),
        " ",
        *(names.slot(slot.slot, style) for slot in apart),
    )
    kept = [not summary.years_chosen or slot.chosen for slot in (*slots, *apart)]
    kept.insert(len(slots), False)
    listed = (*(slot.listed or None for slot in slots), None, *(slot.listed or None for slot in apart))
    ours = Series(style.words("terms.measure_listed"), listed, _kept(kept, "plain", "light"))
    if not summary.published_shown:
        return Chart("column", categories, (ours,))
    printed = (*(slot.published for slot in slots), *[None] * (len(apart) + 1))
    theirs = Series(names.publication(dataset, style), printed, _kept(kept, "strong", "faint"))
    return Chart("column", categories, (theirs, ours))


def _ages(ages: Ages, selection: Selection, dataset: Dataset, style: Style) -> Chart:
    """Companies by year of registration."""
    slots = ages.slots
    values = tuple(slot.value or None for slot in slots)
    name = style.words(
        "terms.limited", measure=names.counted(selection, dataset, style), limits=style.words("timeline_panel.ages")
    )
    kept = _kept([not ages.chosen or slot.chosen for slot in slots], "plain", "light")
    return Chart("column", tuple(names.slot(slot.slot, style) for slot in slots), (Series(name, values, kept),))


def _kept(kept: Sequence[bool], yes: Tone, no: Tone) -> tuple[Tone, ...]:
    """What the years filter keeps stays strong; the rest fades."""
    return tuple(yes if one else no for one in kept)


def _bars(summary: Ranking, dataset: Dataset, style: Style) -> Chart | None:
    """Largest first, then what the total leaves; those that provably lead are stronger."""
    rows = [row for row in summary.rows if row.place.value is not None][:MOST_BARS]
    if not rows:
        return None
    bars: list[tuple[str, float | None, Tone]] = [
        (row.place.name, row.place.value, "strong" if row.rank in (1, 2) and row.rank_among == "all" else "plain")
        for row in rows
    ]
    if left := summary.remainder:
        bars.append((_remainder(summary, style), left.place.value, "outline"))
    categories, values, tones = zip(*bars, strict=True)
    measure = names.measure(summary.measure, summary.series, dataset, style, summary.limits)
    name = names.publication(dataset, style) if summary.measure.counterpart else measure
    return Chart("bar", categories, (Series(name, values, tones),), unit=summary.measure.unit)


def _remainder(summary: Ranking, style: Style) -> str:
    members = summary.remainder.members if summary.remainder else None
    if summary.measure.counterpart and members is not None:
        return style.words("deck.unnamed", count=members)
    return style.words("deck.remainder", count=members) if members else style.words("deck.remainder_open")


def _beside(summary: Ranking, dataset: Dataset, style: Style) -> Chart | None:
    """Two sets side by side, in the order of the table: a list is no ranking."""
    rows = [row for row in summary.rows if row.listed or row.published]
    if not rows:
        return None
    everywhere = [True] * len(rows)
    counts = tuple(row.published for row in rows), tuple(row.listed for row in rows)
    printed = Series(names.publication(dataset, style), counts[0], _kept(everywhere, "strong", "faint"))
    ours = Series(style.words("terms.measure_listed"), counts[1], _kept(everywhere, "light", "light"))
    both = (printed, ours) if any(row.published for row in rows) else (ours,)
    return Chart("column", tuple(row.place.name for row in rows), both)


def _clusters(summary: Ranking, selection: Selection, style: Style) -> Chart:
    rows = [(one.name or style.words("region_profile.no_cluster"), one.value, one.cluster) for one in summary.clusters]
    tones: tuple[Tone, ...] = tuple("strong" if slug == selection.cluster else "light" for *_, slug in rows)
    values = tuple(value for _, value, _ in rows)
    series = Series(style.words("terms.measure_listed"), values, tones)
    return Chart("bar", tuple(name for name, *_ in rows), (series,))


def of_profile(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> Chart | Table:
    """Series side by side, a region's share of two wholes, or its facts."""
    if scene.series:
        return tables.compared(scene.series, dataset, style)
    return _concentration(selection, dataset, style) or tables.facts_of_place(
        region_profile.summarise(selection, dataset).facts, selection, dataset, style
    )


def _concentration(selection: Selection, dataset: Dataset, style: Style) -> Chart | None:
    """A region's share of all enterprises over its share of these companies, which its two leading cities divide."""
    facts = {fact.fact: fact.value for fact in region_profile.summarise(selection, dataset).facts}
    base, whole = facts.get("enterprise_share"), facts.get("share")
    province = dataset.regions[selection.focus].parent == NATION  # only a province's share is of the nation, too
    if not registry.shown(selection, dataset).has_series or base is None or whole is None or not province:
        return None
    place = names.place(selection.focus, dataset, style)
    lead = _leaders(selection, dataset, whole)
    rest = whole - sum(part for _, part in lead)
    tones: tuple[Tone, ...] = ("strong", "plain")
    series = [Series(place, (base, None if lead else whole), ("plain", "plain"))]
    series += [Series(name, (None, part), (tone, tone)) for (name, part), tone in zip(lead, tones, strict=False)]
    if lead and rest > 0:
        series.append(Series(style.words("deck.rest_of", place=place), (None, rest), ("light", "light")))
    series.append(Series(style.words("deck.others"), (1 - base, 1 - whole), ("rest", "rest")))
    return Chart(
        "stacked", _two_wholes(selection, dataset, style), tuple(series), unit="share", together=(place, whole)
    )


def _leaders(selection: Selection, dataset: Dataset, whole: float) -> list[tuple[str, float]]:
    """The two parts that provably lead, as shares of the nation; none where nothing is proved."""
    inside = ranking.summarise(selection.replace(regions=(), cluster=None, map=selection.focus), dataset)
    proved = [row for row in inside.rows if row.rank in (1, 2) and row.rank_among == "all" and row.share is not None]
    return [(row.place.name, (row.share or 0) * whole) for row in proved] if len(proved) == 2 else []


def _two_wholes(selection: Selection, dataset: Dataset, style: Style) -> tuple[str, str]:
    """What each bar is the whole of, with its number."""
    about, words = headline.summarise(selection, dataset), style.words
    units = int(denominators.read(dataset, "enterprises", ENTERPRISE_YEAR)[NATION].value)
    counted = companies.read(selection, dataset).counts[NATION].value
    measure = names.companies_of(selection, dataset, style)
    these = words("deck.with_keyword", industry=about.keyword, measure=measure) if about.keyword else measure
    return (
        words("deck.all_enterprises", year=ENTERPRISE_YEAR, count=numbers.integer(units)),
        words("deck.these_companies", these=these, date=about.series_as_of, count=numbers.integer(counted)),
    )


def of_headline(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> Chart | Table:
    """The listed parks by their last known status, where the list is what is looked at; else the five facts."""
    summary, words = headline.summarise(selection, dataset), style.words
    if summary.measure.ranked or len(summary.listed_by_status) < 2:
        return tables.facts_of_place(summary.facts, selection, dataset, style)
    tones: dict[str, Tone] = {"operating": "strong", "closed": "plain", "not_built": "outline", "unknown": "rest"}
    found = summary.listed_by_status
    series = Series(
        words("terms.measure_listed"), tuple(count for _, count in found), tuple(tones[status] for status, _ in found)
    )
    return Chart("bar", tuple(words(f"terms.status_{status}") for status, _ in found), (series,))


def of_parks(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> Table | None:
    """The parks that pass, by name."""
    return tables.parks(selection, dataset, style)
