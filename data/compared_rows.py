"""The rows that are published of the views that set places, or two of their numbers, beside each other."""

from data.measures.comparison import ComparedPlace, Comparison
from data.summaries.ranking import Ranking
from data.two_maps import TwoMaps
from data.values import Fact, Place
from data.view_rows import Row, fact_row, place_row

DECIMALS = 9
"""Of a difference: what is beyond them is an error of binary numbers."""


def ranking(summary: Ranking) -> list[Row]:
    """The places, then the companies of no place, which have no adcode either; of compared places every fact."""
    if summary.comparison:
        return _compared(summary.comparison)
    unplaced = summary.unplaced_companies
    # A rank among the published ones is no rank, since one of the others could be larger.
    rows = [{**place_row(row.place), "rank": row.rank if row.rank_among == "all" else None} for row in summary.rows]
    return [*rows, {**place_row(unplaced), "rank": None}] if unplaced else rows


def _compared(summary: Comparison) -> list[Row]:
    """A row a fact and place, fact by fact in the order of the page; the rank stands with the measure it is of."""
    series = range(len(summary.other_series))
    facts = [[(place, place.facts[index]) for place in summary.places] for index in range(len(summary.facts))]
    others = [[(place, place.other_series[index]) for place in summary.places] for index in series]
    first = summary.facts[0]
    return [_compared_fact(*pair, ranked=pair[1].fact == first) for row in (*facts, *others) for pair in row]


def _compared_fact(place: ComparedPlace, fact: Fact, *, ranked: bool) -> Row:
    plain, row = fact_row(fact), place.row
    proved = row.rank if ranked and row.rank_among == "all" else None
    return {
        "adcode": place.adcode,
        "name": row.place.name,
        **{name: plain[name] for name in ("fact", "value", "unit", "state")},
        "approx": fact.details.approx,
        "rank": proved,
        **{name: plain[name] for name in ("as_of", "source", "note")},
    }


def two_maps(maps: TwoMaps) -> list[Row]:
    """A row a place; a difference only where both numbers are of one thing, counted alike."""
    if maps.second is None:
        return []
    pairs = zip(maps.first.places, maps.second.places, strict=True)
    return [
        {
            **place_row(one),
            **{f"beside_{name}": getattr(other, name) for name in ("value", "unit", "state")},
            "difference": _difference(one, other) if maps.is_subtractable else None,
        }
        for one, other in pairs
    ]


def gap(summary: Ranking) -> list[Row]:
    """A row a fact that is known of either of two chosen places; of more, or of fewer, none."""
    return [_gap_row(*one) for one in summary.comparison.gaps] if summary.comparison else []


def _gap_row(one: ComparedPlace, other: ComparedPlace, fact: Fact, next_to: Fact) -> Row:
    known = [each for each in (fact, next_to) if each.value is not None]
    is_alike = len(known) == 2 and fact.as_of == next_to.as_of
    sources = dict.fromkeys(source for each in known for source in each.sources)
    return {
        "fact": fact.fact,
        "unit": known[0].unit,
        "adcode": one.adcode,
        "name": one.row.place.name,
        "value": fact.value,
        "state": fact.state,
        "beside_adcode": other.adcode,
        "beside_name": other.row.place.name,
        "beside_value": next_to.value,
        "beside_state": next_to.state,
        "difference": _difference(fact, next_to) if is_alike else None,
        "as_of": "/".join(dict.fromkeys(each.as_of for each in known if each.as_of)),
        "source": ";".join(sources),
    }


def _difference(one: Place | Fact, other: Place | Fact) -> float | None:
    """How much more the second is; None where either is unknown, or one is printed and the other a sum."""
    if one.value is None or other.value is None or one.state != other.state:
        return None
    return round(other.value - one.value, DECIMALS)
