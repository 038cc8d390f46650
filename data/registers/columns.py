"""The columns that are read, under which names, and the words of headers. What is not named here is never read.

So legal persons, phones and e-mails are dropped before a row exists, and so are addresses and coordinates: only what
they say of places that are not written is kept.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from data import datums
from data.datums import DatumOption
from data.regions import Regions

COLUMNS = (
    *("name", "code", "status", "date", "province", "city", "district", "industry", "scope", "capital"),
    *("division", "group", "class", "staff", "staff_year", "paid_in", "form", "size", "taxpayer", "report_year"),
)
"""What a row is reduced to, all of it text."""
SERVER_COLUMNS = (*COLUMNS, "address")
"""What a table on a server is looked up for. Of an address a count asks only whether a province stands there alone."""
INDUSTRY_COLUMNS = ("division", "group", "class")
"""Levels of industry below the section."""
MONEY_COLUMNS = ("capital", "paid_in")
"""Amounts, whose unit may stand in the column's name."""
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
        *("市场主体名称", "经营主体名称", "主体名称", "company", "enterprise", "firm", "原文件导入名称", "名称"),
    ),
    "code": (
        *("统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码", "uscc", "creditcode", "socialcreditcode"),
        *("unifiedsocialcreditcode", "统一编号", "公司代号", "注册号", "工商注册号", "registrationnumber", "证件号码"),
    ),
    "status": (
        *("登记状态", "经营状态", "企业状态", "公司状态", "运营状态", "operatingstatus", "companystatus", "状态"),
        *("市场主体状态", "经营主体状态", "主体状态", "经济户口状态", "registrationstatus", "regstatus"),
    ),
    "date": (
        *("成立日期", "成立时间", "注册日期", "注册时间", "创立时间", "创立日期", "设立日期", "设立时间", "成立年月"),
        *("registrationdate", "establishmentdate", "dateofestablishment", "foundingdate", "established", "founded"),
        *("登记日期", "设立登记日期", "核准设立日期", "成立年份", "成立年", "注册年份", "创立年份", "yearfounded"),
    ),
    "month": ("成立月份", "成立月", "注册月份", "创立月份", "月份"),
    "province": ("所属省份", "所在省份", "注册省份", "省份", "所属省", "所在省", "省级", "省", "pname", "provincename"),
    "city": (
        *("所属城市", "所在城市", "注册城市", "城市", "所属市", "所在市", "地市", "县市", "市", "地区", "所属地区"),
        *("所在地区", "所在地", "地点", "地理位置", "region", "location", "cityname", "注册地", "注册地区"),
    ),
    "district": (
        "所属区县",
        "所在区县",
        "区县",
        "县区",
        "区/县",
        "所属区",
        "所在区",
        "区",
        "县",
        "county",
        "adname",
        "districtname",
    ),
    "address": (
        "注册地址",
        "企业地址",
        "公司地址",
        "企业注册地址",
        "住所",
        "住址",
        "地址",
        "详细地址",
        "经营场所",
        "注册住所",
    ),
    "industry": (
        *("国标行业门类", "企查查行业门类", "行业门类", "所属行业", "国标行业大类", "行业大类", "行业名称", "行业"),
    ),
    "scope": ("经营范围", "业务范围", "businessscope"),
    "capital": (
        *(capital + unit for capital in ("注册资本", "注册资金", "注册资本金") for unit in UNITS),
        *("资本额", "registeredcapital"),
    ),
    "division": ("国标行业大类", "行业大类"),
    "group": ("国标行业中类", "行业中类"),
    "class": ("国标行业小类", "行业小类"),
    "staff": ("参保人数", "社保人数", "参保员工数", "insuredstaff"),
    "staff_year": ("参保人数所属年报", "参保人数年份", "参保人数所属年份", "insuredstaffyear"),
    "paid_in": tuple(capital + unit for capital in ("实缴资本", "实收资本", "实缴注册资本") for unit in UNITS),
    "form": ("企业(机构)类型", "公司类型", "企业类型", "市场主体类型", "经营主体类型", "主体类型", "companytype"),
    "size": ("企业规模", "公司规模", "企业划型"),
    "taxpayer": ("纳税人资质", "纳税人类型", "纳税人资格", "taxpayertype"),
    "report_year": ("最新年报年份", "最新年报", "年报年份", "latestreportyear"),
    **datums.COLUMNS,
}
"""Names by column, the better source first. Our own names serve a table that was made for the atlas."""
BARE_NAMES = frozenset(("名称", "name"))
"""Lists of parks call their column so too: beside it a sign of companies is asked for."""
COMPANY_SIGNS: Mapping[str, frozenset[str]] = {
    "code": frozenset((*ALIASES["code"], "code", "组织机构代码", "纳税人识别号")),
    "legal_person": frozenset(("法定代表人", "法人代表", "法人", "法人姓名", "法人名称", "legalperson")),
    "capital": frozenset((*ALIASES["capital"], "capital", "实缴资本")),
    "scope": frozenset((*ALIASES["scope"], "scope")),
    "type": frozenset(("企业类型", "公司类型", "登记机关", "参保人数", "股东", "股东信息")),
    "status": frozenset(("登记状态", "经营状态", "企业状态")),
    "date": frozenset(("注册时间", "注册日期", "核准日期", "营业期限", "date")),
}
"""What only tables of companies have, by what it says; the persons among it are only looked at, never read."""
SIGNS = frozenset[str]().union(*COMPANY_SIGNS.values())
PLACES = ("province", "city", "district")
YEARS = frozenset(("成立年份", "成立年", "注册年份", "创立年份", "yearfounded"))
"""Dates beside which a column of months is read."""
TRADITIONAL = str.maketrans(
    "縣區園稱號業類態資註冊時間領圍範經營狀統會設額編點屬國標門數參幣萬億單機構實繳證碼產",
    "县区园称号业类态资注册时间领围范经营状统会设额编点属国标门数参币万亿单机构实缴证码产",
)
"""The characters of header words that are written differently outside the mainland."""

MONEY = re.compile("[元万亿币]")
"""What the name of every unit of money holds."""
EXPLAINED = re.compile("[(/].*")
"""What explains a name, or is another one for the same: 区(县), 统一社会信用代码/注册号."""

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
    chosen: tuple[Choice, ...] = ()  # each for every header that has all of its names; the first that fits counts
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
    SIGNS.union(*(ALIASES[column] for column in ALIASES if column != "name"), COLUMNS[1:]),
    2,
    BARE_NAMES,
    SIGNS,
)


def unit_of(label: str) -> str:
    """The unit that a column's name gives its numbers: 万元 of 注册资本(万元); blank for none, as in 注册资本(金)."""
    unit = fold_label(label).partition("(")[2].removesuffix(")")
    return unit if MONEY.search(unit) else ""


def fold_label(cell: object) -> str:
    """A header's cell without the ways in which files write it differently."""
    return plain(cell).lower().translate(TRADITIONAL)


def stem(label: str) -> str:
    """A folded name without what explains it."""
    return EXPLAINED.sub("", label)


def plain(cell: object) -> str:
    """A header's cell on one line, without the guards of spreadsheets; a star marks what must be filled in."""
    text = "" if cell is None else str(cell)
    return "".join(unicodedata.normalize("NFKC", text).split()).strip('\ufeff\0="*:')
