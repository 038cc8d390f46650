"""The sentence, and under it the five fixed slots: published, listed, companies, share, per 10,000 people."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from components import numbers, sentences
from components.panels import names, robustness
from components.panels.citation import cite
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from components.text_width import text_width
from data.dataset import Dataset
from data.filters import of_parks
from data.filters.parks import YEARS
from data.measures.registry import measures_of
from data.registers.imports import of_series
from data.selection import Selection
from data.states import State
from data.summaries.headline import Headline
from data.values import Fact

PARKS = ("published", "listed")
MAX_NUMBER_LENGTH = 8
LARGE_TYPE = 27
"""The sentence's type in assets/atlas.css, in pixels."""
MARGINS = 2 * 28 + 34
"""Beside it, with the room for the button at its end."""


def draw(headline: Headline, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """What the view shows, large; whether it survives other definitions; the five slots; the button that exports them.

    The sentence is smaller when it needs a second line, so that nothing below it moves.
    """
    strong, muted = sentences.sentence(headline, style.words)
    long = text_width(strong + muted, LARGE_TYPE) > style.width - MARGINS
    slots = [_slot(fact, headline, selection, dataset, style) for fact in headline.offered]
    strip = robustness.strip(headline.robustness, selection, dataset, style)
    return render("headline", style, strong=strong, muted=muted, long=long, slots=slots, strip=strip)


def _slot(fact: Fact, headline: Headline, selection: Selection, dataset: Dataset, style: Style) -> Values:
    """The number is a button where it is a measure of the map; only a number has sources, and can be copied."""
    text = numbers.MISSING if fact.state == State.NOT_APPLICABLE else numbers.fact_value(fact, style.words)
    return {
        "fact": fact.fact,
        "state": State(fact.state).value,
        "measure": fact.fact in measures_of(dataset),
        "chosen": selection.measure == fact.fact,
        "number": text,
        "size": _size(fact, text),
        "label": label(fact, headline, dataset, style),
        "details": details(fact, headline, dataset, style),
        "citation": "" if fact.value is None else cite(fact, headline.series, dataset, style),
    }


def _size(fact: Fact, text: str) -> str:
    """Words in place of a number stand smaller than a number; "at least 45,473" stands between."""
    if fact.value is None and text != numbers.MISSING:
        return " wordy"
    return " long" if len(text) > MAX_NUMBER_LENGTH else ""


def label(fact: Fact, headline: Headline, dataset: Dataset, style: Style) -> str:
    """What the number of a slot is."""
    words, measure = style.words, names.companies(headline.series, dataset, style)
    if fact.fact == "companies":
        key = "companies" if headline.keyword else "companies_plain"
        return words(f"headline.{key}", measure=measure, industry=headline.keyword)
    if fact.fact in PARKS and not headline.list_name and _is_of_another_industry(headline.series, dataset):
        return words("headline.of_industry", what=words(f"headline.{fact.fact}"), industry=headline.industry)
    if fact.fact == "share" and headline.parent_name and fact.value is not None:
        return words("headline.share_of", parent=headline.parent_name)
    if fact.fact == "per_10k":
        return words(f"terms.ratio_{fact.unit}", measure=measure)
    return words(f"headline.{fact.fact}", measure=measure)


def _is_of_another_industry(series: str, dataset: Dataset) -> bool:
    """Whether the companies come from an import that did not seek the industry of the parks."""
    imported = of_series(series, dataset.imports)
    return imported is not None and imported[0].card.get("keyword", "") != dataset.about.industry_zh


def details(fact: Fact, headline: Headline, dataset: Dataset, style: Style) -> list[str]:
    """The second line: who says so, of when, and what the filter does not reach."""
    texts = [
        *_DETAILS[fact.fact](fact, headline, style),
        numbers.covered(fact, style.words),
        _limits(fact, headline, style),
        _unreached(fact, headline, dataset, style),
    ]
    return [text for text in texts if text]


def _statuses(fact: Fact, headline: Headline, style: Style) -> list[str]:
    if not headline.listed_by_status:
        return [style.words(f"states.{State(fact.state).value}_long")]
    return [
        style.words("headline.status_count", status=style.words(f"terms.status_{status}"), value=numbers.integer(count))
        for status, count in headline.listed_by_status
    ]


def _series(fact: Fact, headline: Headline, style: Style) -> list[str]:
    series = f"{sentences.provider(headline, style.words)} {headline.series_as_of}".strip()
    return [style.words("headline.not_main"), series] if headline.keyword else [series]


def _limits(fact: Fact, headline: Headline, style: Style) -> str:
    """Which companies are counted; which of the chosen filters do not reach the number."""
    if fact.value is None:
        return ""
    if fact.unit == "parks":
        return style.words("headline.unreached_companies") if headline.facts[2].details.limits else ""
    missing = style.words("headline.filter_and").join(
        style.words(f"headline.filter_{name}") for name in headline.unanswered
    )
    unanswered = style.words("headline.unanswered", filters=missing) if missing else ""
    if fact.fact != "companies" and fact.details.limits:
        return style.words("headline.limited")
    return numbers.limited(fact.details.limits, style.words) or unanswered


def _printed(fact: Fact, headline: Headline, style: Style) -> list[str]:
    if headline.printed_share:
        return [style.words("headline.share_printed", printed=headline.printed_share)]
    if fact.state == State.NOT_APPLICABLE:
        return [style.words("headline.share_nation")] if headline.scope == "nation" else []
    if fact.value is None or fact.details.known is not None:
        return []
    if headline.share_without:
        return [style.words("headline.share_without", count=numbers.integer(headline.share_without))]
    if fact.details.approx and fact.details.limits:  # a register rounds nothing: of some companies it is not known
        return [style.words("headline.share_certain")]
    return [style.words("headline.share_approx" if fact.details.approx else "headline.share_exact")]


def _unreached(fact: Fact, headline: Headline, dataset: Dataset, style: Style) -> str:
    """Only listed parks can be filtered by what a park is; every other slot with a number says that it was not."""
    if fact.fact == "listed" or fact.value is None or not headline.filtered:
        return ""
    applied, reached = (
        [one.name for one in of_parks(dataset) if one.name in headline.filters_applied],
        fact.details.limits,
    )
    others = [name for name in applied if name not in reached.applied]
    if others and reached.get(YEARS.name):
        return style.words("headline.unreached_otherwise")
    return names.unreached(others, style)


_DETAILS: Mapping[str, Callable[[Fact, Headline, Style], list[str]]] = {
    "published": lambda fact, headline, style: [headline.publication, numbers.part(fact, style.words)],
    "listed": _statuses,
    "companies": _series,
    "share": _printed,
    "per_10k": lambda fact, _, style: (
        [] if fact.value is None else [style.words("headline.population", year=fact.details.year)]
    ),
}
