"""Where an address lies: the places that stand at its beginning. A road never becomes a province: 河北路 lies nowhere.

江苏省苏州市吴中区某路0号      320506
北京北京路                    110000 only where 北京市 is written, or a name inside it follows
"""

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from data.regions import NATION, Adcode, Regions
from data.registers import places
from data.registers.columns import Located
from data.registers.masks import fold_place
from data.registers.places import BEGINNING, NO_CITY

MAX_LENGTH = 25
"""Characters of a name, the levels above it in front."""
FREE_TRADE = re.compile("^中国[(（]([^()（）]+)[)）]自由贸易试验区")
"""How addresses in a free trade zone begin; the province, or a city, stands in brackets."""
FULL = ("省", "市", "区", "县", "旗", "盟", "自治州")
"""How a name ends that is no road's: 苏州 may be the beginning of 苏州路."""


def locate(regions: Regions, address: str) -> Located:
    """The names of the places that an address begins with, and one that has to be asked about behind them."""
    at, rest = _walk(regions, address, NATION, strict=True)
    asked = _next_asked(regions, at, rest)
    names = {"district": asked}
    if places.is_divided(regions, at, asked):
        below = rest[len(asked) :]
        names = {"city": asked, "district": _next(regions, at, below) or _next_asked(regions, at, below)}
    names |= {one.level: one.name for one in regions.path(at)}
    return names.get("province", ""), names.get("city", ""), names.get("district", "")


def region(regions: Regions, text: str, within: Adcode) -> Adcode:
    """The deepest place that a text begins with, in full or in short; `within` for none."""
    return _walk(regions, text, within, strict=False)[0]


def _walk(regions: Regions, address: str, within: Adcode, *, strict: bool) -> tuple[Adcode, str]:
    """The deepest place, and the text behind it.

    Strictly, a name without its suffix counts only where a full one inside it follows: 北京路 lies nowhere.
    """
    text = fold_place(FREE_TRADE.sub(r"\1", address))
    at = sure = within
    rest = text
    while name := _next(regions, at, text):
        at, text = places.meant(regions, at, name) or at, text[len(name) :]
        if not strict or _is_full(name) or FREE_TRADE.match(address):
            sure, rest = at, text
    return sure, rest


def _is_full(name: str) -> bool:
    return name.endswith(FULL) or name in NO_CITY


def _next(regions: Regions, within: Adcode, text: str) -> str:
    """The longest full name inside a place that a text begins with, else the longest; blank for none."""
    found = list(_starts(text, _names(regions).get(within, frozenset())))
    return next(filter(_is_full, found), found[0] if found else "")


def _next_asked(regions: Regions, within: Adcode, text: str) -> str:
    """The longest name that a text begins with and that has to be asked about inside a place; blank for none."""
    return next(_starts(text, _asked(regions).get(within, frozenset())), "")


def _starts(text: str, names: frozenset[str]) -> Iterator[str]:
    """The names that a text begins with, the longest first."""
    starts = (text[:length] for length in range(min(MAX_LENGTH, len(text)), BEGINNING - 1, -1))
    return (start for start in starts if start in names)


@cache
def _names(regions: Regions) -> dict[str, frozenset[str]]:
    """Container -> the names that are clear inside it."""
    table = places.table(regions)
    return table[(table["region"] != "") & ~table["divided"]].groupby("within")["text"].agg(frozenset).to_dict()


@cache
def _asked(regions: Regions) -> dict[str, frozenset[str]]:
    """Container -> full names in it of several places, of places that are gone, and of cities that were divided."""
    table = places.table(regions)
    names = list(table.loc[table["divided"], ["within", "text"]].itertuples(index=False, name=None))
    names += [key for key in places.ambiguous(regions) if _is_full(key[1])]
    for former in regions.former:
        above = {up.adcode for one in former.successors for up in regions.path(one)[:-1]}
        names += [(within, former.name) for within in above if _is_full(former.name)]
    keys = pd.DataFrame(names, columns=["within", "text"])
    return keys.groupby("within")["text"].agg(frozenset).to_dict()
