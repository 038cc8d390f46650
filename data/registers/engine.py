"""The DuckDB in this process: bounded memory, no network, one register counted over its spooled parts."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from data.regions import Regions
from data.registers import headers, meanings, places
from data.registers.headers import COLUMNS
from data.registers.sheets import BROKEN, ROW
from data.registers.spool import FIRST_ROW, Part

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

MEMORY, MORE = "500MB", "2GB"
"""What the engine may hold; more goes into its folder on the disk. A count that does not get on is given MORE."""
THREADS = 2
"""Each needs its share of the memory, so few of them work."""


def get_ready(regions: Regions) -> None:
    """Load the engine, and work out what needs no rows: half a second, best spent while rows are read."""
    _ = ibis.duckdb
    meanings.calendar()
    meanings.industries()
    places.table(regions)
    places.words(regions)


@contextmanager
def opened(folder: Path, memory: str = MEMORY) -> Iterator[Any]:
    """An engine whose leavings lie in `folder`. It never asks another host for an extension."""
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
    tables = [(_native if found[0][1].native else _spooled)(connection, found) for found in shapes.values()]
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def _shape(part: Part) -> Hashable:
    """Equal for parts that can be read as one table."""
    from pyarrow.parquet import read_schema

    if not part.native:
        return None
    schema = read_schema(part.path)
    return tuple(sorted(part.labels.items())), tuple(zip(schema.names, map(str, schema.types), strict=True))


class Embedded:
    """The engine's own memory, where several queries find a table."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def given(self, frame: "pd.DataFrame", name: str) -> "ir.Table":
        """A table of ours; what lies in this process need not be handed over."""
        return ibis.memtable(frame)

    def kept(self, table: "ir.Table", name: str) -> "ir.Table":
        """The table, worked out once."""
        return self.connection.create_table(f"kept_{name}", table, temp=True)

    def write(self, table: "ir.Table", path: Path) -> None:
        """The table as parquet."""
        self.connection.to_parquet(table, str(path))


def _spooled(connection: Any, parts: Sequence[tuple[int, Part]]) -> "ir.Table":
    """Parts of one shape as one table; their files are named by their numbers."""
    paths = [str(part.path) for _, part in parts]
    table = connection.read_parquet(paths, table_name="spooled", filename=True)
    file = table.filename.re_extract(r"([0-9]+)\.parquet$", 1).cast("int64")
    table = table.select(*COLUMNS, ROW, BROKEN, file=file)
    for unit in sorted({headers.unit(part.labels.get("capital", "")) for _, part in parts} - {""}):
        files = [at for at, part in parts if headers.unit(part.labels.get("capital", "")) == unit]
        measured = meanings.measured(table.capital, unit)
        table = table.mutate(capital=ibis.ifelse(table.file.isin(files), measured, table.capital))
    return table


def _native(connection: Any, parts: Sequence[tuple[int, Part]]) -> "ir.Table":
    files, labels = {str(part.path): at for at, part in parts}, parts[0][1].labels
    name = f"native_{parts[0][0]}"
    table = connection.read_parquet(list(files), table_name=name, filename=True, file_row_number=True)
    given = {name: table[labels[name]] if name in labels else ibis.literal("") for name in COLUMNS}
    texts = {name: text.cast("string") for name, text in given.items()}
    texts["capital"] = meanings.measured(texts["capital"], headers.unit(labels.get("capital", "")))
    return table.select(
        **texts,
        **{ROW: table.file_row_number.cast("int64") + FIRST_ROW, BROKEN: ibis.literal(False)},
        file=ibis.literal(files, "map<string, int64>")[table.filename],
    )
