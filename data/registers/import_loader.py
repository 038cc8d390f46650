"""The imports of a dataset read back without any engine; one that cannot be opened keeps no other back.

Version 1 has no `version` in series.toml. It may lack capital.parquet, the columns of capital in the cube, and
refused.parquet; version 2 lacks classes.parquet; version 3 keeps no classes with the companies. What a table does not
hold is counted again from the cube; what the cube does not hold is not known.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from data.dates import is_date
from data.documents import Document
from data.errors import ErrorCode, ValidationError
from data.regions import Regions
from data.registers import folders, region_sums, store
from data.registers.bins import Bins
from data.registers.imports import (
    BINS,
    CAPITAL,
    CLASSES,
    CUBE,
    CURRENCIES,
    FOLDER,
    LEDGER,
    LEDGER_COLUMNS,
    MEASURES,
    SERIES,
    STATUSES,
    SUMS,
    UNPLACED,
    VERSION,
    Import,
)
from data.text_loader import name_of, read_toml

TEXTS = ("variant", "definition", "note")
KEYS: Mapping[str, tuple[str, ...]] = {
    "": ("provider", "provider_en", "as_of", "source", "cumulative"),
    "source": ("publisher", "title", "says_zh", "says_en"),
    **{measure: tuple(f"{text}_{lang}" for text in TEXTS for lang in ("zh", "en")) for measure in MEASURES},
}
"""What series.toml must say, by table; a measure that it does not have needs no texts."""
UNREADABLE = (OSError, ValueError, KeyError)
"""What pyarrow raises is one of these."""

Tables = tuple[pd.DataFrame, pd.DataFrame]
"""Companies, and their registered capital."""


def read_imports(folder: Path, regions: Regions) -> tuple[tuple[Import, ...], list[ValidationError]]:
    """Every import of a dataset that can be opened, in the order of their names; and what is missing of the others."""
    with folders.at_rest(folder / FOLDER) as inside:
        read = [_read(name, path, regions) for name, path in inside.items()]
    return tuple(one for one, _ in read if one), [error for _, errors in read for error in errors]


def _read(name: str, path: Path, regions: Regions) -> tuple[Import | None, list[ValidationError]]:
    card, errors = read_toml(path / SERIES)
    if errors := errors or list(_card_errors(card or {}, name_of(path / SERIES))):
        return None, errors
    try:
        tables, codes = _tables(path, regions)
    except UNREADABLE:
        return None, [ValidationError("damaged_import", name, expected=f"{SUMS}, {CUBE}")]
    strange = sorted({region for region in tables[0]["region"] if region != UNPLACED and region not in regions})
    if strange:
        return None, [
            ValidationError("unknown_region", name_of(path / SUMS), None, "region", one, "regions.csv")
            for one in strange
        ]
    if (path / LEDGER).is_file() and not keeps_companies(path):
        codes = (*codes, "damaged_companies")
    return Import(name, card or {}, *tables, path), [ValidationError(code, name) for code in codes]


def keeps_companies(folder: Path) -> bool:
    """Whether an import has companies that can be compared one by one, as far as its file's outline tells."""
    from pyarrow.parquet import read_schema

    try:
        return set(LEDGER_COLUMNS) <= set(read_schema(folder / LEDGER).names)
    except UNREADABLE:
        return False


def damaged_companies(imports: Iterable[Import]) -> list[ValidationError]:
    """The imports whose file of companies has a whole outline and is damaged behind it. Every file is read."""
    kept = (one for one in imports if keeps_companies(one.folder))
    return [ValidationError("damaged_companies", one.id) for one in kept if not _is_readable(one.folder / LEDGER)]


def _is_readable(path: Path) -> bool:
    from pyarrow.parquet import ParquetFile

    try:
        for rows in ParquetFile(path).iter_batches(columns=list(LEDGER_COLUMNS)):
            rows.validate(full=True)
    except UNREADABLE:
        return False
    return True


def _card_errors(card: Mapping[str, Any], file: str) -> Iterator[ValidationError]:
    version = card.get("version", 1)
    if not isinstance(version, int) or version > VERSION:
        yield ValidationError("newer_import", file, None, "version", str(version), str(VERSION))
        return
    for table, keys in KEYS.items():
        values = card.get(table, {}) if table else card
        for key in keys if table not in MEASURES or table in card else ():
            if not isinstance(values, Mapping) or key not in values:
                yield ValidationError("missing_key", file, None, f"{table}.{key}".strip("."))
    yield from Document(Bins).parse(card.get(BINS, {}), file, BINS)[1]
    if not is_date(str(card.get("as_of", ""))):
        yield ValidationError("bad_date", file, None, "as_of", str(card.get("as_of", "")), "2022-03-16")


def _tables(path: Path, regions: Regions) -> tuple[Tables, tuple[ErrorCode, ...]]:
    """The tables as they stand there, or else counted again, and what is to be said of them."""
    try:
        sums = pd.read_parquet(path / SUMS, columns=["region", "year", *STATUSES])
        tables = sums, pd.read_parquet(path / CAPITAL, columns=["region", "year", "status", *CURRENCIES, "yuan"])
        codes: tuple[ErrorCode, ...] = ()
    except UNREADABLE:
        aliases = store.read_aliases(path)
        tables = region_sums.sums(path, aliases, regions), region_sums.capital(path, aliases, regions)
        codes = ("counted_again",)
    return tables, (*codes, *_lacking(path))


def _lacking(path: Path) -> Iterator[ErrorCode]:
    """What an earlier program did not keep, or what is damaged."""
    try:
        if not region_sums.has_capital(path):
            yield "import_without_capital"
        elif not (path / CLASSES).is_file():
            yield "import_without_classes"
    except UNREADABLE:
        yield "damaged_cells"
