"""Which company of a register each row of a list is: by its code; where either side has none, by its name.

A name matches only one company of the register that bears it. Two of one name, or one whose code is another, are
ambiguous and counted for nobody.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis
import pandas as pd
from ibis import _

from data.companylists.levels import LEVEL, highest, level
from data.companylists.report import ABSENT, AMBIGUOUS, BROKEN, BY_CODE, BY_NAME, NAMELESS, REPEATED
from data.companylists.validity import best, validity
from data.parklists.cells import plain
from data.registers import codes, engine
from data.registers.classes import COLUMN_OF
from data.registers.columns import PLACES
from data.registers.count import comparable
from data.registers.imports import LEDGER
from data.registers.ledger import CODE_LENGTH, HIDDEN

if TYPE_CHECKING:
    import ibis.expr.types as ir

CELLS = ("region", *PLACES, "month", "status", "validity")
"""What is known of the companies that a list names; `count` says how many."""
PLACE_AND_STATUS = ("region", *PLACES, "status", "validity")
"""What is known of them by class: each dimension by itself, for combinations would be nearly as many as companies."""


class Match(NamedTuple):
    """What a list says of a register."""

    results: pd.DataFrame  # file and `result` of every row
    cells: pd.DataFrame  # the companies that it names, counted by `CELLS`
    classes: pd.DataFrame  # the same by `PLACE_AND_STATUS`, of, class: a dimension, or LEVEL, and one of its classes


def match(rows: pd.DataFrame, register: Path, on: str) -> Match:
    """Which companies of a register the rows name. By class as far as the register keeps classes of its companies.

    `register` is the folder of an import that keeps its companies; `on` the day on which certificates are valid.
    """
    with TemporaryDirectory(prefix="park-atlas-") as scratch, engine.opened(Path(scratch)) as connection:
        companies = connection.read_parquet(str(register / LEDGER), table_name="ledger")
        companies = companies.mutate(folded=comparable(companies.name))
        rows = _with_keys(rows, connection)
        named = _unique(rows)
        named = named.merge(connection.execute(_matches(named, companies, connection)), on="at", how="left")
        kept = {one: column for one, column in COLUMN_OF.items() if column in companies.columns}
        details = connection.execute(_details(named, companies, kept))
    results = _results(rows, named, on)
    held = results[results["company"].notna()].groupby("company")
    matched = held.agg(validity=("validity", best), **{LEVEL.name: (LEVEL.name, highest)}).reset_index()
    cells = matched.merge(details, on="company")
    counted = cells.groupby([*CELLS], dropna=False).size().rename("count").reset_index()
    return Match(results[["file", "result"]], counted, _by_class(cells, (*kept, LEVEL.name)))


def _by_class(cells: pd.DataFrame, dimensions: Sequence[str]) -> pd.DataFrame:
    """Companies by each dimension alone."""
    long = cells.melt([*PLACE_AND_STATUS], [*dimensions], var_name="of", value_name="class")
    return long.groupby([*PLACE_AND_STATUS, "of", "class"]).size().rename("count").reset_index()


def _with_keys(rows: pd.DataFrame, connection: Any) -> pd.DataFrame:
    """The rows with their number as `at`, a code that identifies a company or a blank, and the name as two compare."""
    texts = pd.DataFrame({"at": range(len(rows)), **{one: rows[one].map(plain) for one in ("code", "name")}})
    table = ibis.memtable(texts, schema={"at": "int64", "code": "string", "name": "string"})
    code = codes.usable(table.code)
    keys = table.select("at", code=ibis.ifelse(code.length() == CODE_LENGTH, code, ""), folded=comparable(table.name))
    read = connection.execute(keys.order_by("at"))
    return rows.assign(at=read["at"], code=read["code"], folded=read["folded"].replace(HIDDEN, ""))


def _unique(rows: pd.DataFrame) -> pd.DataFrame:
    """The first of the rows of each company, by code, else by name, that can be used: at, code, folded."""
    usable = rows[~rows["broken"] & ((rows["code"] != "") | (rows["folded"] != ""))]
    return usable.loc[~_key(usable).duplicated(), ["at", "code", "folded"]]


def _key(rows: pd.DataFrame) -> pd.Series:
    return rows["code"].where(rows["code"] != "", rows["folded"])


def _matches(named: pd.DataFrame, companies: "ir.Table", connection: Any) -> "ir.Table":
    """at, company, result: of every row that the register knows. The company is null where it is ambiguous."""
    listed = ibis.memtable(named, schema={"at": "int64", "code": "string", "folded": "string"})
    listed = connection.create_table("listed", listed, temp=True)
    coded = companies.filter(companies.code != "").select("code", "company")
    by_code = (
        listed.filter(listed.code != "").inner_join(coded, "code").select("at", "company", result=ibis.literal(BY_CODE))
    )
    by_code = connection.create_table("by_code", by_code, temp=True)
    rest = listed.filter(listed.folded != "").anti_join(by_code, "at")
    known = companies.select("folded", "company", known_code="code")
    bearers = (
        rest.inner_join(known, "folded")
        .group_by("at")
        .agg(bearer=_.company.min(), count=_.count(), differs=((_.code != "") & (_.known_code != "")).any())
    )
    is_clear = (_["count"] == 1) & ~_.differs
    by_name = bearers.select(
        "at",
        company=ibis.ifelse(is_clear, _.bearer, ibis.null("int64")),
        result=ibis.ifelse(is_clear, BY_NAME, AMBIGUOUS),
    )
    return by_code.union(by_name.cast(by_code.schema()))


def _details(named: pd.DataFrame, companies: "ir.Table", kept: Mapping[str, str]) -> "ir.Table":
    """Where each matched company is, since when, its status, and its classes. `kept`: dimension -> column."""
    matched = named.loc[named["company"].notna(), ["company"]].drop_duplicates().astype("int64")
    table = ibis.memtable(matched, schema={"company": "int64"})
    return companies.semi_join(table, "company").select("company", *CELLS[:-1], **kept)


def _results(rows: pd.DataFrame, named: pd.DataFrame, on: str) -> pd.DataFrame:
    """Every row with its result, the company that it names, the validity and the level of what it certifies."""
    first = named.assign(key=_key(named)).set_index("key")
    keys = _key(rows)
    results = pd.DataFrame(
        {
            "file": rows["file"],
            "company": keys.map(first["company"]).where(~rows["broken"] & (keys != "")),
            "validity": [
                validity(*cells, on) for cells in zip(rows["valid"], rows["issued"], rows["year"], strict=True)
            ],
            LEVEL.name: rows["level"].map(level),
        }
    )
    results["result"] = rows["at"].map(named.set_index("at")["result"])
    results.loc[results["result"].isna() & rows["at"].isin(named["at"]), "result"] = ABSENT
    results.loc[results["result"].isna(), "result"] = REPEATED
    again = results["company"].notna() & results["result"].isin((BY_CODE, BY_NAME)) & results["company"].duplicated()
    results.loc[again, "result"] = REPEATED
    results.loc[keys == "", "result"] = NAMELESS
    results.loc[rows["broken"], "result"] = BROKEN
    return results
