"""Where an address lies: the places that stand at its beginning. A road never becomes a province: 河北路 lies nowhere.

江苏省苏州市吴中区某路0号      320506
北京北京路                    110000 only where 北京市 is written, or a name inside it follows
"""

from functools import cache

from data.regions import NATION, Adcode, Regions
from data.registers import places
from data.registers.places import BEGINNING, NO_CITY, fold

FULL = ("省", "市", "区", "县", "旗", "盟", "自治州")
"""How a name ends that is no road's: 苏州 may be the beginning of 苏州路."""


def region(regions: Regions, address: str, within: Adcode = NATION, *, strict: bool = True) -> Adcode:
    """The deepest place that an address begins with; `within` for none.

    Strictly, a name without its suffix counts only where a full one inside it follows.
    """
    text, at, sure = fold(address), within, within
    while name := _next(regions, at, text):
        at, text = places.meant(regions, at, name) or at, text[len(name) :]
        if not strict or name.endswith(FULL) or name in NO_CITY:
            sure = at
    return sure


def _next(regions: Regions, within: Adcode, text: str) -> str:
    """The longest name inside a place that a text begins with; blank for none."""
    longest = min(_longest(regions).get(within, 0), len(text))
    starts = (text[:length] for length in range(longest, BEGINNING - 1, -1))
    return next((start for start in starts if places.meant(regions, within, start)), "")


@cache
def _longest(regions: Regions) -> dict[str, int]:
    """Container -> length of the longest name inside it."""
    names = places.table(regions)
    return names["text"].str.len().groupby(names["within"]).max().to_dict()
