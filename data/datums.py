"""Datums of coordinates in China, and the way from each to WGS-84, in which the boundaries are.

Maps made in China are shifted: those of 高德 and 腾讯 by GCJ-02, those of 百度 by BD-09, up to 700 m and 1.2 km.
CGCS2000 of 天地图 differs from WGS-84 by centimetres and is not told apart.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal, get_args

Datum = Literal["wgs84", "gcj02", "bd09"]
DATUMS: tuple[Datum, ...] = get_args(Datum)
DatumOption = Literal["stated", "gcj02", "bd09", "wgs84"]
"""The datum of all coordinates that state none themselves; `stated`: there are none."""
NAMES: Mapping[Datum, str] = {"wgs84": "WGS-84", "gcj02": "GCJ-02", "bd09": "BD-09"}
"""As people write them; the same in every language."""
WORDS: Mapping[Datum, tuple[str, ...]] = {
    "wgs84": ("wgs", "gps", "cgcs2000", "cgcs", "4490", "4326", "国家2000", "大地2000", "天地图"),
    "gcj02": ("gcj", "火星", "国测局", "高德", "腾讯", "amap"),
    "bd09": ("bd", "百度", "baidu"),
}
"""What a text holds that names one, folded."""
MARKS = ("wgs84", "wgs-84", "gcj02", "gcj-02", "bd09", "bd-09", "wgs", "gps", "gcj", "bd", "高德", "百度")
"""What the name of a coordinate's column says of its datum: 经度(GCJ-02), bd_lng, lat_wgs84."""
FORMS = ("{base}({mark})", "{mark}{base}", "{base}_{mark}", "{mark}_{base}")
Point = tuple[float, float]
"""Longitude and latitude in degrees."""
LONGITUDES, LATITUDES = (73.0, 136.0), (3.0, 54.0)
"""Within which all of China lies, in each datum."""
SPANS = {"lon": LONGITUDES, "lat": LATITUDES}
COORDINATES = tuple(SPANS)
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")


def _names(*bases: str) -> tuple[str, ...]:
    """The names of a coordinate's column; of several the same datum comes first for both coordinates."""
    marked = (form.format(base=base, mark=mark) for mark in MARKS for form in FORMS for base in bases)
    return (*bases, *marked)


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "lon": _names("经度", "lng", "lon", "longitude"),
    "lat": _names("纬度", "lat", "latitude"),
    "datum": ("坐标系", "坐标系统", "坐标类型", "crs"),
}
"""Names of the columns of points, folded."""


def degrees(column: str, text: str) -> float | None:
    """The longitude or latitude, `lon` or `lat`, in degrees as China has them; None for a blank one.

    ValueError for anything else.
    """
    low, high = SPANS[column]
    plain = unicodedata.normalize("NFKC", text).rstrip("°度 EN").strip()
    if not plain:
        return None
    if not DEGREES.fullmatch(plain) or not low <= float(plain) <= high:
        raise ValueError(text)
    return float(plain)


def of_columns(labels: Mapping[str, str], option: DatumOption) -> Datum | None:
    """The datum of a table's coordinates: as both columns are named, 经度(GCJ-02), else as whoever imports says."""
    named = {stated(labels[column]) for column in COORDINATES if column in labels}
    if len(named) == 1 and (datum := named.pop()):
        return datum
    return None if option == "stated" else option


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
