"""Where the labels of small coastal places stand: at sea, on the end of a leader line.

Cartography by hand: degrees of longitude and latitude of the label's middle, by opened level. No dot or island
lies under them.
"""

from collections.abc import Mapping
from typing import Final

from data.regions import Adcode

Point = tuple[float, float]

HONG_KONG: Final = Adcode("810000")
MACAU: Final = Adcode("820000")

AT_SEA: Final[Mapping[str, Mapping[str, Point]]] = {
    "100000": {
        "110000": (121.2, 39.9),
        "120000": (119.7, 38.7),
        "310000": (124.4, 31.0),
        "810000": (115.9, 21.7),
        "820000": (112.9, 20.2),
    },
    "440000": {
        "441900": (115.8, 22.42),
        "440300": (115.2, 22.06),
        "440600": (112.2, 21.25),
        "440400": (113.6, 21.45),
        "442000": (112.9, 21.35),
    },
}


def at_sea(level: str, adcode: str) -> Point | None:
    """The label's place at sea; None for a place that is labelled on land."""
    return AT_SEA.get(level, {}).get(adcode)
