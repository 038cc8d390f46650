"""What a message may show of a table whose columns were not found: words of headers, places, dates and amounts.

Of any other cell, which may name a person, only the shape is shown: □□□ for three characters, 0 for a digit.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from data.registers import english_dates, headers
from data.registers.columns import ColumnSet, fold_label
from data.registers.errors import FileError, FileErrorCode
from data.registers.headers import MAX_HEADER_ROW, Header

ROWS = 5
CELLS = 40
LENGTH = 20
"""Rows, cells of a row, and characters of a cell that are shown."""
MIN_WORDS = 2
"""Words of headers in a row that make it one; in a row of data one may stand by chance."""
ENDING = re.compile(
    "(名称|日期|时间|年份|月份|代码|号码|编号|地址|住所|状态|类型|类别|资本|资金|省份|城市|区县|行业|范围|电话|手机号?"
    "|邮箱|人数|网址|代表人|法人|负责人|联系人|规模|序号|备注|来源|简介|公司名|企业名)$"
    "|(name|_?nm|date|_?dt|time|code|status|address|addr|type|year|month|capital|_?capt?|scope|province|city|county"
    "|district|industry|company|region|phone|email|uniscid|regno|entid)$"
)
"""How an unknown word of a header ends."""
NAME = re.compile(r"[^0-9@]{1,20}|[0-9]{1,2}")
"""What may be shown of a header that is known."""
WORD = re.compile(r"[^0-9@]{1,12}|[a-z_]{2,30}")
DATE = re.compile(r"(18|19|20)[0-9]{2}([-/.年][0-9]{1,2}([-/.月][0-9]{1,2}日?)?月?)?年?( [0-9:.]+)?")
AMOUNT = re.compile(
    r"((RMB|CNY|USD|HKD|¥|￥) ?)?[0-9][0-9,]{0,14}([.][0-9]{1,8})?\(?(万|亿|万?元|%)[元美港欧日人民币)]{0,5}"
)


def unread(code: FileErrorCode, file: str, rows: Iterable[Sequence[object]], wanted: ColumnSet) -> FileError:
    """The error of a table whose columns were not found, with what may be shown of its first rows."""
    first = [[_text(cell) for cell in cells[:CELLS]] for cells in islice(rows, MAX_HEADER_ROW)]
    likely = max(first, key=lambda cells: _likeness(cells, wanted), default=[])
    header = tuple(likely) if _likeness(likely, wanted) else ()
    header = tuple(cell if _is_word(cell, wanted) else _shape(cell) for cell in header)
    seen = ", ".join(cell for cell in dict.fromkeys(header) if _is_word(cell, wanted))
    rows_shown = tuple(tuple(shown(cell, wanted) for cell in cells) for cells in first[:ROWS])
    return FileError(code, file, seen, header, rows_shown)


def headless(rows: Iterable[Sequence[object]], wanted: ColumnSet) -> Header | None:
    """The columns of a table without a header, as they were chosen by number; None if they were not, or it has one."""
    first = [[_text(cell) for cell in cells] for cells in islice(rows, MAX_HEADER_ROW)]
    has_header = any(_likeness(cells, wanted) >= MIN_WORDS for cells in first)
    return None if has_header or not wanted.chosen else headers.numbered(first, wanted)


def _likeness(cells: Sequence[str], wanted: ColumnSet) -> int:
    return sum(_is_word(cell, wanted) for cell in cells)


def _is_word(cell: str, wanted: ColumnSet) -> bool:
    """Whether a cell can only be a word of a header."""
    word = fold_label(cell)
    return word in wanted.words or bool(WORD.fullmatch(word) and ENDING.search(word))


def names(header: Iterable[str]) -> tuple[str, ...]:
    """The cells of a row that is known to be a header; of one that can be no name of a column the shape."""
    return tuple(cell if NAME.fullmatch(cell) else _shape(cell) for cell in header)


def shown(cell: str, wanted: ColumnSet) -> str:
    """A cell if it can only be a place, a date, an amount or a word of a header; else its shape."""
    text = cell.strip()
    is_date = DATE.fullmatch(text) or re.search(english_dates.PATTERN, text.upper())
    known = _is_word(text, wanted) or text in wanted.places or is_date or AMOUNT.fullmatch(text)
    return text if known else _shape(text)


def _shape(cell: str) -> str:
    """The cell with a sign for each character: its length and kind, not what it says."""
    signs = re.sub(r"[^\W\d_a-zA-Z]", "□", re.sub(r"[0-9]", "0", cell))
    signs = re.sub(r"[a-z]", "a", re.sub(r"[A-Z]", "A", signs))
    return signs if len(signs) <= LENGTH else f"{signs[:LENGTH]}…"


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return "" if cell is None else " ".join(str(cell).replace("\0", "").split())
