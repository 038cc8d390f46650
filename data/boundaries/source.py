"""The source: the official files of 天地图 inside the pinned package, verified by hash.

Only the files are used, never the package's code. Editions differ between releases; the hashes say which one is meant.
"""

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import geopandas
import pandas as pd

from data.boundaries.cache import FILES, PACKAGE, RELEASE
from data.boundaries.frames import SPHERE


class SourceError(Exception):
    """The boundary files are not the ones that this version was made for."""


@dataclass(frozen=True)
class Source:
    """All units by adcode, with name and geometry, and the lines (境界线) that stand on no unit's border."""

    provinces: geopandas.GeoDataFrame
    cities: geopandas.GeoDataFrame  # prefecture level, with the units that a province runs directly
    districts: geopandas.GeoDataFrame
    lines: geopandas.GeoSeries


def installed() -> Path:
    """The folder of the source files in the installed package."""
    try:
        return Path(str(distribution(PACKAGE).locate_file("GeoToolCN/data")))
    except PackageNotFoundError as missing:
        raise SourceError(
            f"边界数据包未安装 / boundary package missing: {PACKAGE}=={RELEASE} (pip install -r requirements.txt)"
        ) from missing


def read(folder: Path) -> Source:
    """The source in `folder`; raises SourceError unless every file is the pinned one."""
    files = (geopandas.read_file(verified(folder / name)) for name in FILES)
    provinces, cities, districts = (features.set_crs(SPHERE, allow_override=True) for features in files)
    lines = provinces.geometry[~_is_unit(provinces)]
    return Source(_units(provinces), _units(cities), _units(districts), lines)


def verified(path: Path) -> Path:
    """The file, if it has the pinned hash."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"无法读取边界文件 / cannot read boundary file: {path.name}: {error.strerror}") from error
    actual = hashlib.sha256(content).hexdigest()
    if actual != FILES[path.name]:
        raise SourceError(
            f"边界文件校验失败 / boundary file does not match: {path.name}\n"
            f"  应为 / expected sha256 {FILES[path.name]} ({PACKAGE}=={RELEASE})\n"
            f"  实为 / found    sha256 {actual}"
        )
    return path


def _units(features: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The units of a file by adcode: the source writes 156, the country's number, before it."""
    units = features[_is_unit(features)]
    return units[["name", "geometry"]].set_index(units["gb"].str[3:].rename("adcode")).sort_index()


def _is_unit(features: geopandas.GeoDataFrame) -> pd.Series:
    return features.geom_type == "MultiPolygon"
