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


def _leading(context: SceneContext) -> list[tuple[Adcode, float]]:
    """The places of the opened level with a published count, largest first."""
    return _with_value(context.ranking("published").rows)


def _leading_sum(context: SceneContext) -> int:
    return int(sum(count for _, count in _leading(context)))


def _most(pairs: list[tuple[Adcode, float]]) -> SceneFact:
    """All places that share the highest number."""
    top = max((count for _, count in pairs), default=None)
    return SceneFact(tuple(adcode for adcode, count in pairs if count == top), "places")


def _listed(context: SceneContext) -> list[tuple[Adcode, float]]:
    return sorted(_with_value(context.ranking("listed").rows), key=lambda pair: -pair[1])


def _rest(context: SceneContext) -> tuple[float | None, int | None]:
    return left_over(context.ranking("published"))


def _published_in_years(context: SceneContext) -> int | None:
    slots = founding_timeline.summarise(context.selection, context.dataset).slots
    chosen = [slot.published for slot in slots if slot.chosen and slot.published is not None]
    return sum(chosen) if chosen else None


def _listed_in_years(context: SceneContext) -> int:
    slots = founding_timeline.summarise(context.selection, context.dataset).slots
    return sum(slot.listed for slot in slots if slot.chosen)


def _clusters(context: SceneContext) -> list[tuple[str, int]]:
    """Every cluster with its listed parks, "" for those outside all, under no choice of place."""
    everywhere = context.selection.replace(regions=(), cluster=None, map=NATION, measure="listed")
    return [(one.cluster, one.value) for one in ranking.summarise(everywhere, context.dataset).clusters]


def _largest_cluster(context: SceneContext) -> tuple[str, int] | None:
    named = [pair for pair in _clusters(context) if pair[0]]
    return max(named, key=lambda pair: pair[1], default=None)


def _outside(context: SceneContext) -> int | None:
    return next((count for slug, count in _clusters(context) if not slug), None)


def _of_status(*statuses: str) -> Callable[[SceneContext], SceneFact]:
    def count(context: SceneContext) -> SceneFact:
        return SceneFact(
            sum(number for status, number in context.headline.listed_by_status if status in statuses), "parks"
        )

    return count


def _operating_share(context: SceneContext) -> SceneFact:
    return share_of(int(_of_status("operating")(context).value or 0), context.headline.facts[LISTED].value)  # type: ignore[arg-type]


PARK_FACTS: Mapping[str, Callable[[SceneContext], SceneFact]] = {
    "published": lambda context: context.of_headline(PUBLISHED, "parks"),
    "published_provinces": lambda context: SceneFact(context.headline.published_provinces, "number"),
    "leading": lambda context: SceneFact(tuple(adcode for adcode, _ in _leading(context)), "places"),
    "leading_counts": lambda context: SceneFact(tuple(_leading(context)), "pairs", of="parks"),
    "leading_published": lambda context: SceneFact(_leading_sum(context), "parks"),
    "leading_share": lambda context: share_of(_leading_sum(context), context.headline.facts[PUBLISHED].value),
    "rest_published": lambda context: SceneFact(_rest(context)[0], "parks"),
    "rest_members": lambda context: SceneFact(_rest(context)[1], "number"),
    "published_most": lambda context: _most(_leading(context)),
    "listed": lambda context: context.of_headline(LISTED, "parks"),
    "listed_total": lambda context: SceneFact(parks.summarise(context.selection, context.dataset).total, "parks"),
    "listed_provinces": lambda context: SceneFact(context.headline.listed_provinces, "number"),
    "listed_most": lambda context: _most(_listed(context)),
    "listed_counts": lambda context: SceneFact(tuple(_listed(context)[:MAX_PAIRS]), "pairs", of="parks"),
    "years_published": lambda context: SceneFact(_published_in_years(context), "parks"),
    "years_listed": lambda context: SceneFact(_listed_in_years(context), "parks"),
    "years_share": lambda context: share_of(_published_in_years(context), context.headline.facts[PUBLISHED].value),
    "largest_cluster": lambda context: SceneFact((_largest_cluster(context) or ("",))[0], "cluster"),
    "largest_cluster_listed": lambda context: SceneFact((_largest_cluster(context) or ("", None))[1], "parks"),
    "outside_clusters": lambda context: SceneFact(_outside(context), "parks"),
    "operating": _of_status("operating"),
    "operating_share": _operating_share,
    "closed": _of_status("closed"),
    "not_built": _of_status("not_built"),
    "status_unknown": _of_status("unknown"),
}
