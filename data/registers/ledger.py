"""The companies behind a cube, so that two imports can be compared company by company.

    companies.parquet   company, code, name, region, province, city, district, month, status, industry, class_*
                        province, city and district are blank unless the place was not fully understood; industry is a
                        section of GB/T 4754, blank where none is known; class_* are the classes (classes.py); older
                        imports lack them, and before that industry

It holds classes, names and codes of companies and nothing of persons, and is written unless whoever imports says no. It
is left out when there are more companies than `MAX_COMPANIES`; such imports show growth only.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pandas as pd
from ibis import _

from data.registers.classes import COLUMN_OF
from data.registers.columns import PLACES
from data.registers.company_changes import FOLLOWED
from data.registers.count import comparable
from data.registers.engine import EmbeddedTables
from data.registers.imports import COUNTED, INDUSTRY, LEDGER, LEDGER_COLUMNS

if TYPE_CHECKING:
    import ibis.expr.types as ir

CODE_LENGTH = 18
CITIZEN = "^[1-8][0-9]{5}(19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]$"
"""An identity card's number that stands where a company's code belongs."""
CONTACT = "@|[0-9]{7}"
"""An address or a telephone number that stands where a name belongs."""
HIDDEN = "…"


def write(connection: Any, rows: "ir.Table", folder: Path) -> None:
    """Every company that was counted or has no place yet.

    It has a unified social credit code: a registration number changes when a company gets one, so its name must do.
    """
    companies = rows.filter(_.reason.isin(COUNTED))
    is_code = (_.code.length() == CODE_LENGTH) & ~_.code.re_search(CITIZEN)
    code = ibis.ifelse(is_code, _.code, "")
    name = ibis.ifelse(_.name.re_search(CONTACT), HIDDEN, _.name)
    table = companies.mutate(company=_.order, code=code, name=name).select(
        *LEDGER_COLUMNS, INDUSTRY, *COLUMN_OF.values()
    )
    connection.to_parquet(table, str(folder / LEDGER))


def column_of(dimension: str) -> str:
    """The column by which a company is followed from one date to the next: of industry its section."""
    return INDUSTRY if dimension == INDUSTRY else COLUMN_OF[dimension]


def kept(folder: Path, dimensions: Iterable[str]) -> tuple[str, ...]:
    """Those of some dimensions of which the class is kept with each company."""
    from pyarrow.parquet import read_schema

    names = read_schema(folder / LEDGER).names
    return tuple(one for one in dimensions if column_of(one) in names)


def read(tables: EmbeddedTables, folder: Path, aliases: Mapping[tuple[str, str, str], str]) -> "ir.Table":
    """The ledger of an import with its aliases in force, and each name also as two can be compared.

    `FOLLOWED` are null for every company where the import is older than these columns.
    """
    table = tables.connection.read_parquet(str(folder / LEDGER), table_name=f"ledger_{folder.name}")
    rows = [(*texts, region) for texts, region in aliases.items()]
    columns = [*PLACES, "meant"]
    meant = ibis.memtable(pd.DataFrame(rows, columns=columns), schema=dict.fromkeys(columns, "string"))
    placed = table.left_join(meant, list(PLACES)).select(
        *("company", "code", "name", "month", "status"),
        region=ibis.coalesce(meant.meant, table.region),
        folded=comparable(table.name),
        **{one: table[column_of(one)] if column_of(one) in table.columns else ibis.null("string") for one in FOLLOWED},
    )
    return tables.materialize(placed, folder.name)
