"""Whether what a list certifies is valid on the day of a register, from 有效期, the day of issue, or the year."""

import re
from functools import lru_cache

import pandas as pd

from data.parklists import cells
from data.parklists.cells import CellError

VALID, UNKNOWN, EXPIRED = "valid", "unknown", "expired"
VALIDITIES = (VALID, UNKNOWN, EXPIRED)
"""The best first: of several rows of a company the best holds."""
FOREVER = re.compile("长期|永久|无固定期限|permanent", re.IGNORECASE)
DATE = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}"
    r"(?:\s*([-./])\s*[0-9]{1,2}(?:\s*\1\s*[0-9]{1,2})?|\s*年(?:\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?)?)?(?![0-9])"
)
"""A date inside a text: 2022-10-12, 2022.10, 2022 年 10 月 12 日, 2022."""
YEARS = re.compile("([0-9]{1,2}|[一二三四五六七八九十])\\s*(?:年|周年|years?)")
"""How long something is valid: 三年."""
NUMERALS = "一二三四五六七八九十"


@lru_cache(maxsize=100_000)
def validity(valid: str, issued: str, year: str, on: str) -> str:
    """`VALID`, `EXPIRED` or `UNKNOWN` on a date, which is as precise as it is written: in 2025 nothing of 2025 expired.

    `valid` is the cell of 有效期: a date, the last of several (a span), a number of years since the day of issue, or
    长期. Without a word of it nobody knows.
    """
    text = cells.plain(valid)
    if FOREVER.search(text):
        return VALID
    until = _last_date(text) or _after(text, _last_date(cells.plain(issued)) or _last_date(cells.plain(year)))
    if not until:
        return UNKNOWN
    return EXPIRED if cells.is_later(on, until) else VALID


def is_unreadable(valid: str) -> bool:
    """Whether a cell of 有效期 says something, and neither a date nor a number of years."""
    text = cells.plain(valid)
    return bool(text) and not (FOREVER.search(text) or _last_date(text) or YEARS.fullmatch(text))


def _last_date(text: str) -> str:
    """The last date in a text, as precise as it is written; blank for none."""
    if whole := _date(text):
        return whole
    dates = [_date(re.sub("[./]", "-", match.group())) for match in DATE.finditer(text)]
    return next((one for one in reversed(dates) if one), "")


def _date(text: str) -> str:
    try:
        return cells.day(text)
    except CellError:
        return ""


def _after(text: str, issued: str) -> str:
    """The date so many years after the issue, as precise as that; blank where either is not known."""
    years = YEARS.fullmatch(text)
    if not years or not issued:
        return ""
    number = years.group(1)
    count = int(number) if number.isdecimal() else NUMERALS.index(number) + 1
    return f"{int(issued[:4]) + count:04d}{issued[4:]}".replace("-02-29", "-02-28")


def best(validities: pd.Series) -> str:
    """The best of several rows of one company."""
    return min(validities, key=VALIDITIES.index)
