"""Two ways of counting parks, side by side: squares empty for what was published, filled for what is listed."""

from components import numbers
from components.panels import names, rows
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.measures.listed import ClusterCount
from data.measures.published import PUBLISHED
from data.measures.ranked import RankedPlace
from data.regions import NATION
from data.states import State
from data.summaries.ranking import Ranking


def table(ranking: Ranking, dataset: Dataset, style: Style) -> Values:
    """Places printed one by one and their remainder; those that only our list names, or neither; clusters."""
    printed = [row for row in ranking.rows if row.published is not None]
    listed_only = [row for row in ranking.rows if row.published is None and row.listed is not None]
    neither = [row for row in ranking.rows if row.published is None and row.listed is None]
    left, level = ranking.remainder, ranking.level
    counted = [*ranking.rows, *([left] if left else [])]
    maximum = max(max(row.published or 0, row.listed or 0) for row in counted)  # of the units that any cell holds
    place = names.place(ranking.level, dataset, style)
    shows_clusters = ranking.level == NATION and len(dataset.clusters) > 0

    def drawn(row: RankedPlace) -> Values:
        return rows.place(row.place, ranking.chosen) | _counts(row, maximum)

    return {
        "has_published": PUBLISHED.is_offered(dataset),
        "publication": names.publication(dataset, style),
        "list": names.own_list(dataset, style),
        "published": [drawn(row) for row in sorted(printed, key=lambda row: -(row.published or 0))],
        "remainder": [{"name": names.remainder_parks(left, level, dataset, style)} | _counts(left, maximum)]
        if left
        else [],
        "listed_only": [drawn(row) for row in listed_only],
        "unplaced": style.words("ranking.unplaced", count=ranking.unplaced, place=place) if ranking.unplaced else "",
        "clusters": [_cluster(one, style) for one in ranking.clusters] if shows_clusters else [],
        "neither": [rows.place(row.place, ranking.chosen) | {"state": ""} for row in neither],
    }


def _counts(row: RankedPlace, maximum: float) -> Values:
    return {
        "published": _count(row.published, row.published_state, maximum),
        "listed": _count(row.listed, row.listed_state, maximum),
    }


def _count(value: float | None, state: str, maximum: float) -> Values:
    text = "" if value is None else numbers.integer(value)
    return {"text": text, "state": State(state).value, "picture": rows.units(value, maximum)}


def _cluster(count: ClusterCount, style: Style) -> Values:
    """The listed parks of a cluster."""
    known = count.state != State.NOT_LISTED
    return {
        "slug": count.cluster,
        "name": count.name,
        "known": known,
        "count": numbers.integer(count.value) if known else style.words("states.not_listed"),
    }
