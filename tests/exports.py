"""Exports of invented companies in the layouts of real ones, for tests and measurements; personal cells are filled."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter


def _columns(text: str) -> list[str]:
    return "".join(text.split()).split(",")


TIANYANCHA_2024 = _columns(
    """
    公司名称,登记状态,法定代表人,企业规模,注册资本,实缴资本,成立日期,核准日期,营业期限,所属省份,所属城市,
    所属区县,公司类型,国标行业门类,国标行业大类,国标行业中类,曾用名,英文名,统一社会信用代码,纳税人识别号,
    注册号,组织机构代码,参保人数,参保人数所属年报,有效手机号,更多电话,注册地址,最新年报地址,通信地址,
    网址,邮箱,其他邮箱,经营范围
    """
)
TIANYANCHA_2020 = _columns(
    """
    公司名称,经营状态,法定代表人,注册资本,实缴资本,成立日期,核准日期,营业期限,所属省份,所属城市,所属区县,
    统一社会信用代码,纳税人识别号,注册号,组织机构代码,参保人数,公司类型,所属行业,曾用名,注册地址,
    最新年报地址,网址,可用电话,不可用电话,其他号码,邮箱,其他邮箱,经营范围
    """
)
QICHACHA_2023 = _columns(
    """
    企业名称,登记状态,法定代表人,注册资本,成立日期,核准日期,所属省份,所属城市,所属区县,电话,更多电话,
    邮箱,更多邮箱,统一社会信用代码,纳税人识别号,注册号,组织机构代码,参保人数,企业（机构）类型,
    国标行业门类,国标行业大类,国标行业中类,国标行业小类,曾用名,英文名,网址,企业地址,最新年报地址,
    经营范围
    """
)
QICHACHA_2025 = _columns(
    """
    原文件导入名称,系统匹配企业名称,登记状态,法定代表人,企业规模,注册资本,实缴资本,成立日期,核准日期,
    营业期限,所属省份,所属城市,所属区县,企业(机构)类型,国标行业门类,国标行业大类,国标行业中类,
    国标行业小类,曾用名,英文名,统一社会信用代码,纳税人识别号,注册号,组织机构代码,参保人数,
    参保人数所属年报,电话,更多电话,企业地址,通信地址,官网,邮箱,更多邮箱,经营范围,登记机关,纳税人资质,
    企业简介,最新年报年份
    """
)
LAYOUTS = {
    "tianyancha-2024": TIANYANCHA_2024,
    "tianyancha-2020": TIANYANCHA_2020,
    "qichacha-2023": QICHACHA_2023,
    "qichacha-2025": QICHACHA_2025,
}
PERSONAL = {
    "法定代表人": "秘密甲",
    "电话": "13900000001",
    "更多电话": "0755-20000002",
    "有效手机号": "13900000003",
    "可用电话": "13900000004",
    "不可用电话": "13900000005",
    "其他号码": "13900000006",
    "邮箱": "secret@example.org",
    "更多邮箱": "secret2@example.org",
    "其他邮箱": "secret3@example.org",
    "注册地址": "秘密路一号",
    "企业地址": "秘密路二号",
    "最新年报地址": "秘密路三号",
    "通信地址": "秘密路四号",
}
"""What must never be found in anything that an import writes or says."""
NAMES = {
    "name": ("公司名称", "企业名称", "系统匹配企业名称"),
    "code": ("统一社会信用代码",),
    "status": ("登记状态", "经营状态"),
    "date": ("成立日期",),
    "province": ("所属省份",),
    "city": ("所属城市",),
    "district": ("所属区县",),
    "industry": ("国标行业门类", "所属行业"),
    "scope": ("经营范围",),
    "capital": ("注册资本", "注册资本（万元）"),
    "paid_in": ("实缴资本",),
    "staff": ("参保人数",),
    "form": ("公司类型", "企业（机构）类型", "企业(机构)类型"),
    "size": ("企业规模",),
    "staff_year": ("参保人数所属年报",),
    "taxpayer": ("纳税人资质",),
    "report_year": ("最新年报年份",),
    "division": ("国标行业大类",),
    "group": ("国标行业中类",),
    "class": ("国标行业小类",),
}
Company = Mapping[str, Any]


def company(number: int, **fields: Any) -> dict[str, Any]:
    """An invented company, existing, in 深圳, with a code of its own."""
    plain = {
        "name": f"不存在{number}号链业有限公司",
        "code": f"91440300MA{number:08}",
        "status": "存续",
        "date": "2018-03-04",
        "province": "广东省",
        "city": "深圳市",
        "district": "南山区",
        "industry": "信息传输、软件和信息技术服务业",
        "scope": "区块链技术开发",
        "capital": "1,000万元人民币",
    }
    return {**plain, **fields}


def cells(layout: Sequence[str], one: Company) -> list[Any]:
    """The company as a row of an export; every personal cell filled."""
    named = {alias: one[column] for column, aliases in NAMES.items() for alias in aliases if column in one}
    return [named.get(name, PERSONAL.get(name, "-")) for name in layout]


def workbook(path: Path, layout: Sequence[str], companies: Sequence[Company], *, banner: int = 1) -> Path:
    """An xlsx with a merged banner above its header."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("高级搜索")
    for row in range(banner):
        sheet.merge_range(row, 0, row, len(layout) - 1, "本数据由某平台提供，仅供参考")
    sheet.write_row(banner, 0, layout)
    for at, one in enumerate(companies, start=banner + 1):
        sheet.write_row(at, 0, cells(layout, one))
    book.close()
    return path


def text(
    path: Path,
    layout: Sequence[str],
    companies: Sequence[Company],
    *,
    encoding: str = "utf-8-sig",
    separator: str = ",",
    guard: Callable[[str], str] = str,
    above: Sequence[str] = (),
) -> Path:
    """A csv with lines above its header."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow(layout)
    writer.writerows([guard(str(cell)) for cell in cells(layout, one)] for one in companies)
    lines = "".join(f"{line}\r\n" for line in above)
    path.write_bytes((lines + stream.getvalue()).encode(encoding))
    return path
