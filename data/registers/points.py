"""Rows with coordinates: the places at their points where none is written or understood, and what is contradicted.

What is written and understood counts as it stands; coordinates only go below it. Nothing of them is kept.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from data import datums
from data.datums import Datum, Point
from data.regions import Adcode, Regions
from data.registers import located
from data.registers.columns import PLACES, ColumnSet, Located
from data.registers.errors import reject
from data.registers.sheets import ParsedSheet

if TYPE_CHECKING:
    import pyarrow as pa

NOTES = ("from_point", "settled_by_point", "point_elsewhere", "unused_points")
"""How many rows have a place from their point, that is not written, or not understood as it is written; how many have
one that the point contradicts, and how many have coordinates of no use."""


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
        names, points = located.names_of(one), _points(one, datum, notes)
        yield located.with_places(one, _at_points(names, points, regions, notes)) if points else one
    notes |= parsed.notes


def _points(rows: "pa.RecordBatch", datum: Datum | None, notes: dict[str, int]) -> dict[int, Point]:
    """The points in WGS-84 by the places of their rows; what is written and makes none is counted."""
    points: dict[int, Point] = {}
    for at, cells in enumerate(rows.select(list(datums.COLUMNS)).to_pylist()):
        lon, lat, stated = (located.plain(cells[column]) for column in datums.COLUMNS)
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
    written = {texts: located.understand(regions, texts) for texts in {names[at] for at in points}}
    for (at, point), region in zip(points.items(), point_regions.regions_at([*points.values()], regions), strict=True):
        says = written[names[at]]
        if region is None:
            notes["unused_points"] += 1
        elif not regions.within(region, says.region) and not regions.within(says.region, region):
            doubtful[says.region].append(point)
        elif says.is_settled_by(region, regions):
            names[at] = _path(regions, region)
            notes["from_point" if says.is_whole else "settled_by_point"] += 1
        elif region != says.region and says.is_open(regions):  # a name in it is that of a place elsewhere
            notes["point_elsewhere"] += 1
    notes["point_elsewhere"] += sum(
        len(near) - sum(near) for near in (point_regions.lie_near(some, region) for region, some in doubtful.items())
    )
    return names


def _path(regions: Regions, region: Adcode) -> Located:
    names = {one.level: one.name for one in regions.path(region)}
    return names.get("province", ""), names.get("city", ""), names.get("district", "")
