"""Facts about parks: published, listed, by year, by cluster, by status."""

from collections.abc import Callable, Mapping

from data.measures.ranked import RankedPlace
from data.regions import NATION, Adcode
from data.scenes.context import SceneContext, SceneFact, left_over, share_of
from data.summaries import founding_timeline, parks, ranking

PUBLISHED, LISTED = 0, 1
"""Places among the headline's five."""
MAX_PAIRS = 5


def _with_value(rows: tuple[RankedPlace, ...]) -> list[tuple[Adcode, float]]:
    return [(row.place.adcode, row.place.value) for row in rows if row.place.value]


def _leading(ask: SceneContext) -> list[tuple[Adcode, float]]:
    """The places of the opened level with a published count, largest first."""
    return _with_value(ask.ranking("published").rows)


def _leading_sum(ask: SceneContext) -> int:
    return int(sum(count for _, count in _leading(ask)))


def _most(pairs: list[tuple[Adcode, float]]) -> SceneFact:
    """All places that share the highest number."""
    top = max((count for _, count in pairs), default=None)
    return SceneFact(tuple(adcode for adcode, count in pairs if count == top), "places")


def _listed(ask: SceneContext) -> list[tuple[Adcode, float]]:
    return sorted(_with_value(ask.ranking("listed").rows), key=lambda pair: -pair[1])


def _rest(ask: SceneContext) -> tuple[float | None, int | None]:
    return left_over(ask.ranking("published"))


def _published_in_years(ask: SceneContext) -> int | None:
    slots = founding_timeline.summarise(ask.selection, ask.dataset).slots
    chosen = [slot.published for slot in slots if slot.chosen and slot.published is not None]
    return sum(chosen) if chosen else None


def _listed_in_years(ask: SceneContext) -> int:
    slots = founding_timeline.summarise(ask.selection, ask.dataset).slots
    return sum(slot.listed for slot in slots if slot.chosen)


def _clusters(ask: SceneContext) -> list[tuple[str, int]]:
    """Every cluster with its listed parks, "" for those outside all, under no choice of place."""
    everywhere = ask.selection.replace(regions=(), cluster=None, map=NATION, measure="listed")
    return [(one.cluster, one.value) for one in ranking.summarise(everywhere, ask.dataset).clusters]


def _largest_cluster(ask: SceneContext) -> tuple[str, int] | None:
    named = [pair for pair in _clusters(ask) if pair[0]]
    return max(named, key=lambda pair: pair[1], default=None)


def _outside(ask: SceneContext) -> int | None:
    return next((count for slug, count in _clusters(ask) if not slug), None)


def _of_status(*statuses: str) -> Callable[[SceneContext], SceneFact]:
    def count(ask: SceneContext) -> SceneFact:
        return SceneFact(sum(number for status, number in ask.headline.listed_by_status if status in statuses), "parks")

    return count


def _operating_share(ask: SceneContext) -> SceneFact:
    return share_of(int(_of_status("operating")(ask).value or 0), ask.headline.facts[LISTED].value)  # type: ignore[arg-type]


PARK_FACTS: Mapping[str, Callable[[SceneContext], SceneFact]] = {
    "published": lambda ask: ask.of_headline(PUBLISHED, "parks"),
    "published_provinces": lambda ask: SceneFact(ask.headline.published_provinces, "number"),
    "leading": lambda ask: SceneFact(tuple(adcode for adcode, _ in _leading(ask)), "places"),
    "leading_counts": lambda ask: SceneFact(tuple(_leading(ask)), "pairs", of="parks"),
    "leading_published": lambda ask: SceneFact(_leading_sum(ask), "parks"),
    "leading_share": lambda ask: share_of(_leading_sum(ask), ask.headline.facts[PUBLISHED].value),
    "rest_published": lambda ask: SceneFact(_rest(ask)[0], "parks"),
    "rest_members": lambda ask: SceneFact(_rest(ask)[1], "number"),
    "published_most": lambda ask: _most(_leading(ask)),
    "listed": lambda ask: ask.of_headline(LISTED, "parks"),
    "listed_total": lambda ask: SceneFact(parks.summarise(ask.selection, ask.dataset).total, "parks"),
    "listed_provinces": lambda ask: SceneFact(ask.headline.listed_provinces, "number"),
    "listed_most": lambda ask: _most(_listed(ask)),
    "listed_counts": lambda ask: SceneFact(tuple(_listed(ask)[:MAX_PAIRS]), "pairs", of="parks"),
    "years_published": lambda ask: SceneFact(_published_in_years(ask), "parks"),
    "years_listed": lambda ask: SceneFact(_listed_in_years(ask), "parks"),
    "years_share": lambda ask: share_of(_published_in_years(ask), ask.headline.facts[PUBLISHED].value),
    "largest_cluster": lambda ask: SceneFact((_largest_cluster(ask) or ("",))[0], "cluster"),
    "largest_cluster_listed": lambda ask: SceneFact((_largest_cluster(ask) or ("", None))[1], "parks"),
    "outside_clusters": lambda ask: SceneFact(_outside(ask), "parks"),
    "operating": _of_status("operating"),
    "operating_share": _operating_share,
    "closed": _of_status("closed"),
    "not_built": _of_status("not_built"),
    "status_unknown": _of_status("unknown"),
}
