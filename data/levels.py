"""Which regions can be opened, and which level shows a choice of regions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.regions import NATION, Adcode, Region

if TYPE_CHECKING:
    from data.dataset import Dataset


def can_open(adcode: Adcode, dataset: "Dataset") -> bool:
    """Whether the region has a map of its own: the nation, every province, and a city some table has districts of."""
    level = dataset.regions[adcode].level
    return level in ("nation", "province") or adcode in dataset.cities_with_districts


def parts(level: Adcode, dataset: "Dataset") -> tuple[Region, ...]:
    """The regions on the map of an opened level: its children, or itself where it has none (澳门)."""
    return dataset.regions.children(level) or (dataset.regions[level],)


def level_of(adcodes: Iterable[Adcode], dataset: "Dataset") -> Adcode:
    """The deepest level above all the regions that can be opened; the nation for none."""
    paths = [[region.adcode for region in dataset.regions.path(adcode)[:-1]] for adcode in adcodes]
    if not paths:
        return NATION
    common = [together[0] for together in zip(*paths, strict=False) if len(set(together)) == 1]
    return next((adcode for adcode in reversed(common) if can_open(adcode, dataset)), NATION)
