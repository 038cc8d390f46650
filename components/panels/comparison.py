"""The chosen places side by side on one scale, with a sum that says "at least" while a member has no figure."""

from dash import html
from dash.development.base_component import Component

from components import numbers
from components.panels.controls import Children
from components.panels.ranking_companies import most
from components.panels.rows import amount, bar, box, cell, head, name, units
from components.style import Style
from data.dataset import Dataset
from data.states import State
from data.summaries.ranking import RankedPlace, Ranking
from data.values import Place


def table(ranking: Ranking, dataset: Dataset, style: Style) -> Component:
    """One row a place, then the sum."""
    words = style.words
    columns = [
        (words("ranking.place"), ""),
        (words("ranking.count"), "number-cell"),
        ("", "bar-cell"),
        *([(words("ranking.per_10k"), "number-cell")] if ranking.measure == "companies" else []),
        (words("ranking.add_column"), "add-cell"),
    ]
    body = [_row(row, ranking, style) for row in ranking.compared]
    return html.Table([head(columns), html.Tbody([*body, *_sum(ranking, style)])], className="places companies")


def _row(row: RankedPlace, ranking: Ranking, style: Style) -> Component:
    return html.Tr(
        [
            name(row.place, ()),
            cell(_why(row.place, style), "number-cell strong"),
            cell(_drawn(row.place, ranking), "bar-cell"),
            *_rate(row, ranking, style),
            box(row.place, ranking.chosen, style),
        ]
    )


def _why(place: Place, style: Style) -> Children:
    """The number, or the word for why there is none, which its title spells out."""
    if place.value is not None:
        return amount(place, style)
    return html.Span(
        amount(place, style), className="state", title=style.words(f"states.{State(place.state).value}_long")
    )


def _drawn(place: Place, ranking: Ranking) -> Component | None:
    if place.value is None:
        return None
    longest = max(row.place.value or 0 for row in ranking.compared) or 1
    if place.unit == "parks":
        return units(place.value, longest, ranking.measure)
    return bar(place.value, most(ranking) if ranking.measure == "companies" else longest, "solid")


def _rate(row: RankedPlace, ranking: Ranking, style: Style) -> list[Component]:
    if ranking.measure != "companies":
        return []
    if row.per_10k is None:
        return [cell("", "number-cell")]
    plain = numbers.rate(row.per_10k)
    return [cell(style.words("terms.approx", value=plain) if row.place.approx else plain, "number-cell")]


def _sum(ranking: Ranking, style: Style) -> list[Component]:
    """No sum where nothing is known; a floor where something is missing."""
    total = ranking.compared_sum
    if total is None or total.value is None:
        return []
    words = style.words
    plain = numbers.value(total.value, total.unit)
    complete = ranking.compared_known == ranking.compared_members
    covered = (
        "" if complete else words("ranking.sum_of", known=ranking.compared_known, members=ranking.compared_members)
    )
    value = words("terms.at_least", value=plain) if total.approx else plain
    blanks = [cell(None)] * (2 if ranking.measure == "companies" else 1)
    label = html.Th(words("ranking.sum"), scope="row")
    return [html.Tr([label, cell(value, "number-cell strong"), cell(covered, "note"), *blanks], className="remainder")]
