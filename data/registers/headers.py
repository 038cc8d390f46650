"""Which columns of an export are read, under which names. A column that is not named here is never read.

So legal persons, phones and e-mails are dropped before a row exists, and so are addresses and coordinates: only what
they say of places that are not written is kept. Columns are found by name, in any order; the
header is found by what it holds, never by its row number. Where names are unknown, whoever imports can choose columns.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from operator import itemgetter

from data import datums
from data.datums import DatumOption
from data.regions import Regions

COLUMNS = ("name", "code", "status", "date", "province", "city", "district", "industry", "scope", "capital")
"""What a row is reduced to, all of it text."""
UNITS = (
    "",
    "(万元)",
    "(万)",
    "(万元人民币)",
    "(万人民币)",
    "(人民币万元)",
    "(人民币:万元)",
    "(元)",
    "(人民币元)",
    "(亿元)",
)
ALIASES: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("系统匹配企业名称", "工商名称", "公司名称", "企业名称", "单位名称", "机构名称", "公司全称", "企业全称"),
        *("搜索匹配第一条公司", "当前公司", "公司名", "企业名", "公司", "企业", "companyname", "enterprisename"),
        *("company", "enterprise", "firm", "原文件导入名称", "名称"),
    ),
    "code": (
        *("统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码", "uscc", "creditcode", "socialcreditcode"),
        *("unifiedsocialcreditcode", "统一编号", "公司代号", "注册号", "工商注册号", "registrationnumber", "证件号码"),
    ),
    "status": ("登记状态", "经营状态", "企业状态", "公司状态", "运营状态", "operatingstatus", "companystatus", "状态"),
    "date": (
        *("成立日期", "成立时间", "注册日期", "注册时间", "创立时间", "创立日期", "设立日期", "设立时间", "成立年月"),
        *("registrationdate", "establishmentdate", "dateofestablishment", "foundingdate", "established", "founded"),
        *("成立年份", "成立年", "注册年份", "创立年份", "yearfounded"),
    ),
    "month": ("成立月份", "成立月", "注册月份", "创立月份", "月份"),
    "province": ("所属省份", "所在省份", "注册省份", "省份", "所属省", "所在省", "省级", "省"),
    "city": (
        *("所属城市", "所在城市", "注册城市", "城市", "所属市", "所在市", "地市", "县市", "市", "地区", "所属地区"),
        *("所在地区", "所在地", "地点", "地理位置", "region", "location"),
    ),
    "district": ("所属区县", "所在区县", "区县", "县区", "区/县", "所属区", "所在区", "区", "县", "county"),
    "address": ("注册地址", "企业地址", "公司地址", "企业注册地址", "住所", "住址", "地址", "详细地址"),
    "industry": (
        *("国标行业门类", "企查查行业门类", "行业门类", "所属行业", "国标行业大类", "行业大类", "行业名称", "行业"),
    ),
    "scope": ("经营范围", "业务范围", "businessscope"),
    "capital": (
        *(capital + unit for capital in ("注册资本", "注册资金", "注册资本金") for unit in UNITS),
        *("资本额", "registeredcapital"),
    ),
    **datums.COLUMNS,
}
"""Names by column, the better source first. Our own names serve a table that was made for the atlas."""
BARE_NAMES = frozenset(("名称", "name"))
"""Lists of parks call their column so too: beside it a sign of companies is asked for."""
COMPANY_SIGNS = frozenset(
    (
        *("法定代表人", "法人代表", "法人", "实缴资本", "参保人数", "营业期限", "核准日期", "企业类型", "公司类型"),
        *("登记状态", "经营状态", "企业状态", "注册时间", "注册日期", "code", "scope", "capital", "date"),
        *(word for column in ("code", "scope", "capital") for word in ALIASES[column]),
    )
)
"""What only tables of companies have; the persons among it are only looked at, never read."""
PLACES = ("province", "city", "district")
YEARS = frozenset(("成立年份", "成立年", "注册年份", "创立年份", "yearfounded"))
"""Dates beside which a column of months is read."""
MAX_HEADER_ROW = 20
TRADITIONAL = str.maketrans(
    "縣區園稱號業類態資註冊時間領圍範經營狀統會設額編點屬國標門數參幣萬億單機構實繳證碼產",
    "县区园称号业类态资注册时间领围范经营状统会设额编点属国标门数参币万亿单机构实缴证码产",
)
"""The characters of header words that are written differently outside the mainland."""

Located = tuple[str, str, str]
"""Names of a province, a city and a district; blank where there is none."""
Layout = tuple[str, ...]
"""The folded cells of a header."""
Choice = Mapping[str, str]
"""Column -> its name in the file, as somebody has chosen it."""


@dataclass(frozen=True)
class ColumnSet:
    """The columns that are read, `name` among them, under all their names."""

    aliases: Mapping[str, tuple[str, ...]]
    marks: frozenset[str]
    min_marks: int  # marks that make a header of a row with a name
    bare: frozenset[str] = frozenset()  # names beside which one of `signs` is asked for
    signs: frozenset[str] = frozenset()
    chosen: Choice = field(default_factory=dict)  # for every header that has all of these names
    kept: Mapping[Layout, Choice] = field(default_factory=dict)  # for a header of just these cells
    places: frozenset[str] = frozenset()  # texts that can only be places: a message may show them
    regions: Regions | None = None  # in which addresses and coordinates are sought; without them they say nothing
    datum: DatumOption = "stated"  # of coordinates

    @property
    def columns(self) -> tuple[str, ...]:
        """What a row is reduced to; months become part of the date."""
        return tuple(column for column in self.aliases if column != "month")

    @property
    def words(self) -> frozenset[str]:
        """Every word of a header that is known."""
        return self.marks.union(self.aliases["name"], self.signs, self.bare)


REGISTER_COLUMNS = ColumnSet(
    ALIASES,
    COMPANY_SIGNS.union(*(ALIASES[column] for column in ALIASES if column != "name"), COLUMNS[1:]),
    2,
    BARE_NAMES,
    COMPANY_SIGNS,
)


@dataclass(frozen=True)
class Header:
    """Where the columns stand."""

    row: int  # rows above it; -1 without a header
    width: int  # cells in the header
    positions: Mapping[str, int]  # column -> cell
    labels: Mapping[str, str]  # column -> its name in the file
    unread: tuple[str, ...] = ()  # names of the other columns
    cells: tuple[str, ...] = ()  # all names, in their order
    choice: Choice = field(default_factory=dict)  # what somebody has chosen for it

    @property
    def layout(self) -> Layout:
        """What another file has in common that is laid out like this one; empty without a header."""
        return tuple(map(fold, self.cells))


def find(rows: Iterable[Sequence[object]], wanted: ColumnSet = REGISTER_COLUMNS) -> Header | None:
    """The first row that holds a name's column and enough others; None if there is none among the first rows.

    A header of two rows counts as its lower row, the blank cells of which take the words above them.
    """
    first = [[_plain(cell) for cell in cells] for cells in islice(rows, MAX_HEADER_ROW + 1)]
    for number, (cells, below) in enumerate(pairwise([*first, []][: MAX_HEADER_ROW + 1])):
        labels = _joined(first[number - 1], cells, wanted) if number else cells
        header = _header(number, labels, wanted)
        if header and not _continues(header, below, wanted):
            return header
    return None


def numbered(rows: Sequence[Sequence[object]], wanted: ColumnSet = REGISTER_COLUMNS) -> Header | None:
    """The columns of a table without a header as they were chosen by number, 1 for the first; None if they were not.

    The first row of the usual width has something in each of them: a page of notes has not.
    """
    width = max(Counter(map(len, rows)).items(), key=itemgetter(1), default=(0, 0))[0]
    numbers = [f"{number}" for number in range(1, width + 1)]
    chosen = {column: fold(label) for column, label in wanted.chosen.items()}
    positions = {column: numbers.index(label) for column, label in chosen.items() if label in numbers}
    if "name" not in positions or len(positions) < len(chosen):
        return None
    first = next(cells for cells in rows if len(cells) == width)
    if not all(_plain(first[at]) for at in positions.values()):
        return None
    used = {column: numbers[at] for column, at in positions.items()}
    unread = tuple(number for number in numbers if number not in used.values())
    return Header(-1, width, positions, used, unread, choice=used)


def _header(number: int, labels: Sequence[str], wanted: ColumnSet) -> Header | None:
    names = [fold(label) for label in labels]
    positions, choice = _positions(names, wanted.aliases), _choice(names, wanted)
    positions |= {column: names.index(fold(label)) for column, label in choice.items()}
    if "name" not in positions or not (choice or _is_header(names[positions["name"]], names, wanted)):
        return None
    if "month" in positions and names[positions.get("date", positions["month"])] not in YEARS:
        del positions["month"]
    positions = {column: at for column, at in positions.items() if column not in _useless(positions, wanted)}
    used = {column: labels[at] for column, at in positions.items()}
    unread = [label for at, label in enumerate(labels) if label and at not in positions.values()]
    return Header(number, len(names), positions, used, tuple(unread), tuple(labels), choice)


def _useless(positions: Mapping[str, int], wanted: ColumnSet) -> set[str]:
    """The columns that say nothing: one coordinate without the other, an address without regions to seek it in."""
    half = wanted.regions and not positions.keys() >= set(datums.COORDINATES)
    return (set(datums.COLUMNS) if half else set()) | (set() if wanted.regions else {"address"})


def _is_header(name: str, names: Sequence[str], wanted: ColumnSet) -> bool:
    marks = wanted.marks.intersection(names)
    return len(marks) >= wanted.min_marks and (name not in wanted.bare or bool(wanted.signs.intersection(names)))


def _choice(names: Sequence[str], wanted: ColumnSet) -> Choice:
    """What was chosen for a header of these names; none where one of them is missing."""
    chosen = wanted.chosen if set(map(fold, wanted.chosen.values())) <= set(names) else {}
    return {**wanted.kept.get(tuple(names), {}), **chosen}


def _joined(above: Sequence[str], cells: Sequence[str], wanted: ColumnSet) -> Sequence[str]:
    """A row with known words of the row above in its blank cells, as in cells that are merged over two rows."""
    taken = [cell if fold(cell) in wanted.words or cell in wanted.chosen.values() else "" for cell in above]
    padded = [*taken, *[""] * (len(cells) - len(taken))]
    return [cell or word for cell, word in zip(cells, padded, strict=False)]


def _continues(header: Header, below: Sequence[str], wanted: ColumnSet) -> bool:
    """Whether the row below belongs to the header: words under its groups, and nothing under the name."""
    at = header.positions.get("name", 0)
    return len(below) > at and not below[at] and any(fold(cell) in wanted.words for cell in below)


def unit(label: str) -> str:
    """The unit that a column's name gives its numbers: 万元 of 注册资本(万元); blank for none."""
    return fold(label).partition("(")[2].removesuffix(")")


def _plain(cell: object) -> str:
    """A header's cell on one line, without the guards of spreadsheets; a star marks what must be filled in."""
    text = "" if cell is None else str(cell)
    return "".join(unicodedata.normalize("NFKC", text).split()).strip('\ufeff\0="*:')


def fold(cell: object) -> str:
    """A header's cell without the ways in which files write it differently."""
    return _plain(cell).lower().translate(TRADITIONAL)


def _positions(names: Sequence[str], aliases: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    return {column: names.index(written) for column, written in _written(names, aliases)}


def _written(names: Sequence[str], aliases: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each column that is there, and the best of its names."""
    for column in aliases:
        written = next((alias for alias in (*aliases[column], column) if alias in names), None)
        if written:
            yield column, written


def labels(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Column -> its name among the columns of a table on a server; a chosen name counts first."""
    written = {fold(name): name for name in names}
    positions = _positions(list(written), {column: ALIASES[column] for column in COLUMNS})
    return {column: list(written.values())[at] for column, at in positions.items()} | dict(chosen)


def choice(texts: Iterable[str], wanted: ColumnSet = REGISTER_COLUMNS) -> Choice:
    """The choice that `name=COMP_NM` and the like make. ValueError with the text that makes none."""
    chosen = {}
    for text in texts:
        column, _, label = text.partition("=")
        if column not in wanted.columns or not fold(label):
            raise ValueError(text)
        chosen[column] = label
    return chosen
