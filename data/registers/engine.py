"""The DuckDB in this process: bounded memory, no network, one register counted over its spooled parts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from data.registers.headers import COLUMNS
from data.registers.sheets import BROKEN, ROW
from data.registers.spool import FIRST_ROW, Part

if TYPE_CHECKING:
    import ibis.expr.types as ir

MEMORY = "600MB"
"""What the engine may hold; more goes into its folder on the disk."""


@contextmanager
def opened(folder: Path) -> Iterator[Any]:
    """An engine whose leavings lie in `folder`. It never asks another host for an extension."""
    connection = ibis.duckdb.connect(
        ":memory:",
        memory_limit=MEMORY,
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
    """All rows of all parts, in the shape that count.py asks for."""
    spooled = [(at, part) for at, part in enumerate(parts) if not part.native]
    tables = [_native(connection, at, part) for at, part in enumerate(parts) if part.native]
    if spooled:
        tables.append(_spooled(connection, spooled))
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def keeper(connection: Any) -> Any:
    """Puts a small table into the engine's own memory, where several queries find it."""
    return lambda table, name: connection.create_table(f"kept_{name}", table, temp=True)


def _spooled(connection: Any, parts: Sequence[tuple[int, Part]]) -> "ir.Table":
    """Parts of one shape as one table; their files are named by their numbers."""
    paths = [str(part.path) for _, part in parts]
    table = connection.read_parquet(paths, table_name="spooled", filename=True)
    file = table.filename.re_extract(r"([0-9]+)\.parquet$", 1).cast("int64")
    return table.select(*COLUMNS, ROW, BROKEN, file=file)


def _native(connection: Any, at: int, part: Part) -> "ir.Table":
    table = connection.read_parquet(str(part.path), table_name=f"native_{at}", file_row_number=True)
    texts = {name: table[part.labels[name]] if name in part.labels else ibis.literal("") for name in COLUMNS}
    return table.select(
        **{name: text.cast("string") for name, text in texts.items()},
        **{ROW: table.file_row_number.cast("int64") + FIRST_ROW, BROKEN: ibis.literal(False)},
        file=ibis.literal(at).cast("int64"),
    )
