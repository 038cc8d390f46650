"""The texts of a sheet: its title, what it was filtered by, its sources, and how it was made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from components.numbers import integer
from components.panels import names
from components.panels.map_panel import missing
from components.paper.provenance import Provenance
from components.paper.views import BY_MEASURE, ages_shown, measure_shown, summary_of
from components.sentences import place_name, spoken
from components.style import Style
from data import filters, levels
from data.dataset import Dataset
from data.regions import NATION
from data.selection import Selection
from data.summaries import Summary, headline, province_map, ranking

MARKING = {"province-map": "region", "ranking": "region", "founding-timeline": "years"}
"""The filter that a view shows by marking what it keeps, instead of leaving the rest out."""

ROWS_OF_PARKS = ("source_id", "source2_id")


@dataclass(frozen=True)
class SheetSources:
    """`leading` are always named; of `each`, one a park or a fact, as many as there is room for."""

    leading: tuple[str, ...]
    each: tuple[str, ...]
    brief: tuple[str, ...]  # the leading ones without what the sentence over the figure says already


def title(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the picture shows, of where."""
    words, measure = style.words, names.measure(selection, dataset, style)
    place = place_name(headline.summarise(selection, dataset), words)
    if ages_shown(view, selection, dataset):
        return words("paper.title_ages", place=place)
    if view == "province-map":
        return _title_of_level(measure, selection, dataset, style)
    if view != "ranking":
        return words(f"paper.title_{_KEYS[view]}", place=place)
    if ranking.summarise(selection, dataset).comparison:
        return words("paper.title_comparison", place=place, measure=measure)
    if selection.measure == "companies":
        return _title_of_level(measure, selection, dataset, style)
    return words("paper.title_two_counts", place=names.place(selection.map, dataset, style))


_KEYS = {"founding-timeline": "timeline", "region-profile": "profile", "parks": "parks", "headline": "headline"}


def _title_of_level(measure: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    if selection.map == NATION:
        return style.words("paper.title_map_nation", measure=measure)
    part = levels.parts(selection.map, dataset)[0].level
    place = names.place(selection.map, dataset, style)
    return style.words(f"map_panel.title_by_{part}", measure=measure, place=place)


def filter_line(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The date of the numbers, the series, and every filter in force; one that does not reach this view says so."""
    ages = ages_shown(view, selection, dataset)
    applied = (ages or summary_of(view, selection, dataset)).filters_applied
    companies = measure_shown(view, selection, dataset) == "companies"
    parts = [] if companies else [_as_of(view, selection, dataset, style)]  # a series has its own date
    if companies:
        named = f"{names.series(selection.series, dataset, style)} {names.companies(selection.series, dataset, style)}"
        parts.append(style.words("paper.field", name=style.words("paper.series"), value=named))
    for name, text in _filters(selection, dataset, style):
        reaches = name in applied or (name == "region" and view == "ranking" and len(selection.regions) > 1)
        marking = ("registered" if ages else MARKING.get(view)) == name
        parts.append(text if reaches else style.words(_unapplied(marking=marking), filter=text))
    parts.append(_missing(view, selection, dataset, style))
    return style.words("paper.separator").join(part for part in parts if part)


def _unapplied(*, marking: bool) -> str:
    return "paper.only_marked" if marking else "paper.not_reached"


def _missing(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The companies that stand nowhere on a map of the nation or among its places, unless the sentence says so."""
    unplaced = province_map.summarise(selection, dataset).unplaced if view in BY_MEASURE else None
    said = headline.summarise(selection, dataset).unplaced_companies
    return missing(unplaced, style).rstrip("。.") if unplaced and unplaced.value and not said else ""


def _as_of(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    return style.words("paper.as_of", date=as_of(selection, dataset, measure_shown(view, selection, dataset)))


def as_of(selection: Selection, dataset: Dataset, measure: str = "") -> str:
    """The date of a measure's numbers; of the published ones where a view shows several.

    An import or a list of one's own has nothing to do with these: there it is the chosen measure's.
    """
    dates = {fact.fact: fact.as_of for fact in headline.summarise(selection, dataset).facts}
    own = dataset.own_list or names.is_imported(selection.series, dataset)
    return dates[measure or (selection.measure if own else "published")] or dataset.about.as_of


def _filters(selection: Selection, dataset: Dataset, style: Style) -> Iterator[tuple[str, str]]:
    """Name and words of every filter in force."""
    values = {
        "region": _place(selection, dataset, style),
        "years": [names.slot(str(term), style) for term in selection.years],
        "kind": [style.words(f"terms.kind_{kind}") for kind in selection.kinds],
        "status": [style.words(f"terms.status_{status}") for status in selection.statuses],
        "comparable": [style.words("filters.comparable_title")],
        "registered": [names.slot(str(term), style) for term in selection.registered],
        "company_status": [style.words(f"terms.company_status_{status}") for status in selection.company_statuses],
    }
    labelled = ("years", "kind", "status", *filters.COMPANY_FILTERS)
    labels = {"region": "paper.region"} | {name: f"filters.{name}" for name in labelled}
    for name in filters.active(selection, (*filters.FILTERS, *filters.COMPANY_FILTERS)):
        value = names.listed_together(values[name], style)
        label = labels.get(name)
        yield name, style.words("paper.field", name=style.words(label), value=value) if label else value


def _place(selection: Selection, dataset: Dataset, style: Style) -> list[str]:
    if selection.cluster:
        return [names.cluster(selection.cluster, dataset, style)]
    return [names.place(adcode, dataset, style) for adcode in selection.regions or (selection.map,)]


def definition(selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the series counts, in its own words."""
    return names.series_row(selection.series, dataset)[f"definition_{style.lang}"]


def sources(view: str, selection: Selection, dataset: Dataset, style: Style) -> SheetSources:
    """The sources behind a view, each once, with their dates; those of single parks after the others."""
    summary = summary_of(view, selection, dataset)
    by_row = {source for column in ROWS_OF_PARKS for source in dataset.parks[column]}
    ages = ages_shown(view, selection, dataset)
    used = [ages.source] if ages else [source for source in _used(view, summary) if source != "listed"]
    leading = [_leading(source, view, selection, dataset, style) for source in _first(used, by_row, dataset)]
    each = [
        names.citation(source, dataset, style) for source in used if source in by_row and not _leads(source, dataset)
    ]
    if not ages and (each or len(used) < len(tuple(_used(view, summary)))):
        leading.append(_list(dataset, style))
    said = spoken(headline.summarise(selection, dataset), style.words)
    brief = [
        text.replace(name, house) if name and name in said else text
        for text in leading
        for name, house in [_printer(dataset, style)]
    ]
    return SheetSources(tuple(dict.fromkeys(leading)), tuple(dict.fromkeys(each)), tuple(dict.fromkeys(brief)))


def _list(dataset: Dataset, style: Style) -> str:
    own, count = dataset.own_list, len(dataset.parks)
    if own is None:
        return style.words("paper.own_list", count=count)
    return style.words("paper.named_list", name=own.name, count=integer(count), date=own.as_of)


def _printer(dataset: Dataset, style: Style) -> tuple[str, str]:
    """How the count of parks is named, and who printed it."""
    about = dataset.about
    return names.publication(dataset, style), names.publisher_name(
        about.publication, dataset, style, brief=True
    ) if about.publication else ""


def _used(view: str, summary: Summary) -> tuple[str, ...]:
    """A profile names many single figures of other series, which its picture leaves out."""
    if view != "region-profile":
        return summary.sources
    facts = tuple(source for fact in summary.facts if fact.value is not None for source in fact.sources)  # type: ignore[attr-defined]
    return tuple(dict.fromkeys(facts))


def _leads(source: str, dataset: Dataset) -> bool:
    return source == dataset.about.publication


def _first(used: Iterable[str], by_row: set[str], dataset: Dataset) -> list[str]:
    return [source for source in used if source not in by_row or _leads(source, dataset)]


def _leading(source: str, view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The count of parks with the word that it is incomplete; a series with who carries it."""
    card = dataset.source_card(source)
    if measure_shown(view, selection, dataset) == "companies" and _is_carrier(source, selection, dataset):
        provider = names.series(selection.series, dataset, style)
        if not names.is_quoted(selection.series, source, dataset):
            return provider  # who counted and printed it, and of when
        return style.words("paper.carried", provider=provider, carrier=names.citation(source, dataset, style))
    if _leads(source, dataset):
        return f"{names.publication(dataset, style)} {card['date']}".strip()
    return names.citation(source, dataset, style)


def _is_carrier(source: str, selection: Selection, dataset: Dataset) -> bool:
    counts = dataset.counts
    return bool(((counts["series_id"] == selection.series) & (counts["source_id"] == source)).any())


def provenance_line(provenance: Provenance, style: Style, brief: bool = False) -> str:
    """Who made the picture, when, from which data."""
    return style.words(
        "paper.made_brief" if brief else "paper.made",
        name=style.words("page.name"),
        version=provenance.version,
        when=provenance.minute,
        digest=provenance.digest[:8],
    )
