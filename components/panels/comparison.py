"""The chosen places side by side on one scale, with a sum that says "at least" while a member has no figure."""

from components import numbers
from components.panels import names, rows
from components.panels.ranking_companies import has_rates, max_value, per_10k
from components.panels.rows import Values
from components.style import Style
from data.measures.comparison import Comparison
from data.measures.ranked import RankedPlace
from data.states import State
from data.summaries.ranking import Ranking
from data.values import Details


def table(compared: Comparison, ranking: Ranking, style: Style) -> Values:
    """One row a place, then the sum; no sum where nothing is known."""
    measure = ranking.measure
    maximum = max(row.place.value or 0 for row in compared.rows) or 1
    maximum = maximum if measure.counterpart else max(maximum, max_value(ranking))  # bars as in the table of all places
    total, covered = format_total(compared, style) if compared.together.value is not None else ("", "")
    return {
        "value": names.value_heading(measure, style),
        "rates": has_rates(compared.rows),
        "class": measure.id if measure.counterpart else "solid",
        "rows": [_row(row, maximum, ranking, style) for row in compared.rows],
        "total": total,
        "covered": covered,
    }


def _row(row: RankedPlace, maximum: float, ranking: Ranking, style: Style) -> Values:
    value = row.place.value
    picture = rows.units if ranking.measure.counterpart else rows.bar
    return rows.place(row.place, ranking.chosen) | {
        "count": "" if value is None else rows.amount(row.place, style),
        "state": State(row.place.state).value,
        "picture": picture(value, maximum),
        "per_10k": per_10k(row, style),
    }


def format_total(compared: Comparison, style: Style) -> tuple[str, str]:
    """The sum, a floor where something is missing and as rough as its members; and how many it covers, if not all."""
    total, known, members = compared.together, compared.known, compared.members
    details = Details(known=None if known == members else known, members=members, approx=total.approx)
    covered = "" if known == members else style.words("ranking.sum_of", known=known, members=members)
    return numbers.bounded(numbers.value(total.value, total.unit), details, style.words), covered
