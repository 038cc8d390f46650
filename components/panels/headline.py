"""The sentence, and under it the five fixed slots: published, listed, companies, share, per 10,000 people."""

from dash import html
from dash.development.base_component import Component

from components import numbers, sentences
from components.panels import names
from components.panels.citation import cite
from components.panels.controls import act, copy_button, pressed, source_button, sr_only
from components.style import Style
from data.dataset import Dataset
from data.selection import MEASURES, Selection
from data.states import State
from data.summaries.headline import Headline
from data.values import Fact

LONGEST_NUMBER = 8


def sentence(headline: Headline, style: Style) -> Component:
    """What the view shows, large."""
    strong, muted = sentences.sentence(headline, style.words)
    return html.P([html.Strong(strong), html.Span(muted)], className="sentence")


def draw(headline: Headline, selection: Selection, dataset: Dataset, style: Style) -> list[Component]:
    """The five slots, always in the same places."""
    return [_slot(fact, headline, selection, dataset, style) for fact in headline.facts]


def _slot(fact: Fact, headline: Headline, selection: Selection, dataset: Dataset, style: Style) -> Component:
    label = _label(fact, headline, dataset, style)
    lines = [html.Span(label, className="label"), html.Span(_detail(fact, headline, style), className="detail")]
    return html.Div(
        [
            _number(fact, label, selection, style),
            html.Div(lines, className="lines"),
            html.Div(_tools(fact, label, headline, dataset, style), className="fact-tools"),
        ],
        className="fact",
        **{"data-fact": fact.fact, "data-state": State(fact.state).value},
    )


def _number(fact: Fact, label: str, selection: Selection, style: Style) -> Component:
    """The number; a button where it is a measure of the map."""
    text = numbers.fact_value(fact, style.words) if fact.state != State.NOT_APPLICABLE else numbers.MISSING
    look = _look(fact, text)
    if fact.fact not in MEASURES:
        return html.Span(text, className=look)
    show = style.words("headline.show", what=label)
    chosen = pressed(selection.measure == fact.fact)
    return act([text, sr_only(f" {show}")], f"measure:{fact.fact}", look, title=show, **chosen)


def _look(fact: Fact, text: str) -> str:
    """Words in place of a number stand smaller than a number; "at least 45,473" stands between."""
    if fact.value is None and text != numbers.MISSING:
        return "number wordy"
    return "number long" if len(text) > LONGEST_NUMBER else "number"


def _label(fact: Fact, headline: Headline, dataset: Dataset, style: Style) -> str:
    words, measure = style.words, names.companies(headline.series, dataset, style)
    if fact.fact == "companies":
        key = "companies" if headline.keyword else "companies_plain"
        return words(f"headline.{key}", measure=measure, industry=headline.industry)
    if fact.fact == "share" and headline.parent_name and fact.value is not None:
        return words("headline.share_of", parent=headline.parent_name)
    return words(f"headline.{fact.fact}", measure=measure)


def _detail(fact: Fact, headline: Headline, style: Style) -> list[Component]:
    """The second line: who says so, of when, and what the filter does not reach."""
    parts = {
        "published": _publication,
        "listed": _statuses,
        "companies": _series,
        "share": _printed,
        "per_10k": _people,
    }
    texts = [
        *parts[fact.fact](fact, headline, style),
        numbers.covered(fact, style.words),
        _unreached(fact, headline, style),
    ]
    return [html.Span(text) for text in texts if text]


def _publication(fact: Fact, headline: Headline, style: Style) -> list[str]:
    return [headline.publication]


def _statuses(fact: Fact, headline: Headline, style: Style) -> list[str]:
    if not headline.listed_by_status:
        return [style.words(f"states.{State(fact.state).value}_long")]
    return [
        style.words("headline.status_count", status=style.words(f"terms.status_{status}"), value=count)
        for status, count in headline.listed_by_status
    ]


def _series(fact: Fact, headline: Headline, style: Style) -> list[str]:
    series = f"{headline.provider} {headline.series_as_of}".strip()
    return [style.words("headline.not_main"), series] if headline.keyword else [series]


def _printed(fact: Fact, headline: Headline, style: Style) -> list[str]:
    if headline.printed_share:
        return [style.words("headline.share_printed", printed=headline.printed_share)]
    if fact.state == State.NOT_APPLICABLE:
        return [style.words("headline.share_nation")] if headline.scope == "nation" else []
    details = numbers.notes(fact)
    if fact.value is None or "known" in details:
        return []
    return [style.words("headline.share_approx" if "approx" in details else "headline.share_exact")]


def _people(fact: Fact, headline: Headline, style: Style) -> list[str]:
    year = numbers.notes(fact).get("year")
    return [style.words("headline.population", year=year)] if year and fact.value is not None else []


def _unreached(fact: Fact, headline: Headline, style: Style) -> str:
    """Only listed parks can be filtered by what a park is; every other slot with a number says that it was not."""
    if fact.fact == "listed" or fact.value is None or not headline.filtered:
        return ""
    years_only = not {"kind", "status", "comparable"} & set(headline.filters_applied)
    return style.words("headline.unreached_years" if years_only else "headline.unreached")


def _tools(fact: Fact, label: str, headline: Headline, dataset: Dataset, style: Style) -> list[Component | None]:
    if fact.value is None:
        return []
    text = cite(fact, headline.series, dataset, style)
    return [source_button(fact.source, label, style), copy_button(text, label, style)]
