"""What a filter is: one declaration that queries, menus, chips, captions, counts and endpoints read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.dataset import Dataset
from data.filters.values import Slugs, Value
from data.registers import block, class_counts
from data.registers.block import Block
from data.registers.dimensions import STATUS, Dimension, of_bins
from data.registers.imports import Import, of_series
from data.selection import Selection


@dataclass(frozen=True, eq=False)
class _Filter:
    """What all filters have. A filter belongs to parks or to companies, and never reaches the other."""

    name: str
    """Its public name: in queries, in `filters_applied`, and in its keys in components/words."""
    values: Slugs
    field: str = ""
    """Its name in the selection that /data gives out, where that is another one."""

    def of(self, selection: Selection) -> Value:
        """What is chosen; empty where the filter is not in force."""
        return selection.get(self.name)

    def is_unanswered(self, selection: Selection, dataset: Dataset) -> bool:
        """Whether it is in force and what is chosen cannot answer it."""
        return False


@dataclass(frozen=True, eq=False)
class ParkFilter(_Filter):
    """A filter of listed parks. A simple one needs the name of a column of `parks.csv` and its values only."""

    items: Callable[[Dataset], Sequence[str]] | None = None
    """What it looks at, park by park, where that is not the column of its name."""
    slots: Callable[[Dataset], Sequence[str]] | None = None
    """What its menu offers, where that is more than what the parks have."""

    def items_of(self, dataset: Dataset) -> Sequence[str]:
        """What it looks at, one text a row of `dataset.parks`."""
        return _items(self, dataset)

    def counts(self, dataset: Dataset) -> Mapping[str, int]:
        """How many parks have each of these texts."""
        return _counts(self, dataset)

    def mask(self, selection: Selection, dataset: Dataset) -> tuple[bool, ...]:
        """Which parks pass, in the order of `dataset.parks`; all of them where nothing is chosen."""
        value, items = self.of(selection), self.items_of(dataset)
        passing = {item for item in self.counts(dataset) if not value or self.values.holds(value, item)}
        return tuple(item in passing for item in items)

    def options(self, selection: Selection, dataset: Dataset) -> Sequence[str]:
        """What its menu offers."""
        if self.slots:
            return self.slots(dataset)
        present = {*self.counts(dataset), *self.of(selection)} - {""}
        return self.values.parse(",".join(present))[0]

    def count(self, option: str, selection: Selection, dataset: Dataset) -> int:
        """The parks of the list that an option keeps by itself: a number of the choice would change with each."""
        value, _ = self.values.parse(option)
        return sum(count for item, count in self.counts(dataset).items() if self.values.holds(value, item))

    def is_offered(self, selection: Selection, dataset: Dataset) -> bool:
        """Whether it has a menu: it can answer, or is in force and can be lifted."""
        return bool(self.options(selection, dataset))


@dataclass(frozen=True, eq=False)
class CompanyFilter(_Filter):
    """A filter of the companies of an imported series."""

    axis: Literal["slots", "statuses", "classes"] = "slots"
    """What distinguishes the companies."""
    can_answer: Callable[[Block], bool] = bool
    """Whether a series knows years or statuses of its companies."""
    dimension: Dimension | None = None
    """Of classes: which."""

    def is_answered(self, selection: Selection, dataset: Dataset) -> bool:
        """Whether the chosen series can answer, beside the filters on classes that are in force before it."""
        imported = of_series(selection.series, dataset.imports)
        if imported and self.dimension:
            return self._is_distinguished(selection, *imported)
        counted = block.of_series(selection.series, dataset.imports)
        return counted is not None and not self.dimension and self.can_answer(counted)

    def _is_distinguished(self, selection: Selection, one: Import, measure: str) -> bool:
        known = [dimension.name for dimension in class_counts.dimensions(one, measure)]
        if self.name not in known or not self._is_counted_by(selection, one):
            return False
        classes = [name for name in known[: known.index(self.name)] if name != STATUS.name]
        before = any(selection.get(name) for name in ("registered", *classes))
        return not before or class_counts.can_combine(one)

    def _is_counted_by(self, selection: Selection, one: Import) -> bool:
        """Whether an import has all chosen classes; of numbers, one with other bins has others."""
        counted = of_bins(one.bins)[self.name]
        return not counted.bounds or {*self.of(selection)} <= {*counted.classes}

    def options(self, selection: Selection, dataset: Dataset) -> Sequence[str]:
        if self.dimension:
            return self._classes(selection, dataset)
        counted = block.of_series(selection.series, dataset.imports)
        if counted is None:
            return ()
        return counted.slots[::-1] if self.axis == "slots" else counted.statuses  # the latest of fifty years first

    def _classes(self, selection: Selection, dataset: Dataset) -> Sequence[str]:
        """The outermost classes that any company has, and those that are chosen."""
        imported = of_series(selection.series, dataset.imports)
        present = self._totals(selection, dataset)
        offered = of_bins(imported[0].bins)[self.name].outermost(present) if imported else ()
        return self.values.parse(",".join((*offered, *self.of(selection))))[0]

    def _totals(self, selection: Selection, dataset: Dataset) -> Mapping[str, int]:
        imported = of_series(selection.series, dataset.imports)
        return class_counts.totals(*imported).get(self.name, {}) if imported else {}

    def count(self, option: str, selection: Selection, dataset: Dataset) -> int:
        """The companies of the chosen series in the whole country that an option keeps by itself."""
        if self.dimension:
            inside = self._totals(selection, dataset).items()
            return sum(count for one, count in inside if self.dimension.holds((option,), one))
        counted = block.of_series(selection.series, dataset.imports)
        return counted.totals.get(option, 0) if counted else 0

    def is_offered(self, selection: Selection, dataset: Dataset) -> bool:
        return bool(self.of(selection)) or self.is_answered(selection, dataset)

    def is_unanswered(self, selection: Selection, dataset: Dataset) -> bool:
        return bool(self.of(selection)) and not self.is_answered(selection, dataset)


@lru_cache(maxsize=128)
def _items(one: ParkFilter, dataset: Dataset) -> Sequence[str]:
    """Kept, like the next: each control asks with every choice, and a column of pandas is slow to read."""
    return one.items(dataset) if one.items else dataset.parks[one.name].tolist()


@lru_cache(maxsize=128)
def _counts(one: ParkFilter, dataset: Dataset) -> Mapping[str, int]:
    return Counter(_items(one, dataset))


Filter = ParkFilter | CompanyFilter
