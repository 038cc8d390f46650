"""What a slide charts, as plain numbers: the same summaries as the page's figures, in a form that stays editable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from components import numbers
from components.panels import names, snapshots
from components.paper import region_figures, slide_tables
from components.paper.slide_tables import SlideTable
from components.style import Style
from data.dataset import Dataset
from data.levels import part_level
from data.measures import companies, denominators, registry
from data.measures.ages import Ages
from data.measures.denominators import ENTERPRISE_YEAR
from data.measures.peers import Usual
from data.measures.ranked import RankedPlace
from data.regions import NATION
from data.selection import Selection
from data.story import Scene
from data.summaries import founding_timeline, headline, ranking, region_profile
from data.summaries.ranking import Ranking
from data.years import APART

Kind = Literal["bar", "column", "stacked", "strip", "waterfall"]
Tone = Literal["strong", "plain", "light", "faint", "outline", "rest", "grey", "clear"]
MAX_BARS = 14
TITLE_BARS: Final = 1.6
"""Height of the name of one of several charts on a slide, in bars."""
LEADING_TONES: Final[tuple[Tone, ...]] = ("strong", "plain")
STATUS_TONES: Final[Mapping[str, Tone]] = {
    "operating": "strong",
    "closed": "plain",
    "not_built": "outline",
    "unknown": "rest",
}


@dataclass(frozen=True)
class ChartSeries:
    """One row of numbers; None is drawn as nothing. `tones` is how each mark looks."""

    name: str
    values: Sequence[float | None]
    tones: Sequence[Tone]


@dataclass(frozen=True)
class ChartData:
    """Categories and series of a native chart."""

    kind: Kind
    categories: Sequence[str]
    series: Sequence[ChartSeries]
    unit: str = ""  # of the values
    total: tuple[str, float] | None = None  # what the coloured parts of the last stacked bar add up to
    strip: "ChartData | None" = None  # of all places, over the bars of some
    usual: Usual | None = None  # among the places of a strip
    low: float = 0  # where the axis begins
    note: str = ""  # what stands under it


@dataclass(frozen=True)
class ChartColumns:
    """Small multiples: charts of one series under its name, in columns from left to right."""

    columns: Sequence[Sequence[ChartData]]

    @property
    def charts(self) -> list[ChartData]:
        """All of them, column by column."""
        return [chart for column in self.columns for chart in column]


def of_places(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> ChartData | SlideTable | None:
    """The places of the opened level, published beside listed or one bar each.

    As a table those that are chosen, and the figures of a level whose parts have none.
    """
    summary = ranking.summarise(selection, dataset)
    if selection.cluster and summary.clusters:
        return _clusters(summary, selection, style)
    if summary.comparison and selection.regions:
        return slide_tables.places_compared(summary.comparison, selection, dataset, style)
    if summary.figures is not None:
        return region_figures.slide(summary, dataset, style)
    is_ranking = summary.measure.ranked or not summary.measure.counterpart
    return (_bars if is_ranking else _beside)(summary, dataset, style)


def of_timeline(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> ChartData:
    """Published and listed parks by slot; the slots apart stand after a gap."""
    summary = founding_timeline.summarise(selection, dataset)
    if summary.ages:
        return _ages(summary.ages, selection, dataset, style)
    slots = [slot for slot in summary.slots if slot.slot not in APART]
    columns = [*slots, None, *(slot for slot in summary.slots if slot.slot in APART)]
    chosen = [slot is not None and (not summary.years_chosen or slot.chosen) for slot in columns]
    labels = [names.slot(slot.slot, style) if slot else " " for slot in columns]
    counts = [slot.listed or None if slot else None for slot in columns]
    listed = ChartSeries(style.words("terms.measure_listed"), counts, _tones(chosen, "plain", "light"))
    if not summary.published_shown:
        return ChartData("column", labels, [listed])
    printed = [*(slot.published for slot in slots), *[None] * (len(columns) - len(slots))]
    published = ChartSeries(names.publication(dataset, style), printed, _tones(chosen, "strong", "faint"))
    return ChartData("column", labels, [published, listed])


def _ages(ages: Ages, selection: Selection, dataset: Dataset, style: Style) -> ChartData:
    """Companies by year of registration."""
    limits, measure = style.words("timeline_panel.ages"), names.counted(selection, dataset, style)
    tones = _tones([not ages.chosen or slot.chosen for slot in ages.slots], "plain", "light")
    values = [slot.value or None for slot in ages.slots]
    series = ChartSeries(style.words("terms.limited", measure=measure, limits=limits), values, tones)
    labels = [names.slot(slot.slot, style) for slot in ages.slots]
    return ChartData("column", labels, [series], note=_expected(ages, style))


def _expected(ages: Ages, style: Style) -> str:
    """What the years with months that are not all in are expected to have: a native column has no dotted top."""
    expected = [(names.slot(slot.slot, style), slot.expected) for slot in ages.slots if slot.expected]
    if ages.arrivals is None or not expected:
        return ""
    texts = [
        style.words("timeline_panel.expected_in", year=year, count=numbers.integers(ends)) for year, ends in expected
    ]
    reason = snapshots.provisional((ages.arrivals.first, ages.arrivals.last), style)
    return style.words("numbers.semicolon").join([reason, *texts])


def _tones(chosen: Sequence[bool], yes: Tone, no: Tone) -> list[Tone]:
    """What the years filter keeps stays strong; the rest fades."""
    return [yes if one else no for one in chosen]


def _bars(summary: Ranking, dataset: Dataset, style: Style) -> ChartData | None:
    """Largest first, then what the total leaves; those that provably lead are stronger."""
    rows = [row for row in summary.rows if row.place.value is not None][:MAX_BARS]
    if not rows:
        return None
    labels, values = [row.place.name for row in rows], [row.place.value for row in rows]
    tones = [tone_of(row.place.value, "strong" if _leads(row) else "plain") for row in rows]
    if rest := summary.remainder:
        unnamed = summary.measure.counterpart and rest.members is not None
        key = (
            f"deck.unnamed_{part_level(summary.level, dataset)}"
            if unnamed
            else "deck.remainder"
            if rest.members
            else "deck.remainder_open"
        )
        labels.append(style.words(key, count=rest.members))
        values.append(rest.place.value)
        tones.append("outline")
    measure = names.measure_of_places(summary, dataset, style)
    name = names.publication(dataset, style) if summary.measure.counterpart else measure
    return ChartData("bar", labels, [ChartSeries(name, values, tones)], rows[0].place.unit)


def tone_of(value: float | None, tone: Tone) -> Tone:
    """A bar below 0 has no fill, as on the page."""
    return "outline" if (value or 0) < 0 else tone


def _leads(row: RankedPlace) -> bool:
    """Whether a place is provably first or second."""
    return row.rank in (1, 2) and row.rank_among == "all"


def _beside(summary: Ranking, dataset: Dataset, style: Style) -> ChartData | None:
    """Two sets side by side, in the order of the table: a list is no ranking."""
    rows = [row for row in summary.rows if row.listed or row.published]
    if not rows:
        return None
    published = ChartSeries(names.publication(dataset, style), [row.published for row in rows], ["strong"] * len(rows))
    listed = ChartSeries(style.words("terms.measure_listed"), [row.listed for row in rows], ["light"] * len(rows))
    series = [published, listed] if any(published.values) else [listed]
    return ChartData("column", [row.place.name for row in rows], series)


def _clusters(summary: Ranking, selection: Selection, style: Style) -> ChartData:
    clusters = summary.clusters
    tones = _tones([one.cluster == selection.cluster for one in clusters], "strong", "light")
    series = ChartSeries(style.words("terms.measure_listed"), [one.value for one in clusters], tones)
    return ChartData("bar", [one.name for one in clusters], [series])


def of_profile(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> ChartData | SlideTable:
    """Series or chosen places side by side, a region's share of two totals, or its facts."""
    if scene.series:
        return slide_tables.compared(scene.series, dataset, style)
    compared = ranking.summarise(selection, dataset).comparison
    if compared and selection.regions:
        return slide_tables.places_compared(compared, selection, dataset, style)
    return _concentration(selection, dataset, style) or slide_tables.facts_of_place(
        region_profile.summarise(selection, dataset).facts, selection, dataset, style
    )


def _concentration(selection: Selection, dataset: Dataset, style: Style) -> ChartData | None:
    """A region's share of all enterprises over its share of these companies, which its two leading cities divide."""
    facts = {fact.fact: fact.value for fact in region_profile.summarise(selection, dataset).facts}
    base, share = facts.get("enterprise_share"), facts.get("share")
    province = dataset.regions[selection.focus].parent == NATION  # only a province's share is of the nation, too
    if not registry.shown(selection, dataset).has_series or base is None or share is None or not province:
        return None
    place = names.place(selection.focus, dataset, style)
    inside = ranking.summarise(selection.replace(regions=(), cluster=None, map=selection.focus), dataset)
    proved = [row for row in inside.rows if _leads(row) and row.share is not None]
    leaders = [(row.place.name, (row.share or 0) * share) for row in proved] if len(proved) == 2 else []
    rest = share - sum(part for _, part in leaders)
    series = [_part(place, base, None if leaders else share, "plain")]
    series += [_part(name, None, part, tone) for (name, part), tone in zip(leaders, LEADING_TONES, strict=False)]
    if leaders and rest > 0:
        series.append(_part(style.words("deck.rest_of", place=place), None, rest, "light"))
    series.append(_part(style.words("deck.others"), 1 - base, 1 - share, "rest"))
    return ChartData("stacked", _totals(selection, dataset, style), series, "share", (place, share))


def _part(name: str, of_all: float | None, of_these: float | None, tone: Tone) -> ChartSeries:
    return ChartSeries(name, (of_all, of_these), (tone, tone))


def _totals(selection: Selection, dataset: Dataset, style: Style) -> tuple[str, str]:
    """What each bar is the total of, with its number."""
    about, words = headline.summarise(selection, dataset), style.words
    enterprises = int(denominators.read(dataset, "enterprises", ENTERPRISE_YEAR)[NATION].value)
    count = companies.read(selection, dataset).counts[NATION].value
    measure = names.companies_of(selection, dataset, style)
    these = words("deck.with_keyword", industry=about.keyword, measure=measure) if about.keyword else measure
    return (
        words("deck.all_enterprises", year=ENTERPRISE_YEAR, count=numbers.integer(enterprises)),
        words("deck.these_companies", these=these, date=about.series_as_of, count=numbers.integer(count)),
    )


def of_headline(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> ChartData | SlideTable:
    """Listed parks by their last known status, where the list is looked at; else the five facts, place by place."""
    summary, words = headline.summarise(selection, dataset), style.words
    if len(selection.regions) > 1:
        return slide_tables.headlines_compared(selection, dataset, style)
    if summary.measure.ranked or len(summary.listed_by_status) < 2:
        return slide_tables.facts_of_place(summary.offered, selection, dataset, style)
    statuses, counts = zip(*summary.listed_by_status, strict=True)
    series = ChartSeries(words("terms.measure_listed"), counts, [STATUS_TONES[status] for status in statuses])
    return ChartData("bar", [words(f"terms.status_{status}") for status in statuses], [series])
