"""Facts about companies: shares, leaders, the remainder, and series side by side."""

from collections.abc import Callable, Mapping

from data.measures import companies, denominators
from data.measures.counts import Count
from data.measures.denominators import Concentration, concentration
from data.measures.ranked import RankedPlace
from data.regions import NATION, Adcode
from data.registers.imports import of_series
from data.scenes.context import SceneContext, SceneFact, left_over, share_of

COMPANIES, SHARE = 2, 3
"""Places among the headline's five."""
NOTHING = SceneFact(None, "companies")


def _top_two(context: SceneContext) -> list[RankedPlace]:
    """The two places that provably lead the opened level in companies."""
    proved = [row for row in context.ranking("companies").rows if row.rank_among == "all" and row.rank in (1, 2)]
    return proved if len(proved) == 2 else []


def _top_two_sum(context: SceneContext) -> int | None:
    counts = [int(row.place.value) for row in _top_two(context) if row.place.value is not None]
    return sum(counts) if counts else None


def _compared(context: SceneContext) -> list[tuple[str, Count]]:
    """The nation's figure in each series of the scene, smallest first."""
    counts = companies.single_counts(NATION, context.dataset)
    return sorted(((one, counts[one]) for one in context.series if one in counts), key=lambda pair: pair[1].value)


def _end(position: int, context: SceneContext) -> SceneFact:
    counts = [count for _, count in _compared(context)]
    return SceneFact(counts[position].value, "companies", counts[position].approx) if counts else NOTHING


def _spread(context: SceneContext) -> SceneFact:
    """How many times the largest of the compared figures is the smallest."""
    counts = _compared(context)
    return SceneFact(counts[-1][1].value / counts[0][1].value if counts and counts[0][1].value else None, "ratio")


def _provinces(context: SceneContext) -> set[str]:
    """The provinces that have statistics of enterprises: those that a complete table would cover."""
    enterprises = denominators.read(context.dataset, "enterprises", denominators.ENTERPRISE_YEAR)
    return {one for one in enterprises if one != NATION and context.dataset.regions[one].parent == NATION}


def _best_coverage(context: SceneContext) -> SceneFact:
    """The most provinces that any single published series has a figure for: a register of one's own is none."""
    counts, provinces, imports = context.dataset.counts, _provinces(context), context.dataset.imports
    pairs = zip(counts["series_id"].tolist(), counts["region"].tolist(), strict=True)
    covered = [series for series, region in set(pairs) if region in provinces and not of_series(series, imports)]
    return SceneFact(max((covered.count(series) for series in set(covered)), default=0), "number")


def _rates(context: SceneContext) -> SceneFact:
    rates = tuple((row.place.adcode, row.per_10k) for row in _top_two(context) if row.per_10k is not None)
    return SceneFact(rates, "pairs", of="per_10k")


def _dense(context: SceneContext) -> Concentration:
    """Where the scene looks: in its one region, else at the opened level."""
    counts = companies.read(context.selection, context.dataset).counts
    return concentration(context.headline.focus, counts, context.dataset)


def _enterprises(region: Adcode, context: SceneContext) -> int | None:
    enterprises = denominators.read(context.dataset, "enterprises", denominators.ENTERPRISE_YEAR)
    return int(enterprises[region].value) if region in enterprises else None


COMPANY_FACTS: Mapping[str, Callable[[SceneContext], SceneFact]] = {
    "companies": lambda context: context.of_headline(COMPANIES, "companies"),
    "company_share": lambda context: context.of_headline(SHARE, "share"),
    "printed_share": lambda context: SceneFact(context.headline.printed_share, "text"),
    "enterprise_share": lambda context: SceneFact(_dense(context).enterprise_share, "share"),
    "location_quotient": lambda context: SceneFact(_dense(context).location_quotient, "ratio"),
    "enterprises": lambda context: SceneFact(_enterprises(context.headline.focus, context), "number"),
    "enterprises_nation": lambda context: SceneFact(_enterprises(NATION, context), "number"),
    "enterprise_year": lambda context: SceneFact(str(denominators.ENTERPRISE_YEAR), "date"),
    "population_year": lambda context: SceneFact(str(denominators.POPULATION_YEAR), "date"),
    "top_two": lambda context: SceneFact(tuple(row.place.adcode for row in _top_two(context)), "places"),
    "top_two_companies": lambda context: SceneFact(_top_two_sum(context), "companies"),
    "top_two_share": lambda context: share_of(_top_two_sum(context), context.headline.facts[COMPANIES].value),
    "top_two_per_10k": _rates,
    "remainder": lambda context: SceneFact(left_over(context.ranking("companies"))[0], "companies"),
    "remainder_members": lambda context: SceneFact(left_over(context.ranking("companies"))[1], "number"),
    "companies_least": lambda context: _end(0, context),
    "companies_most": lambda context: _end(-1, context),
    "companies_spread": _spread,
    "provinces": lambda context: SceneFact(len(_provinces(context)) or None, "number"),
    "most_provinces_covered": _best_coverage,
}
