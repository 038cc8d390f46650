"""Facts about companies: shares, leaders, the remainder, and series side by side."""

from collections.abc import Callable, Mapping

from data.measures import companies, denominators
from data.measures.concentration import Concentration, concentration
from data.measures.ranked import RankedPlace
from data.regions import NATION, Adcode
from data.scenes.context import SceneContext, SceneFact, left_over, share_of

COMPANIES, SHARE = 2, 3
"""Places among the headline's five."""
NOTHING = SceneFact(None, "companies")


def _top_two(ask: SceneContext) -> list[RankedPlace]:
    """The two places that provably lead the opened level in companies."""
    proved = [row for row in ask.ranking("companies").rows if row.rank_among == "all" and row.rank in (1, 2)]
    return proved if len(proved) == 2 else []


def _top_two_sum(ask: SceneContext) -> int | None:
    counts = [int(row.place.value) for row in _top_two(ask) if row.place.value is not None]
    return sum(counts) if counts else None


def _compared(ask: SceneContext) -> list[tuple[str, companies.Count]]:
    """The nation's figure in each series of the scene, smallest first."""
    found = companies.single_counts(NATION, ask.dataset)
    return sorted(((one, found[one]) for one in ask.series if one in found), key=lambda pair: pair[1].value)


def _end(position: int) -> Callable[[SceneContext], SceneFact]:
    def count(ask: SceneContext) -> SceneFact:
        found = _compared(ask)
        return SceneFact(found[position][1].value, "companies", found[position][1].approx) if found else NOTHING

    return count


def _spread(ask: SceneContext) -> SceneFact:
    """How many times the largest of the compared figures is the smallest."""
    found = _compared(ask)
    return SceneFact(found[-1][1].value / found[0][1].value if found and found[0][1].value else None, "ratio")


def _provinces(ask: SceneContext) -> set[str]:
    """The provinces that have statistics of enterprises: those that a complete table would cover."""
    found = denominators.read(ask.dataset, "enterprises", denominators.ENTERPRISE_YEAR)
    return {one for one in found if one != NATION and ask.dataset.regions[one].parent == NATION}


def _best_coverage(ask: SceneContext) -> SceneFact:
    """The most provinces that any single series has a figure for."""
    counts, whole = ask.dataset.counts, _provinces(ask)
    pairs = zip(counts["series_id"].tolist(), counts["region"].tolist(), strict=True)
    covered = [series for series, region in set(pairs) if region in whole]
    return SceneFact(max((covered.count(series) for series in set(covered)), default=0), "number")


def _rates(ask: SceneContext) -> SceneFact:
    rates = tuple((row.place.adcode, row.per_10k) for row in _top_two(ask) if row.per_10k is not None)
    return SceneFact(rates, "pairs", of="per_10k")


def _dense(ask: SceneContext) -> Concentration:
    """Where the scene looks: in its one region, else at the opened level."""
    return concentration(ask.headline.focus, companies.read(ask.selection, ask.dataset).counts, ask.dataset)


def _enterprises(region: Adcode, ask: SceneContext) -> int | None:
    found = denominators.read(ask.dataset, "enterprises", denominators.ENTERPRISE_YEAR)
    return int(found[region].value) if region in found else None


COMPANY_FACTS: Mapping[str, Callable[[SceneContext], SceneFact]] = {
    "companies": lambda ask: ask.of_headline(COMPANIES, "companies"),
    "company_share": lambda ask: ask.of_headline(SHARE, "share"),
    "printed_share": lambda ask: SceneFact(ask.headline.printed_share, "text"),
    "enterprise_share": lambda ask: SceneFact(_dense(ask).enterprise_share, "share"),
    "location_quotient": lambda ask: SceneFact(_dense(ask).location_quotient, "ratio"),
    "enterprises": lambda ask: SceneFact(_enterprises(ask.headline.focus, ask), "number"),
    "enterprises_nation": lambda ask: SceneFact(_enterprises(NATION, ask), "number"),
    "enterprise_year": lambda ask: SceneFact(str(denominators.ENTERPRISE_YEAR), "date"),
    "population_year": lambda ask: SceneFact(str(denominators.POPULATION_YEAR), "date"),
    "top_two": lambda ask: SceneFact(tuple(row.place.adcode for row in _top_two(ask)), "places"),
    "top_two_companies": lambda ask: SceneFact(_top_two_sum(ask), "companies"),
    "top_two_share": lambda ask: share_of(_top_two_sum(ask), ask.headline.facts[COMPANIES].value),
    "top_two_per_10k": _rates,
    "remainder": lambda ask: SceneFact(left_over(ask.ranking("companies"))[0], "companies"),
    "remainder_members": lambda ask: SceneFact(left_over(ask.ranking("companies"))[1], "number"),
    "companies_least": _end(0),
    "companies_most": _end(-1),
    "companies_spread": _spread,
    "provinces": lambda ask: SceneFact(len(_provinces(ask)) or None, "number"),
    "most_provinces_covered": _best_coverage,
}
