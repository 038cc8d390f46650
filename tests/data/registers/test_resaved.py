"""One table of companies, saved again as whatever a spreadsheet offers, gives one cube."""

import zipfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import pandas as pd
import pytest

from data.registers import files, workbooks
from data.registers.errors import RejectedImport

TABLE = pd.DataFrame(
    [
        ("甲一公司", "91440300MA5EXAMP1X", "存续", "2014-05-06", "广东省", "深圳市", "南山区", "500万人民币"),
        ("甲二公司", "", "注销", "2015-07", "上海市", "", "黄浦区", "1,000.5万元"),
        ("甲三公司", "91440300123456789X", "在业", "", "", "", "", "100万美元"),
        ("甲四公司", "", "存续", "2016", "某省", "", "", ""),
        ("甲一公司", "91440300MA5EXAMP1X", "存续", "2014-05-06", "广东省", "深圳市", "南山区", "500万人民币"),
    ],
    columns=["企业名称", "统一社会信用代码", "登记状态", "成立日期", "省份", "城市", "区县", "注册资本"],
)
ROWS = [list(TABLE), *TABLE.to_numpy().tolist()]
SPREADSHEET_ML = "urn:schemas-microsoft-com:office:spreadsheet"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def _cells(cell: str, row: str) -> str:
    return "".join(row.format("".join(cell.format(escape(text)) for text in texts)) for texts in ROWS)


def _xml_2003(path: Path) -> None:
    rows = _cells('<Cell><Data ss:Type="String">{}</Data></Cell>', "<Row>{}</Row>")
    table = f'<Worksheet ss:Name="a"><Table>{rows}</Table></Worksheet>'
    head = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    path.write_text(f'{head}<Workbook xmlns="{SPREADSHEET_ML}" xmlns:ss="{SPREADSHEET_ML}">{table}</Workbook>', "utf-8")


def _ods(path: Path) -> None:
    rows = _cells(
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


SAVED: Mapping[str, Callable[[Path], object]] = {
    "utf-8.csv": lambda path: TABLE.to_csv(path, index=False, encoding="utf-8-sig"),
    "gbk.csv": lambda path: TABLE.to_csv(path, index=False, encoding="gb18030"),
    "semicolons.csv": lambda path: TABLE.to_csv(path, index=False, sep=";"),
    "unicode.txt": lambda path: TABLE.to_csv(path, index=False, sep="\t", encoding="utf-16"),
    "tabs.xls": lambda path: TABLE.to_csv(path, index=False, sep="\t", encoding="gb18030"),
    "book.xlsx": lambda path: TABLE.to_excel(path, index=False),
    "page.xls": lambda path: TABLE.to_html(path, index=False, encoding="utf-8"),
    "xml-2003.xls": _xml_2003,
    "columns.parquet": lambda path: TABLE.to_parquet(path),
    "open.ods": _ods,
}


def test_a_table_gives_the_same_cube_however_it_is_saved(make, tmp_path):
    cubes = {}
    for name, save in SAVED.items():
        save(tmp_path / name)
        report, folder = make(tmp_path / name)
        cube = pd.read_parquet(folder / "cube.parquet")
        cubes[name] = (report.total.reasons, report.places, cube.sort_values(list(cube)).to_csv(index=False))
    first, *others = cubes.values()
    assert first[0] == {"duplicate_code": 1, "unmatched_place": 2}
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
