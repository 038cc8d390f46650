"""The five facts, and the sentence's numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from data import filters
from data.dataset import Dataset
from data.measures import companies, facts, listed, on_list, peers, registered, specifications
from data.measures.facts import PlaceMeasures
from data.measures.measure import Measure, MeasureValues
from data.measures.offers import SeriesOffer, series_with
from data.measures.on_list import ListFacts
from data.measures.peers import Standing, Usual
from data.measures.ranked import ranks
from data.measures.specifications import Robustness
from data.regions import NATION, Adcode
from data.registers.imports import of_series
from data.schemas import NOT_BUILT
from data.selection import Selection
from data.statistics import Rank, share
from data.summaries import Summary, remembered
from data.values import Fact, Place

STATUS_ORDER = ("operating", "closed", "unknown", "not_built")


@dataclass(frozen=True)
class Leader:
    """The part of a place that has most."""

    name: str  # reader's language
    value: float
    unit: str
    known: int  # parts with an exact figure
    proved: bool  # no part without one can have more


@dataclass(frozen=True, kw_only=True)
class Headline(Summary):
    """The five fixed slots and what the sentence needs."""

    focus: Adcode  # the nation, the opened or the single chosen region
    names: tuple[str, ...]  # the chosen regions' or cluster's name(s), reader's language; (nation,) by default
    measure: Measure
    series: str
    facts: tuple[Fact, Fact, Fact, Fact, Fact]  # published, listed, companies, share, per_10k
    offered: tuple[Fact, ...]  # those of the five that the dataset has tables for
    shown: Fact  # of the measure: one of them, or one more
    # (status, count) in fixed order, no zeros; not_built: planned, being built
    listed_by_status: tuple[tuple[str, int], ...]
    listed_provinces: int  # province-level units with a listed park in this selection
    published_provinces: int | None
    printed_share: str  # "45%" where the publication printed another share than the exact one, else ""
    top_two: tuple[str, ...]  # names of the provable first and second child, for the sentence
    top_two_share: float | None
    hidden_unknown_year: int
    filtered: bool
    park_filters: tuple[str, ...] = ()  # the filters on parks that are in force
    top_two_approx: bool = False  # their share is one of a rounded total
    scope: str = "nation"  # nation | region | several | cluster
    members: int = 1  # regions that the sums cover, none inside another
    listed_unfiltered: int = 0  # listed parks here before any filter on parks
    parent_name: str = ""  # of the region that shares are of
    remainder: int | None = None  # of the parent, where the focus is part of it
    remainder_members: int = 0
    offered_series: tuple[SeriesOffer, ...] = ()  # other series that have a figure here, where the chosen one has none
    industry: str = ""  # 区块链, blockchain
    publication: str = ""  # 财联社记者不完全统计
    list_name: str = ""  # of a list of one's own; blank for the dataset's
    list_as_of: str = ""
    provider: str = ""  # of the series
    variant: str = ""  # what tells the series from another of the same provider, day and measure
    series_as_of: str = ""
    series_measure: str = "existing"  # existing | cumulative | new_registered | revoked
    unanswered: tuple[str, ...] = ()  # filters on companies that the series cannot answer
    unplaced_companies: int = 0  # of a register, that are in no place: beside the nation's number, not in it
    share_without: int = 0  # the same companies, where they are missing from the total that shares are of
    keyword: str = ""  # the word in name or scope by which the series finds companies
    leader: Leader | None = None  # under the shown measure, where `top_two` does not name it
    usual: Usual | None = None  # among the peers of a single place
    standing: Standing = ""  # of its value among theirs
    peers: str = ""  # by which rule they are its peers
    company_list: ListFacts | None = None  # where the measure is of one
    robustness: Robustness | None = None  # whether the order of places is the same by other definitions
    ranks_by_staff: tuple[int, int] | None = None  # of the chosen place: by all companies, by those with insured staff
    of_industry: bool = True  # the companies are the industry's; a register without a keyword has all kinds


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Headline:
    """The facts of the focus, or of several regions as one."""
    measures = facts.of_selection(selection, dataset)
    passed = filters.passing(selection, dataset)
    five = measures.five
    shown = facts.shown(measures, five)
    return Headline(
        focus=selection.focus,
        measure=measures.measure,
        series=selection.series,
        facts=five,
        offered=facts.offered(five, dataset),
        shown=shown,
        listed_by_status=_by_status(passed.mask, dataset),
        listed_provinces=len({*compress(dataset.parks["province"], passed.mask)}),
        published_provinces=measures.published.provinces if measures.reach == (NATION,) else None,
        printed_share=facts.printed_share(measures),
        **(top_two := _top_two(measures)),
        leader=None if top_two["top_two"] and measures.measure is companies.COMPANIES else _leader(measures),
        hidden_unknown_year=filters.hidden_unknown_year(selection, dataset),
        filtered=bool(filters.unreached(selection, dataset, ())),
        park_filters=filters.unreached(selection, dataset, ()),
        members=len(measures.reach),
        listed_unfiltered=sum(measures.listed.everything.get(adcode, 0) for adcode in measures.reach),
        **_scope(measures),
        **_neighbourhood(measures),
        **_definition(selection, dataset),
        **_of_register(measures),
        **_among_peers(measures),
        company_list=on_list.facts(selection, measures.reach, dataset),
        robustness=specifications.read(selection, dataset),
        ranks_by_staff=specifications.ranks_by_staff(selection, dataset),
        filters_applied=facts.filters_applied(measures),
        sources=facts.sources(measures, (*five, shown)),
    )


def _by_status(mask: Sequence[bool], dataset: Dataset) -> tuple[tuple[str, int], ...]:
    statuses = compress(dataset.parks["status"], mask)
    counts = Counter("not_built" if status in NOT_BUILT else status for status in statuses)
    return tuple((status, counts[status]) for status in STATUS_ORDER if counts[status])


def _top_two(measures: PlaceMeasures) -> dict[str, Any]:
    """The two children that provably lead, and their share together."""
    nothing: dict[str, Any] = {"top_two": (), "top_two_share": None}
    if len(measures.reach) != 1:
        return nothing
    (total,) = measures.companies.places(measures.reach)
    children, ranked = _ranked_parts(measures.reach[0], companies.COMPANIES, measures.companies, measures.dataset)
    proved = {adcode: rank.rank for adcode, rank in ranked.items() if rank.among == "all"}
    leading = sorted((child for child in children if proved.get(child.adcode, 3) < 3), key=lambda c: proved[c.adcode])
    if total.value is None or [proved[child.adcode] for child in leading] != [1, 2] or len(children) < 3:
        return nothing  # two that are equal share a rank
    first, second = leading
    both = (first.count or 0) + (second.count or 0)
    names = (first.name, second.name)
    return {"top_two": names, "top_two_share": share(both, total.count), "top_two_approx": total.approx}


def _leader(measures: PlaceMeasures) -> Leader | None:
    """The part of a single place that comes first, as far as the figures prove it; None where two are equal."""
    if len(measures.reach) != 1:
        return None
    parts, ranked = _ranked_parts(measures.reach[0], measures.measure, measures.values, measures.dataset)
    first = [part for part in parts if part.adcode in ranked and ranked[part.adcode].rank == 1]
    if len(first) != 1:
        return None
    (part,) = first
    proved = ranked[part.adcode].among == "all"
    return Leader(part.name, part.value or 0, part.unit, sum(one.value is not None for one in parts), proved)


def _ranked_parts(
    level: Adcode, measure: Measure, values: MeasureValues, dataset: Dataset
) -> tuple[tuple[Place, ...], dict[Adcode, Rank]]:
    """The children of a place with their values, and the ranks that these prove."""
    (total,) = values.places([level])
    parts = values.places(child.adcode for child in dataset.regions.children(level))
    return parts, ranks(parts, total, measure, values, level)


def _scope(measures: PlaceMeasures) -> dict[str, Any]:
    selection, regions = measures.selection, measures.dataset.regions
    if selection.cluster:
        name = listed.cluster_name(selection.cluster, measures.dataset, selection.lang)
        return {"scope": "cluster", "names": (name,)}
    adcodes = selection.regions or (selection.map,)
    scope = "several" if len(adcodes) > 1 else "nation" if adcodes == (NATION,) else "region"
    return {"scope": scope, "names": tuple(regions[adcode].label(selection.lang) for adcode in adcodes)}


def _neighbourhood(measures: PlaceMeasures) -> dict[str, Any]:
    """The parent, and what stands in for a figure that is missing."""
    missing = not measures.companies.sources(measures.reach)
    parent = measures.parent
    rest = measures.companies.remainder(parent) if missing and parent not in (None, NATION) else None
    offered = series_with(measures.reach, measures.dataset, without=measures.selection.series) if missing else ()
    return {
        "parent_name": measures.dataset.regions[parent].label(measures.selection.lang) if parent else "",
        "remainder": rest.value if rest else None,
        "remainder_members": (rest.members or 0) if rest else 0,
        "offered_series": offered,
    }


def _of_register(measures: PlaceMeasures) -> dict[str, Any]:
    """What the filters on companies leave out, or do not reach; and the companies without a place."""
    selection, dataset, unplaced = measures.selection, measures.dataset, measures.companies.unplaced
    return {
        "unanswered": registered.unanswered(selection, dataset),
        "unplaced_companies": unplaced.count or 0 if unplaced and measures.reach == (NATION,) else 0,
        "share_without": unplaced.count or 0 if unplaced and measures.parent == NATION else 0,
    }


def _among_peers(measures: PlaceMeasures) -> dict[str, Any]:
    """How the shown value of a single place compares with its peers."""
    group = peers.group(measures.selection, measures.dataset)
    if group.region not in group.members:
        return {}
    places = {place.adcode: place for place in measures.values.places(group.members)}
    ranges = measures.values.ranges(group.members)
    usual = peers.usual_values(places.values(), measures.measure, ranges)
    compared = peers.standing(places[group.region], usual, ranges)
    return {"usual": usual, "standing": compared, "peers": group.rule} if compared else {}


def _definition(selection: Selection, dataset: Dataset) -> dict[str, Any]:
    """Whose number it is, and of which companies."""
    about, zh = dataset.about, selection.lang == "zh"
    card = dataset.series_cards[selection.series]
    return {
        "industry": about.industry_zh if zh else about.industry_en,
        "publication": about.publication_zh if zh else about.publication_en,
        "list_name": dataset.substitute_list.name if dataset.substitute_list else "",
        "list_as_of": dataset.substitute_list.as_of if dataset.substitute_list else "",
        "provider": card["provider" if zh else "provider_en"],
        "variant": card[f"variant_{selection.lang}"],
        "series_as_of": card["as_of"],
        "series_measure": card["measure"],
        "keyword": (keyword := companies.keyword(selection.series, dataset, selection.lang)),
        "of_industry": bool(keyword) or of_series(selection.series, dataset.imports) is None,
    }
