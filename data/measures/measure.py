"""What a measure is: one declaration that menus, map, legend, ranking, sentence, endpoints and sheets read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from data.dataset import Dataset
from data.formulas import Formula
from data.regions import Adcode
from data.selection import Selection
from data.states import State
from data.statistics import Range, Sum
from data.values import EVERY_COMPANY, RATIOS, Limits, Place, is_rate


@dataclass(frozen=True)
class Remainder:
    """What an exact total leaves for the places without a figure of their own."""

    value: int
    members: int | None  # None where nobody says how many places were counted
    formula: Formula | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class MeasureValues:
    """The values of one measure of one dataset under one selection. Subclasses must say `places` and `sources`."""

    filters_applied: tuple[str, ...] = ()  # the filters of the selection that reach these values
    limits: Limits = EVERY_COMPANY  # which of the companies are counted
    from_register: bool = False  # every company was read, so that what no child has is in none of them
    unplaced: Place | None = None  # companies of no region, not even of the nation
    as_of: str = ""  # when they were counted; blank for the dataset's main date
    year: int | None = None  # of official statistics, which they are or are set against

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The value of each region, with its state."""
        raise NotImplementedError

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The source_ids behind the values of these regions."""
        raise NotImplementedError

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """Several regions, none inside another, as one. Values that do not add up have no total."""
        unit = self.places(adcodes[:1])[0].unit
        return Place(Adcode(""), name, None, unit, State.NOT_APPLICABLE), Sum(None, 0, len(adcodes))

    def remainder(self, level: Adcode) -> Remainder | None:
        """What the level's total leaves for its children without a value."""
        return None

    def spare(self, level: Adcode) -> float:
        """How much more any child of the level may have, nobody knows which."""
        return 0

    def bound(self, level: Adcode, unknown: Sequence[Adcode]) -> float | None:
        """The most that any of these children of the level can have; None where nothing bounds it.

        Values that add up are bounded by their total, which needs no answer here.
        """
        return None

    def ranges(self, adcodes: Sequence[Adcode]) -> Mapping[Adcode, Range]:
        """Between which numbers the values of regions lie, where values are floors; empty where they are exact."""
        return {}

    def stating(self, adcodes: Sequence[Adcode]) -> Sum | None:
        """How many of the companies of regions state what the values, which are then floors, are made of."""
        return None

    def formula(self, adcodes: Sequence[Adcode]) -> Formula | None:
        """How the value of regions, taken as one, is computed; None for values that are counted or printed."""
        return None


@dataclass(frozen=True, eq=False)
class Measure:
    """What can be shown of every place. A simple measure needs `id`, `unit` and `read` only."""

    id: str
    """Its public name: in queries, on the menu, and at the end of its keys in components/words."""
    unit: str
    """Of its values. A unit that begins with `per_` is a rate, whose values are real numbers."""
    read: Callable[[Selection, Dataset], MeasureValues]
    ranked: bool = True
    """Whether its places have an order. A list that names parks has none."""
    additive: bool = False
    """Whether the values of the parts add up to the value of the whole."""
    has_shares: bool = False
    """Whether a place is shown with its part of its parent's value."""
    has_rates: bool = False
    """Whether a place is shown with its value per 10,000 people."""
    has_series: bool = False
    """Whether it counts companies of the chosen series; the filters on companies reach it."""
    dots: Literal["", "parks", "pilots"] = ""
    """What the map marks besides its values, one by one: the listed parks, or the pilots that the state named."""
    has_clusters: bool = False
    """Whether it is also counted by cluster."""
    has_circles: bool = False
    """Whether few values are drawn as circles; many of them, and those of any other measure, are fills."""
    midpoint: float | None = None
    """The value at which the colours of its map change sides; None for one ramp."""
    part_of: str = ""
    """The measure whose companies it counts some of; blank where it counts all that it speaks of."""
    base: str = ""
    """The official measure that its companies are set against; blank where there is none."""
    group: Literal["counts", "register", "official", "rates"] = "counts"
    """Under which heading of the menu it stands."""
    years: Callable[[Dataset], tuple[int, ...]] = lambda dataset: ()
    """The years that it has, in order; none for one that is of a single date."""
    breaks: tuple[int, ...] = ()
    """The years from which it is counted in a new way: those before and after never make one series."""
    counterpart: str = ""
    """The other count of the same things, beside which it is always set."""
    fact_units: tuple[str, ...] = ()
    """Units of the facts that speak of it in headline and profile, besides its own."""
    is_offered: Callable[[Dataset], bool] = lambda dataset: True
    """Whether a dataset has a table for it."""

    def stretch(self, year: int, dataset: Dataset) -> tuple[int, ...]:
        """The years that are counted in the same way as this one."""

        def way(one: int) -> int:
            return sum(one >= first for first in self.breaks)

        return tuple(one for one in self.years(dataset) if way(one) == way(year))

    @property
    def has_slot(self) -> bool:
        """Whether the headline always has its number."""
        return self.group == "counts" and not self.part_of

    @property
    def is_real(self) -> bool:
        """Whether its values are real numbers, not counts."""
        return is_rate(self.unit) or self.unit in RATIOS
