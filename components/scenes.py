"""A scene as a reader gets it: title and note with today's numbers, what is counted, its sources, whether it holds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from components import numbers, sentences
from components.panels import filter_names, names, publishers
from components.style import Style
from components.words import BETWEEN_CHINESE
from data import filters, links
from data.dataset import Dataset
from data.filters.filter import CompanyFilter, Filter
from data.measures import companies, registry
from data.measures.denominators import ENTERPRISE_YEAR
from data.regions import NATION
from data.scenes import judgement, templates
from data.scenes.checks import FailedCheck
from data.scenes.context import SceneContext, SceneFact
from data.scenes.vocabulary import look_up
from data.schemas import LISTED_SOURCE
from data.selection import Lang, Selection
from data.story import Scene, TextName
from data.summaries import headline
from data.values import Fact
from data.views import VIEWS

_CARRIER = re.compile(r" ?[（(][^（）()]*\w\.[a-z][^（）()]*[）)]")
_OPERATORS = {"=": "equal", "!=": "unequal", "<": "less", "<=": "at_most", ">": "more", ">=": "at_least"}


@dataclass(frozen=True)
class Refreshed:
    """One scene in one language; also the form in which a browser keeps it."""

    id: str
    query: str  # as the address bar has it, without language and theme
    view: str
    title: str
    subtitle: str  # what is counted, and the filters in force
    note: str
    sources: tuple[str, ...]
    holds: bool | None  # None where the title is the reader's own
    why: str  # what no longer holds; empty otherwise
    computed: tuple[str, ...]  # the texts that will be computed again


def refresh(scene: Scene, dataset: Dataset, lang: Lang) -> Refreshed:
    """The scene with everything that can be computed computed now."""
    asked, style = judgement.scene_context(scene, lang, dataset), Style(lang, "light", 0)
    judged = judgement.judge(scene, lang, dataset)
    why = [_broken(one, dataset, style) for one in judged.broken]
    why += [style.words("scenes.missing", fact=style.words(f"scenes.fact_{name}")) for name in judged.missing]
    return Refreshed(
        id=scene.id,
        query=links.to_query(asked.selection.replace(lang="zh"), dataset),
        view=scene.view,
        title=_text("title", scene, asked, style),
        subtitle=subtitle(scene, asked.selection, dataset, style),
        note=_text("note", scene, asked, style),
        sources=source_names(scene, asked.selection, dataset, style),
        holds=judged.holds,
        why=style.words("sentences.semicolon").join(why),
        computed=scene.computed,
    )


def format_known(known: SceneFact, form: str, dataset: Dataset, style: Style) -> str:
    """A fact as it stands in a sentence."""
    if known.missing:
        return style.words("scenes.unknown")
    match known.unit:
        case "places":
            return _places(cast("tuple[str, ...]", known.value), form, dataset, style)
        case "pairs":
            return _pairs(known, dataset, style)
        case "cluster" if known.value in dataset.cluster_ids:
            return names.cluster(str(known.value), dataset, style)
        case "date":
            return names.when(str(known.value), style)
        case "years":
            return names.listed_together([names.slot(term, style) for term in str(known.value).split(",")], style)
        case "text" | "cluster":
            return str(known.value)
        case _:
            return _number(known, form, style)


def subtitle(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What is counted, by whom, when; then every filter in force."""
    clauses = [*definitions(scene, selection, dataset, style), *_filters(scene.view, selection, dataset, style)]
    return style.words("sentences.semicolon").join(clause.rstrip("。.") for clause in clauses if clause)


def source_names(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> tuple[str, ...]:
    """Publisher and date of each source, the parks' own sources named as our list."""
    used = [source for source in _source_ids(scene, selection, dataset) if dataset.source_cards.get(source)]
    texts = [_source(source, dataset, style) for source in used]
    return tuple(dict.fromkeys(texts))


def without_carriers(sources: Iterable[str]) -> list[str]:
    """Sources where room is short: without the sites that passed them on, which stand in brackets."""
    return [_CARRIER.sub("", source) for source in sources]


def _text(name: TextName, scene: Scene, asked: SceneContext, style: Style) -> str:
    written = scene.text(name, style.lang).strip()
    if name not in scene.computed:
        return written
    filled = templates.fill(written, lambda fact, form: format_known(look_up(fact, asked), form, asked.dataset, style))
    return BETWEEN_CHINESE.sub("", filled)


def _places(adcodes: Sequence[str], form: str, dataset: Dataset, style: Style) -> str:
    labels = [names.place(adcode, dataset, style) for adcode in adcodes]
    short = [_abbreviation(adcode, dataset) for adcode in adcodes]
    if form == "abbreviated" and style.lang == "zh" and all(short):
        return "".join(short)
    if style.lang == "zh" or len(labels) == 1:
        return style.words("sentences.list").join(labels)
    return style.words("sentences.and", first=style.words("sentences.list").join(labels[:-1]), last=labels[-1])


def _abbreviation(adcode: str, dataset: Dataset) -> str:
    """粤 for 广东, where the table of aliases has a name of one character; empty otherwise."""
    names_there = dataset.regions.names(dataset.regions[adcode])
    return next((name for name in names_there if len(name) == 1 and not name.isascii()), "")


def _pairs(known: SceneFact, dataset: Dataset, style: Style) -> str:
    pairs = cast("tuple[tuple[str, float], ...]", known.value)
    texts = [
        style.words("scenes.pair", name=names.place(adcode, dataset, style), value=numbers.value(number, known.of))
        for adcode, number in pairs
    ]
    return style.words("sentences.list").join(texts)


def _number(known: SceneFact, form: str, style: Style) -> str:
    value = cast("float", known.value)
    if form == "tenths":
        return sentences.tenths(value, style.words)
    plain = numbers.value(value, known.unit)
    if known.approx:
        return style.words("terms.approx", value=plain)
    floor = _two_digits(int(value)) if form == "over" else value
    return style.words("scenes.over", value=numbers.integer(floor)) if floor < value else plain


def _two_digits(value: int) -> int:
    """120,810 -> 120,000: never more than the number itself."""
    step = 10 ** max(0, Decimal(value).adjusted() - 1)
    return value // step * step


def definitions(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> Iterable[str]:
    """What is counted, by whom, when, a clause a measure."""
    if scene.series:
        yield style.words("scenes.title_compared", count=len(scene.series))
        return
    view = VIEWS[scene.view]
    if view.of_companies:
        selection = selection.replace(measure=companies.COMPANIES.id)
    shown = registry.shown(selection, dataset)
    beside = shown.counterpart if view.shows_counterpart else ""
    summary = headline.summarise(selection, dataset)
    for fact in dict.fromkeys((*summary.offered, summary.shown)):
        if fact.fact in (shown.id, beside) and (fact.as_of or shown.has_series):
            yield _definition(fact, selection, dataset, style)
    if shown.has_series and view.has_statistics and selection.focus != NATION:
        yield style.words("scenes.title_base", year=ENTERPRISE_YEAR)


def _definition(fact: Fact, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What one measure counts, by whom and when."""
    measure = registry.measures_of(dataset)[fact.fact]
    values = {
        "measure": names.measure_name(measure, style),
        "publication": names.publication(dataset, style),
        "list": names.own_list(dataset, style),
        "series": names.series(selection.series, dataset, style),
        "definition": names.series_row(selection.series, dataset)[f"definition_{style.lang}"],
        "date": names.when(fact.as_of, style) if fact.as_of else "",
    }
    plain = style.words("scenes.title_ratio" if measure.group == "rates" else "scenes.title_measure", **values)
    return style.words.get(f"scenes.title_{fact.fact}", plain, **values)


def _filters(view: str, selection: Selection, dataset: Dataset, style: Style) -> Iterable[str]:
    words, together = style.words, names.listed_together
    regions = selection.regions or ((selection.map,) if selection.map != NATION else ())
    values = {
        "scenes.place": together([names.place(adcode, dataset, style) for adcode in regions], style),
        "filters.cluster": names.cluster(selection.cluster, dataset, style) if selection.cluster else "",
    }
    places = [words("paper.field", name=words(key), value=value) for key, value in values.items() if value]
    in_force = [one for one in filters.filters_of(dataset).values() if one.of(selection)]
    return [*places, *(_filter(one, view, selection, dataset, style) for one in in_force)]


def _filter(one: Filter, view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """One of companies says so where it does not reach the view."""
    text, reach = filter_names.text(one, selection, style), VIEWS[view].reach(one.name, selection, dataset)
    return filter_names.reached(text, reach, style) if isinstance(one, CompanyFilter) and reach == "unreached" else text


def _source_ids(scene: Scene, selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    if scene.series:
        counts = companies.single_counts(NATION, dataset)
        return tuple(counts[series].source for series in scene.series if series in counts)
    view = VIEWS[scene.view]
    summary = view.summarise(selection, dataset)
    if ages := view.ages(selection, dataset):  # then the timeline shows companies, and no park
        return ages.sources
    measure = registry.shown(selection, dataset)
    units = (measure.unit, *measure.fact_units)  # of a headline or profile, the facts that speak of this measure
    facts = [fact for fact in getattr(summary, "facts", ()) if fact.unit in units]
    stated = headline.summarise(selection, dataset).shown.sources  # by the title, where the view itself has no number
    used = tuple(source for fact in facts for source in fact.sources) or summary.sources or stated
    named_by_parks = {*dataset.parks["source_id"], *dataset.parks["source2_id"]} - {dataset.about.publication}
    others = [source for source in used if source not in named_by_parks]
    own_list = [LISTED_SOURCE] if len(others) < len(used) else []
    both = view.follows_measure and view.shows_counterpart and not measure.ranked
    publication = [dataset.about.publication] if both else []
    return tuple(dict.fromkeys((*publication, *others, *own_list)))


def _source(source: str, dataset: Dataset, style: Style) -> str:
    """A list of one's own is called by its name."""
    own = source == LISTED_SOURCE and dataset.substitute_list is not None
    publisher = names.own_source(dataset, style) if own else publishers.publisher(source, dataset, style)
    date = dataset.source_cards[source]["date"]
    return style.words("scenes.source", publisher=publisher, date=date) if date else publisher


def _broken(broken: FailedCheck, dataset: Dataset, style: Style) -> str:
    return style.words(
        "scenes.broken",
        fact=style.words(f"scenes.fact_{broken.name}"),
        found=format_known(broken.found, "", dataset, style),
        operator=style.words(f"scenes.{_OPERATORS[broken.operator]}"),
        expected=format_known(broken.expected, "", dataset, style),
    )
