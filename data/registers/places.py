"""Names of places as a table that an engine can join with, and suggestions for names that it does not hold.

A name means a place inside another place: 东城区 inside 北京市, 吉林 inside 吉林省 the city.
Where a name is clear in a province or in the nation, the levels between may be blank, or unknown.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from csv import DictReader
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import pandas as pd

from data.regions import NATION, Adcode, Level, Region, Regions

NO_CITY = ("市辖区", "县", "省直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "直辖县级")
"""What stands for the city where there is none: the place is that of the level above."""
SUFFIXES = "区县市旗"
LEVELS = get_args(Level)
NICKNAMES = Path(__file__).parent / "nicknames.csv"
BEGINNING = 2
"""Characters of a name from which on its beginning is taken for the place: 内蒙."""
CLOSE = 0.6
"""From how much likeness on (difflib's ratio) a name is offered as a suggestion."""
ZONE = re.compile("(高新|经开|开发|新|保税|自贸|园|示范|试验|合作)区$|新城$")
"""A zone is no region, and its name no misspelling: 高新区 is not 新都区."""

Within = tuple[str, str]
"""A container's adcode and a name used inside it."""
PlaceKind = Literal["", "spelling", "successor", "ambiguous", "zone", "abroad"]
"""Why a name is not understood: it may be misspelt, its place has merged or has another name now, several places have
it, it is that of a zone inside the place above, or it lies outside the map; blank where nothing is known of it."""


@dataclass(frozen=True)
class Suggestion:
    """What may be meant by a place that is not understood."""

    written: str = ""  # the name that is not understood; blank if all are
    kind: PlaceKind = ""
    candidates: tuple[Adcode, ...] = ()  # in the order of adcodes
    since: str = ""  # of a successor: when the place of that name ceased

    @property
    def region(self) -> str:
        """The only place that may be meant; blank where there are several, or none."""
        return self.candidates[0] if len(self.candidates) == 1 else ""


@cache
def table(regions: Regions) -> pd.DataFrame:
    """within, text, region, leaf: a row for each name that is clear inside a place. A leaf has no known parts."""
    rows = _lookup(regions)
    leaves = {region.adcode: not regions.children(region.adcode) for region in regions}
    cells = [(within, text, region, leaves[Adcode(region)]) for (within, text), region in rows.items()]
    return pd.DataFrame(cells, columns=["within", "text", "region", "leaf"])


@cache
def words(regions: Regions) -> pd.DataFrame:
    """text, known (True): whatever can only be the name of a place, wherever it is written, or the beginning of one."""
    texts = {text for (_, text) in _lookup(regions)}
    for region in regions:
        texts |= {region.name[:length] for length in range(BEGINNING, len(region.name))}
        if region.level == "city":
            above = regions.path(region.adcode)[1:-1]
            texts |= {province + region.short for one in above for province in (one.name, one.short)}  # 广东深圳
    texts |= {text for nickname in _nicknames() for text in (nickname, f"{nickname}市")}
    return pd.DataFrame({"text": sorted(texts), "known": True})


@cache
def certain(regions: Regions) -> frozenset[str]:
    """The texts of `words`."""
    return frozenset(words(regions)["text"])


def _named(regions: Regions) -> dict[Within, Adcode]:
    """Every name in full, in short, and as an alias. Of several places with a name the highest level is meant.

    Levels are compared, not depths: neither 朝阳区 is more likely than the other because 北京 has no cities above its
    districts. A place inside another wins over itself: 吉林 in 吉林 is the city.
    """
    regions_of: defaultdict[Within, set[Region]] = defaultdict(set)
    for region in regions:
        for container in regions.path(region.adcode):
            for name in regions.names(region):
                regions_of[container.adcode, name].add(region)
    meant = {(within, name): _highest(within, places) for (within, name), places in regions_of.items()}
    return {key: adcode for key, adcode in meant.items() if adcode}


def _highest(within: str, places: set[Region]) -> Adcode | None:
    inside = [place for place in places if place.adcode != within] or list(places)
    top = min(LEVELS.index(place.level) for place in inside)
    highest = [place.adcode for place in inside if LEVELS.index(place.level) == top]
    return highest[0] if len(highest) == 1 else None


def _shortened(regions: Regions) -> dict[Within, Adcode]:
    """东城 for 东城区, where only one place of the container has that name."""
    adcodes_of: defaultdict[Within, set[Adcode]] = defaultdict(set)
    for region in regions:
        if region.level == "district" and len(region.name) > 2 and region.name[-1] in SUFFIXES:
            for container in regions.path(region.adcode)[1:]:
                adcodes_of[container.adcode, region.name[:-1]].add(region.adcode)
    return {key: adcodes.pop() for key, adcodes in adcodes_of.items() if len(adcodes) == 1}


def meant(regions: Regions, within: Adcode, text: str) -> Adcode | None:
    """The place that a name means inside another; None if that is not clear."""
    return _lookup(regions).get((within, text))


def suggest(regions: Regions, province: str, city: str, district: str) -> Suggestion:
    """The first of the written names that is not understood, and the places that may be meant."""
    within = NATION
    for text in (province, city, district):
        region = _lookup(regions).get((within, text)) if text else within
        if region is None:
            one = likely(regions, text, within)
            return Suggestion(text, "spelling", (one,)) if one else Suggestion(text)
        within = region
    return Suggestion()


@cache
def _lookup(regions: Regions) -> dict[Within, Adcode]:
    above = [region.adcode for region in regions if region.level in ("province", "city")]
    stand_ins: dict[Within, Adcode] = {(adcode, text): adcode for adcode in above for text in NO_CITY}
    return {**_shortened(regions), **stand_ins, **_named(regions)}


def likely(regions: Regions, text: str, within: Adcode) -> Adcode | None:
    """The place that an unknown name may mean; only where a single one comes out.

    It is found by nickname, then by a name inside the other, then by likeness. The name of a place elsewhere is no
    misspelling: whoever wrote 广州市 in 浙江省 did not mean 衢州市.
    """
    if (NATION, text) in _lookup(regions):
        return None
    inside = [one for one in regions if one.adcode != within and regions.within(one.adcode, within) and not one.pseudo]
    for choose in (_by_nickname, _by_part, _by_likeness):
        matches = {region.adcode for region in choose(text, inside)}
        if len(matches) == 1:
            return matches.pop()
    return None


def _by_nickname(text: str, regions: Iterable[Region]) -> Iterator[Region]:
    meant = _nicknames().get(text.removesuffix("市"), set())
    return (region for region in regions if region.adcode in meant)


@cache
def _nicknames() -> dict[str, set[str]]:
    """Nickname -> adcodes that it may mean."""
    adcodes = defaultdict(set)
    with NICKNAMES.open(encoding="utf-8", newline="") as file:
        for row in DictReader(file):
            adcodes[row["nickname"]].add(row["region"])
    return dict(adcodes)


def _by_part(text: str, regions: Iterable[Region]) -> list[Region]:
    """The highest places whose short name the text holds, or whose name holds the text."""
    if len(text) < 2:
        return []
    matches = [region for region in regions if region.short in text or text in region.name]
    levels = ("province", "city", "district")
    return next((top for level in levels if (top := [one for one in matches if one.level == level])), [])


def _by_likeness(text: str, regions: Iterable[Region]) -> list[Region]:
    if ZONE.search(text):
        return []
    by_name = {name: region for region in regions for name in (region.short, region.name)}
    names = get_close_matches(text, by_name, n=1, cutoff=CLOSE)
    return [by_name[name] for name in names]
