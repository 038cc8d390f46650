"""Which cells of a place's column may be shown and stored: names of places; whatever else stands there may be personal.

Said once, for texts here and for columns on an engine.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

MASKED = "…"
"""What stands for a cell that may hold more than the name of a place."""
MAX_LENGTH = 20
PLACE = "([省市区县]|[^|]{4}[州盟旗])$"
NO_PLACE = "公司|(超市|门市|夜市|菜市|书市|小区|社区)$"
"""How an unknown text ends that means a place, and what it is not then: people are called 欧阳红旗 too."""
ADCODE = "^[1-9][0-9]{5}$"
ODD = "[0-9]{4}|@|^[=+-]"
"""What no name of a place holds."""
SEPARATORS = r"[\s|/,，、;；>·•_—-]+"
"""What stands between the names of several places in one cell: 陕西-西安."""
DATE, PHONE = r"(?=.*[0-9])[0-9 :./年月日TZ+-]{1,20}", "[0-9]{9}|[0-9]-[0-9]{7}"
"""What may be a date gone wrong, and what is a telephone number all the same."""

SIZE = r"(?=.*[规規限型人级級])[0-9A-E规規限模以上下大中小微特型人级級不足未达達标標非()（）<>≤≥,，~～ -]{1,12}"
"""What may be a size that is not known: 规上, 100人以上, C级."""


def fold_place(text: str) -> str:
    """A name in the form in which two can be compared."""
    return (text if text.isalnum() else re.sub(SEPARATORS, "", text)).upper()


def is_place(text: str, known: frozenset[str]) -> bool:
    """Whether a text is the name of a place, or ends like one. `known` are names as `fold_place` gives them."""
    if re.search(ADCODE, text):
        return True
    named = fold_place(text) in known or bool(re.search(PLACE, text) and not re.search(NO_PLACE, text))
    return named and len(text) <= MAX_LENGTH and not re.search(ODD, text)


def folded_places(text: "ir.StringValue") -> "ir.StringValue":
    """`fold_place` of a column."""
    return text.re_replace(SEPARATORS, "").upper()


def are_places(text: "ir.StringValue", known: "ir.BooleanValue") -> "ir.BooleanValue":
    """`is_place` of a column; `known` says whether the folded form of each text is."""
    named = known.fill_null(False) | (text.re_search(PLACE) & ~text.re_search(NO_PLACE))
    plain = (text.length() <= MAX_LENGTH) & ~text.re_search(ODD)
    return text.re_search(ADCODE) | (named & plain)


def shown_size(cell: str) -> str:
    """A word for the size of a company, if it can be nothing else."""
    text = cell.strip()
    return text if re.fullmatch(SIZE, text) and not re.search(PHONE, text) else MASKED


def shown_date(cell: str) -> str:
    """What stands in a date's place, if it can be nothing but a date gone wrong."""
    return cell if re.fullmatch(DATE, cell) and not re.search(PHONE, cell) else MASKED if cell else ""
