"""What a total leaves for the places without a figure of their own, as a row under theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.measures.measure import MeasureValues, Remainder
from data.measures.ranked import PlaceTable, RankedPlace
from data.measures.registry import measures_of
from data.regions import Adcode
from data.states import State
from data.values import Fact, Place


@dataclass(frozen=True, kw_only=True)
class RemainderRow(RankedPlace):
    """其余 16 市及未分市（推算）; 其余 17 省合计."""

    fact: Fact  # of what is left, with its formula
    members: int | None = None  # how many places it stands for; None where nobody says how many were counted


def remainder_row(table: PlaceTable, level: Adcode) -> RemainderRow | None:
    """The rest of a level's total: of the chosen series, or of the published count, which stands beside our list.

    A list leaves nothing over. Under `listed` the row therefore holds what is listed where nothing was printed.
    """
    counterpart = measures_of(table.dataset).get(table.measure.counterpart)
    figures = [table.values, *([counterpart.read(table.selection, table.dataset)] if counterpart else [])]
    for values in () if table.selection.cluster else figures:
        if rest := values.remainder(level):
            rows = table.rows(level)
            known = values.places(rows)
            others = [row for row, place in zip(rows.values(), known, strict=True) if place.value is None]
            total = table.total(level)
            return _row(_fact(rest, values, total), rest, others, total, table, is_own=values is table.values)
    return None


def _fact(rest: Remainder, values: MeasureValues, total: Place) -> Fact:
    """What is left of a total, with the sources of all that goes into it."""
    regions = [region for term in rest.formula.terms for region in term.regions] if rest.formula else [total.adcode]
    unit = values.places([total.adcode])[0].unit
    return Fact("remainder", rest.value, unit, "", values.sources(regions), State.DERIVED, formula=rest.formula)


def _row(
    fact: Fact, rest: Remainder, others: Sequence[RankedPlace], total: Place, table: PlaceTable, *, is_own: bool
) -> RemainderRow:
    """The rest, with the parks that our list has in the same places beside it."""
    listed, state = _listed(others)
    value = (rest.value, State.DERIVED) if is_own else (listed, state)
    place = Place(Adcode(""), "", value[0], total.unit, value[1])
    printed = (rest.value, State.DERIVED) if table.measure.counterpart else (None, State.NOT_PUBLISHED)
    return RemainderRow(
        place=place,
        share=table.share(place, total),
        published=printed[0],
        listed=listed,
        published_state=printed[1],
        listed_state=state,
        fact=fact,
        members=rest.members,
    )


def _listed(rows: Sequence[RankedPlace]) -> tuple[int | None, State]:
    """What our list has in these places: parks, parks that do not pass the filter, or none that it names."""
    named = [row.listed for row in rows if row.listed is not None]
    if not named:
        return None, State.NOT_LISTED
    return sum(named), State.COUNTED if any(named) else State.NO_MATCH
