"""Names of places as a table that an engine can join with.

A name means a place inside another place: 东城区 inside 北京市, 吉林 inside 吉林省 the city.
Where a name is clear in a province or in the nation, the levels between may be blank, or unknown.
Names are compared without separators and in capitals: 陕西-西安 is 陕西西安, and Shanghai is SHANGHAI.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pandas as pd

from data.regions import NATION, Adcode, Former, Level, Region, Regions
from data.registers.masks import fold_place

NO_CITY = ("市辖区", "县", "省直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "直辖县级")
"""What stands for the city where there is none: the place is that of the level above."""
SUFFIXES = "区县市旗"
LEVELS = get_args(Level)
ABOVE_DISTRICTS = re.compile("(市|地区|盟|区|县)$")
NICKNAMES, COUNTRIES = (Path(__file__).parent / file for file in ("nicknames.csv", "countries.csv"))
BEGINNING = 2
"""Characters of a name from which on its beginning is taken for the place: 内蒙."""
ENGLISH = {
    "province": (
        *("Province", "Municipality", "City", "SAR", "Autonomous Region", "Zhuang Autonomous Region"),
        *("Hui Autonomous Region", "Uygur Autonomous Region", "Uyghur Autonomous Region"),
    ),
    "city": ("City", "Prefecture"),
    "district": ("District", "County", "City"),
}
"""What English adds to the name of a place."""

Within = tuple[str, str]
"""A container's adcode and a name used inside it, as `fold_place` writes it."""


@cache
def table(regions: Regions) -> pd.DataFrame:
    """within, text, region, leaf, divided: a row for each name that is clear inside a place. A leaf has no known parts.

    A divided one stands, as the name of a city, for what is several places today: 巢湖市. Its region is blank where no
    place has the name.
    """
    divided = _divided(regions)
    rows = {**dict.fromkeys(divided, Adcode("")), **_lookup(regions)}
    within, text = zip(*rows, strict=True)
    leaves = {region.adcode for region in regions if not regions.children(region.adcode)}
    is_leaf, is_divided = [region in leaves for region in rows.values()], [key in divided for key in rows]
    columns = {"within": within, "text": text, "region": list(rows.values())}
    return pd.DataFrame({**columns, "leaf": is_leaf, "divided": is_divided})


@cache
def words(regions: Regions) -> pd.DataFrame:
    """text, known (True): whatever can only be the name of a place, wherever it is written, or the beginning of one."""
    return pd.DataFrame({"text": sorted(known(regions)), "known": True})


@cache
def known(regions: Regions) -> frozenset[str]:
    """The texts of `words`, as `fold_place` writes them."""
    folded = {*countries(), *(text for _, text in _lookup(regions)), *(text for _, text in ambiguous(regions))}
    texts: set[str] = set()
    for region in regions:
        texts |= {region.name[:length] for length in range(BEGINNING, len(region.name))}
    texts |= {text for nickname in nicknames() for text in (nickname, f"{nickname}市")}
    texts |= {text for former in regions.former for text in names_of(former)}
    return frozenset(folded.union(map(fold_place, texts)) - {""})


def meant(regions: Regions, within: Adcode, text: str) -> Adcode | None:
    """The place that a name means inside another; None if that is not clear."""
    return _lookup(regions).get((within, fold_place(text)))


def provinces(regions: Regions) -> frozenset[str]:
    """The names of provinces, in full and in short."""
    return frozenset(name for one in regions if one.level == "province" for name in (one.name, one.short))


def is_divided(regions: Regions, within: Adcode, city: str) -> bool:
    """Whether a name stands, where a city is written, for what is several places today."""
    return (within, fold_place(city)) in _divided(regions)


def names_of(former: Former) -> Iterator[str]:
    """What a place was called that is no region any more: 闸北区, 闸北, 310108."""
    yield former.name
    if len(short := ABOVE_DISTRICTS.sub("", former.name)) >= BEGINNING:
        yield short
    if former.adcode:
        yield former.adcode


@cache
def nicknames() -> dict[str, set[str]]:
    """Nickname -> adcodes that it may mean."""
    adcodes = defaultdict(set)
    for row in _rows(NICKNAMES):
        adcodes[row["nickname"]].add(row["region"])
    return dict(adcodes)


@cache
def countries() -> tuple[str, ...]:
    """What lies outside the map: names of countries, Chinese and English."""
    return tuple(fold_place(name) for row in _rows(COUNTRIES) for name in row.values())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def ambiguous(regions: Regions) -> dict[Within, tuple[Adcode, ...]]:
    """The places of each name that several have inside a place, those left out that lie in another of them."""
    several: dict[Within, tuple[Adcode, ...]] = {}
    clear = _lookup(regions)
    for key, places in _places_of(regions).items():
        if key not in clear:
            tops = (one for one in places if not any(up in places for up in regions.path(one.adcode)[:-1]))
            several[key] = tuple(sorted(one.adcode for one in tops))
    return several


@cache
def _lookup(regions: Regions) -> dict[Within, Adcode]:
    return {**_composed(regions), **_single(regions)}


@cache
def _single(regions: Regions) -> dict[Within, Adcode]:
    """What one name means."""
    above = [region.adcode for region in regions if region.level in ("province", "city")]
    stand_ins: dict[Within, Adcode] = {(adcode, text): adcode for adcode in above for text in NO_CITY}
    return {**_shortened(regions), **stand_ins, **_named(regions)}


@cache
def _places_of(regions: Regions) -> dict[Within, list[Region]]:
    """Every place inside every other, by its names in full, in short, in English, and as an alias."""
    named: defaultdict[str, list[Region]] = defaultdict(list)
    for region in regions:
        names = regions.names(region)
        english = (f"{name} {kind}" for name in names if name.isascii() for kind in ENGLISH.get(region.level, ()))
        for name in {fold_place(name) for name in (*names, *english, *_stems(region))}:
            named[name].append(region)
    places: dict[Within, list[Region]] = {}
    for name, alike in named.items():
        if len(alike) == 1:  # most names are of one place alone
            places |= dict.fromkeys(((up.adcode, name) for up in regions.path(alike[0].adcode)), alike)
            continue
        for region in alike:
            for up in regions.path(region.adcode):
                places.setdefault((up.adcode, name), []).append(region)
    return places


def _stems(region: Region) -> tuple[str, ...]:
    """东城 of 东城区: how people shorten a district."""
    is_long = region.level == "district" and len(region.name) > BEGINNING and region.name[-1] in SUFFIXES
    return (region.name[:-1],) if is_long else ()


def _named(regions: Regions) -> dict[Within, Adcode]:
    """Names that mean one place. Of several places with a name the highest level is meant.

    Levels are compared, not depths: neither 朝阳区 is more likely than the other because 北京 has no cities above its
    districts. A place inside another wins over itself: 吉林 in 吉林 is the city.
    """
    found = {}
    stems = {region.adcode: _stems(region) for region in regions}
    for (within, name), places in _places_of(regions).items():
        if len(places) == 1:  # most names are of one place alone
            if name not in stems[places[0].adcode]:
                found[within, name] = places[0].adcode
            continue
        named = [one for one in places if name not in stems[one.adcode]]
        if (adcode := _highest(within, named)) and not _rivalled(within, adcode, places, regions):
            found[within, name] = adcode
    return found


def _highest(within: str, places: list[Region]) -> Adcode | None:
    if len(places) == 1:
        return places[0].adcode
    inside = [place for place in places if place.adcode != within] or places
    top = min((LEVELS.index(place.level) for place in inside), default=0)
    highest = [place.adcode for place in inside if LEVELS.index(place.level) == top]
    return Adcode(highest[0]) if len(highest) == 1 else None


def _rivalled(within: str, adcode: Adcode, places: list[Region], regions: Regions) -> bool:
    """Whether a bare name may as well be the district of a municipality, which has the rank of a city: 朝阳."""
    if within != NATION or regions[adcode].level != "city":
        return False
    others = (one for one in places if one.level == "district" and one.adcode != adcode)
    return any(regions[one.parent or NATION].level == "province" for one in others)


def _shortened(regions: Regions) -> dict[Within, Adcode]:
    """东城 for 东城区, where only one place of the container has that name."""
    adcodes_of: defaultdict[Within, set[Adcode]] = defaultdict(set)
    for region in regions:
        for stem in _stems(region):
            for container in regions.path(region.adcode)[1:]:
                adcodes_of[container.adcode, stem].add(region.adcode)
    return {key: adcodes.pop() for key, adcodes in adcodes_of.items() if len(adcodes) == 1}


def _composed(regions: Regions) -> dict[Within, Adcode]:
    """A whole place in one cell, its levels in full, in short, or left out: 广东省深圳市南山区, 吉林延吉市."""
    adcodes_of: defaultdict[Within, set[Adcode]] = defaultdict(set)
    for region in regions:
        starts: set[str] = set()
        for one in _levels(region, regions)[:-1]:
            starts |= {start + name for start in ("", *starts) for name in (one.name, one.short)}
        if region.level != "district":
            starts |= {"中国" + start for start in ("", *starts)}
        for name in {region.name, region.short, *_stems(region)}:
            for start in starts:
                adcodes_of[NATION, start + name].add(region.adcode)
    asked = {(NATION, start + name) for within, name in _divided(regions) for start in regions.names(regions[within])}
    return {key: adcodes.pop() for key, adcodes in adcodes_of.items() if len(adcodes) == 1 and key not in asked}


def _levels(region: Region, regions: Regions) -> tuple[Region, ...]:
    """The province, city and district of a place; a municipality is its own city: 北京市北京市海淀区."""
    top, *below = regions.path(region.adcode)[1:] or (region,)
    return (top, top, *below) if top.level == "province" and top.kind == "city" else (top, *below)


@cache
def _divided(regions: Regions) -> frozenset[Within]:
    """Names of former cities that are several places today, unless a city has the name again."""
    keys = set()
    for former in regions.former:
        if former.adcode.endswith("00") and len(former.successors) > 1:
            first = former.successors[0]
            for name in map(fold_place, names_of(former)):
                for container in regions.path(first)[:2]:
                    present = _single(regions).get((container.adcode, name))
                    if not present or regions[present].level == "district":
                        keys.add((container.adcode, name))
    return frozenset(keys)
