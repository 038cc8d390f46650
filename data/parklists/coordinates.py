"""Where parks with coordinates lie: their datum, asked for or stated by the list, and the region at each point."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from data import datums
from data.datums import COORDINATES, Datum, DatumOption, Point
from data.parklists import cells
from data.parklists.cells import CellError
from data.parklists.reader import ListRow, ListTable
from data.regions import Adcode, Regions
from data.registers.errors import FileError, RejectedImport

RowId = tuple[str, int]
"""File and row."""


@dataclass(frozen=True)
class Located:
    """The point of a row."""

    point: Point  # in WGS-84
    region: Adcode | None  # the deepest at the point; None outside of China


def locate(tables: Sequence[ListTable], option: DatumOption, regions: Regions) -> Mapping[RowId, Located]:
    """The rows with sound coordinates. RejectedImport with every table that has some and no datum."""
    located = [table for table in tables if all(column in table.labels for column in COORDINATES)]
    if unknown := [
        one.file for one in located if "datum" not in one.labels and not datums.of_columns(one.labels, option)
    ]:
        raise RejectedImport(FileError("no_datum", file) for file in unknown)
    points = {key: point for table in located for key, point in _points(table, datums.of_columns(table.labels, option))}
    if not points:
        return {}
    from data.boundaries import point_regions  # brings the libraries of geometry, which no other list needs

    found = point_regions.regions_at([*points.values()], regions)
    return {key: Located(point, region) for (key, point), region in zip(points.items(), found, strict=True)}


def _points(table: ListTable, datum: Datum | None) -> Iterator[tuple[RowId, Point]]:
    for row in table.rows:
        try:
            lon, lat = (cells.degrees(column, cells.plain(row.cells.get(column))) for column in COORDINATES)
            of_row = row_datum(row, datum)
        except CellError:  # told with the row's other errors
            continue
        if lon is not None and lat is not None and of_row:
            yield (table.file, row.number), datums.to_wgs84(lon, lat, of_row)


def row_datum(row: ListRow, datum: Datum | None) -> Datum | None:
    """The datum that a row states, else that of its table. CellError for an unknown one."""
    written = cells.datum("datum", cells.plain(row.cells.get("datum")))
    return cast(Datum, written) if written else datum
