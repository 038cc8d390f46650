"""A list of companies from files into the folder of an import: read, match, account for every row, keep the counts.

The import's folder is replaced as a whole, so whoever reads it sees the list entirely or not at all.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.companylists import lists, matching, reader, report
from data.companylists.columns import WANTED
from data.companylists.levels import LEVEL
from data.companylists.lists import CELLS, CLASSES, FOLDER, LIST
from data.companylists.matching import Match
from data.companylists.report import CompanyListReport
from data.companylists.validity import UNKNOWN, VALIDITIES
from data.regions import NATION
from data.registers import choices, files
from data.registers import store as imports
from data.registers.columns import Choice
from data.registers.files import Limits
from data.registers.import_loader import keeps_companies
from data.registers.imports import UNPLACED, Import
from data.registers.providers import slug

LIMITS = Limits(files=100, unpacked=1_000_000_000, workbook=200_000_000)
MAX_SLUG_LENGTH = 40


class NoCompanies(ValueError):
    """An import that does not keep its companies: no list can be laid over it."""


@dataclass(frozen=True, eq=False)
class Matched:
    """A list that was laid over a register, before anything is stored."""

    report: CompanyListReport
    cells: pd.DataFrame  # as in lists.py
    classes: pd.DataFrame  # alike


def match_list(
    paths: Iterable[files.Source],
    name: str,
    as_of: str,
    register: Import,
    limits: Limits = LIMITS,
    columns: Sequence[Choice] = (),
) -> Matched:
    """Find the companies of a list in a register, and account for every row.

    RejectedImport if a file cannot be read, NoCompanies if the register keeps none. `columns` says, for each layout,
    which column of the files is which of ours.
    """
    if not keeps_companies(register.folder):
        raise NoCompanies(register.id)
    tables = reader.read(files.find_tables(paths, limits), replace(WANTED, chosen=tuple(columns)))
    choices.check(columns, tables)
    try:
        match = matching.match(reader.joined(tables), register.folder, str(register.card["as_of"]))
    except duckdb.Error:  # its outline is whole, its content is not
        raise NoCompanies(register.id) from None
    counted = match.cells.groupby("validity")["count"].sum()
    account = CompanyListReport(
        id=_id(name, register.folder),
        name=name,
        as_of=as_of,
        files=report.account(tables, match.results),
        companies={one: int(counted.get(one, 0)) for one in VALIDITIES},
        register=sum(register.total("cumulative", place) for place in (NATION, UNPLACED)),
        levels=_levels(match),
        warnings=tuple(report.warnings(tables)),
    )
    return Matched(account, match.cells, match.classes)


def _levels(match: Match) -> Mapping[str, int]:
    """Companies by level; empty where no row states one."""
    rows = match.classes[match.classes["of"] == LEVEL.name]
    counts = rows.groupby("class")["count"].sum()
    found = {one: int(counts[one]) for one in LEVEL.classes if one in counts}
    return found if found.keys() - {UNKNOWN} else {}


def store(register: Path, matched: Matched, definition: Mapping[str, Any]) -> Path:
    """Put the counts into the folder of an import, where they replace an earlier list of that name."""
    with _revised(register) as new:
        folder = new / FOLDER / matched.report.id
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        matched.cells.to_parquet(folder / CELLS, index=False)
        matched.classes.to_parquet(folder / CLASSES, index=False)
        imports.write_report(folder, matched.report)
        imports.write_definition(folder, definition, LIST)
    return register / FOLDER / matched.report.id


def remove(register: Path, name: str) -> None:
    """Take a list away from the folder of an import."""
    with _revised(register) as new:
        shutil.rmtree(new / FOLDER / name)


@contextmanager
def _revised(register: Path) -> Iterator[Path]:
    """A copy of an import's folder, to be changed, which then takes its place. Files are linked: none is overwritten"""
    with imports.aside(register.parent.parent) as new:
        shutil.copytree(register, new, copy_function=os.link, dirs_exist_ok=True)
        yield new
        imports.adopt(new, register.name)


def _id(name: str, register: Path) -> str:
    """The list's name in addresses, from its name alone: on another date of a register the same list has the same."""
    plain = slug(name, "list")[:MAX_SLUG_LENGTH].strip("-")
    other = lists.name_in(register / FOLDER / plain)
    return plain if other in ("", name) else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
