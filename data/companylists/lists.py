"""Lists of companies as they stand in an import's folder, read back: counts, and nothing else.

    company-lists/<list>/list.toml       name, as_of, made
    company-lists/<list>/cells.parquet   region, province, city, district, month, status, validity, count
    company-lists/<list>/classes.parquet region, province, city, district, status, validity, of, class, count: by each
                                         dimension, and by level; older lists have none (list_classes.py)
    company-lists/<list>/report.json     what became of every row

The cells are those of the register, so aliases of its places apply when they are summed up.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from data.documents import Date, Document, Text
from data.errors import ValidationError
from data.parklists.lists import SourceCard
from data.regions import NATION, Regions
from data.registers import region_sums, store
from data.registers.imports import UNPLACED, Import
from data.text_loader import name_of, read_toml

FOLDER = "company-lists"
LIST, CELLS, CLASSES = "list.toml", "cells.parquet", "classes.parquet"
KEYS = ["region", "year", "status", "validity"]
UNREADABLE = (OSError, ValueError, KeyError)
"""What pyarrow raises is one of these."""


@dataclass(frozen=True)
class CompanyListCard:
    """The keys of list.toml."""

    name: Text  # what its maker calls it
    as_of: Date  # when it was published
    source: SourceCard
    made: str = ""  # when it was laid over the register


@dataclass(frozen=True, eq=False)
class CompanyList:
    """One list, laid over one import."""

    id: str  # its name in addresses, the same for every register that it is laid over
    name: str
    as_of: str
    register: Import
    source: SourceCard
    folder: Path
    sums: pd.DataFrame  # region, year, status, validity, count: every region with all that lies in it

    @property
    def count(self) -> int:
        """The companies of the register that it names, of any status and place."""
        return int(self.sums.loc[self.sums["region"].isin((NATION, UNPLACED)), "count"].sum())

    @property
    def source_id(self) -> str:
        """Its name among the sources."""
        return f"{self.register.id}/{self.id}"


def read_company_lists(
    imports: Iterable[Import], regions: Regions
) -> tuple[tuple[CompanyList, ...], list[ValidationError]]:
    """Every list of the imports, in the order of their names, and the errors of those that cannot be opened."""
    read = [_read(path, one, regions) for one in imports for path in folders_of(one.folder)]
    return tuple(one for one, _ in read if one), [error for _, errors in read for error in errors]


def folders_of(folder: Path) -> list[Path]:
    """The folders of the lists of an import."""
    return sorted(path for path in (folder / FOLDER).glob("[!.]*") if path.is_dir())


def name_in(path: Path) -> str:
    """What the list in a folder is called; blank where nobody can tell."""
    content, _ = read_toml(path / LIST)
    return str((content or {}).get("name", ""))


def _read(path: Path, register: Import, regions: Regions) -> tuple[CompanyList | None, list[ValidationError]]:
    content, errors = read_toml(path / LIST)
    card, errors = (None, errors) if errors else Document(CompanyListCard).parse(content, name_of(path / LIST))
    if card is None:
        return None, errors
    try:
        cells = pd.read_parquet(path / CELLS)
        aliases = store.read_aliases(register.folder)
        year = (cells["month"] // 100).astype("Int64")
        within = region_sums.within(KEYS, cells.assign(year=year), ["count"], aliases, regions)
    except UNREADABLE:
        return None, [ValidationError("damaged_company_list", f"{register.id}/{path.name}", expected=CELLS)]
    sums = within.groupby(KEYS, dropna=False)["count"].sum().reset_index()
    return CompanyList(path.name, card.name, card.as_of, register, card.source, path, sums), []


def of_series(series: str, lists: tuple[CompanyList, ...]) -> tuple[CompanyList, ...]:
    """The lists that are laid over the register of a series, in the order of their names."""
    return tuple(one for one in lists if any(series == one.register.series_id(each) for each in one.register.measures))


def sources_table(lists: Iterable[CompanyList]) -> pd.DataFrame:
    """The lists as rows of `sources.csv`. Nobody has read them here, so they are of the second grade."""
    fixed = {"url": "", "grade": "B", "carrier": "original"}
    return pd.DataFrame(
        [{"source_id": one.source_id, **asdict(one.source), "date": one.as_of, **fixed} for one in lists]
    )
