"""ListRow by row: what a park list says, in the dataset's words, or every error that keeps a row out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from data import datums
from data.datums import COORDINATES, Datum, DatumOption
from data.parklists import cells
from data.parklists.cells import CellError
from data.parklists.columns import CHOICES, COLUMNS, EXAMPLE, PLACES, REQUIRED
from data.parklists.coordinates import Located, locate
from data.parklists.errors import RowError, RowErrorCode
from data.parklists.reader import ListRow, ListTable
from data.regions import NATION, Adcode, Regions
from data.registers import places, suggestions
from data.schemas import NOT_BUILT

TEXTS = ("name", "operator", "source", "note", "aliases", "name_en")


@dataclass(frozen=True)
class CheckedRow:
    """One row: usable if it has no error and is not set aside."""

    file: str
    row: int
    values: Mapping[str, str] = field(default_factory=dict)  # by column, in the dataset's words; region: adcode
    errors: tuple[RowError, ...] = ()
    aside: str = ""  # empty or example: rows in which there is nothing to use and nothing to mend


def validate(
    tables: Sequence[ListTable], regions: Regions, as_of: str, option: DatumOption = "stated"
) -> list[CheckedRow]:
    """Every row of the list, in the order of the files. A park that comes twice is used once."""
    located = locate(tables, option, regions)
    seen: dict[tuple[str, ...], CheckedRow] = {}
    rows: list[CheckedRow] = []
    for table in tables:
        datum = datums.of_columns(table.labels, option)
        for row in table.rows:
            one = _Checks(table, row, regions, as_of, datum, located.get((table.file, row.number))).checked()
            if not one.errors and not one.aside:
                first = seen.setdefault(_key(one, regions), one)
                if first is not one:
                    where = f"{first.file}:{first.row}"
                    error = RowError("duplicate", one.file, one.row, "name", table.labels["name"], expected=where)
                    one = CheckedRow(one.file, one.row, errors=(error,))
            rows.append(one)
    return rows


def _key(one: CheckedRow, regions: Regions) -> tuple[str, ...]:
    """What makes two rows one park: its name, its province and its city."""
    levels = {region.level: region.adcode for region in regions.path(Adcode(one.values["region"]))}
    return cells.fold_word(one.values["name"]), levels.get("province", ""), levels.get("city", "")


class _Checks:
    """The checks of one row, which gather its errors."""

    def __init__(
        self,
        table: ListTable,
        row: ListRow,
        regions: Regions,
        as_of: str,
        datum: Datum | None,
        located: Located | None,
    ) -> None:
        self.table, self.row, self.regions, self.as_of = table, row, regions, as_of
        self.datum, self.located = datum, located
        self.cells = {column: cells.plain(cell) for column, cell in row.cells.items()}
        self.errors: list[RowError] = []

    def checked(self) -> CheckedRow:
        """What the row comes to."""
        file, row = self.table.file, self.row.number
        if self.row.broken:
            return CheckedRow(file, row, errors=(RowError("broken", file, row),))
        if not any(self.cells.values()):
            return CheckedRow(file, row, aside="empty")
        if cells.fold_word(self.cells.get("name", "")).lstrip("([【").startswith(EXAMPLE):
            return CheckedRow(file, row, aside="example")
        values = dict(self._values())
        errors = sorted(self.errors, key=lambda error: COLUMNS.index(error.column))
        return CheckedRow(file, row, {} if errors else values, tuple(errors))

    def _values(self) -> Iterator[tuple[str, str]]:
        for column in REQUIRED:
            if not self.cells.get(column) and not (column == "province" and self.located):
                city = self._resolve(NATION, self.cells.get("city", "")) if column == "province" else None
                self._reject("blank", column, suggestion=self._province(city))
        for column in TEXTS:
            yield column, self._read(column, cells.text)
        yield "url", self._read("url", cells.link)
        for column in CHOICES.keys() - {"datum"}:
            yield column, self._read(column, cells.choice)
        yield "status_as_of", self._read("status_as_of", lambda _, cell: cells.day(cell, self.as_of))
        yield "founded", self._founded()
        yield from self._coordinates()
        yield "region", self._region()

    def _read(self, column: str, meaning: Callable[[str, str], str]) -> str:
        try:
            return meaning(column, self.cells.get(column, ""))
        except CellError as unclear:
            self._reject(unclear.code, column, unclear.expected, unclear.suggestion)
            return ""

    def _founded(self) -> str:
        """The date of founding; what is not built yet has none, and its date is misunderstood otherwise."""
        founded = self._read("founded", lambda _, cell: cells.day(cell))
        status = self._read("status", cells.choice) if "status" in self.cells else ""
        if founded and status in NOT_BUILT:
            self._reject("founded_not_built", "founded", status)
        elif founded and cells.is_later(founded, self.as_of):
            self._reject("after_list", "founded", self.as_of)
        return founded

    def _coordinates(self) -> Iterator[tuple[str, str]]:
        """Longitude, latitude and their datum: all three or none."""
        values = {column: self._read_degrees(column) for column in COORDINATES}
        datum = self._read("datum", cells.datum) or (self.datum or "")
        if any(self.cells.get(column) for column in COORDINATES):
            values["datum"] = datum
            for column in values:
                if not self.cells.get(column) and not values[column]:
                    self._reject("blank", column)
        yield from values.items()

    def _read_degrees(self, column: str) -> str:
        def written(column: str, cell: str) -> str:
            degrees = cells.degrees(column, cell)
            return "" if degrees is None else repr(degrees)

        return self._read(column, written)

    def _province(self, place: Adcode | None) -> str:
        """The province that a place lies in; blank for no place."""
        path = self.regions.path(place) if place else ()
        return next((one.adcode for one in path if one.level == "province"), "")

    def _resolve(self, within: Adcode, cell: str) -> Adcode | None:
        """The place that a name means; an English one in any case."""
        return places.meant(self.regions, within, cell) or (
            self.regions.resolve(cell, within) if cell.isascii() and cell else None
        )

    def _region(self) -> str:
        """The deepest place that is named; each must lie in the one before."""
        within = NATION
        for column in PLACES:
            cell = self.cells.get(column, "")
            place = self._resolve(within, cell) if cell else within
            if place is None or (cell and column == "province" and self.regions[place].level != "province"):
                self._reject_place(column, cell, within, place)
                return ""
            within = place
        return self._at_point(within)

    def _at_point(self, written: Adcode) -> str:
        """The region at the row's point, if it lies in the place that is written; that place, if only close to it."""
        if not self.located:
            return written
        at = self.located.region
        if at and self.regions.within(written, at):
            return written
        if at and self.regions.within(at, written):
            return at
        from data.boundaries.point_regions import lie_near

        if written != NATION and lie_near([self.located.point], written)[0]:
            return written
        if at:
            named = next(column for column in reversed(PLACES) if self.cells.get(column))
            self._reject("point_elsewhere", named, written, at)
        else:
            self._reject("outside", "lon")
        return ""

    def _reject_place(self, column: str, cell: str, within: Adcode, place: Adcode | None) -> None:
        """Where a place lies that exists elsewhere; of one that exists nowhere, what may be meant."""
        above = [one.adcode for one in reversed(self.regions.path(within))]
        elsewhere = place or next((one for container in above if (one := self._resolve(container, cell))), None)
        if elsewhere and column != "province":
            self._reject("place_elsewhere", column, within, elsewhere)
        else:
            meant = self._province(elsewhere) or suggestions.likely(self.regions, cell, within) or ""
            self._reject("unknown_place", column, within, meant)

    def _reject(self, code: RowErrorCode, column: str, expected: str = "", suggestion: str = "") -> None:
        label = self.table.labels.get(column, column)
        cell = cells.shown(column, self.cells.get(column, ""), places.known(self.regions))
        error = RowError(code, self.table.file, self.row.number, column, label, cell, expected, suggestion)
        if error not in self.errors:
            self.errors.append(error)
