from pathlib import Path

import pytest
import xlsxwriter

from data.parklists import reader
from data.parklists.reader import ListTable
from data.registers import files
from data.registers.errors import RejectedImport
from tests.parklists import PARK, text, workbook


def read(*paths: Path) -> tuple[ListTable, ...]:
    return reader.read(files.find_tables(paths, files.LIMITS))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_texts_are_read_in_every_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    (table,) = read(text(tmp_path / name, [PARK, PARK | {"名称": "陀螺基地"}], encoding=encoding))
    assert [row.number for row in table.rows] == [2, 3]
    assert table.rows[0].cells["name"] == "风筝产业园"
    assert table.labels["city"] == "城市"


def test_a_workbook_is_read_below_its_banner_with_the_values_of_its_formulas(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [PARK | {"成立日期": 42853, "备注": "=1+1"}], banner="某某园区名单")
    (table,) = read(path)
    (row,) = table.rows
    assert row.number == 3
    assert row.cells["founded"] == "42853"
    assert row.cells["note"] == "0"  # what the writer saved as the formula's value


def test_a_date_cell_is_a_day(tmp_path: Path) -> None:
    from datetime import date

    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate([["名称", "省份", "成立日期"], ["风筝园", "广东", date(2017, 4, 28)]]):
            for column, cell in enumerate(cells):
                sheet.write(at, column, cell)
    assert read(tmp_path / "a.xlsx")[0].rows[0].cells["founded"] == "2017-04-28"


def test_english_headers_serve_as_well(tmp_path: Path) -> None:
    (table,) = read(text(tmp_path / "a.csv", [{"Name*": "Kite Park", "Province": "Guangdong", "Founded": "2017"}]))
    assert set(table.labels) == {"name", "province", "founded"}


def test_columns_that_are_not_ours_are_never_read_but_named(tmp_path: Path) -> None:
    (table,) = read(text(tmp_path / "a.csv", [PARK | {"联系人": "张三", "电话": "13800138000"}]))
    assert table.unread == ("联系人", "电话")
    assert "张三" not in str(table.rows)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        ("公司名称,登记状态,成立日期\n甲,存续,2017\n".encode(), "is_register"),
        ("公司,地点\n甲,广州\n".encode(), "no_header"),
        ("名称,城市,类型\n甲,广州,产业园\n".encode(), "no_place_column"),
        (b"\xff\xfe\xfa", "encoding"),
        (b"PAR1" + bytes(100), "not_a_table"),
        (b"%PDF-1.7", "not_a_table"),
        (b"PK\x03\x04broken", "damaged"),
    ],
)
def test_a_file_that_is_no_park_list_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(RejectedImport) as errors:
        read(tmp_path / "a.csv")
    assert [one.code for one in errors.value.errors] == [code]


def test_every_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("公司名称,登记状态\n甲,存续\n")
    with pytest.raises(RejectedImport) as errors:
        read(tmp_path / "a.csv", tmp_path / "b.csv", text(tmp_path / "c.csv", [PARK]))
    assert [one.file for one in errors.value.errors] == ["a.csv", "b.csv"]


def test_a_list_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_ROWS", 2)
    paths = [text(tmp_path / f"{name}.csv", [PARK] * count) for name, count in (("a", 1), ("b", 2), ("c", 3))]
    assert len(read(paths[1])[0].rows) == 2
    for wrong in (paths[2:], paths[:2]):
        with pytest.raises(RejectedImport) as errors:
            read(*wrong)
        assert errors.value.errors[0].code == "too_many_rows"
