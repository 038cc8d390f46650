"""Where parks with coordinates lie: their datum, asked for or stated by the list, and the region at each point."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from data import datums
from data.datums import Datum, Point
from data.parklists import cells
from data.parklists.cells import CellError
from data.parklists.columns import COORDINATES
from data.parklists.reader import ListRow, ListTable
from data.regions import Adcode, Regions
from data.registers.errors import FileError, RejectedImport

DatumOption = Literal["stated", "gcj02", "bd09", "wgs84"]
"""The datum of all coordinates that state none themselves; `stated`: there are none."""
RowId = tuple[str, int]
"""File and row."""


@dataclass(frozen=True)
class Located:
    """The point of a row."""

    point: Point  # in WGS-84
    region: Adcode | None  # the deepest at the point; None outside of China


def datum_of(table: ListTable, option: DatumOption) -> Datum | None:
    """The datum of a table's coordinates: as both columns are named, 经度(GCJ-02), else as the reader says."""
    named = {datums.stated(table.labels[column]) for column in COORDINATES if column in table.labels}
    if len(named) == 1 and (datum := named.pop()):
        return datum
    return None if option == "stated" else option


def locate(tables: Sequence[ListTable], option: DatumOption, regions: Regions) -> Mapping[RowId, Located]:
    """The rows with sound coordinates. RejectedImport with every table that has some and no datum."""
    located = [table for table in tables if all(column in table.labels for column in COORDINATES)]
    if unknown := [one.file for one in located if "datum" not in one.labels and not datum_of(one, option)]:
        raise RejectedImport(FileError("no_datum", file) for file in unknown)
    points = {key: point for table in located for key, point in _points(table, datum_of(table, option))}
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
