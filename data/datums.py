"""Datums of coordinates in China, and the way from each to WGS-84, in which the boundaries are.

Maps made in China are shifted: those of 高德 and 腾讯 by GCJ-02, those of 百度 by BD-09, up to 700 m and 1.2 km.
CGCS2000 of 天地图 differs from WGS-84 by centimetres and is not told apart.
"""

import unicodedata
from collections.abc import Mapping
from typing import Literal, get_args

Datum = Literal["wgs84", "gcj02", "bd09"]
DATUMS: tuple[Datum, ...] = get_args(Datum)
NAMES: Mapping[Datum, str] = {"wgs84": "WGS-84", "gcj02": "GCJ-02", "bd09": "BD-09"}
"""As people write them; the same in every language."""
WORDS: Mapping[Datum, tuple[str, ...]] = {
    "wgs84": ("wgs", "gps", "cgcs2000", "cgcs", "4490", "4326", "国家2000", "大地2000", "天地图"),
    "gcj02": ("gcj", "火星", "国测局", "高德", "腾讯", "amap"),
    "bd09": ("bd", "百度", "baidu"),
}
"""What a text holds that names one, folded."""
Point = tuple[float, float]
"""Longitude and latitude in degrees."""
LONGITUDES, LATITUDES = (73.0, 136.0), (3.0, 54.0)
"""Within which all of China lies, in each datum."""


def stated(text: str) -> Datum | None:
    """The one datum that a text names: 经度(GCJ-02), 百度坐标; None for none and for several."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
    named = [datum for datum, words in WORDS.items() if any(word in folded for word in words)]
    return named[0] if len(named) == 1 else None


def to_wgs84(lon: float, lat: float, datum: Datum) -> Point:
    """The point in WGS-84, to less than a metre."""
    if datum == "wgs84":
        return lon, lat
    import geocoordinates_ffi  # only where there is something to convert

    if datum == "gcj02":
        point = geocoordinates_ffi.gcj02_to_wgs84_refined(geocoordinates_ffi.Gcj02(lat=lat, lon=lon))
    else:
        point = geocoordinates_ffi.bd09_to_wgs84_refined(geocoordinates_ffi.Bd09(lat=lat, lon=lon))
    return point.lon, point.lat
