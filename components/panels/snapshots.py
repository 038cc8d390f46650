"""A series at its other dates: growth by place, how one number became the other, and which companies changed.

Nothing at all where the series has no history.
"""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from components import numbers
from components.panels import changed_companies, growth_table, names, waterfall
from components.panels.rows import Values, amount
from components.panels.waterfall import Span, Step
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.measures.arrivals import OpenMonths
from data.registers.imports import MAX_COMPANIES
from data.summaries.snapshots import Grown, Snapshots


def draw(summary: Snapshots, downloads: Mapping[str, str], dataset: Dataset, style: Style) -> Markup:
    """Heading, sentence, three columns, notes. `downloads`: where the whole tables `growth` and `changes` are."""
    if not summary.dates:
        return Markup("")
    definition, compared = _definition(summary, dataset, style), _compared(summary, dataset, style)
    return render(
        "snapshots",
        style,
        definition=definition,
        leads=[_lead(row, definition, compared, summary, style) for row in summary.focus],
        growth=growth_table.table(summary, style) | {"note": style.words("snapshots.growth_note", **compared)},
        account=_account(summary, compared, style) if summary.kept and summary.account else None,
        missing=reason(summary.shift.missing, style),
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


def _compared(summary: Snapshots, dataset: Dataset, style: Style) -> dict[str, str]:
    """The dates that are compared and what grows between them, 现存企业（登记年份 2018）, as the words ask for them."""
    measure = names.companies(summary.series, dataset, style, summary.limits)
    return {"first": summary.dates[summary.at - 1], "last": summary.dates[summary.at], "measure": measure}


def _lead(row: Grown, definition: str, compared: dict[str, str], summary: Snapshots, style: Style) -> Values:
    """The change in words, and the text that copies it with its definition."""
    sentence = _sentence(row, compared, summary, style)
    cited = style.words("snapshots.cited", sentence=sentence, definition=definition)
    return {"sentence": sentence, "cited": cited, "place": row.name}


def _sentence(row: Grown, compared: dict[str, str], summary: Snapshots, style: Style) -> str:
    """广东：现存企业 45,473 家（2024-05-22）→ 47,562 家（2025-05-20），+2,089 家（+4.6%）."""
    words, step, before = style.words, row.steps[summary.at], row.steps[summary.at - 1]
    if step.change is None:
        return words("snapshots.sentence_unknown", place=row.name, **compared)
    change = numbers.change(step.change)
    if step.ratio is None:
        change = words("snapshots.change_only", change=change)
    else:
        change = words("snapshots.change", change=change, percent=numbers.change_share(step.ratio))
    ends = {"earlier": amount(before.place, style), "later": amount(step.place, style)}
    text = words("snapshots.sentence", place=row.name, change=change, **ends, **compared)
    return with_reason(text, summary.open_months, style)


def with_reason(text: str, months: OpenMonths | None, style: Style) -> str:
    """A sentence of growth with the word that it is provisional, where months are not all in."""
    return style.words("snapshots.with_reason", text=text, reason=provisional(months, style)) if months else text


def provisional(months: OpenMonths | None, style: Style) -> str:
    """Why growth is provisional; blank where nothing is known to be missing."""
    if months is None:
        return ""
    key = "open_month" if months[0] == months[1] else "open_months"
    return style.words(f"snapshots.{key}", first=months[0], last=months[1])


def _companies(summary: Snapshots, dataset: Dataset, style: Style) -> Values:
    count = sum(of_kind for _, of_kind in summary.counts)
    shown = {"shown": numbers.integer(len(summary.companies)), "count": numbers.integer(count)}
    kinds = changed_companies.kinds(summary, dataset, style)
    return {"note": style.words("snapshots.list_note", **shown), "kinds": kinds}


def _account(summary: Snapshots, compared: dict[str, str], style: Style) -> Values:
    """Earlier + what came - what left = later, step by step, by what happened and as shift-share."""
    dates = (compared["first"], compared["last"])
    total, is_open = summary.shift.total, summary.open_months is not None
    flows, parts = waterfall.ways(summary.account, total, dates, compared["measure"], style, is_open=is_open)
    key = "statement_several" if len(summary.focus) > 1 else "statement_of"
    span = Span.over(flows, parts)
    return {
        "title": style.words("snapshots.statement", **compared),
        "note": style.words(f"snapshots.{key}", place=summary.focus[0].name, **compared),
        "flows": [_step(step, span) for step in flows],
        "parts": [_step(step, span) for step in parts],
        "provisional": provisional(summary.open_months, style),
        "missing": reason(summary.shift.missing, style),
    }


def reason(missing: str, style: Style) -> str:
    """Why nobody can say how one number became the other, or not by section; blank where it is known."""
    return style.words(f"vitality.missing_{missing}", most=numbers.integer(MAX_COMPANIES)) if missing else ""


def _step(step: Step, span: Span) -> Values:
    left, length = span.place(step)
    falls = step.falls and step.look != "balance"
    look = " ".join([step.look, *["falls"] * falls, *["open"] * step.is_open])
    return {"text": step.text, "number": step.number, "look": look, "left": f"{left:.2%}", "length": f"{length:.2%}"}


def _reasons(summary: Snapshots, style: Style) -> Iterator[str]:
    """Why growth is grey."""
    if months := provisional(summary.open_months, style):
        yield months
    if summary.total and any(step.place.undetermined for step in summary.total.steps):
        yield style.words("snapshots.undetermined", filters=numbers.open_filters(summary.limits, style.words))


def _notes(summary: Snapshots, style: Style) -> Iterator[str]:
    words = style.words
    if reasons := [*_reasons(summary, style)]:
        yield words("snapshots.provisional", reason=words("numbers.semicolon").join(reasons))
    if count := growth_table.one_sided(summary):
        yield words("snapshots.one_sided", count=count)
    if summary.unanswered:
        filters = names.listed_together([words(f"filters.{name}") for name in summary.unanswered], style)
        yield words("snapshots.unanswered", filters=filters)
    if summary.left_out:
        yield words("snapshots.same_day", count=summary.left_out)
    yield words("snapshots.definition_note")
