"""Where the derived files lie, in which order they come, and what they are made from.

The folder's name is the hash of everything that goes in, so that a new edition, a new region table or a new derivation
never meets old files, and an old server keeps its own.
"""

import csv
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from data.regions import Adcode

PACKAGE: Final = "geotool-cn"
RELEASE: Final = "1.1.0"
FILES: Final[Mapping[str, str]] = {
    "china_province.geojson": "3af8294f9ad61cc2bf84c1bb7e4bbf86a6336c68d754b699a0e6ddc33ef81486",
    "china_city.geojson": "d7a6f05b7e58cf758d74bd71ed0ea2ce981ef99436e4881e9a68098c3cd80b3b",
    "china_district.geojson": "91edf86abe109a1de33052977852e37f848f350d37ae069b40e0d80dcc2a97d3",
}
"""File -> SHA-256, of 天地图's edition of 2025-09, 审图号 GS(2024)0650号. Other releases hold other data."""
DERIVATION: Final = 6
"""Raised with each change of what the derivation writes."""

REGION_TABLE: Final = Path(__file__).parents[1] / "tables" / "reference" / "regions.csv"

Part = Literal["around", "inset", "hatch"]
INDEX: Final = "index.json"
"""The first file: which levels there are, and the strokes that are no region's border."""
POINTS: Final = "points.json"
"""Where the name of each region stands."""
COMPLETE: Final = "complete"
"""The last file: there are no more to come."""


def parents(table: Path) -> dict[Adcode, Adcode]:
    """Region -> parent, as the region table says, never as the digits suggest."""
    with table.open(encoding="utf-8-sig", newline="") as rows:
        return {Adcode(row["adcode"]): Adcode(row["parent"]) for row in csv.DictReader(rows) if row["parent"]}


def folder(cache: Path, table: Path) -> Path:
    """The folder of the files derived from the pinned source and this region table, whether it is there or not."""
    ingredients = json.dumps([DERIVATION, dict(FILES), parents(table)], sort_keys=True)
    return cache / "boundaries" / hashlib.sha256(ingredients.encode()).hexdigest()[:16]


def part_name(adcode: Adcode, part: Part) -> str:
    """The name of what belongs to an opened level: what lies around it, what its inset shows, its hatch lines."""
    return f"{adcode}-{part}"


def geojson_file(folder: Path, name: str) -> Path:
    """The GeoJSON of that name, gzipped once: what an opened level shows, or what belongs to one."""
    return folder / f"{name}.geojson.gz"


def entry_file(folder: Path, adcode: Adcode) -> Path:
    """What else is known of an opened level. It is written last: once it is there, all files of the level are."""
    return folder / f"{adcode}.json"


def wanted_file(folder: Path, adcode: str) -> Path:
    """While it is there, somebody waits for that level, which therefore comes next."""
    return folder / f"{adcode}.wanted"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that nobody sees before it is whole."""
    aside = path.with_name(f"{path.name}.part")
    aside.write_bytes(content)
    aside.replace(path)


def owners_file(folder: Path, adcode: Adcode) -> Path:
    """The label grid of an opened level, and which of its regions are neighbours: arrays of NumPy."""
    return folder / f"{adcode}.npz"
