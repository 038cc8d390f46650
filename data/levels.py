"""Which regions can be opened, and which level shows a choice of regions."""

from collections.abc import Iterable
from typing import Literal, cast

from data.dataset import Dataset
from data.regions import NATION, Adcode, Region

PartLevel = Literal["province", "city", "district", "undivided"]


def can_open(adcode: Adcode, dataset: Dataset) -> bool:
    """Whether the region has a map of its own: the nation, every province and every city, with figures there or not.

    A province that is not divided (澳门) has none: it would show a dozen points, and nothing that its profile lacks.
    """
    region = dataset.regions[adcode]
    is_divided = region.level != "province" or bool(dataset.regions.children(adcode))
    return region.level != "district" and is_divided and not region.pseudo


def parts(level: Adcode, dataset: Dataset) -> tuple[Region, ...]:
    """The regions on the map of an opened level: its children, or itself where it has none (东莞)."""
    return dataset.regions.children(level) or (dataset.regions[level],)


def part_level(level: Adcode, dataset: Dataset) -> PartLevel:
    """What the map of an opened level shows: a municipality has districts, not cities."""
    children = dataset.regions.children(level)
    return cast("PartLevel", children[0].level) if children else "undivided"


def level_of(adcodes: Iterable[Adcode], dataset: Dataset) -> Adcode:
    """The deepest level above all the regions that can be opened; the nation for none."""
    paths = [[region.adcode for region in dataset.regions.path(adcode)[:-1]] for adcode in adcodes]
    if not paths:
        return NATION
    common = [together[0] for together in zip(*paths, strict=False) if len(set(together)) == 1]
    return next((adcode for adcode in reversed(common) if can_open(adcode, dataset)), NATION)
