"""Rows with coordinates: the places at their points where none is written, and those that are contradicted.

What is written counts as it stands; coordinates only go below it. Nothing of them is kept.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data import datums
from data.datums import Datum, Point
from data.regions import NATION, Adcode, Regions
from data.registers import located, places
from data.registers.errors import reject
from data.registers.headers import PLACES, ColumnSet, Located
from data.registers.meanings import NOTHING
from data.registers.sheets import ParsedSheet

if TYPE_CHECKING:
    import pyarrow as pa

NOTES = ("from_point", "point_elsewhere", "unused_points")
"""How many rows have a place from their point, a place that their point contradicts, and coordinates of no use."""


@dataclass(frozen=True)
class _Written:
    """What the names of a row say."""

    region: Adcode  # the deepest that is clear
    is_whole: bool  # whether every name is


def sheet(parsed: ParsedSheet, file: str, wanted: ColumnSet) -> ParsedSheet:
    """The same rows with the places at their points. RejectedImport if these are all they have, and no datum."""
    labels = parsed.header.labels
    if not wanted.regions or not labels.keys() >= set(datums.COORDINATES):
        return parsed
    datum = datums.of_columns(labels, wanted.datum)
    if not datum and not labels.keys() & {*PLACES, "datum"}:
        raise reject("no_datum", file)
    points = ", ".join(dict.fromkeys(labels[column] for column in datums.COORDINATES))
    kept = {column: label for column, label in labels.items() if column not in datums.COLUMNS}
    notes = {**parsed.notes, **dict.fromkeys(NOTES, 0)}
    header = replace(parsed.header, labels={**dict.fromkeys(PLACES, points), **kept})
    return replace(parsed, header=header, notes=notes, batches=_placed(parsed, datum, wanted.regions, notes))


def _placed(
    parsed: ParsedSheet, datum: Datum | None, regions: Regions, notes: dict[str, int]
) -> "Iterator[pa.RecordBatch]":
    for one in parsed.batches:
        names, points = _names(one), _points(one, datum, notes)
        yield located.with_places(one, _at_points(names, points, regions, notes)) if points else one
    notes |= parsed.notes


def _names(rows: "pa.RecordBatch") -> list[Located]:
    columns = ([cell or "" for cell in rows.column(column).to_pylist()] for column in PLACES)
    return list(zip(*columns, strict=True))


def _plain(cell: str | None) -> str:
    """A cell without blanks around it, and without a sign for nothing."""
    text = (cell or "").strip()
    return "" if re.fullmatch(NOTHING, text) else text


def _points(rows: "pa.RecordBatch", datum: Datum | None, notes: dict[str, int]) -> dict[int, Point]:
    """The points in WGS-84 by the places of their rows; what is written and makes none is counted."""
    points: dict[int, Point] = {}
    for at, cells in enumerate(rows.select(list(datums.COLUMNS)).to_pylist()):
        lon, lat, stated = (_plain(cells[column]) for column in datums.COLUMNS)
        if lon or lat:
            with suppress(ValueError):
                if point := _point(lon, lat, datums.stated(stated) or (None if stated else datum)):
                    points[at] = point
            notes["unused_points"] += at not in points
    return points


def _point(lon: str, lat: str, datum: Datum | None) -> Point | None:
    """The point in WGS-84; None if a half of it or its datum is missing. ValueError for what is no degrees in China."""
    east, north = datums.degrees("lon", lon), datums.degrees("lat", lat)
    return None if east is None or north is None or not datum else datums.to_wgs84(east, north, datum)


def _at_points(
    names: list[Located], points: dict[int, Point], regions: Regions, notes: dict[str, int]
) -> Sequence[Located]:
    """The names of the rows' places, those at their points where that is deeper."""
    from data.boundaries import point_regions  # brings the libraries of geometry, which no other table needs

    doubtful: defaultdict[Adcode, list[Point]] = defaultdict(list)
    written = {texts: _written(regions, texts) for texts in {names[at] for at in points}}
    for (at, point), region in zip(points.items(), point_regions.regions_at([*points.values()], regions), strict=True):
        says = written[names[at]]
        if region is None:
            notes["unused_points"] += 1
        elif not regions.within(region, says.region) and not regions.within(says.region, region):
            doubtful[says.region].append(point)
        elif says.is_whole and not regions.within(says.region, region):
            names[at] = _path(regions, region)
            notes["from_point"] += 1
    notes["point_elsewhere"] += sum(
        len(near) - sum(near) for near in (point_regions.lie_near(some, region) for region, some in doubtful.items())
    )
    return names


def _written(regions: Regions, names: Located) -> _Written:
    region, is_whole = NATION, True
    for column, name in zip(PLACES, map(_plain, names), strict=True):
        is_divided = column == "city" and places.is_divided(regions, region, name)
        meant = None if is_divided else places.meant(regions, region, name) if name else region
        region, is_whole = meant or region, is_whole and meant is not None
    return _Written(region, is_whole)


def _path(regions: Regions, region: Adcode) -> Located:
    names = {one.level: one.name for one in regions.path(region)}
    return names.get("province", ""), names.get("city", ""), names.get("district", "")
