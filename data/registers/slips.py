"""Rows whose cells have slipped into the columns beside them: one legal person more pushes all that follow.

One odd cell proves nothing: a capital may be a word, and the name of a province a slip of the pen. A row has slipped if
a cell cannot belong to its column, and another is plainly what a column of another kind holds.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import ibis

from data.regions import Regions
from data.registers import codes, meanings, places
from data.registers.spellings import WRITTEN

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAY = "^(19|20)[0-9]{2}[-/.年][0-9]{1,2}([-/.月][0-9]{1,2}日?)?$"
"""A date; a bare year, or a serial number, may be anything."""
WRITTEN_AMOUNT = f"{meanings.NUMBER}[万亿]?({meanings.RENMINBI}|{meanings.FOREIGN})$"
KINDS = {
    "date": ("amount", "code", "province"),
    "capital": ("date", "code", "province"),
    "scope": ("date", "amount", "number", "code", "province"),
}
"""Column -> what stands in it only by a slip."""


def marked_places(placed: "ir.Table", regions: Regions) -> "ir.Table":
    """Places as they are written, with what is said of each spelling once.

    is_sentence      the province's cell holds one
    province_below   the name of a province stands where that of a city or district belongs
    """
    shorts = [one.short for one in regions if one.level == "province"]
    names = sorted(places.provinces(regions))
    below = ibis.or_(*(placed[written].strip().isin(names) for written in WRITTEN[1:]))
    return placed.mutate(is_sentence=meanings.is_sentence(placed[WRITTEN[0]], shorts), province_below=below)


def marked(rows: "ir.Table", regions: Regions) -> "ir.Table":
    """The rows, `shifted` where their cells have slipped.

    rows   date, capital, scope as written; no_amount: of a capital without a number; bare_address: an address is the
           name of a province and no more; what `marked_places` and spellings.py say of the places
    """
    # A macro-region may stand for the province, and the province for the city: that alone is no slip.
    both = rows.odd_province & (rows.no_amount | (rows.bare_address & rows.no_known_place))
    stray = _strays(rows, sorted(places.provinces(regions))) | (both & (rows.province_below | rows.bare_address))
    # No engine looks at all cells of a row of which none is odd.
    is_odd = rows.no_amount | rows.odd_province
    return rows.mutate(shifted=rows.is_sentence | ibis.ifelse(is_odd, stray, False))


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
