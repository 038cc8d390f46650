"""A measure by place: count, bar, share, rate, rank where it can be proved, and what is left of the total."""

from collections.abc import Sequence

from components import numbers
from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act, pressed
from components.panels.rows import amount, bar, box, cell, head, name
from components.style import Style
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.measures.remainder import RemainderRow
from data.states import State
from data.summaries.ranking import Ranking
from data.values import Details, Place


def table(ranking: Ranking, dataset: Dataset, style: Style) -> list[Markup | None]:
    """Places with a figure and the remainder; those without one folded away under it."""
    known = [row for row in ranking.rows if row.place.value is not None]
    others = [row for row in ranking.rows if row.place.value is None]
    level = dataset.regions[ranking.level].level
    body = [_row(row, ranking, level, style) for row in known] + _remainder(ranking, level, style)
    body += [_unplaced(row, style) for row in apart(ranking)]
    columns = _columns(ranking, dataset, style)
    full = html.Table([head(columns), html.Tbody(body)], className="places companies", **{"data-list": ""})
    return [full, _others(others, ranking, style)]


def _columns(ranking: Ranking, dataset: Dataset, style: Style) -> list[tuple[str, str]]:
    words, measure = style.words, ranking.measure
    parent = names.place(ranking.level, dataset, style)
    return [
        (words("ranking.place"), ""),
        (names.value_heading(measure, style), "number-cell"),
        ("", "bar-cell"),
        *([(words("ranking.share", parent=parent), "number-cell")] if measure.has_shares else []),
        *([(words("ranking.per_10k"), "number-cell")] if measure.has_rates else []),
        (words("ranking.rank"), "rank-cell"),
        (words("ranking.add_column"), "add-cell"),
    ]


def _row(row: RankedPlace, ranking: Ranking, level: str, style: Style) -> Markup:
    return html.Tr(
        [
            name(row.place, ranking.chosen),
            *_numbers(row, ranking, "solid", style),
            cell(rank(row, level, style), "rank-cell"),
            box(row.place, ranking.chosen, style),
        ],
        className="chosen" if row.place.adcode in ranking.chosen else "",
    )


def _numbers(row: RankedPlace, ranking: Ranking, look: str, style: Style) -> list[Markup]:
    """Count, bar, share and rate."""
    drawn = bar(row.place.value, most(ranking), look) if row.place.value else None
    return [
        cell(amount(row.place, style), "number-cell strong"),
        cell(drawn, "bar-cell"),
        *([cell(share(row, style), "number-cell")] if ranking.measure.has_shares else []),
        *([cell(per_10k(row, style), "number-cell")] if ranking.measure.has_rates else []),
    ]


def share(row: RankedPlace, style: Style) -> str:
    """Of the parent; 约 where either number is rough."""
    if row.share is None:
        return ""
    return numbers.bounded(numbers.share(row.share), Details(approx=row.share_approx), style.words)


def per_10k(row: RankedPlace, style: Style) -> str:
    """For each 10,000 people, as rough as the number itself."""
    if row.per_10k is None:
        return ""
    return numbers.bounded(numbers.rate(row.per_10k), Details(approx=row.place.approx), style.words)


def most(ranking: Ranking) -> float:
    """The longest bar's value."""
    rows = [*ranking.rows, *([ranking.remainder] if ranking.remainder else [])]
    return max((row.place.value or 0 for row in rows), default=0) or 1


def rank(row: RankedPlace, level: str, style: Style) -> str:
    """全省第 1 where it is proved among all; 已公布城市中第 3 where only among the published."""
    if row.rank is None:
        return ""
    return style.words(f"ranking.rank_{level}_{row.rank_among}", rank=row.rank)


def _remainder(ranking: Ranking, level: str, style: Style) -> list[Markup]:
    left = ranking.remainder
    if left is None:
        return []
    cells = [_rest(left, level, style), *_numbers(left, ranking, "outlined", style), cell(None), cell(None)]
    return [html.Tr(cells, className="remainder")]


def apart(ranking: Ranking) -> list[RankedPlace]:
    """The companies of no place, as a row without anything beside it."""
    place = ranking.unplaced_companies
    return [RankedPlace(place, None, None, None, State.NOT_APPLICABLE, State.NOT_APPLICABLE)] if place else []


def _unplaced(row: RankedPlace, style: Style) -> Markup:
    """They are no part of the nation's number, so they have neither bar nor share; the hint says how to mend it."""
    name = html.Th(row.place.name, scope="row", title=style.words("ranking.unplaced_hint"))
    blanks = [cell(None) for _ in range(3)]
    note = html.Td(style.words("ranking.unplaced_note"), className="note", colSpan="2")
    return html.Tr([name, cell(amount(row.place, style), "number-cell strong"), *blanks, note], className="remainder")


def _rest(left: RemainderRow, level: str, style: Style) -> Markup:
    """Whom the rest stands for, and why no number of places may be given."""
    hint = None if left.members is not None else style.words("ranking.remainder_nation_open_hint")
    return html.Th(names.remainder(left, level, style), scope="row", title=hint)


def _others(rows: Sequence[RankedPlace], ranking: Ranking, style: Style) -> Markup | None:
    """The places without a figure, each with its reason, still to be chosen from here."""
    if not rows:
        return None
    words = style.words
    buttons = [_other(row.place, ranking, style) for row in rows]
    return html.Details(
        [
            html.Summary(words("ranking.others", count=len(rows))),
            html.Div(buttons, className="others", **{"data-list": ""}),
        ],
        className="fold",
    )


def _other(place: Place, ranking: Ranking, style: Style) -> Markup:
    state = State(place.state).value
    label = [place.name, html.Small(style.words(f"states.{state}"))]
    why = style.words(f"states.{state}_long")
    return act(label, f"choose:{place.adcode}", "place", title=why, **pressed(place.adcode in ranking.chosen))
