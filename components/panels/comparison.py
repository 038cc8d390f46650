"""The chosen places side by side on one scale, with a sum that says "at least" while a member has no figure."""

from components import numbers
from components.markup import Markup, html
from components.panels import names
from components.panels.controls import Children
from components.panels.ranking_companies import most, per_10k
from components.panels.rows import amount, bar, box, cell, head, name, units
from components.style import Style
from data.measures.comparison import Comparison
from data.measures.ranked import RankedPlace
from data.states import State
from data.summaries.ranking import Ranking
from data.values import Details, Place


def table(compared: Comparison, ranking: Ranking, style: Style) -> Markup:
    """One row a place, then the sum."""
    words = style.words
    columns = [
        (words("ranking.place"), ""),
        (names.value_heading(ranking.measure, style), "number-cell"),
        ("", "bar-cell"),
        *([(words("ranking.per_10k"), "number-cell")] if ranking.measure.has_rates else []),
        (words("ranking.add_column"), "add-cell"),
    ]
    longest = _longest(compared, ranking)
    body = [_row(row, longest, ranking, style) for row in compared.rows]
    return html.Table(
        [head(columns), html.Tbody([*body, *_sum(compared, ranking, style)])], className="places companies"
    )


def _row(row: RankedPlace, longest: float, ranking: Ranking, style: Style) -> Markup:
    return html.Tr(
        [
            name(row.place, ()),
            cell(_why(row.place, style), "number-cell strong"),
            cell(_drawn(row.place, longest, ranking), "bar-cell"),
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


def _longest(compared: Comparison, ranking: Ranking) -> float:
    """The largest number on the common scale, which for bars is that of the table of all places."""
    longest = max(row.place.value or 0 for row in compared.rows) or 1
    return longest if ranking.measure.counterpart else max(longest, most(ranking))


def _drawn(place: Place, longest: float, ranking: Ranking) -> Markup | None:
    if place.value is None:
        return None
    if ranking.measure.counterpart:
        return units(place.value, longest, ranking.measure.id)
    return bar(place.value, longest, "solid")


def _rate(row: RankedPlace, ranking: Ranking, style: Style) -> list[Markup]:
    if not ranking.measure.has_rates:
        return []
    return [cell(per_10k(row, style), "number-cell")]


def summed(compared: Comparison, style: Style) -> tuple[str, str]:
    """The sum, a floor where something is missing and as rough as its members; and how many it covers, if not all."""
    total, known, members = compared.together, compared.known, compared.members
    details = Details(known=None if known == members else known, members=members, approx=total.approx)
    covered = "" if known == members else style.words("ranking.sum_of", known=known, members=members)
    return numbers.bounded(numbers.value(total.value, total.unit), details, style.words), covered


def _sum(compared: Comparison, ranking: Ranking, style: Style) -> list[Markup]:
    """No sum where nothing is known."""
    if compared.together.value is None:
        return []
    value, covered = summed(compared, style)
    blanks = [cell(None)] * (2 if ranking.measure.has_rates else 1)
    label = html.Th(style.words("ranking.sum"), scope="row")
    return [html.Tr([label, cell(value, "number-cell strong"), cell(covered, "note"), *blanks], className="remainder")]
