"""What the texts of a row mean: a month, a class of status, a section of industry, a sum of money. Tables and
portable expressions.

Every spelling of a date is a row of a calendar, so that an engine needs no parser of its own: what the calendar does
not hold is not readable.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from data.registers import english_dates

if TYPE_CHECKING:
    import ibis.expr.types as ir

FIRST_DAY, LAST_DAY = pd.Timestamp("1900-01-01"), pd.Timestamp("2100-12-31")
SERIAL_ZERO, FIRST_SERIAL = pd.Timestamp("1899-12-30"), 10_000
"""Day 0 of a spreadsheet's serial numbers, and the first that is believed: a lone 2020 is a year, no day of 1905."""
NOTHING = (
    r"(?i)^[\s*]*(-+|—+|/|nan|none|null|#?n/a|unknown|[无無]|[暂暫](无|無|未公[开開示])|不[详詳]|未知|未公[开開示]|未披露|不公示|"
    r"(企业|企業)?[选選][择擇]不公示)?\s*$"
)
"""How a cell says that it says nothing; asterisks mask what only paying customers see."""
SERIAL, SERIAL_DIGITS = "^[0-9]{5}[.][0-9]+$", 5
"""A serial number with the time of day as its fraction."""
REPUBLIC, REPUBLIC_ZERO = "^民[国國] *", 1911
"""How a date of the Republic of China begins, and the year before its first: 民國70年 is 1981. A bare 70 is none."""
EXISTING = (
    *("存续", "在业", "在营", "开业", "在册", "正常", "迁入", "仍注册", "登记成立", "核准设立", "核准設立"),
    *("ACTIVE", "EXISTING", "IN OPERATION", "IN BUSINESS"),
)
"""How a status of an existing company begins; 存续（在营、开业、在册） does too."""
CLOSED = (
    *("注销", "吊销", "撤销", "撤消", "除名", "责令关闭", "已解散", "廢止"),
    *("CANCEL", "REVOKED", "DEREGISTERED", "DISSOLVED"),
)
"""What a status of a closed company holds; 吊销，未注销 does too: it may not do business any more."""

NUMBER = "^[0-9]{1,13}([.][0-9]{1,8})?"
RENMINBI = "(元|人民币|元人民币|人民币元|RMB|CNY|YUAN)"
THOUSAND, MILLION, BILLION = "(K|THOUSAND)", "(M|MN|MILLION)", "(BN|BILLION)"
YUAN = NUMBER + f"((万|亿|{THOUSAND}|{MILLION}|{BILLION})?{RENMINBI}|万|亿)$"
"""An amount of renminbi. A bare number is none: nobody knows whether it means yuan or 万."""
SIGN = "^(RMB|CNY|CN¥|¥|￥)+"
"""What English writes before an amount of renminbi: a number after it is in yuan."""
IN_ENGLISH = f"{SIGN}[0-9.]+({THOUSAND}|{MILLION}|{BILLION})?$"
FOREIGN = (
    "美元|美金|万美$|港元|港币|欧元|日元|英镑|澳元|澳大利亚元|加元|加拿大元|新加坡元|新元|新台币|台币|台湾元|澳门元|韩元|韩圆|"
    "法郎|卢布|克朗|泰铢|林吉特|马克|里拉|比索|卢比|USD|HKD|EUR|JPY|GBP|AUD|CAD|SGD|TWD|MOP|KRW|CHF|[$€£]"
)
"""How an amount names another currency; these are counted and never summed."""
SENTENCE = 8
"""Characters that a sentence has at least."""
PROSE = re.compile("[、；;。，]")
"""What stands in sentences, and in no name of a place."""
IN_AMOUNTS = "[0-9元万亿币幣圆壹贰叁肆伍陆柒捌玖拾佰仟]"
"""What every amount holds some of."""
MAX_CAPITAL = 10**13
"""More yuan than any company has; what goes beyond is a slip of the pen."""


def trimmed(cell: "ir.StringValue") -> "ir.StringValue":
    """A cell without blanks around it; blank where nothing is written but a sign for nothing, or asterisks."""
    import ibis

    text = cell.strip()
    return ibis.ifelse(text.re_search(NOTHING), "", text)


def status_class(cell: "ir.StringValue") -> "ir.StringValue":
    """existing, closed or other; unknown for a blank."""
    import ibis

    cell = cell.upper()
    starts = [cell.startswith(word) for word in EXISTING]
    holds = [cell.contains(word) for word in CLOSED]
    classes = ((cell == "", "unknown"), (ibis.or_(*starts), "existing"), (ibis.or_(*holds), "closed"))
    return ibis.cases(*classes, else_="other")


def measured(cell: "ir.StringValue", unit: str) -> "ir.StringValue":
    """A bare number with the unit that stands at the head of its column."""
    import ibis

    return ibis.ifelse(cell.re_search("[0-9] *$"), cell.concat(unit), cell) if unit else cell


def money(cell: "ir.StringValue") -> "ir.StringValue":
    """1,000(万人民币元) -> 1000万人民币元, RMB 5m -> 5M元: an amount without what only helps to read it."""
    import ibis

    text = cell.upper().re_replace(r"[\s,，()（）]+", "")
    plain = text.re_replace(f"^人民币|{SIGN}", "")
    return ibis.ifelse(text.re_search(IN_ENGLISH), plain.concat("元"), plain)


def currency(amount: "ir.StringValue") -> "ir.StringValue":
    """cny, foreign, or unreadable, of what `money` gave; blank for a blank."""
    import ibis

    number = amount.re_search(f"^([A-Z]{{2}})?({FOREIGN})?[0-9]")
    readable = amount.re_search(YUAN) & (_worth(amount) <= MAX_CAPITAL)
    classes = ((amount == "", ""), (readable, "cny"), (number & amount.re_search(FOREIGN), "foreign"))
    return ibis.cases(*classes, else_="unreadable")


def is_bare(amount: "ir.StringValue") -> "ir.BooleanValue":
    """Whether an amount is a number without a unit."""
    return amount.re_search(NUMBER + "$")


def is_no_amount(amount: "ir.StringValue") -> "ir.BooleanValue":
    """Whether something is written that cannot be an amount: a text without a number and without a word for money."""
    return (amount != "") & ~amount.re_search(IN_AMOUNTS)


def is_sentence(cell: "ir.StringValue", provinces: Iterable[str]) -> "ir.BooleanValue":
    """Whether a province's cell holds a sentence that begins with none of the provinces: a business scope, mostly."""
    doubtful = (cell.length() >= SENTENCE) & cell.re_search(PROSE.pattern)
    return doubtful & ~cell.re_search(f"^ *({'|'.join(provinces)})")


def yuan(amount: "ir.StringValue") -> "ir.IntegerValue":
    """Whole yuan of a readable amount in renminbi."""
    import ibis

    return (ibis.least(_worth(amount), float(MAX_CAPITAL)) + 0.5).floor().cast("int64")


def _worth(amount: "ir.StringValue") -> "ir.FloatingValue":
    """Null where there is no number."""
    import ibis

    number = amount.re_extract(NUMBER, 0).nullif("").cast("float64")
    written = {"亿": 1e8, "万": 1e4, THOUSAND: 1e3, MILLION: 1e6, BILLION: 1e9}
    factors = ((amount.re_search(f"{NUMBER}{word}"), factor) for word, factor in written.items())
    return number * ibis.cases(*factors, else_=1.0)


def day(cell: "ir.StringValue") -> "ir.StringValue":
    """A date in the calendar's spelling: without the time of day, its parts joined by `-`, its year AD."""
    import ibis

    cell = english_dates.normalized(cell)
    year = cell.re_extract(REPUBLIC + "([0-9]{1,3})", 1).nullif("").cast("int64") + REPUBLIC_ZERO
    cell = ibis.ifelse(year.notnull(), year.cast("string").concat(cell.re_replace(REPUBLIC + "[0-9]{1,3}", "")), cell)
    cell = ibis.ifelse(cell.re_search(SERIAL), cell.substr(0, SERIAL_DIGITS), cell)
    # A dot is a line's end to one engine and not to another; a class that leaves something out always is.
    return cell.re_replace("[ T][^|]*$", "").re_replace("[/.年月]", "-").replace("日", "")


@cache
def calendar() -> pd.DataFrame:
    """text, month (201701): every day, month and year in the spellings of exports, serial numbers among them.

    A year alone has the month 0: 201700.
    """
    texts: list[str] = []
    months: list[int] = []
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        ends = _ends(isleap(year))
        texts += [f"{year}{end}" for end in ends]
        months += [year * 100 + month for month in ends.values()]
    days = pd.date_range(SERIAL_ZERO + pd.Timedelta(days=FIRST_SERIAL), LAST_DAY)
    texts += map(str, range(FIRST_SERIAL, FIRST_SERIAL + len(days)))
    months += (days.year * 100 + days.month).tolist()
    return pd.DataFrame({"text": texts, "month": months})


@cache
def _ends(leap: bool) -> dict[str, int]:
    """What follows the year, and the month that it means; a year that went through a spreadsheet is 2014.0."""
    ends = dict.fromkeys(("", "-", "-0"), 0)
    for month in range(1, 13):
        texts = {str(month), f"{month:02}"}
        ends |= {f"-{text}{end}": month for text in texts for end in ("", "-")}
        for day in range(1, monthrange(2000 if leap else 2001, month)[1] + 1):
            ends |= {f"-{text}-{date}": month for text in texts for date in (str(day), f"{day:02}")}
            ends[f"{month:02}{day:02}"] = month
    return ends
