"""A series at its other dates: growth by place, how one number became the other, and which companies changed.

Nothing at all where the series has no history.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from components import ids, numbers
from components.markup import Markup, html
from components.panels import growth_table, names
from components.panels.changed_companies import companies
from components.panels.controls import copy_button, scroller, title
from components.panels.rows import cell
from components.style import Style
from data.dataset import Dataset
from data.measures.history import Account
from data.registers.company_changes import INFLOWS, OUTFLOWS
from data.registers.imports import MAX_COMPANIES
from data.summaries.snapshots import Grown, Snapshots


@dataclass(frozen=True)
class Downloads:
    """Where the whole tables are."""

    growth: str
    changes: str


def draw(summary: Snapshots, downloads: Downloads, dataset: Dataset, style: Style) -> list[Markup]:
    """Heading, sentence, three columns, notes."""
    if not summary.present:
        return []
    definition = _definition(summary, dataset, style)
    heading = title(style.words("snapshots.title"), definition, f"{ids.SNAPSHOTS}-title")
    sentences = [_lead(row, definition, summary, style) for row in summary.focus]
    columns = [_growth(summary, downloads, style), *_log(summary, downloads, dataset, style)]
    notes = [html.P(text) for text in _notes(summary, style)]
    return [heading, *sentences, html.Div(columns, className="snapshots"), html.Div(notes, className="map-note")]


def _definition(summary: Snapshots, dataset: Dataset, style: Style) -> str:
    words, row = style.words, names.series_row(summary.series, dataset)
    match = words(f"snapshots.match_{summary.match.replace('-', '_')}") if summary.match else ""
    rule = words("snapshots.rule", keyword=summary.keyword, match=match) if summary.keyword else None
    return words(
        "snapshots.note",
        provider=row["provider" if style.lang == "zh" else "provider_en"],
        rule=rule or words("snapshots.rule_all"),
        first=summary.dates[0],
        last=summary.dates[-1],
    )


def _two(summary: Snapshots) -> dict[str, str]:
    """The dates that are compared, as the words ask for them."""
    return {"first": summary.dates[summary.at - 1], "last": summary.dates[summary.at]}


def _measure(summary: Snapshots, style: Style) -> str:
    """What grows, and which of it: 现存企业（登记年份 2018）."""
    measure, limits = style.words(f"terms.companies_{summary.measure}"), numbers.limited(summary.limits, style.words)
    return style.words("terms.limited", measure=measure, limits=limits) if limits else measure


def _lead(row: Grown, definition: str, summary: Snapshots, style: Style) -> Markup:
    """The change in words, and the button that copies it with its definition."""
    sentence = _sentence(row, summary, style)
    cited = style.words("snapshots.cited", sentence=sentence, definition=definition)
    return html.P([sentence, copy_button(cited, row.name, style)], className="lead")


def _sentence(row: Grown, summary: Snapshots, style: Style) -> str:
    """广东：现存企业 45,473 家（2024-05-22）→ 47,562 家（2025-05-20），+2,089 家（+4.6%）."""
    words, step, before = style.words, row.steps[summary.at], row.steps[summary.at - 1]
    if step.change is None:
        return words("snapshots.sentence_unknown", place=row.name, **_two(summary))
    change = numbers.change(step.change)
    if step.ratio is None:
        change = words("snapshots.change_only", change=change)
    else:
        change = words("snapshots.change", change=change, percent=numbers.change_share(step.ratio))
    ends = {"earlier": numbers.value(before.place.value, ""), "later": numbers.value(step.place.value, "")}
    measure = _measure(summary, style)
    return words("snapshots.sentence", place=row.name, measure=measure, change=change, **ends, **_two(summary))


def _growth(summary: Snapshots, downloads: Downloads, style: Style) -> Markup:
    words = style.words
    label = words("snapshots.growth")
    note = words("snapshots.growth_note", measure=_measure(summary, style), **_two(summary))
    table = scroller(growth_table.table(summary, style), label, style, "tall")
    left = growth_table.uncounted(summary)
    rest = html.P(words("snapshots.uncounted", count=left), className="note") if left else None
    return html.Div([_heading(label, note, words("snapshots.download_growth"), downloads.growth), table, rest])


def _heading(text: str, note: str, label: str, href: str) -> Markup:
    link = html.A(label, href=href, className="link", download=True)
    return html.Div([html.H3(text), html.P(note, className="note"), link], className="title")


def _log(summary: Snapshots, downloads: Downloads, dataset: Dataset, style: Style) -> list[Markup]:
    words = style.words
    if not summary.kept:
        return [html.P(words("snapshots.no_log", most=numbers.integer(MAX_COMPANIES)), className="note wide")]
    shown, count = len(summary.companies), sum(many for _, many in summary.counts)
    note = words("snapshots.list_note", shown=numbers.integer(shown), count=numbers.integer(count))
    heading = _heading(words("snapshots.list"), note, words("snapshots.download"), downloads.changes)
    listed = html.Div([heading, companies(summary, dataset, style)])
    if summary.account is None:
        why = "unfiltered" if summary.limits else "no_account"
        return [html.P(words(f"snapshots.{why}"), className="note"), listed]
    return [_account(summary, summary.account, style), listed]


def _account(summary: Snapshots, account: Account, style: Style) -> Markup:
    """Earlier + what came - what left = later, line by line; what is 0 has no line."""
    words = style.words
    measure, two = _measure(summary, style), _two(summary)
    several = len(summary.focus) > 1
    key = "statement_several" if several else "statement_of"
    note = words(f"snapshots.{key}", place=summary.focus[0].name, measure=measure)
    lines = [_line(words(f"snapshots.flow_{flow}", month=two["first"][:7]), text) for flow, text in _flows(account)]
    first, last = (
        _line(words("snapshots.balance", date=date, measure=measure), numbers.integer(number), "balance")
        for date, number in zip(two.values(), (account.earlier, account.later), strict=True)
    )
    heading = [html.H3(words("snapshots.statement", **two)), html.P(note, className="note")]
    table = html.Table(html.Tbody([first, *lines, last]), className="account")
    return html.Div([html.Div(heading, className="title"), table])


def _flows(account: Account) -> Iterator[tuple[str, str]]:
    for flows, sign in ((INFLOWS, 1), (OUTFLOWS, -1)):
        yield from ((flow, numbers.change(sign * account.flows[flow])) for flow in flows if account.flows[flow])


def _line(text: str, number: str, look: str = "") -> Markup:
    return html.Tr([html.Th(text, scope="row"), cell(number, "number-cell")], className=look)


def _notes(summary: Snapshots, style: Style) -> Iterator[str]:
    words = style.words
    if count := growth_table.one_sided(summary):
        yield words("snapshots.one_sided", count=count)
    if summary.unanswered:
        filters = names.listed_together([words(f"filters.{name}") for name in summary.unanswered], style)
        yield words("snapshots.unanswered", filters=filters)
    if summary.left_out:
        yield words("snapshots.same_day", count=summary.left_out)
    yield words("snapshots.definition_note")
