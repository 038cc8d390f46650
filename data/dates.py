"""Dates that keep their precision: 2017, 2017-04 and 2017-04-28 are three different statements."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

Precision = Literal["day", "month", "year", "unknown", "not_founded"]
FORMS = "YYYY | YYYY-MM | YYYY-MM-DD"
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, and as much more as is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return "day" if self.day else "month" if self.month else "year"


def parse(text: str) -> PartialDate:
    """The date that `text` spells; ValueError for any other form and for days that do not exist."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    date(year or 0, 1 if month is None else month, 1 if day is None else day)
    return PartialDate(year or 0, month, day)


def now() -> datetime:
    """The time in China, where the atlas is at home."""
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def today() -> date:
    """The day in China."""
    return now().date()


def current(text: str, today: date) -> str:
    """The date itself; of `day`, `month` and `year` the present one."""
    return {"day": f"{today:%Y-%m-%d}", "month": f"{today:%Y-%m}", "year": f"{today:%Y}"}.get(text, text)


def is_date(text: str) -> bool:
    """Whether `text` is a date in one of the three forms."""
    try:
        parse(text)
    except ValueError:
        return False
    return True
