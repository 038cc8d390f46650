"""The texts of a sheet: its title, what it was filtered by, its sources, and how it was made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from components.numbers import integer
from components.panels import names
from components.panels.map_panel import missing
from components.sentences import spoken
from components.style import Style
from data import filters
from data.dataset import Dataset
from data.measures.measure import Measure
from data.measures.published import PUBLISHED
from data.schemas import LISTED_SOURCE
from data.selection import Selection
from data.summaries import headline, province_map
from data.views import VIEWS

ROWS_OF_PARKS = ("source_id", "source2_id")


@dataclass(frozen=True)
class Stamp:
    """How a picture came about, which it carries itself."""

    generated: datetime  # in Asia/Shanghai
    link: str  # of the view, absolute or relative
    version: str
    digest: str  # of the data behind the picture


@dataclass(frozen=True)
class Sources:
    """`leading` are always named; of `each`, one a park or a fact, as many as there is room for."""

    leading: tuple[str, ...]
    each: tuple[str, ...]
    brief: tuple[str, ...]  # the leading ones without what the sentence over the figure says already


def active(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The date of the numbers, the series, and every filter in force; one that does not reach this view says so."""
    measure = VIEWS[view].measure(selection, dataset)
    has_series = measure is not None and measure.has_series
    parts = [] if has_series else [_as_of(view, selection, dataset, style)]  # a series has its own date
    if has_series:
        named = f"{names.series(selection.series, dataset, style)} {names.companies(selection.series, dataset, style)}"
        parts.append(style.words("paper.field", name=style.words("paper.series"), value=named))
    for name, text in _filters(selection, dataset, style):
        parts.append(names.reached(text, VIEWS[view].reach(name, selection, dataset), style))
    parts.append(_missing(view, selection, dataset, style))
    return style.words("paper.separator").join(part for part in parts if part)


def _missing(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The companies that stand nowhere on a map of the nation or among its places, unless the sentence says so."""
    unplaced = province_map.summarise(selection, dataset).unplaced if VIEWS[view].follows_measure else None
    said = headline.summarise(selection, dataset).unplaced_companies
    return missing(unplaced, style).rstrip("。.") if unplaced and unplaced.value and not said else ""


def _as_of(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    return style.words("paper.as_of", date=as_of(selection, dataset, VIEWS[view].measure(selection, dataset)))


def as_of(selection: Selection, dataset: Dataset, measure: Measure | None = None) -> str:
    """The date of a measure's numbers; of the published ones where a view shows several.

    An import or a list of one's own has nothing to do with these: there it is the chosen measure's.
    """
    summary = headline.summarise(selection, dataset)
    dates = {fact.fact: fact.as_of for fact in (*summary.facts, summary.shown)}
    own = dataset.own_list or names.is_imported(selection.series, dataset)
    dated = measure or (summary.measure if own else PUBLISHED)
    return dates[dated.id] or dataset.about.as_of


def _filters(selection: Selection, dataset: Dataset, style: Style) -> Iterator[tuple[str, str]]:
    """Name and words of every filter in force."""
    if filters.place_chosen(selection):
        value = names.listed_together(_place(selection, dataset, style), style)
        yield filters.PLACE, style.words("paper.field", name=style.words("paper.region"), value=value)
    for one in filters.filters_of(dataset).values():
        if one.of(selection):
            yield one.name, names.filter_text(one, selection, style)


def _place(selection: Selection, dataset: Dataset, style: Style) -> list[str]:
    if selection.cluster:
        return [names.cluster(selection.cluster, dataset, style)]
    return [names.place(adcode, dataset, style) for adcode in selection.regions or (selection.map,)]


def definition(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the series counts, in its own words."""
    return names.series_row(selection.series, dataset)[f"definition_{style.lang}"]


def sources(view: str, selection: Selection, dataset: Dataset, style: Style) -> Sources:
    """The sources behind a view, each once, with their dates; those of single parks after the others."""
    declared = VIEWS[view]
    used_sources = declared.sources_of(declared.summarise(selection, dataset))
    by_row = {source for column in ROWS_OF_PARKS for source in dataset.parks[column]}
    ages = declared.ages(selection, dataset)
    used = [ages.source] if ages else [source for source in used_sources if source != LISTED_SOURCE]
    leading = [_leading(source, view, selection, dataset, style) for source in _first(used, by_row, dataset)]
    each = [_named(source, dataset, style) for source in used if source in by_row and not _leads(source, dataset)]
    if not ages and (each or len(used) < len(used_sources)):
        leading.append(_list(dataset, style))
    said = spoken(headline.summarise(selection, dataset), style.words)
    brief = [
        text.replace(name, house) if name and name in said else text
        for text in leading
        for name, house in [_printer(dataset, style)]
    ]
    return Sources(tuple(dict.fromkeys(leading)), tuple(dict.fromkeys(each)), tuple(dict.fromkeys(brief)))


def _list(dataset: Dataset, style: Style) -> str:
    own, count = dataset.own_list, len(dataset.parks)
    if own is None:
        return style.words("paper.own_list", count=count)
    return style.words("paper.named_list", name=own.name, count=integer(count), date=own.as_of)


def _printer(dataset: Dataset, style: Style) -> tuple[str, str]:
    """How the count of parks is named, and who printed it."""
    about = dataset.about
    return names.publication(dataset, style), names.short_publisher(
        about.publication, dataset, style
    ) if about.publication else ""


def _leads(source: str, dataset: Dataset) -> bool:
    return source == dataset.about.publication


def _first(used: Iterable[str], by_row: set[str], dataset: Dataset) -> list[str]:
    return [source for source in used if source not in by_row or _leads(source, dataset)]


def _leading(source: str, view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The count of parks with the word that it is incomplete; a series with who carries it."""
    card = dataset.source_card(source)
    measure = VIEWS[view].measure(selection, dataset)
    if measure and measure.has_series and _is_carrier(source, selection, dataset):
        provider = names.series(selection.series, dataset, style)
        if not names.is_quoted(selection.series, source, dataset):
            return provider  # who counted and printed it, and of when
        return style.words("paper.carried", provider=provider, carrier=_named(source, dataset, style))
    if _leads(source, dataset):
        return f"{names.publication(dataset, style)} {card['date']}".strip()
    return _named(source, dataset, style)


def _is_carrier(source: str, selection: Selection, dataset: Dataset) -> bool:
    counts = dataset.counts
    return bool(((counts["series_id"] == selection.series) & (counts["source_id"] == source)).any())


def _named(source: str, dataset: Dataset, style: Style) -> str:
    """财联社 2022-03-21: the publisher without desk and remarks."""
    date = dataset.source_card(source)["date"] or style.words("notes.undated")
    return f"{names.short_publisher(source, dataset, style)} {date}"


def made(stamp: Stamp, style: Style, brief: bool = False) -> str:
    """Who made the picture, when, from which data."""
    when = stamp.generated.strftime("%Y-%m-%d %H:%M")
    name = style.words("page.name")
    return style.words(
        "paper.made_brief" if brief else "paper.made",
        name=name,
        version=stamp.version,
        when=when,
        digest=stamp.digest[:8],
    )
