"""What one cell of a park list means. A cell that means nothing acceptable raises `CellError`."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches

import pandas as pd

from data import datums
from data.dates import FORMS, is_date
from data.parklists.columns import BLANK, CHOICES, MAX_LENGTHS, MAX_NOTE_LENGTH, PLACES
from data.parklists.errors import RowErrorCode
from data.registers import english_dates, masks
from data.registers.meanings import FIRST_SERIAL, NOTHING, SERIAL_ZERO

YEARS = range(1900, 2101)
CLOSE = 0.6
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_RUN_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_CUT_NUMBER = re.compile(r"[0-9]{4}\.[0-9]")
"""2017.1 may be January, or an October whose zero the spreadsheet dropped."""


class CellError(ValueError):
    """A cell that cannot be used."""

    def __init__(self, code: RowErrorCode, expected: str = "", suggestion: str = "") -> None:
        self.code, self.expected, self.suggestion = code, expected, suggestion
        super().__init__(code)


def plain(cell: object) -> str:
    """The cell's text on one line; blank where it holds only a sign for nothing."""
    text = " ".join(str(cell or "").split())
    return "" if re.fullmatch(NOTHING, text) else text


def fold_word(text: str) -> str:
    """A text as it is compared: without blanks, width and case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def shown(column: str, cell: str, known: frozenset[str]) -> str:
    """A cell as a message may repeat it: a place, degrees, a date; else a row that slipped may name a person.

    `known` are the names of places (data/registers/masks.py).
    """
    if column in PLACES:
        return cell if not cell or masks.is_place(cell, known) else masks.MASKED
    return cell if column in datums.COORDINATES and datums.DEGREES.fullmatch(cell) else masks.shown_date(cell)


def text(column: str, cell: str) -> str:
    """A text that stays as it is."""
    limit = MAX_LENGTHS.get(column, MAX_NOTE_LENGTH)
    if len(cell) > limit:
        raise CellError("too_long", f"{limit:,}")
    return cell


def link(column: str, cell: str) -> str:
    """An address of the web, or nothing."""
    if cell and not re.fullmatch(r"https?://\S+", cell):
        raise CellError("bad_link", "https://…")
    return text(column, cell)


def choice(column: str, cell: str) -> str:
    """The dataset's own word for what is written."""
    words = CHOICES[column]
    text = fold_word(cell).replace("_", "")
    meant = {fold_word(name).replace("_", ""): word for word, names in words.items() for name in (word, *names)}
    if not text:
        return BLANK[column]
    if text not in meant:
        raise CellError("unknown_choice", " ".join(words), _likely(text, meant))
    return meant[text]


def _likely(text: str, meant: dict[str, str]) -> str:
    """The one word whose name lies in what is written, else the most alike."""
    inside = {word for name, word in meant.items() if len(name) > 1 and name in text}
    alike = [meant[name] for name in get_close_matches(text, meant, n=1, cutoff=CLOSE)]
    return inside.pop() if len(inside) == 1 else next(iter(alike), "")


def datum(column: str, cell: str) -> str:
    """The datum that is named: GCJ-02, 百度坐标."""
    if cell and not datums.stated(cell):
        raise CellError("unknown_choice", " ".join(CHOICES[column]))
    return datums.stated(cell) or ""


def degrees(column: str, cell: str) -> float | None:
    """A coordinate in degrees as China has them; None for a blank one."""
    try:
        return datums.degrees(column, cell)
    except ValueError:
        low, high = datums.SPANS[column]
        raise CellError("bad_degrees", f"{low:g}–{high:g}") from None


def day(cell: str, last: str = "") -> str:
    """A date in the dataset's form, as precise as it is written; not later than `last`."""
    written = english_dates.normalized_text(unicodedata.normalize("NFKC", cell))
    if not written:
        return ""
    date_ = next((one for one in _spellings(written) if is_date(one) and int(one[:4]) in YEARS), None)
    if date_ is None:
        raise CellError("bad_date", FORMS)
    if last and is_later(date_, last):
        raise CellError("after_list", last)
    return date_


def _spellings(written: str) -> Iterable[str]:
    """What the spellings of a date come to: 2017年4月, 2017/4/28, 20170428, 42853."""
    if _CUT_NUMBER.fullmatch(written):
        return
    parts = re.sub(r"[ T][0-9:.]+$", "", written).replace("日", "").replace("号", "").strip()
    joined = re.sub(r"\s*[/.年月-]\s*", "-", parts).rstrip("-")
    for form in (_DATE, _RUN_TOGETHER):
        if match := form.fullmatch(joined):
            year, *rest = match.groups()
            yield "-".join([year, *(part.zfill(2) for part in rest if part)])
    if re.fullmatch(r"[0-9]{5}", joined) and int(joined) >= FIRST_SERIAL:
        yield (SERIAL_ZERO.date() + timedelta(days=int(joined))).isoformat()


def is_later(one: str, other: str) -> bool:
    """Whether a date lies after another, as far as both are known: 2022-05 is not after 2022."""
    return bool(pd.Period(one).asfreq("D", "start") > pd.Period(other).asfreq("D", "end"))
