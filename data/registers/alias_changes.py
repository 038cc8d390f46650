"""Aliases of an import accepted or taken back, and its sums written again: the folder is replaced as a whole."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd

from data.regions import Adcode, Regions
from data.registers import (
    comparison,
    engine,
    rejected_rows,
    store,
)
from data.registers.accounting import unclear_places, write_sums
from data.registers.columns import PLACES
from data.registers.imports import (
    UNPLACED,
)
from data.registers.report import Report, Written


class DamagedImport(ValueError):
    """What an import keeps to be counted again cannot be read."""


def apply_aliases(folder: Path, aliases: Mapping[Written, Adcode], regions: Regions) -> Report:
    """Let exactly these aliases hold in an import, none of the earlier ones unless it is named again.

    The folder is replaced as a whole; the report that comes out is the first one with the rows moved or resolved.
    DamagedImport if its cube cannot be read; then nothing has changed.
    """
    with store.aside(folder.parent.parent) as new:
        shutil.copytree(folder, new, dirs_exist_ok=True)
        try:
            with engine.opened(new) as connection:
                unclear = unclear_places(connection, new)
        except duckdb.Error:
            raise DamagedImport(folder.name) from None
        of_nation = write_sums(new, aliases, regions)
        shutil.rmtree(new / "engine", ignore_errors=True)
        first = store.read_report(new)
        moved = _moved(first, unclear, aliases)
        updated = replace(first, listed=rejected_rows.apply_aliases(new, aliases), moved=moved, **of_nation)
        store.write_aliases(new, aliases)
        store.write_report(new, updated)
        store.adopt(new, folder.name)
    comparison.refresh(folder.parent.parent, folder.name, regions)
    return updated


def write_sums_again(folder: Path, regions: Regions) -> None:
    """Write the sums that an import lacks, from its cells: the same numbers. The folder is replaced as a whole."""
    with store.aside(folder.parent.parent) as new:
        shutil.copytree(folder, new, dirs_exist_ok=True)
        aliases = {written: Adcode(region) for written, region in store.read_aliases(new).items()}
        write_sums(new, aliases, regions)
        store.adopt(new, folder.name)


def _moved(first: Report, unclear: pd.DataFrame, aliases: Mapping[Written, Adcode]) -> dict[str, int]:
    """How many unmatched rows of each file the aliases give a place."""
    unmatched = unclear[unclear["region"] == UNPLACED]
    is_moved = [texts in aliases for texts in zip(*(unmatched[place] for place in PLACES), strict=True)]
    rows = unmatched[pd.Series(is_moved, unmatched.index, dtype=bool)].groupby("file")["count"].sum()
    return {first.files[file].file: int(number) for file, number in rows.items()}
