"""Rows whose cells have slipped into the columns beside them: one legal person more pushes all that follow to the right.

One odd cell proves nothing: a capital may be a word, and the name of a province a slip of the pen. A row has slipped if
a cell cannot belong to its column, and another is plainly what a column of another kind holds.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import ibis

from data.registers import codes, meanings
from data.registers.columns import PLACES

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAY = "^(19|20)[0-9]{2}[-/.年][0-9]{1,2}([-/.月][0-9]{1,2}日?)?$"
"""A date; a bare year, or a serial number, may be anything."""
WRITTEN_AMOUNT = f"{meanings.NUMBER}[万亿]?({meanings.RENMINBI}|{meanings.FOREIGN})$"
KINDS = {
    "date": ("amount", "code", "province"),
    "status": ("date", "amount", "code", "province"),
    "industry": ("date", "amount", "code", "province"),
    "capital": ("date", "code", "province"),
    "scope": ("date", "amount", "number", "code", "province"),
}
"""Column -> what stands in it only by a slip. Statuses and industries may be written as numbers."""


def have_slipped(rows: "ir.Table", provinces: Iterable[str]) -> "ir.BooleanValue":
    """Whether the cells of a row have slipped.

    rows        no_amount: of a capital without a number; odd_province: written, and no name of a place; no_known_place:
                nor is what is written beside it; bare_address: an address is the name of a province and no more; and
                the columns of columns.py
    provinces   their names, in full and in short
    """
    names = list(provinces)
    sentence = meanings.is_sentence(rows.province, names)
    strays = ibis.or_(*(_is_any(rows[column], kinds, names) for column, kinds in KINDS.items()))
    # A macro-region may stand for the province, and the province for the city: that alone is no slip.
    pushed = ibis.or_(*(rows[place].strip().isin(names) for place in PLACES[1:])) | rows.bare_address
    both = rows.odd_province & (rows.no_amount | (rows.bare_address & rows.no_known_place))
    # Few rows are odd at all, and no engine looks at the other cells of the rest.
    odd = rows.no_amount | rows.odd_province
    return sentence | ibis.ifelse(odd, strays | ibis.ifelse(both, pushed, False), False)


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
