"""The regions of China: nation, provinces, cities, districts, and the names they go by.

A region's parent comes from the table, never from its digits.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal, NewType

import pandas as pd

Adcode = NewType("Adcode", str)
Level = Literal["nation", "province", "city", "district"]
Kind = Literal["nation", "province", "region", "city", "prefecture", "area", "league"]
KINDS: Mapping[str, Kind] = {
    "特别行政区": "region",
    "自治区": "region",
    "自治州": "prefecture",
    "地区": "area",
    "盟": "league",
    "省": "province",
    "市": "city",
}
"""What a region with parts is, by the end of its official name: 北京市 is a city, whatever its level."""
NATION = Adcode("100000")
SEPARATE = frozenset(map(Adcode, ("710000", "810000", "820000")))
"""Taiwan, Hong Kong and Macau have statistics of their own, at other dates: the nation's figures are without them."""


@dataclass(frozen=True)
class Region:
    """One place of `regions.csv`."""

    adcode: Adcode
    name: str  # official Chinese name, 广东省
    short: str  # name on the map, 广东
    name_en: str  # Guangdong
    parent: Adcode | None  # None only for the nation; the districts of a municipality have the municipality itself
    level: Level
    pseudo: bool  # shown on maps, but no statistical unit
    pinyin: str = ""  # syllables of the short name, guang dong

    @property
    def kind(self) -> Kind:
        """What people call it, where its level says something else: 全市 of 北京, 全区 of 广西, 全州 of 延边."""
        if self.adcode == NATION:
            return "nation"
        return next((kind for end, kind in KINDS.items() if self.name.endswith(end)), "city")

    def label(self, lang: str) -> str:
        """The short name in the reader's language."""
        return self.short if lang == "zh" else self.name_en


@dataclass(frozen=True)
class Former:
    """A place of `successors.csv` that is no region any more."""

    name: str  # 闸北区
    adcode: str  # 310108; blank where another region has it today
    parent: str  # where it lay, by the name of that time
    date: str  # since when the name is gone
    successors: tuple[Adcode, ...]  # where its area belongs today; several where it was divided


class Regions:
    """All regions, by adcode, with their tree and their aliases. Built once; never changed.

    Two of the same tables are equal: what is kept of one (data/registers/places.py) holds for a dataset loaded anew.
    """

    def __init__(self, table: pd.DataFrame, aliases: pd.DataFrame, successors: pd.DataFrame | None = None) -> None:
        """From the frames of `regions.csv`, `aliases.csv` and `successors.csv`, whose adcodes must all exist."""
        columns = [table[field.name].tolist() for field in fields(Region)]
        rows = (Region(*row) for row in zip(*columns, strict=True))
        self._regions = {region.adcode: replace(region, parent=region.parent or None) for region in rows}
        self._paths = {adcode: self._climb(adcode) for adcode in self._regions}
        self._containers = {adcode: frozenset(one.adcode for one in path) for adcode, path in self._paths.items()}
        self._aliases: dict[str, tuple[str, ...]] = {
            str(adcode): tuple(group) for adcode, group in aliases.groupby("adcode")["alias"]
        }
        self._children: defaultdict[Adcode | None, list[Region]] = defaultdict(list)
        self._named: defaultdict[str, list[Adcode]] = defaultdict(list)
        for region in sorted(self._regions.values(), key=lambda region: region.adcode):
            self._children[region.parent].append(region)
            for name in {name.casefold() for name in self.names(region)}:
                self._named[name].append(region.adcode)

        self.former = tuple(_former(successors)) if successors is not None else ()
        frames = (frame.to_csv(index=False) for frame in (table, aliases, successors) if frame is not None)
        self._digest = hashlib.sha256("\n".join(frames).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Regions) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)

    def __contains__(self, adcode: object) -> bool:
        return adcode in self._regions

    def __getitem__(self, adcode: str) -> Region:
        return self._regions[Adcode(adcode)]

    def __iter__(self) -> Iterator[Region]:
        return iter(self._regions.values())

    def children(self, adcode: Adcode) -> tuple[Region, ...]:
        """Direct children in adcode order: provinces of the nation, cities of a province, districts of a city."""
        return tuple(self._children.get(adcode, ()))

    def path(self, adcode: Adcode) -> tuple[Region, ...]:
        """From the nation down to the region itself."""
        return self._paths[adcode]

    def within(self, adcode: Adcode, container: Adcode) -> bool:
        """Whether `container` is the region itself or one of its ancestors."""
        return container in self._containers[adcode]

    def resolve(self, text: str, within: Adcode = NATION) -> Adcode | None:
        """The region inside `within` that `text` names: name, short name, English name, adcode, alias; None if unknown
        or ambiguous. Places inside `within` win over itself (吉林 in 吉林 is the city), then the highest level wins.
        """
        found = [adcode for adcode in self._named.get(text.strip().casefold(), ()) if self.within(adcode, within)]
        inside = [adcode for adcode in found if adcode != within] or found
        depths = {adcode: len(self.path(adcode)) for adcode in inside}
        highest = [adcode for adcode, depth in depths.items() if depth == min(depths.values())]
        return highest[0] if len(highest) == 1 else None

    def names(self, region: Region) -> tuple[str, ...]:
        """Names, adcode and aliases of a region."""
        return (region.name, region.short, region.name_en, region.adcode, *self._aliases.get(region.adcode, ()))

    def _climb(self, adcode: Adcode) -> tuple[Region, ...]:
        region = self._regions[adcode]
        return (*(self._climb(region.parent) if region.parent else ()), region)


def read_regions(folder: Path) -> Regions:
    """The regions of a reference folder, without the checks: `load` (data/dataset_loader.py) has made them."""
    names = ("regions.csv", "aliases.csv", "successors.csv")
    table, *others = (pd.read_csv(folder / name, dtype=str, keep_default_na=False) for name in names)
    return Regions(table.assign(pseudo=table["pseudo"] == "yes"), *others)


def _former(successors: pd.DataFrame) -> Iterator[Former]:
    """One for all rows of a place that was divided."""
    parts: defaultdict[tuple[str, ...], list[Adcode]] = defaultdict(list)
    columns = [successors[name].tolist() for name in ("name", "adcode", "parent", "date", "successor")]
    for *place, successor in zip(*columns, strict=True):
        parts[tuple(place)].append(Adcode(successor))
    for (name, adcode, parent, date), today in parts.items():
        yield Former(name, adcode, parent, date, tuple(today))
