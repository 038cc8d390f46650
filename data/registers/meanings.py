"""What the texts of a row mean: a month, a class of status, a section of industry. Tables and portable expressions.

Every spelling of a date is a row of a calendar, so that an engine needs no parser of its own: what the calendar does
not hold is not readable.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import ibis.expr.types as ir

INDUSTRIES = Path(__file__).parent / "industries.csv"
FIRST_DAY, LAST_DAY = "1900-01-01", "2100-12-31"
SERIAL_ZERO, FIRST_SERIAL = pd.Timestamp("1899-12-30"), 10_000
"""Day 0 of a spreadsheet's serial numbers, and the first that is believed: a lone 2020 is a year, no day of 1905."""
NOTHING = r"^[\s*]*(-|--|—|nan|None|null|NULL)?\s*$"
"""How a cell says that it says nothing; asterisks mask what only paying customers see."""
EXISTING = ("存续", "在业", "在营", "开业", "在册", "正常", "迁入", "仍注册")
"""How a status of an existing company begins; 存续（在营、开业、在册） does too."""
CLOSED = ("注销", "吊销", "撤销", "撤消", "除名", "责令关闭", "已解散")
"""What a status of a closed company holds; 吊销，未注销 does too: it may not do business any more."""


def trimmed(cell: "ir.StringValue") -> "ir.StringValue":
    """A cell without blanks around it; blank where nothing is written but a sign for nothing, or asterisks."""
    import ibis

    text = cell.strip()
    return ibis.ifelse(text.re_search(NOTHING), "", text)


def status_class(cell: "ir.StringValue") -> "ir.StringValue":
    """existing, closed or other; unknown for a blank."""
    import ibis

    starts = [cell.startswith(word) for word in EXISTING]
    holds = [cell.contains(word) for word in CLOSED]
    classes = ((cell == "", "unknown"), (ibis.or_(*starts), "existing"), (ibis.or_(*holds), "closed"))
    return ibis.cases(*classes, else_="other")


def day(cell: "ir.StringValue") -> "ir.StringValue":
    """A date in the calendar's spelling: without the time of day, its parts joined by `-`."""
    # A dot is a line's end to one engine and not to another; a class that leaves something out always is.
    return cell.re_replace("[ T][^|]*$", "").re_replace("[/.年月]", "-").replace("日", "")


@cache
def calendar() -> pd.DataFrame:
    """text, month (201701): every day and every month in the spellings of exports, serial numbers among them."""
    days = pd.Series(pd.date_range(FIRST_DAY, LAST_DAY))
    year, month, date = days.dt.year.astype(str), days.dt.month.astype(str), days.dt.day.astype(str)
    months, dates = (month, month.str.zfill(2)), (date, date.str.zfill(2))
    since = (days - SERIAL_ZERO).dt.days
    serial = since[since >= FIRST_SERIAL].astype(str)
    spellings = [
        *(year + "-" + m + "-" + d for m in months for d in dates),
        *(year + "-" + m + end for m in months for end in ("", "-")),
        year + months[1] + dates[1],
        serial,
        serial + "-0",  # a serial number that became 43832.0 on its way
    ]
    number = days.dt.year * 100 + days.dt.month
    table = pd.concat([pd.DataFrame({"text": text, "month": number[text.index]}) for text in spellings])
    return table.drop_duplicates("text", ignore_index=True)


@cache
def industries() -> pd.DataFrame:
    """section, name: GB/T 4754, sections and divisions, the names of 2011 and 2017."""
    return pd.read_csv(INDUSTRIES, dtype=str)
