"""Tables as others make them: their headers, their encodings, and what is called .xls without being one.

All are read in one go, so every test looks at one file of it. The companies are invented.
"""

import datetime
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from data.registers import spool
from data.registers.columns import REGISTER_COLUMNS
from data.registers.files import LIMITS, find

FIRST = ("青禾示例01号有限公司", "2014-07-18", "江苏省", "苏州市")
SECOND = ("青禾示例02号有限公司", "2015-01-02", "广东省", "深圳市")
HEADER = ("企业名称", "成立日期", "所属省份", "所属城市")
COLUMNS = ("name", "date", "province", "city")
ROWS = (HEADER, FIRST, SECOND)


def lines(*rows, separator=","):
    return "".join(separator.join(row) + "\n" for row in rows)


def table(*rows):
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def spreadsheet(*rows):
    cells = ("".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) for row in rows)
    body = "".join(f"<Row>{row}</Row>" for row in cells)
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}">'
        f'<Worksheet ss:Name="甲"><Table>{body}</Table></Worksheet></Workbook>'
    )


TEXTS = {
    "scraper.csv": lines(("名称", "注册时间", "省份", "城市", "法人"), (*FIRST, "某"), (*SECOND, "某")),
    "english.csv": lines(("Company", "Established", "Province", "City"), FIRST, SECOND),
    "traditional.csv": lines(("公司名稱", "成立時間", "省份", "縣市"), FIRST, SECOND),
    "semicolons.csv": lines(*ROWS, separator=";"),
    "tabs.xls": lines(*ROWS, separator="\t"),
    "below-notes.csv": lines(*(("说明", "", "", "") for _ in range(19)), *ROWS),
    "two-levels.csv": lines(("企业名称", "成立日期", "所在地", ""), ("", "", "省份", "城市"), FIRST, SECOND),
    "groups-above.csv": lines(("基本信息", "", "地区", ""), *ROWS),
    "years-and-months.csv": lines(
        ("公司", "成立年份", "月份", "省份", "城市"),
        (FIRST[0], "2014", "7", *FIRST[2:]),
        (SECOND[0], "2015年", "01月", *SECOND[2:]),
    ),
    "line-breaks.csv": lines(HEADER, ('"青禾示例\n01号有限公司"', *FIRST[1:]), SECOND),
    "page.xls": f"<html><body>{table(*ROWS)}</body></html>",
    "laid-out.xls": f"<table><tr><td>{table(*ROWS)}</td></tr></table>",
    "spreadsheet-2003.xls": spreadsheet(*ROWS),
    "zero-byte.csv": lines(HEADER, (f"\0{FIRST[0]}", *FIRST[1:]), SECOND),
}
ENCODINGS = ("gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5hkscs")
BIG5 = str.maketrans("业称时间属圳苏东号", "業稱時間屬圳蘇東號")
DATES = {"years-and-months.csv": ["2014-7", "2015-01"]}


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """File -> its part, and the files and sheets that were left out."""
    folder = tmp_path_factory.mktemp("tables")
    for name, content in TEXTS.items():
        (folder / name).write_text(content, encoding="utf-8")
    for encoding in ENCODINGS:
        content = lines(*ROWS).translate(BIG5) if encoding.startswith("big5") else lines(*ROWS)
        (folder / f"{encoding}.csv").write_bytes(content.encode(encoding))
    (folder / "page-gbk.xls").write_bytes(TEXTS["page.xls"].encode("gb18030"))
    (folder / "bad-byte.csv").write_bytes(
        lines(*ROWS, *[FIRST] * 60).encode("gb18030").replace(b"02\xba", b"02\xa0\xba")
    )
    workbook_1904(folder / "since-1904.xlsx")
    sheets(folder / "sheets.xlsx")
    archive(folder / "windows.zip", "江苏.csv".encode("gb18030"))
    archive(folder / "macos.zip", "江苏.csv".encode())
    shutil.copy(Path(__file__).parent / "cases" / "biff5-excel95.xls", folder / "excel-95.xls")
    tables, errors = find([folder], LIMITS)
    parts, left_out = spool.read(tables, tmp_path_factory.mktemp("spool"), LIMITS, lambda rows: None, errors=errors)
    return {part.file: part for part in parts}, {one.file: one for one in left_out}


def workbook_1904(path):
    book = xlsxwriter.Workbook(path, {"date_1904": True})
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(ROWS):
        sheet.write_row(at, 0, row)
        if at:
            sheet.write_datetime(at, 1, datetime.datetime.fromisoformat(row[1]), day)
    book.close()


def sheets(path):
    book = xlsxwriter.Workbook(path)
    for name, rows in {
        "好": ROWS,
        "空": (),
        "说明": (("字段说明",),),
        "变更": (("企业名称", "统一社会信用代码", "登记状态"),),
    }.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()


def archive(path, name):
    """A zip whose member's name is in bytes that nothing explains."""
    plain = "x" * len(name)
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr(plain, lines(*ROWS))
        zipped.writestr("note.pdf", b"%PDF-1.7")
    path.write_bytes(path.read_bytes().replace(plain.encode(), name))


def rows(part):
    return pd.read_parquet(part.path).fillna("")


@pytest.mark.parametrize(
    "name",
    [
        *TEXTS,
        *(f"{encoding}.csv" for encoding in ENCODINGS[:-1]),
        *("page-gbk.xls", "since-1904.xlsx", "sheets.xlsx [好]", "windows.zip/江苏.csv", "macos.zip/江苏.csv"),
    ],
)
def test_every_table_gives_its_companies(read, name):
    frame = rows(read[0][name])
    dates = DATES.get(name, [FIRST[1], SECOND[1]])
    expected = [(name, date, *places) for (name, _, *places), date in zip((FIRST, SECOND), dates, strict=True)]
    assert list(frame[list(COLUMNS)].itertuples(index=False, name=None)) == expected
    assert not frame["broken"].any()


def test_excel_95_is_read_as_it_was_written(read):
    frame = rows(read[0]["excel-95.xls"])
    assert len(frame) == 6
    assert frame["date"].str[:4].tolist() == ["2011", "2012", "2013", "2014", "2015", "2016"]
    assert not frame.map(lambda cell: "\0" in str(cell)).to_numpy().any()


def test_big5_is_recognized_by_its_header(read):
    part = read[0]["big5hkscs.csv"]
    assert part.labels["name"] == "企業名稱"
    assert part.notes["read_as_big5"] == 2


def test_a_bad_byte_is_told_with_its_row_and_the_others_are_read(read):
    part = read[0]["bad-byte.csv"]
    assert (part.rows, part.notes["unreadable_characters"], part.notes["first_unreadable_row"]) == (62, 1, 3)


def test_what_holds_no_companies_is_left_out_with_its_cause(read):
    assert {file: one.code for file, one in read[1].items()} == {
        "sheets.xlsx [说明]": "no_header",
        "sheets.xlsx [变更]": "no_place_column",
        "windows.zip/note.pdf": "not_a_table",
        "macos.zip/note.pdf": "not_a_table",
    }


@pytest.mark.parametrize("names", [("名称", "省份", "城市", "类型"), ("名称", "省", "市", "运营状态", "成立日期")])
def test_a_list_of_parks_is_no_table_of_companies(names):
    from data.registers import headers

    assert headers.find([names], REGISTER_COLUMNS) is None
