"""Where a register lies, as a URL. It names a server and a table, never a person: who asks is the environment's matter.

duckdb:///x.db?table=companies                  a file of DuckDB; four slashes for an absolute path
postgresql://host:5432/database?table=schema.companies
spark://host:7077?path=hdfs:///companies        parquet that the workers can read; or table=catalog.schema.companies

&name=firm&date=founded ...                     columns that headers.py does not find by itself
&timeout=3600                                   seconds after which the count is given up, once the engine has let us in
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from data.registers.columns import COLUMNS
from data.registers.errors import reject

Engine = Literal["duckdb", "postgresql", "spark"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
TITLES: Mapping[Engine, str] = {"duckdb": "DuckDB", "postgresql": "PostgreSQL", "spark": "Spark"}
OPTIONS = ("table", "path", "timeout", *COLUMNS)


@dataclass(frozen=True)
class Address:
    """A register on an engine."""

    engine: Engine
    host: str  # blank: what the environment says, or this machine
    port: int | None
    database: str  # of PostgreSQL; of DuckDB the path of its file
    table: str
    path: str  # of parquet, as Spark's workers see it
    columns: Mapping[str, str] = field(default_factory=dict)  # column -> its name in the table
    timeout: int = 0  # seconds; 0 for as long as it takes

    @property
    def shown(self) -> str:
        """How reports and cards name it: they are public, hosts are not."""
        return f"{self.table or Path(self.path).name or self.path} [{TITLES[self.engine]}]"

    @property
    def place(self) -> str:
        """How messages to whoever imports name the server."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.port else host or self.database


def is_address(text: str) -> bool:
    """Whether this is no path of a file."""
    return "://" in text


def parse(text: str, home: Path) -> Address:
    """The address; files are sought from `home`. RejectedImport if it is none, or if it holds a password."""
    scheme = text.partition("://")[0].lower()
    name = f"{scheme}://…" if scheme in ENGINES else "…://…"
    # Whatever stands before an @ may be a password, wherever the URL was cut: it is not even repeated in a message.
    if "@" in text:
        raise reject("password_in_address", name)
    try:
        url = urlsplit(text)
        pairs = parse_qsl(url.query, keep_blank_values=True, strict_parsing=bool(url.query))
        port = url.port
    except ValueError:
        raise reject("bad_address", name) from None
    options = {key: value for key, value in pairs if key in OPTIONS and value}
    is_valid = len(options) == len(pairs) and re.fullmatch("[0-9]{1,7}", options.get("timeout", "0"))
    address = _address(scheme, url, port, options, home) if is_valid else None
    if address is None:
        raise reject("bad_address", name)
    return address


def _address(scheme: str, url: SplitResult, port: int | None, options: Mapping[str, str], home: Path) -> Address | None:
    """The address, or None where a part is missing or too much."""
    engine = next((one for one in ENGINES if one == scheme), None)
    table, path, inside = options.get("table", ""), options.get("path", ""), unquote(url.path[1:])
    is_complete = {
        "duckdb": bool(inside and table) and not (url.netloc or path),
        "postgresql": bool(inside and table) and "/" not in inside and not path,
        "spark": bool(url.hostname and port) and not inside and bool(table) != bool(path),
    }
    if engine is None or not is_complete[engine]:
        return None
    return Address(
        engine=engine,
        host=url.hostname or "",
        port=port,
        database=str(home / inside) if engine == "duckdb" else inside,
        table=table,
        path=path,
        columns={column: options[column] for column in COLUMNS if column in options},
        timeout=int(options.get("timeout", 0)),
    )


def paths(text: str, home: Path) -> list[Path]:
    """The files that a path or a pattern names; a pattern that fits nothing is a path that is not there."""
    path = (home / text).absolute()
    matches = [] if path.exists() else sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    return matches or [path]
