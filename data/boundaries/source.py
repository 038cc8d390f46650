"""The source: the official files of 天地图 inside the pinned package, verified by hash.

Only the files are used, never the package's code. Editions differ between releases; the hashes say which one is meant.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import shapely

from data.boundaries.cache import FILES, PACKAGE, RELEASE
from data.regions import Adcode


class SourceFault(Exception):
    """The boundary files are not the ones that this version was made for."""


@dataclass(frozen=True)
class Unit:
    """One administrative unit as the source draws it, in degrees."""

    name: str
    shape: shapely.MultiPolygon


@dataclass(frozen=True)
class Source:
    """All units by adcode, and the lines (境界线) that stand on no unit's border."""

    provinces: Mapping[Adcode, Unit]
    cities: Mapping[Adcode, Unit]  # prefecture level, with the units that a province runs directly
    districts: Mapping[Adcode, Unit]
    lines: tuple[shapely.MultiLineString, ...]


def installed() -> Path:
    """The folder of the source files in the installed package."""
    try:
        return Path(str(distribution(PACKAGE).locate_file("GeoToolCN/data")))
    except PackageNotFoundError as missing:
        raise SourceFault(
            f"边界数据包未安装 / boundary package missing: {PACKAGE}=={RELEASE} (pip install -r requirements.txt)"
        ) from missing


def read(folder: Path) -> Source:
    """The source in `folder`; raises SourceFault unless every file is the pinned one."""
    provinces, cities, districts = (json.loads(verified(folder / name)) for name in FILES)
    return Source(
        provinces=_units(provinces),
        cities=_units(cities),
        districts=_units(districts),
        lines=tuple(_shape(feature) for feature in provinces["features"] if not _is_unit(feature)),
    )


def verified(path: Path) -> bytes:
    """The file's content, if it has the pinned hash."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise SourceFault(f"无法读取边界文件 / cannot read boundary file: {path.name}: {fault.strerror}") from fault
    found = hashlib.sha256(content).hexdigest()
    if found != FILES[path.name]:
        raise SourceFault(
            f"边界文件校验失败 / boundary file does not match: {path.name}\n"
            f"  应为 / expected sha256 {FILES[path.name]} ({PACKAGE}=={RELEASE})\n"
            f"  实为 / found    sha256 {found}"
        )
    return content


def _units(collection: dict[str, Any]) -> dict[Adcode, Unit]:
    """The units of a file by adcode: the source writes 156, the country's number, before it."""
    features = [feature for feature in collection["features"] if _is_unit(feature)]
    features.sort(key=lambda feature: feature["properties"]["gb"])
    return {
        Adcode(feature["properties"]["gb"][3:]): Unit(feature["properties"]["name"], _shape(feature))
        for feature in features
    }


def _is_unit(feature: dict[str, Any]) -> bool:
    return feature["geometry"]["type"] == "MultiPolygon"


def _shape(feature: dict[str, Any]) -> shapely.Geometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))
