"""The DuckDB in this process: bounded memory, no network, one register counted over its spooled parts."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from data.regions import Regions
from data.registers import industries, meanings, places
from data.registers.columns import COLUMNS, MONEY_COLUMNS, SERVER_COLUMNS, unit_of
from data.registers.parquets import FIRST_ROW
from data.registers.sheets import BARE_ADDRESS, BROKEN, ROW
from data.registers.spool import Part

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

MEMORY, MAX_MEMORY = "500MB", "2GB"
"""What the engine may hold; more goes into its folder on the disk. A count that needs more gets the maximum."""
THREADS = 2
"""Few, since each needs its share of the memory."""


def warm_up(regions: Regions) -> None:
    """Load the engine, and compute what needs no rows: half a second, best spent while rows are read."""
    _ = ibis.duckdb
    meanings.calendar()
    industries.spellings()
    places.table(regions)
    places.words(regions)


@contextmanager
def opened(folder: Path, memory: str = MEMORY) -> Iterator[Any]:
    """An engine that spills into `folder`. It never asks another host for an extension."""
    connection = ibis.duckdb.connect(
        ":memory:",
        memory_limit=memory,
        threads=THREADS,
        temp_directory=str(folder / "engine"),
        preserve_insertion_order=False,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    try:
        yield connection
    finally:
        connection.disconnect()


def rows(connection: Any, parts: Sequence[Part]) -> "ir.Table":
    """All rows of all parts, in the shape that count.py asks for; parts of one shape are one table."""
    shapes: defaultdict[Hashable, list[tuple[int, Part]]] = defaultdict(list)
    for at, part in enumerate(parts):
        shapes[_shape(part)].append((at, part))
    tables = [(_native if alike[0][1].native else _spooled)(connection, alike) for alike in shapes.values()]
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def _shape(part: Part) -> Hashable:
    """Equal for parts that can be read as one table."""
    from pyarrow.parquet import read_schema

    if not part.native:
        return None
    schema = read_schema(part.path)
    return tuple(sorted(part.labels.items())), tuple(zip(schema.names, map(str, schema.types), strict=True))


class EmbeddedTables:
    """Tables in the memory of this process."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.types: dict[str, str] = {}  # of encoded columns

    def load(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        return ibis.memtable(frame)

    def materialize(self, table: "ir.Table", name: str) -> "ir.Table":
        return self.connection.create_table(f"kept_{name}", table, temp=True)

    def define(self, table: "ir.Table", name: str) -> "ir.Table":
        return self.connection.create_view(f"defined_{name}", table)

    def encode(self, table: "ir.Table", name: str, *columns: str) -> "ir.Table":
        kept = self.materialize(table, name)
        for column in columns:
            texts = f"SELECT DISTINCT {column} FROM kept_{name} WHERE {column} IS NOT NULL"
            self._run(f"CREATE TEMP TYPE {name}_{column} AS ENUM (SELECT '' UNION {texts})")
            self._run(f"ALTER TABLE kept_{name} ALTER {column} TYPE {name}_{column}")
            self.types[column] = f"{name}_{column}"
        return kept

    def coded(self, table: "ir.Table") -> "ir.Table":
        view = self.connection.create_view(f"coded_{table.get_name()}", table)
        codes = [f"{column}::{kind} AS {column}" for column, kind in self.types.items() if column in table.columns]
        rows = f"SELECT * REPLACE ({', '.join(codes)}) FROM {table.get_name()}"
        self._run(f"CREATE OR REPLACE VIEW {view.get_name()} AS {rows}")  # a text to whoever asks, as before
        return view

    def spool(self, table: "ir.Table", name: str) -> "ir.Table":
        ((folder,),) = self._run("SELECT current_setting('temp_directory')")
        path = Path(folder, f"{name}.parquet")
        path.parent.mkdir(exist_ok=True)
        self.write(table, path)
        return self.connection.read_parquet(str(path), table_name=f"spooled_{name}")

    def write(self, table: "ir.Table", path: Path) -> None:
        self.connection.to_parquet(table, str(path))

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        return self.connection.raw_sql(statement).fetchall()


def _spooled(connection: Any, parts: Sequence[tuple[int, Part]]) -> "ir.Table":
    """Parts of one shape as one table; their files are named by their numbers."""
    paths = [str(part.path) for _, part in parts]
    table = connection.read_parquet(paths, table_name="spooled", filename=True)
    table = table.select(*COLUMNS, ROW, BROKEN, BARE_ADDRESS, file=_number(table, parts))
    for column in MONEY_COLUMNS:
        table = _measured(table, column, {at: unit_of(part.labels.get(column, "")) for at, part in parts})
    return table


def _measured(table: "ir.Table", column: str, units: Mapping[int, str]) -> "ir.Table":
    """The amounts of a column with the units that stand at its head, by file."""
    for unit in sorted({*units.values()} - {""}):
        files = [at for at, one in units.items() if one == unit]
        measured = meanings.measured(table[column], unit)
        table = table.mutate(**{column: ibis.ifelse(table.file.isin(files), measured, table[column])})
    return table


def _native(connection: Any, parts: Sequence[tuple[int, Part]]) -> "ir.Table":
    paths, labels = [str(part.path) for _, part in parts], parts[0][1].labels
    name = f"native_{parts[0][0]}"
    table = connection.read_parquet(paths, table_name=name, filename=True, file_row_number=True)
    columns = text_columns(table, labels, COLUMNS)
    columns |= {name: meanings.measured(columns[name], unit_of(labels.get(name, ""))) for name in MONEY_COLUMNS}
    return table.select(
        **columns,
        **{
            ROW: table.file_row_number.cast("int64") + FIRST_ROW,
            BROKEN: ibis.literal(False),
            BARE_ADDRESS: ibis.literal(False),
        },
        file=_number(table, parts),
    )


def _number(table: "ir.Table", parts: Sequence[tuple[int, Part]]) -> "ir.IntegerValue":
    """Which of all parts a row is of; a single one need not be looked for in every row."""
    if len(parts) == 1:
        return ibis.literal(parts[0][0], "int64")
    return ibis.literal({str(part.path): at for at, part in parts}, "map<string, int64>")[table.filename]


def text_columns(
    table: "ir.Table", labels: Mapping[str, str], columns: Iterable[str] = SERVER_COLUMNS
) -> "dict[str, ir.Value]":
    """Every column of a register as text; blank where the table has none for it."""
    return {name: table[labels[name]].cast("string") if name in labels else ibis.literal("") for name in columns}
