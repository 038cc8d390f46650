"""Two ways of counting parks, side by side: squares empty for what was published, filled for what is listed."""

from collections.abc import Sequence

from components import numbers
from components.panels import names, rows
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.measures.listed import ClusterCount
from data.measures.ranked import RankedPlace
from data.regions import NATION
from data.states import State
from data.summaries.ranking import Ranking


def table(ranking: Ranking, dataset: Dataset, style: Style) -> Values:
    """Places printed one by one and their remainder; those that only our list names; clusters; how many are neither."""
    printed = [row for row in ranking.rows if row.published is not None]
    listed_only = [row for row in ranking.rows if row.published is None and row.listed is not None]
    maximum = _maximum([*ranking.rows, *([ranking.remainder] if ranking.remainder else [])])
    return {
        "publication": names.publication(dataset, style),
        "list": names.own_list(dataset, style),
        "published": [_row(row, ranking, maximum) for row in sorted(printed, key=lambda row: -(row.published or 0))],
        "remainder": _remainder(ranking, maximum, dataset, style),
        "listed_only": [_row(row, ranking, maximum) for row in listed_only],
        "unplaced": _unplaced(ranking, dataset, style),
        "clusters": [_cluster(one, style) for one in ranking.clusters] if ranking.level == NATION else [],
        "neither": len(ranking.rows) - len(printed) - len(listed_only),
    }


def _maximum(counted: Sequence[RankedPlace]) -> float:
    """The largest number of units that any cell has to hold."""
    return max(max(row.published or 0, row.listed or 0) for row in counted)


def _row(row: RankedPlace, ranking: Ranking, maximum: float) -> Values:
    return rows.place(row.place, ranking.chosen) | _counts(row, maximum)


def _counts(row: RankedPlace, maximum: float) -> Values:
    return {
        "published": _count(row.published, row.published_state, maximum),
        "listed": _count(row.listed, row.listed_state, maximum),
    }


def _count(value: float | None, state: str, maximum: float) -> Values:
    text = "" if value is None else numbers.integer(value)
    return {"text": text, "state": State(state).value, "picture": rows.units(value, maximum)}


def _remainder(ranking: Ranking, maximum: float, dataset: Dataset, style: Style) -> list[Values]:
    """What the printed total leaves, beside what our list has in all the places that were not printed."""
    left = ranking.remainder
    if left is None:
        return []
    label = names.remainder_parks(left, dataset.regions[ranking.level].level, style)
    return [{"name": label} | _counts(left, maximum)]


def _unplaced(ranking: Ranking, dataset: Dataset, style: Style) -> str:
    """Parks of which nobody says in which part of the level they are."""
    if not ranking.unplaced:
        return ""
    place = names.place(ranking.level, dataset, style)
    return style.words("ranking.unplaced", count=ranking.unplaced, place=place)


def _cluster(count: ClusterCount, style: Style) -> Values:
    """Listed parks of a cluster, or of those outside all clusters."""
    known = count.state != State.NOT_LISTED
    return {
        "slug": count.cluster,
        "name": count.name if count.cluster else style.words("ranking.outside"),
        "known": known,
        "count": numbers.integer(count.value) if known else style.words("states.not_listed"),
    }
