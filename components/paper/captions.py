"""The texts of a sheet: its title, what it was filtered by and its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.numbers import BASES, integer, undetermined
from components.panels import filter_names, names, publishers
from components.panels.map_panel import missing
from components.sentences import spoken
from components.style import Style
from data import filters
from data.dataset import Dataset
from data.measures import registry
from data.measures.measure import Measure
from data.schemas import LISTED_SOURCE
from data.selection import Selection
from data.summaries import headline, province_map
from data.views import VIEWS

PARK_SOURCES = ("source_id", "source2_id")
"""Columns of the parks."""


@dataclass(frozen=True)
class SheetSources:
    """`leading` are always named; of `each`, one a park or a fact, as many as there is room for."""

    leading: tuple[str, ...]
    each: tuple[str, ...]
    brief: tuple[str, ...]  # the leading ones without what the sentence over the figure says already


def filter_line(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The date of the numbers, the series, and every filter in force; one that does not reach this view says so."""
    measure = VIEWS[view].measure(selection, dataset) or registry.shown(selection, dataset)
    own = VIEWS[view].as_of(VIEWS[view].summarise(selection, dataset))
    if own:
        parts = [style.words("paper.as_of", date=own)]
    elif measure.has_series:  # a series has its own date
        series = f"{names.series(selection.series, dataset, style)} {names.companies(selection.series, dataset, style)}"
        parts = [style.words("paper.field", name=style.words("paper.series"), value=series)]
        year, base = measure.read(selection, dataset).year, BASES.get(measure.id)
        parts += [style.words("paper.set_against", base=style.words(base, year=year))] if base else []
    else:
        dates = _dates(measure, selection, dataset, style)
        keys = ["paper.as_of_one" if what else "paper.as_of" for what, _ in dates]
        parts = [style.words(key, what=what, date=date) for key, (what, date) in zip(keys, dates, strict=True)]
    for name, text in filters_in_force(selection, dataset, style):
        parts.append(filter_names.reached(text, VIEWS[view].reach(name, selection, dataset), style))
    if measure is not None and measure.has_series:
        details = headline.summarise(selection, dataset).shown.details
        parts.append(undetermined(details.undetermined, details.limits, style.words))
    unplaced = province_map.summarise(selection, dataset).unplaced if VIEWS[view].follows_measure else None
    if unplaced and unplaced.value and not headline.summarise(selection, dataset).unplaced_companies:  # else it says so
        parts.append(missing(unplaced, style).rstrip("。."))
    return style.words("paper.separator").join(part for part in parts if part)


def _dates(measure: Measure, selection: Selection, dataset: Dataset, style: Style) -> Sequence[tuple[str, str]]:
    """What is counted and the date of its numbers; of a measure with another count beside it, both if they differ."""
    summary = headline.summarise(selection.replace(measure=measure.id), dataset)
    facts = {fact.fact: fact for fact in (*summary.offered, summary.shown)}
    both = [fact for name, fact in facts.items() if name in (measure.id, measure.counterpart) and fact.as_of]
    known = [fact for fact in both if fact.value is not None or fact.fact == measure.id]
    if len({fact.as_of for fact in known}) < 2:
        return [("", known[0].as_of if known else dataset.about.as_of)]
    return [(style.words(f"headline.{fact.fact}"), fact.as_of) for fact in known]


def as_of(selection: Selection, dataset: Dataset, style: Style) -> str:
    """The date of the chosen measure's numbers; of parks those of both counts."""
    dates = _dates(registry.shown(selection, dataset), selection, dataset, style)
    return style.words("page.comma").join(f"{what} {date}".strip() for what, date in dates)


def filters_in_force(selection: Selection, dataset: Dataset, style: Style) -> Iterator[tuple[str, str]]:
    """Name and words of every filter in force."""
    if filters.place_chosen(selection):
        places = [names.place(adcode, dataset, style) for adcode in selection.regions or (selection.map,)]
        chosen = [names.cluster(selection.cluster, dataset, style)] if selection.cluster else places
        value = names.listed_together(chosen, style)
        yield filters.PLACE, style.words("paper.field", name=style.words("paper.region"), value=value)
    for one in filters.filters_of(dataset).values():
        if one.of(selection):
            yield one.name, filter_names.text(one, selection, style)


def sources(view: str, selection: Selection, dataset: Dataset, style: Style) -> SheetSources:
    """The sources behind a view, each once, with their dates; those of single parks after the others."""
    declared, publication = VIEWS[view], dataset.about.publication
    ages = declared.ages(selection, dataset)
    cited = tuple(dict.fromkeys((*declared.cited(selection, dataset), *_of_sentence(view, selection, dataset))))
    single = {source for column in PARK_SOURCES for source in dataset.parks[column]} - {publication}
    if declared.leading_sources is not None:
        single = {*cited[declared.leading_sources :]}
    others = [source for source in cited if source not in single and source != LISTED_SOURCE]
    leading = dict.fromkeys(_leading(source, view, selection, dataset, style) for source in others)
    each = dict.fromkeys(publishers.citation(source, dataset, style) for source in cited if source in single)
    if LISTED_SOURCE in cited or (each and not ages and declared.leading_sources is None):
        leading[_park_list(dataset, style)] = None
    brief, name = tuple(leading), names.publication(dataset, style)
    if name and name in spoken(headline.summarise(selection, dataset), style.words):
        publisher = publishers.publisher_name(publication, dataset, style, brief=True) if publication else ""
        brief = tuple(dict.fromkeys(text.replace(name, publisher) for text in leading))
    return SheetSources(tuple(leading), tuple(each), brief)


def _of_sentence(view: str, selection: Selection, dataset: Dataset) -> Iterator[str]:
    """Sources of the numbers that the title says; of parks it says both counts."""
    measure = VIEWS[view].measure(selection, dataset) or registry.shown(selection, dataset)
    if VIEWS[view].leading_sources is not None or VIEWS[view].ages(selection, dataset):
        return
    summary = headline.summarise(selection.replace(measure=measure.id), dataset)
    stated = [summary.shown, *(fact for fact in summary.offered if fact.fact == measure.counterpart)]
    yield from (source for fact in stated if fact.value is not None for source in fact.sources)


def _park_list(dataset: Dataset, style: Style) -> str:
    own, count = dataset.substitute_list, len(dataset.parks)
    if own is None:
        return style.words("paper.own_list", count=count)
    return style.words("paper.named_list", name=own.name, count=integer(count), date=own.as_of)


def _leading(source: str, view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The count of parks with the word that it is incomplete; a series with who carries it."""
    measure = VIEWS[view].measure(selection, dataset)
    citation, counts = publishers.citation(source, dataset, style), dataset.counts
    carries = ((counts["series_id"] == selection.series) & (counts["source_id"] == source)).any()
    if carries and measure and measure.has_series:
        provider = names.series(selection.series, dataset, style)
        if not publishers.is_quoted(selection.series, source, dataset):
            return provider  # who counted and printed it, and of when
        return style.words("paper.carried", provider=provider, carrier=citation)
    if source == dataset.about.publication:
        return f"{names.publication(dataset, style)} {dataset.source_cards[source]['date']}".strip()
    return citation
