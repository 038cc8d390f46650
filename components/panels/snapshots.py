"""A series at its other dates: growth by place, how one number became the other, and which companies changed.

Nothing at all where the series has no history.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from components import numbers
from components.panels import changed_companies, growth_table, names
from components.panels.rows import Values
from components.style import Style
from components.templating import render
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


def draw(summary: Snapshots, downloads: Downloads, dataset: Dataset, style: Style) -> Markup:
    """Heading, sentence, three columns, notes."""
    if not summary.present:
        return Markup("")
    definition = _definition(summary, dataset, style)
    return render(
        "snapshots",
        style,
        definition=definition,
        leads=[_lead(row, definition, summary, style) for row in summary.focus],
        growth=_growth(summary, style),
        account=_account(summary, summary.account, style) if summary.kept and summary.account else None,
        missing=_missing_account(summary, style),
        companies=_companies(summary, dataset, style) if summary.kept else None,
        downloads=downloads,
        notes=list(_notes(summary, style)),
    )


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


def _lead(row: Grown, definition: str, summary: Snapshots, style: Style) -> Values:
    """The change in words, and the text that copies it with its definition."""
    sentence = _sentence(row, summary, style)
    cited = style.words("snapshots.cited", sentence=sentence, definition=definition)
    return {"sentence": sentence, "cited": cited, "place": row.name}


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


def _growth(summary: Snapshots, style: Style) -> Values:
    note = style.words("snapshots.growth_note", measure=_measure(summary, style), **_two(summary))
    return growth_table.table(summary, style) | {"note": note}


def _missing_account(summary: Snapshots, style: Style) -> str:
    """Why nobody can say how one number became the other."""
    if not summary.kept:
        return style.words("snapshots.no_log", most=numbers.integer(MAX_COMPANIES))
    return style.words("snapshots.unfiltered" if summary.limits else "snapshots.no_account")


def _companies(summary: Snapshots, dataset: Dataset, style: Style) -> Values:
    count = sum(of_kind for _, of_kind in summary.counts)
    shown = {"shown": numbers.integer(len(summary.companies)), "count": numbers.integer(count)}
    kinds = changed_companies.kinds(summary, dataset, style)
    return {"note": style.words("snapshots.list_note", **shown), "kinds": kinds}


def _account(summary: Snapshots, account: Account, style: Style) -> Values:
    """Earlier + what came - what left = later, line by line; what is 0 has no line."""
    words, two = style.words, _two(summary)
    measure = _measure(summary, style)
    key = "statement_several" if len(summary.focus) > 1 else "statement_of"
    earlier, later = (
        {"text": words("snapshots.balance", date=date, measure=measure), "number": numbers.integer(number)}
        for date, number in zip(two.values(), (account.earlier, account.later), strict=True)
    )
    flows = [
        {"text": words(f"snapshots.flow_{flow}", month=two["first"][:7]), "number": change}
        for flow, change in _flows(account)
    ]
    return {
        "title": words("snapshots.statement", **two),
        "note": words(f"snapshots.{key}", place=summary.focus[0].name, measure=measure),
        "earlier": earlier,
        "flows": flows,
        "later": later,
    }


def _flows(account: Account) -> Iterator[tuple[str, str]]:
    for flows, sign in ((INFLOWS, 1), (OUTFLOWS, -1)):
        yield from ((flow, numbers.change(sign * account.flows[flow])) for flow in flows if account.flows[flow])


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
