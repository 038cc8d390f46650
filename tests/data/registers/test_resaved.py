"""One table of companies, saved again as whatever a spreadsheet offers, gives one cube."""

import random
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import pandas as pd
import pytest

from data.registers import files, workbooks
from data.registers.errors import RejectedImport
from data.registers.imports import CLASSES, CUBE

CELLS = {
    "企业名称": ["甲一公司", '甲"二"公司', "甲,三<公司>", "甲四&公司；", "甲五公司"],
    "统一社会信用代码": ["91440300MA5EXAMP1X", "91440300123456789X", "", "914403001922038216"],
    "登记状态": ["存续", "在业", "注销", "吊销，未注销", ""],
    "成立日期": ["2014-05-06", "2015-07", "2016", "2016年3月", "不详", ""],
    "省份": ["广东省", "上海市", "某省", ""],
    "城市": ["深圳市", "广州市", ""],
    "区县": ["南山区", "黄浦区", ""],
    "注册资本": ["500万人民币", "1,000.5万元", "100万美元", "1,000", "-", ""],
    "实缴资本": ["50万人民币", "-"],
    "参保人数": ["12", "0", "1,200", "-", ""],
    "参保人数所属年报": ["2023年报", "-"],
    "企业规模": ["小型", "规上", ""],
    "纳税人资质": ["一般纳税人", "小规模纳税人", ""],
    "最新年报年份": ["2024", "2023年报", ""],
}


def drawn(seed: int, count: int = 40) -> pd.DataFrame:
    """Companies with cells drawn at random, the last of them the first again."""
    draw = random.Random(seed)
    rows = [[draw.choice(cells) for cells in CELLS.values()] for _ in range(count)]
    return pd.DataFrame([*rows, rows[0]], columns=[*CELLS])


SPREADSHEET_ML = "urn:schemas-microsoft-com:office:spreadsheet"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def _cells(table: pd.DataFrame, cell: str, row: str) -> str:
    rows = [list(table), *table.to_numpy().tolist()]
    return "".join(row.format("".join(cell.format(escape(text)) for text in texts)) for texts in rows)


def _xml_2003(path: Path, table: pd.DataFrame) -> None:
    rows = _cells(table, '<Cell><Data ss:Type="String">{}</Data></Cell>', "<Row>{}</Row>")
    sheet = f'<Worksheet ss:Name="a"><Table>{rows}</Table></Worksheet>'
    head = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    path.write_text(f'{head}<Workbook xmlns="{SPREADSHEET_ML}" xmlns:ss="{SPREADSHEET_ML}">{sheet}</Workbook>', "utf-8")


def _ods(path: Path, table: pd.DataFrame) -> None:
    rows = _cells(
        table,
        '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>',
        "<table:table-row>{}</table:table-row>",
    )
    names = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    body = f'<office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {names}><office:body>{body}</office:body>'
            "</office:document-content>",
        )


SAVED: Mapping[str, Callable[[Path, pd.DataFrame], object]] = {
    "utf-8.csv": lambda path, table: table.to_csv(path, index=False, encoding="utf-8-sig"),
    "gbk.csv": lambda path, table: table.to_csv(path, index=False, encoding="gb18030"),
    "semicolons.csv": lambda path, table: table.to_csv(path, index=False, sep=";"),
    "unicode.txt": lambda path, table: table.to_csv(path, index=False, sep="\t", encoding="utf-16"),
    "tabs.xls": lambda path, table: table.to_csv(path, index=False, sep="\t", encoding="gb18030"),
    "book.xlsx": lambda path, table: table.to_excel(path, index=False),
    "page.xls": lambda path, table: table.to_html(path, index=False, encoding="utf-8"),
    "xml-2003.xls": _xml_2003,
    "columns.parquet": lambda path, table: table.to_parquet(path),
    "open.ods": _ods,
}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_table_gives_the_same_cube_however_it_is_saved(make, tmp_path, seed):
    cubes = {}
    for name, save in SAVED.items():
        save(tmp_path / name, drawn(seed))
        report, folder = make(tmp_path / name)
        kept = [pd.read_parquet(folder / table) for table in (CUBE, CLASSES)]
        texts = [one.sort_values(list(one)).to_csv(index=False) for one in kept]
        cubes[name] = (report.total.reasons, report.places, report.unknown, report.staff_years, *texts)
    first, *others = cubes.values()
    assert first[0].keys() >= {"duplicate_code", "unmatched_place"}
    assert {name for name, cube in zip([*cubes][1:], others, strict=True) if cube != first} == set()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}),
        ("a.doc", "WordDocument".encode("utf-16-le")),
    ],
)
def test_a_letter_among_the_files_is_no_damaged_workbook(tmp_path, name, content):
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(workbooks.OLE + bytes(508) + content)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            for member, text in content.items():
                archive.writestr(member, text)
    with pytest.raises(RejectedImport) as rejected:
        list(workbooks.sheets(*files.find_tables([path], files.LIMITS)))
    assert [one.code for one in rejected.value.errors] == ["not_a_table"]
