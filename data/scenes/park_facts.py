"""Facts about parks: published, listed, by year, by cluster, by status."""

from collections.abc import Callable, Mapping

from data.clusters import OUTSIDE
from data.measures.ranked import RankedPlace
from data.regions import NATION, Adcode
from data.scenes.context import SceneContext, SceneFact, left_over, share_of
from data.statistics import add
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


def _whole(position: int, context: SceneContext) -> SceneFact:
    """The published or the listed parks; the published ones of all years, whichever are chosen."""
    whole = context.headline.facts[position].details.whole
    return context.of_headline(position, "parks") if whole is None else SceneFact(whole, "parks")


def _in_years(name: str, context: SceneContext) -> float | None:
    """The parks of the chosen slots, listed or published."""
    slots = founding_timeline.summarise(context.selection, context.dataset).slots
    return add([getattr(slot, name) for slot in slots if slot.chosen]).value


def _clusters(context: SceneContext) -> list[tuple[str, int]]:
    """Every cluster with its listed parks, under no choice of place."""
    everywhere = context.selection.replace(regions=(), cluster=None, map=NATION, measure="listed")
    return [(one.cluster, one.value) for one in ranking.summarise(everywhere, context.dataset).clusters]


def _largest_cluster(context: SceneContext) -> tuple[str, int] | None:
    named = [pair for pair in _clusters(context) if pair[0] != OUTSIDE]
    return max(named, key=lambda pair: pair[1], default=None)


def _of_status(status: str, context: SceneContext) -> int:
    return dict(context.headline.listed_by_status).get(status, 0)


def _share(part: float | None, whole: int, context: SceneContext) -> SceneFact:
    """Of the published or the listed parks."""
    value = _whole(whole, context).value
    return share_of(part, value if isinstance(value, int | float) else None)


PARK_FACTS: Mapping[str, Callable[[SceneContext], SceneFact]] = {
    "published": lambda context: _whole(PUBLISHED, context),
    "published_provinces": lambda context: SceneFact(context.headline.published_provinces, "number"),
    "leading": lambda context: SceneFact(tuple(adcode for adcode, _ in _leading(context)), "places"),
    "leading_counts": lambda context: SceneFact(tuple(_leading(context)), "pairs", of="parks"),
    "leading_published": lambda context: SceneFact(_leading_sum(context), "parks"),
    "leading_share": lambda context: _share(_leading_sum(context), PUBLISHED, context),
    "rest_published": lambda context: SceneFact(left_over(context.ranking("published"))[0], "parks"),
    "rest_members": lambda context: SceneFact(left_over(context.ranking("published"))[1], "number"),
    "published_most": lambda context: _most(_leading(context)),
    "listed": lambda context: context.of_headline(LISTED, "parks"),
    "listed_total": lambda context: SceneFact(parks.summarise(context.selection, context.dataset).total, "parks"),
    "listed_provinces": lambda context: SceneFact(context.headline.listed_provinces, "number"),
    "listed_most": lambda context: _most(_listed(context)),
    "listed_counts": lambda context: SceneFact(tuple(_listed(context)[:MAX_PAIRS]), "pairs", of="parks"),
    "years_published": lambda context: SceneFact(_in_years("published", context), "parks"),
    "years_listed": lambda context: SceneFact(_in_years("listed", context) or 0, "parks"),
    "years_share": lambda context: _share(_in_years("published", context), PUBLISHED, context),
    "largest_cluster": lambda context: SceneFact((_largest_cluster(context) or ("",))[0], "cluster"),
    "largest_cluster_listed": lambda context: SceneFact((_largest_cluster(context) or ("", None))[1], "parks"),
    "outside_clusters": lambda context: SceneFact(dict(_clusters(context)).get(OUTSIDE), "parks"),
    "operating": lambda context: SceneFact(_of_status("operating", context), "parks"),
    "operating_share": lambda context: _share(_of_status("operating", context), LISTED, context),
    "closed": lambda context: SceneFact(_of_status("closed", context), "parks"),
    "not_built": lambda context: SceneFact(_of_status("not_built", context), "parks"),
    "status_unknown": lambda context: SceneFact(_of_status("unknown", context), "parks"),
}
