"""What the texts of a row mean as classes (dimensions.py): legal form, size, insured people, an amount. Portable
expressions.

legal_forms.csv   word, form: a text is of the form of the first word that it holds, in lower case; of another form
                  where it holds none
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from data.registers.bins import Bounds, measured, whole
from data.registers.dimensions import FOREIGN, UNKNOWN

if TYPE_CHECKING:
    import ibis.expr.types as ir

LEGAL_FORMS = Path(__file__).with_name("legal_forms.csv")
SIZES = {"large": "大|^L", "medium": "中|^M", "small": "小|^S", "micro": "微|^XS"}
"""How both services write a size: 小型, S(小型)."""
PEOPLE = "^([0-9]{1,7})([.]0+)?$"
"""A number of people; a spreadsheet may have made a fraction of it."""
REPORT = "^(20[0-9]{2})([.]0+)?(年|年度|年报|年度报告|年年报|年度年报)?$"
"""The year of an annual report: 2025年报."""
TAXPAYERS = {"general": "一般", "small_scale": "小规模"}
YUAN = 10_000
"""In the unit of the limits of capital."""


@cache
def legal_forms() -> pd.DataFrame:
    """word, form: the earlier word decides."""
    return pd.read_csv(LEGAL_FORMS, dtype=str)


def legal_form(cell: "ir.StringValue") -> "ir.StringValue":
    """The legal form of what is written; unknown for a blank."""
    import ibis

    text = cell.lower()
    words = [(text.contains(word), form) for word, form in legal_forms().itertuples(index=False)]
    return ibis.cases((text == "", UNKNOWN), *words, else_="other")


def size(cell: "ir.StringValue") -> "ir.StringValue":
    """The size of a company; unknown for a blank and for what is none of the known words."""
    import ibis

    text = cell.upper()
    # The word for micro holds no other; S(小微) is the smaller of the two.
    order = ("micro", "small", "medium", "large")
    return ibis.cases(*((text.re_search(SIZES[one]), one) for one in order), else_=UNKNOWN)


def taxpayer(cell: "ir.StringValue") -> "ir.StringValue":
    """The status as taxpayer of what is written; unknown for a blank."""
    import ibis

    words = ((cell.contains(word), status) for status, word in TAXPAYERS.items())
    return ibis.cases((cell == "", UNKNOWN), *words, else_="other")


def report_year(cell: "ir.StringValue", latest: int) -> "ir.IntegerValue":
    """The year of an annual report: 2024年报 is 2024; null for what is no year, or one after the latest."""
    year = cell.re_replace(r"\s+", "").re_extract(REPORT, 1).nullif("").cast("int64")
    return (year <= latest).ifelse(year, None).cast("int64")


def people(cell: "ir.StringValue") -> "ir.IntegerValue":
    """How many people: 1,200 and 1200人 are 1200; null for what is no number."""
    text = cell.re_replace(r"[\s,，人]+", "")
    return text.re_extract(PEOPLE, 1).nullif("").cast("int64")


def staff(number: "ir.IntegerValue", bounds: Bounds) -> "ir.StringValue":
    """The class of a number of people; unknown for null."""
    return _among(number, bounds, [*whole(bounds)])


def money(currency: "ir.StringValue", yuan: "ir.IntegerValue", bounds: Bounds) -> "ir.StringValue":
    """The class of an amount whose currency is known: of renminbi its bracket, `bounds` in 10,000 yuan."""
    import ibis

    bracket = _among(yuan, [bound * YUAN for bound in bounds], [*measured(bounds)])
    return ibis.cases((currency == "cny", bracket), (currency == "foreign", FOREIGN), else_=UNKNOWN)


def _among(number: "ir.IntegerValue", bounds: Sequence[int], classes: Sequence[str]) -> "ir.StringValue":
    """The class in which a number lies; unknown for null."""
    import ibis

    below = ((number < end, name) for end, name in zip(bounds[1:], classes, strict=False))
    return ibis.cases((number.isnull(), UNKNOWN), *below, else_=classes[len(bounds) - 1])
