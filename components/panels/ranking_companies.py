"""A measure by place: count, bar, share, rate, rank where it can be proved, and what is left of the total."""

from collections.abc import Iterable, Iterator

from components import numbers
from components.panels import names, rows
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.measures.ranked import RankedPlace
from data.measures.rates import FINER, MIN_READABLE
from data.measures.remainder import RemainderRow
from data.regions import NATION
from data.states import State
from data.summaries.ranking import Ranking
from data.values import MIN_COMPANIES, Details, Place


def table(ranking: Ranking, dataset: Dataset, style: Style) -> Values:
    """Places with a figure, the remainder, the companies of no place; the places without a figure."""
    unplaced = ranking.unplaced_companies
    ranks, people = [rank(row, dataset, style) for row in ranking.rows], rate_unit(ranking.rows)
    return {
        "parent": names.place(ranking.level, dataset, style),
        "value": names.value_heading(ranking.measure, style, unit_of(ranking)),
        "shares": any(row.share is not None for row in ranking.rows),
        "rates": style.words(f"ranking.{people}") if people else "",
        "ranks": any(ranks),
        "rows": [
            rows.place(row.place, ranking.chosen) | _numbers(row, ranking, people, style) | {"rank": proved}
            for row, proved in zip(ranking.rows, ranks, strict=True)
            if row.place.value is not None
        ],
        "remainder": [_remainder(ranking.remainder, ranking, people, dataset, style)] if ranking.remainder else [],
        "unplaced": [{"name": unplaced.name, "count": rows.amount(unplaced, style)}] if unplaced else [],
        "others": [
            rows.place(row.place, ranking.chosen) | {"state": State(row.place.state).value}
            for row in ranking.rows
            if row.place.value is None
        ],
    }


def rate_unit(rows: Iterable[RankedPlace]) -> str:
    """For how many people rates are read, by the rule of the map: per_10k or per_million; blank where none is known."""
    known = [row.per_10k for row in rows if row.per_10k is not None]
    if not known:
        return ""
    return "per_million" if 0 < max(known) < MIN_READABLE else "per_10k"


def unit_of(ranking: Ranking) -> str:
    """Of all its values."""
    return next((row.place.unit for row in ranking.rows), ranking.measure.unit)


def places(ranking: Ranking) -> Iterator[Place]:
    """The places of the table, and the companies of no place as one more."""
    yield from (row.place for row in ranking.rows)
    if ranking.unplaced_companies:
        yield ranking.unplaced_companies


def _numbers(row: RankedPlace, ranking: Ranking, people: str, style: Style) -> Values:
    return {
        "count": rows.amount(row.place, style),
        "small": style.words("province_map.small", count=MIN_COMPANIES) if row.place.small else "",
        "expired": expired(row.place, style),
        "picture": rows.bar(abs(row.place.value or 0), max_value(ranking), row.place.expired or 0),
        "shrunk": (row.place.value or 0) < 0,
        "share": share(row, style),
        "rate": people_rate(row, people, style),
    }


def expired(place: Place, style: Style) -> str:
    """How many of the companies on a list had expired; blank for none."""
    return style.words("ranking.expired", count=numbers.integer(place.expired)) if place.expired else ""


def share(row: RankedPlace, style: Style) -> str:
    """Of the parent; 约 where either number is rough."""
    if row.share is None:
        return ""
    return numbers.bounded(numbers.share(row.share), Details(approx=row.share_approx), style.words)


def people_rate(row: RankedPlace, unit: str, style: Style) -> str:
    """For each 10,000 or million people, as rough as the number itself."""
    if row.per_10k is None:
        return ""
    rate = row.per_10k * (FINER if unit == "per_million" else 1)
    return numbers.bounded(numbers.rate(rate), Details.of(row.place), style.words)


def max_value(ranking: Ranking) -> float:
    """What the longest bar stands for."""
    shown = [*ranking.rows, *([ranking.remainder] if ranking.remainder else [])]
    return max((abs(row.place.value or 0) for row in shown), default=0) or 1


def rank(row: RankedPlace, dataset: Dataset, style: Style) -> str:
    """全省第 1, of 北京 全市第 1, where it is proved among all; 已公布城市中第 3 where only among the published."""
    return format_rank(row.rank, row.rank_among, row.place.adcode, dataset, style)


def format_rank(rank: int | None, among: str, adcode: str, dataset: Dataset, style: Style) -> str:
    """The rank of a region among its siblings; blank where it has none."""
    if rank is None:
        return ""
    region = dataset.regions[adcode]
    named = {"all": dataset.regions[region.parent or NATION].kind, "published": region.level}.get(among)
    return style.words("_".join(filter(None, ("ranking.rank", among, named))), rank=rank)


def _remainder(left: RemainderRow, ranking: Ranking, people: str, dataset: Dataset, style: Style) -> Values:
    """Whom the rest stands for, and why no number of places may be given."""
    hint = "" if left.members is not None else style.words("ranking.remainder_province_open_hint")
    return {"name": names.remainder(left, ranking.level, dataset, style), "hint": hint} | _numbers(
        left, ranking, people, style
    )
