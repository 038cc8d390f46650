"""Values that are computed of the companies of each region: a ratio of them, or their median age."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from data.dataset import Dataset
from data.measures.companies import Companies
from data.measures.measure import MeasureValues
from data.regions import Adcode
from data.selection import Selection
from data.statistics import Sum
from data.values import Place


@dataclass(frozen=True, kw_only=True)
class DerivedValues(MeasureValues):
    """One number of the companies of each region. Subclasses say `_place`."""

    counts: Companies

    @classmethod
    def over(cls, counts: Companies, selection: Selection, dataset: Dataset, **own: Any) -> Self:
        """The values of the chosen series, whose filters reach them; companies of no place are in none of them."""
        return cls(
            counts=counts,
            filters_applied=counts.filters_applied,
            limits=counts.limits,
            from_register=counts.from_register,
            as_of=dataset.series_cards[selection.series]["as_of"],
            **own,
        )

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The value of each region, or why there is none."""
        return tuple(self._place(count, (count.adcode,)) for count in self.counts.places(adcodes))

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """The value of all companies of several regions."""
        count, covered = self.counts.total(adcodes, name)
        return self._place(count, adcodes), covered

    def _place(self, count: Place, adcodes: Sequence[Adcode]) -> Place:
        """The value of regions, whose companies are `count`."""
        raise NotImplementedError
