"""The gap chart of two places: a mark for each place on the axis of every fact and series that is known of either.

Counts of companies stand on one logarithmic axis, a row a series; shares and all other units have axes of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from components import numbers
from components.axis import Axis
from components.panels import names
from components.style import Style
from data.dataset import Dataset
from data.measures.comparison import Comparison
from data.selection import Selection
from data.values import Fact

LOGARITHMIC = ("companies",)
"""Units whose values differ so much that their axis is logarithmic."""


@dataclass(frozen=True)
class GapRow:
    """One fact of both places."""

    fact: str  # its public name
    label: str
    note: str  # its date, and its axis
    texts: tuple[str, str]  # the numbers, or why there is none
    positions: tuple[float | None, float | None]

    @property
    def known(self) -> tuple[float, ...]:
        """Where there is a mark."""
        return tuple(one for one in self.positions if one is not None)


def places(compared: Comparison) -> tuple[str, ...]:
    """The names of the two places, in the order of the marks."""
    return tuple(place.row.place.name for place in compared.places)


def rows(compared: Comparison, selection: Selection, dataset: Dataset, style: Style) -> list[GapRow]:
    """In the order of the table; none unless two places are compared."""
    pairs = [(one, other) for _, _, one, other in compared.gaps]
    scales = axes(pairs)
    return [_row(pair, scales, selection, dataset, style) for pair in pairs]


def axes(pairs: Sequence[tuple[Fact, Fact]]) -> Mapping[str, Axis]:
    """The axis of each unit, from zero to the largest value; a logarithmic one in whole powers of ten."""
    values: dict[str, list[float]] = {}
    for fact in (fact for pair in pairs for fact in pair):
        if fact.value is not None:
            values.setdefault(fact.unit, []).append(fact.value)
    return {unit: _axis(unit, known) for unit, known in values.items()}


def _axis(unit: str, values: Sequence[float]) -> Axis:
    positive = [value for value in values if value > 0]
    if unit in LOGARITHMIC and positive:
        low = floor(log10(min(positive)))
        return Axis(10.0**low, 10.0 ** max(low + 1, ceil(log10(max(positive)))), logarithmic=True)
    return Axis(0.0, 1.0 if unit == "share" else max(values) or 1.0)


def _row(
    pair: tuple[Fact, Fact], scales: Mapping[str, Axis], selection: Selection, dataset: Dataset, style: Style
) -> GapRow:
    one, other = pair
    unit = next(fact.unit for fact in pair if fact.value is not None)
    dates = dict.fromkeys(fact.as_of for fact in pair if fact.value is not None and fact.as_of)
    named = [] if one.fact in dataset.series_cards else [*dates]  # the name of a series has its date
    positions = [None if fact.value is None else scales[unit].position(fact.value) for fact in pair]
    return GapRow(
        one.fact,
        names.fact(one.fact, selection, dataset, style),
        style.words("numbers.comma").join([*named, axis_text(scales[unit], unit, style)]),
        (numbers.fact_value(one, style.words), numbers.fact_value(other, style.words)),
        (positions[0], positions[1]),
    )


def axis_text(axis: Axis, unit: str, style: Style) -> str:
    """The ends of an axis, in its unit: 100–100,000 家（对数轴）."""
    low, high = (numbers.value(end, unit) for end in (axis.low, axis.high))
    ends = numbers.with_unit(f"{low}–{high}", unit, style.words)
    return style.words("ranking.gap_logarithmic", ends=ends) if axis.logarithmic else ends
