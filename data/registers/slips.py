"""Rows whose cells have slipped into the columns beside them: one legal person more pushes all that follow.

One odd cell proves nothing: a capital may be a word, and the name of a province a slip of the pen. A row has slipped if
a cell cannot belong to its column, and another is plainly what a column of another kind holds.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import ibis

from data.regions import Regions
from data.registers import codes, meanings, places
from data.registers.columns import PLACES
from data.registers.spellings import look_up

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAY = "^(19|20)[0-9]{2}[-/.年][0-9]{1,2}([-/.月][0-9]{1,2}日?)?$"
"""A date; a bare year, or a serial number, may be anything."""
WRITTEN_AMOUNT = f"{meanings.NUMBER}[万亿]?({meanings.RENMINBI}|{meanings.FOREIGN})$"
ODD = ("odd_province", "no_known_place")
"""What is written for a province is no name of a place; and nothing that is written for a place is one."""
KINDS = {
    "date": ("amount", "code", "province"),
    "capital": ("date", "code", "province"),
    "scope": ("date", "amount", "number", "code", "province"),
}
"""Column -> what stands in it only by a slip."""


def marked(rows: "ir.Table", amounts: "ir.Table", placed: "ir.Table", regions: Regions) -> "ir.Table":
    """The rows, `shifted` where their cells have slipped.

    rows      the columns of columns.py; no_amount: of a capital without a number; bare_address: an address is the name
              of a province and no more
    amounts   the capitals as they are written, with no_amount
    placed    the places as they are written, with `ODD`
    """
    names = sorted(places.provinces(regions))
    shorts = [one.short for one in regions if one.level == "province"]
    stray = ibis.literal(False)
    odd = placed.filter(placed.odd_province)
    if odd.count().execute():
        rows = look_up(rows, odd.select(*ODD, **{place: f"written_{place}" for place in PLACES}), *PLACES)
        stray = _have_slipped(rows, names)
    elif amounts.filter(amounts.no_amount).count().execute():
        stray = ibis.ifelse(rows.no_amount, _strays(rows, names), False)
    return rows.mutate(shifted=meanings.is_sentence(rows.province, shorts) | stray)


def _have_slipped(rows: "ir.Table", provinces: list[str]) -> "ir.BooleanValue":
    """No engine looks at all cells of a row of which none is odd."""
    odd_province, no_known_place = (rows[name].fill_null(False) for name in ODD)
    # A macro-region may stand for the province, and the province for the city: that alone is no slip.
    pushed = ibis.or_(*(rows[place].strip().isin(provinces) for place in PLACES[1:])) | rows.bare_address
    both = odd_province & (rows.no_amount | (rows.bare_address & no_known_place))
    stray = _strays(rows, provinces) | ibis.ifelse(both, pushed, False)
    return ibis.ifelse(rows.no_amount | odd_province, stray, False)


def _strays(rows: "ir.Table", provinces: list[str]) -> "ir.BooleanValue":
    return ibis.or_(*(_is_any(rows[column], kinds, provinces) for column, kinds in KINDS.items()))


def _is_any(cell: "ir.StringValue", kinds: Iterable[str], provinces: list[str]) -> "ir.BooleanValue":
    text = cell.strip()
    amount = meanings.money(text)
    tests = {
        "date": text.re_search(DAY),
        "amount": amount.re_search(WRITTEN_AMOUNT),
        "number": meanings.is_bare(amount),
        "code": text.re_search(codes.CREDIT_CODE),
        "province": text.isin(provinces),
    }
    return ibis.or_(*(tests[kind] for kind in kinds))
