"""Two ways of counting parks, side by side: squares empty for what was published, filled for what is listed."""

from collections.abc import Sequence

from components import numbers
from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act
from components.panels.rows import box, cell, head, name, units
from components.style import Style
from data.dataset import Dataset
from data.measures.listed import ClusterCount
from data.measures.ranked import RankedPlace
from data.regions import NATION
from data.states import State
from data.summaries.ranking import Ranking


def tables(ranking: Ranking, dataset: Dataset, style: Style) -> list[Markup | None]:
    """Places printed one by one and their remainder; those that only our list names; clusters; how many are neither."""
    printed = [row for row in ranking.rows if row.published is not None]
    alone = [row for row in ranking.rows if row.published is None and row.listed is not None]
    neither = len(ranking.rows) - len(printed) - len(alone)
    named = sorted(printed, key=lambda row: -(row.published or 0))
    most = _most([*ranking.rows, *([ranking.remainder] if ranking.remainder else [])])
    body = [_row(row, ranking, most, style) for row in named] + _remainder(ranking, most, dataset, style)
    return [
        _table(body, dataset, style) if body else None,
        _listed_alone(alone, bool(body), most, ranking, dataset, style),
        _unplaced(ranking, dataset, style),
        _clusters(ranking, style),
        html.P(style.words("ranking.neither", count=neither), className="note") if neither else None,
    ]


def _most(rows: Sequence[RankedPlace]) -> float:
    """The largest number of units that any cell has to hold."""
    return max(max(row.published or 0, row.listed or 0) for row in rows)


def _table(body: Sequence[Markup], dataset: Dataset, style: Style) -> Markup:
    words = style.words
    printed = words("ranking.published_column", publication=names.publication(dataset, style))
    columns = [
        (words("ranking.place"), ""),
        (printed, "wide"),
        (words("ranking.listed_column", list=names.own_list(dataset, style)), "wide"),
        (words("ranking.add_column"), "add-cell"),
    ]
    return html.Table([head(columns), html.Tbody(list(body))], className="places two-counts", **{"data-list": ""})


def _row(row: RankedPlace, ranking: Ranking, most: float, style: Style) -> Markup:
    return html.Tr(
        [
            name(row.place, ranking.chosen),
            _count(row.published, row.published_state, most, "published", style),
            _count(row.listed, row.listed_state, most, "listed", style),
            box(row.place, ranking.chosen, style),
        ],
        className="chosen" if row.place.adcode in ranking.chosen else "",
    )


def _count(value: float | None, state: str, most: float, look: str, style: Style) -> Markup:
    if value is None:
        state_word = style.words(f"states.{State(state).value}")
        return cell(html.Span(state_word, className="state", title=style.words(f"states.{State(state).value}_long")))
    number = html.Span(numbers.integer(value), className="count")
    return cell(html.Div([number, units(value, most, look)], className="counted"))


def _remainder(ranking: Ranking, most: float, dataset: Dataset, style: Style) -> list[Markup]:
    """What the printed total leaves, beside what our list has in all the places that were not printed."""
    left = ranking.remainder
    if left is None:
        return []
    label = names.remainder_parks(left, dataset.regions[ranking.level].level, style)
    cells = [
        _count(left.published, left.published_state, most, "published", style),
        _count(left.listed, left.listed_state, most, "listed", style),
    ]
    return [html.Tr([html.Th(label, scope="row"), *cells, cell(None)], className="remainder")]


def _listed_alone(
    rows: Sequence[RankedPlace], under: bool, most: float, ranking: Ranking, dataset: Dataset, style: Style
) -> Markup | None:
    """Folded away where printed places stand above; else this is the table."""
    if not rows:
        return None
    table = _table([_row(row, ranking, most, style) for row in rows], dataset, style)
    if not under:
        return table
    chosen = any(row.place.adcode in ranking.chosen for row in rows)
    summary = html.Summary(style.words("ranking.listed_alone", count=len(rows)))
    return html.Details([summary, table], className="fold", open=chosen)


def _unplaced(ranking: Ranking, dataset: Dataset, style: Style) -> Markup | None:
    """Parks of which nobody says in which part of the level they are."""
    if not ranking.unplaced:
        return None
    place = names.place(ranking.level, dataset, style)
    return html.P(style.words("ranking.unplaced", count=ranking.unplaced, place=place), className="note")


def _clusters(ranking: Ranking, style: Style) -> Markup | None:
    """Listed parks by cluster, those outside all of them always among them."""
    if not ranking.clusters or ranking.level != NATION:
        return None
    words = style.words
    items = [_cluster(count, style) for count in ranking.clusters]
    return html.Div([html.Span(words("ranking.clusters"), className="note"), html.Ul(items)], className="clusters")


def _cluster(count: ClusterCount, style: Style) -> Markup:
    unknown = count.state == State.NOT_LISTED
    text = style.words("states.not_listed") if unknown else numbers.integer(count.value)
    number = html.Span(text, className="note" if unknown else "strong")
    if not count.cluster:
        return html.Li([style.words("ranking.outside"), " ", number])
    return html.Li(act([count.name, " ", number], f"cluster:{count.cluster}", "place"))
