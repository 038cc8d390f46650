"""Which companies of an imported series a selection counts, by year of registration and status."""

from collections.abc import Iterable, Mapping, Sequence

from data import filters
from data.dataset import Dataset
from data.filters.companies import REGISTERED
from data.regions import Adcode
from data.registers import block
from data.registers.block import UNKNOWN, Block
from data.selection import Selection
from data.values import Limits


def of_series(series: str, dataset: Dataset) -> Block | None:
    """The counts of a series; None unless it was counted from a register."""
    return block.of_series(series, dataset.imports)


def limits(selection: Selection, dataset: Dataset) -> Limits:
    """What the choice leaves of the chosen series; nothing is left out by a filter that it cannot answer."""
    answered = (one for one in filters.of_companies(dataset) if one.is_answered(selection, dataset))
    return Limits.of(**{one.name: one.values.format(one.of(selection)) for one in answered})


def unanswered(selection: Selection, dataset: Dataset) -> tuple[str, ...]:
    """The filters on companies that are chosen, and that the chosen series cannot answer."""
    return tuple(one.name for one in filters.of_companies(dataset) if one.is_unanswered(selection, dataset))


def values(counted: Block, limits: Limits) -> Mapping[Adcode, int]:
    """The companies of each region that pass."""
    return counted.values(passing("slots", counted.slots, limits), passing("statuses", counted.statuses, limits))


def by_slot(counted: Block, regions: Sequence[Adcode], limits: Limits) -> Mapping[str, int]:
    """The companies of all the regions together by year of registration, whichever years are chosen."""
    return counted.by_slot(regions, passing("statuses", counted.statuses, limits))


def passing(axis: str, items: Sequence[str], limits: Limits) -> list[bool]:
    """Which years, or which statuses, pass the filters on them."""
    chosen = [one for one in filters.COMPANY_FILTERS if one.axis == axis and limits.get(one.name)]
    parsed = [(one.values, one.values.parse(limits.get(one.name))[0]) for one in chosen]
    return [all(values.holds(value, item) for values, value in parsed) for item in items]


def hidden_unknown_year(selection: Selection, regions: Iterable[Adcode], dataset: Dataset) -> int:
    """How many companies the choice of years leaves out only because their year is not known."""
    counted, chosen = of_series(selection.series, dataset), limits(selection, dataset)
    years = chosen.get(REGISTERED.name)
    if not counted or not years or UNKNOWN in years.split(","):
        return 0
    return by_slot(counted, tuple(regions), chosen).get(UNKNOWN, 0)
