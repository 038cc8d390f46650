"""What is shown of files before they are counted: columns as understood, first rows, and nothing of a person."""

import pytest
from openpyxl import Workbook

from data.registers import outlines
from data.registers.errors import FileError
from data.registers.files import LIMITS
from data.registers.outlines import Outline
from tests.exports import PERSONAL, TIANYANCHA_2020, TIANYANCHA_2024, company, text, workbook

ODD = "COMP_NM,est_dt,所在地,法人\n不存在甲公司,2014-05-06,广东省,秘密甲\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outlines")
    odd = folder / "odd.csv"
    odd.write_text(ODD, "utf-8")
    one = [company(1)]
    return [workbook(folder / "a.xlsx", TIANYANCHA_2024, one), text(folder / "b.csv", TIANYANCHA_2020, one), odd]


def test_columns_as_understood_and_the_first_rows(files, dataset):
    book, plain, odd = outlines.read(files, (), dataset.regions, LIMITS).sheets
    for one in (book, plain):
        assert isinstance(one, Outline)
        assert one.labels["name"] == "公司名称"
        assert {"法定代表人", "邮箱"} <= set(one.unread)
        shown = dict(zip(one.labels, one.rows[0], strict=True))
        assert (shown["province"], shown["date"], shown["capital"]) == ("广东省", "2018-03-04", "1,000万元人民币")
        assert set(shown["name"]) <= set("□0")
    assert isinstance(odd, FileError)
    assert (odd.code, odd.header) == ("no_header", ("COMP_NM", "est_dt", "所在地", "法人"))


def test_a_column_that_is_chosen_is_understood(files, dataset):
    (odd,) = outlines.read(files[2:], ({"name": "COMP_NM", "date": "est_dt"},), dataset.regions, LIMITS).sheets
    assert isinstance(odd, Outline)
    assert (odd.labels["name"], odd.labels["date"], odd.labels["city"]) == ("COMP_NM", "est_dt", "所在地")
    assert odd.unread == ("法人",)


def test_nothing_personal_is_shown(files, dataset):
    message = str(outlines.read(files, (), dataset.regions, LIMITS))
    assert not [cell for cell in (*PERSONAL.values(), "不存在", "91440300MA") if cell in message]


def test_a_file_that_cannot_be_read_says_why(tmp_path, dataset):
    page = tmp_path / "page.pdf"
    page.write_bytes(b"%PDF-1.4")
    (one,) = outlines.read([page], (), dataset.regions, LIMITS).sheets
    assert (one.code, one.file) == ("not_a_table", "page.pdf")


def test_what_only_the_import_reads_is_named_and_many_sheets_of_a_file_are_not_many_files(tmp_path, dataset):
    files = [tmp_path / f"{number}.csv" for number in range(8)]
    for file in files:
        file.write_text(ODD, "utf-8")
    found = outlines.read(files, (), dataset.regions, LIMITS)
    assert ([one.file for one in found.sheets], found.remaining) == (
        [f"{number}.csv" for number in range(6)],
        ("6.csv", "7.csv"),
    )
    book = Workbook()
    for _ in range(7):
        book.create_sheet().append(["企业名称", "成立日期", "所属省份"])
    book.save(tmp_path / "sheets.xlsx")
    found = outlines.read([tmp_path / "sheets.xlsx"], (), dataset.regions, LIMITS)
    assert (len(found.sheets) > 6, found.remaining) == (True, ())
