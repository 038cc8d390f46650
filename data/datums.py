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
NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?"
BETWEEN = r"[ ,;/|、]+"
DEGREES = re.compile(f"{NUMBER}(?:{BETWEEN}{NUMBER})?")
"""One coordinate, or both in one cell."""
SIGNS = re.compile("POINT|东经|北纬|[EN°度()]")
"""What is written around the numbers of degrees: 东经113.26°, N23.13, POINT(113.26 23.13)."""
SEXAGESIMAL = re.compile(r"([0-9]{1,3})[°度] ?([0-9]{1,2})['′’分] ?(?:([0-9]{1,2}(?:\.[0-9]{1,9})?)(?:''|′′|\"|”|秒))?")
"""Degrees, minutes and seconds, after NFKC."""


def _names(*bases: str) -> tuple[str, ...]:
    """The names of a coordinate's column; of several the same datum comes first for both coordinates."""
    marked = (form.format(base=base, mark=mark) for mark in MARKS for form in FORMS for base in bases)
    return (*bases, *marked)


PAIRED = _names(
    *("经纬度", "经纬度坐标", "坐标", "地理坐标", "坐标点", "经度纬度", "经度,纬度", "经度/纬度", "纬度,经度"),
    *("lnglat", "lonlat", "latlng", "latlon", "lng_lat", "lon_lat", "lat_lng", "lat_lon", "coordinates", "coordinate"),
)
"""Of a column that holds both: in China no longitude can be a latitude, so their order does not matter."""
POINT_OR_PLACE = frozenset(("location", "位置", "地理位置", "position", "point", "gps"))
"""Names of columns that hold points in some tables, as those of 高德 do, and names of places in others."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "lon": (*_names("经度", "lng", "lon", "longitude"), *PAIRED),
    "lat": (*_names("纬度", "lat", "latitude"), *PAIRED),
    "datum": ("坐标系", "坐标系统", "坐标类型", "crs"),
}
"""Names of the columns of points, folded."""


def degrees(column: str, text: str) -> float | None:
    """The longitude or latitude, `lon` or `lat`, in degrees as China has them; None for a blank one.

    A cell may hold both, in either order. ValueError for anything else.
    """
    plain = SEXAGESIMAL.sub(_decimal, unicodedata.normalize("NFKC", text).upper())
    plain = SIGNS.sub(" ", plain).strip(" ,;")
    if not plain:
        return None
    if not DEGREES.fullmatch(plain):
        raise ValueError(text)
    numbers = [float(number) for number in re.split(BETWEEN, plain)]
    low, high = SPANS[column]
    inside = [number for number in numbers if low <= number <= high]
    if len(inside) != 1 or not all(any(low <= one <= high for low, high in SPANS.values()) for one in numbers):
        raise ValueError(text)
    return inside[0]


def is_point(text: str) -> bool:
    """Whether a cell holds both coordinates, and nothing else."""
    try:
        return None not in (degrees("lon", text), degrees("lat", text))
    except ValueError:
        return False


def _decimal(match: "re.Match[str]") -> str:
    """113°15′36″ as 113.26 degrees."""
    whole, minutes, seconds = (float(part or 0) for part in match.groups())
    return f" {whole + minutes / 60 + seconds / 3600:.9f} "


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
