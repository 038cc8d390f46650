"""Which columns of an export are read, under which names. A column that is not named here is never read.

So legal persons, phones, e-mails and addresses are dropped before a row exists. Columns are found by name, in any
order; the header is found by what it holds, never by its row number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

COLUMNS = ("name", "code", "status", "date", "province", "city", "district", "industry", "scope", "capital")
"""What a row is reduced to, all of it text."""
ALIASES: Mapping[str, tuple[str, ...]] = {
    "name": ("系统匹配企业名称", "公司名称", "企业名称", "单位名称", "原文件导入名称"),
    "code": ("统一社会信用代码", "社会信用代码"),
    "status": ("登记状态", "经营状态", "企业状态"),
    "date": ("成立日期", "成立时间", "注册日期"),
    "province": ("所属省份", "所在省份", "省份"),
    "city": ("所属城市", "所在城市", "城市", "地区"),
    "district": ("所属区县", "所在区县", "区县"),
    "industry": ("国标行业门类", "企查查行业门类", "行业门类", "所属行业", "国标行业大类"),
    "scope": ("经营范围",),
    "capital": tuple(
        capital + unit
        for capital in ("注册资本", "注册资金")
        for unit in ("", "(万元)", "(万元人民币)", "(人民币万元)", "(元)")
    ),
}
"""Names by column, the better source first. Our own names serve a table that was made for the atlas."""
MARKS = frozenset(("法定代表人", *(alias for column in COLUMNS[1:] for alias in (*ALIASES[column], column))))
"""Two of these beside a name make a header; the first is only looked at, never read."""
PLACES = ("province", "city", "district")
MAX_HEADER_ROW = 20


@dataclass(frozen=True)
class ColumnSet:
    """The columns that are read, `name` among them, under all their names."""

    aliases: Mapping[str, tuple[str, ...]]
    marks: frozenset[str]
    min_marks: int  # marks that make a header of a row with a name


REGISTER_COLUMNS = ColumnSet(ALIASES, MARKS, 2)


@dataclass(frozen=True)
class Header:
    """Where the columns stand."""

    row: int  # rows above it
    width: int  # cells in the header
    positions: Mapping[str, int]  # column -> cell
    labels: Mapping[str, str]  # column -> its name in the file
    unread: tuple[str, ...] = ()  # names of the other columns


def find(rows: Iterable[Sequence[object]], wanted: ColumnSet = REGISTER_COLUMNS) -> Header | None:
    """The first row that holds a name's column and enough others; None if there is none among the first rows."""
    for number, cells in enumerate(islice(rows, MAX_HEADER_ROW)):
        names = [fold(cell) for cell in cells]
        positions = _positions(names, wanted.aliases)
        if "name" in positions and len(wanted.marks.intersection(names)) >= wanted.min_marks:
            labels = {column: names[at] for column, at in positions.items()}
            unread = [name for name in names if name and name not in labels.values()]
            return Header(number, len(names), positions, labels, tuple(unread))
    return None


def unit(label: str) -> str:
    """The unit that a column's name gives its numbers: 万元 of 注册资本(万元); blank for none."""
    return fold(label).partition("(")[2].removesuffix(")")


def fold(cell: object) -> str:
    """A header's cell without the ways in which files write it differently; a star marks what must be filled in."""
    text = "" if cell is None else str(cell)
    return "".join(text.split()).strip('\ufeff="*＊').replace("（", "(").replace("）", ")").lower()


def _positions(names: Sequence[str], aliases: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    positions = {}
    for column in aliases:
        written = next((alias for alias in (*aliases[column], column) if alias in names), None)
        if written:
            positions[column] = names.index(written)
    return positions


def labels(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Column -> its name among the columns of a table on a server; a chosen name counts first."""
    written = {fold(name): name for name in names}
    positions = _positions(list(written), ALIASES)
    return {column: list(written.values())[at] for column, at in positions.items()} | dict(chosen)
