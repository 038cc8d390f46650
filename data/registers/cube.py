"""The cube: what a count says of companies, in as few rows as it can be said in. region_sums.py sums it up.

    cube.parquet    region, province, city, district, file, month, status, industry, keyword, currency, count, yuan
                    province, city, district and file are blank unless the place was not fully understood

The cube never changes. Aliases are applied when it is summed up, so that each can be taken back.
"""

from typing import TYPE_CHECKING

import ibis
import pandas as pd
from ibis import _

from data.registers.columns import PLACES
from data.registers.count import DOUBTS
from data.registers.imports import COUNTED, UNPLACED

if TYPE_CHECKING:
    import ibis.expr.types as ir

LARGE_PART, FAR = 10, 100
"""A tenth of a sum is large, and out of proportion where it is a hundred times what the others have on average."""
CELLS = ("region", *PLACES, "file", "month", "status", "industry", "keyword", "currency")


def cells(tally: "ir.Table") -> "ir.Table":
    """The tally as a cube: what was counted, and what has no place yet."""
    counted = tally.filter(tally.reason.isin(COUNTED))
    counted = counted.mutate(file=ibis.ifelse(_is_open(counted), counted.file.cast("int64"), ibis.null("int64")))
    return counted.group_by(CELLS).agg(count=_total("count"), yuan=_total("yuan"))


def by_reason(tally: "ir.Table") -> "ir.Table":
    """file, reason, count."""
    return tally.group_by("file", "reason").agg(count=_total("count"))


def doubts(tally: "ir.Table") -> "ir.Table":
    """file, and how many of its companies have each of `DOUBTS`, for files that have any."""
    summed = tally.group_by("file").agg(**{name: _total(name) for name in DOUBTS})
    return summed.filter(ibis.or_(*(summed[name] > 0 for name in DOUBTS))).order_by("file")


def large_amounts(tally: "ir.Table") -> tuple[pd.DataFrame, float]:
    """file, count: amounts so few and so large that they make up half of all capital; and their share of it.

    Each is a tenth of the sum at least, and together they are out of proportion to the others.
    """
    stated = tally.filter(tally.reason == "", tally.currency == "cny")
    groups = stated.select("file", "count", "yuan", "largest").execute()
    whole = groups["yuan"].sum()
    large = groups[groups["largest"] * LARGE_PART >= max(whole, 1)]
    yuan, others = large["largest"].sum(), groups["count"].sum() - len(large)
    is_odd = 2 * yuan >= whole > 0 and others > 0 and yuan * others >= FAR * len(large) * (whole - yuan)
    counts = large.groupby("file", as_index=False)["largest"].count().rename(columns={"largest": "count"})
    return (counts, yuan / whole) if is_odd else (counts.head(0), 0.0)


def open_places(table: "ir.Table") -> "ir.Table":
    """region, province, city, district, file, count of what was not fully understood."""
    return table.filter(_is_open(table)).group_by("region", *PLACES, "file").agg(count=_total("count"))


def _total(column: str) -> "ir.IntegerScalar":
    """The sum of a column as a whole number: engines widen sums, to types that files keep as fractions."""
    return _[column].sum().cast("decimal(18, 0)").cast("int64")


def _is_open(table: "ir.Table") -> "ir.BooleanValue":
    written = ibis.or_(*(table[place] != "" for place in PLACES))
    return (table.region == UNPLACED) | written
