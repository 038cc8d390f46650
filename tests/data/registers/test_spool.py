"""Every form of file gives the same rows, with the row numbers that a spreadsheet shows, and nothing personal."""

from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from data.registers import spool
from data.registers.columns import COLUMNS
from data.registers.errors import RejectedImport
from data.registers.files import LIMITS, Limits, find_tables
from tests.exports import PERSONAL, QICHACHA_2023, cells, company, text, workbook

COMPANIES = [company(1), company(2, name="不存在（二）有限公司"), company(3, scope="销售，批发；“引号”")]


def spooled(tmp_path, *paths, limits=LIMITS):
    folder = tmp_path / "spool"
    folder.mkdir(exist_ok=True)
    return spool.read(find_tables(paths, limits), folder, limits, lambda rows: None)


def read(tmp_path, *paths, limits=LIMITS):
    return spooled(tmp_path, *paths, limits=limits).parts


def rows(part):
    """The rows of a file; a sign for nothing is nothing, since layouts differ in what they leave out."""
    return pd.read_parquet(part.path).fillna("").replace("-", "")


def expected(companies, first):
    frame = pd.DataFrame(companies).reindex(columns=COLUMNS, fill_value="").replace("-", "")
    return frame.assign(row=range(first, first + len(frame)), broken=False, bare_address=False)


def test_workbooks(tmp_path, layout):
    (part,) = read(tmp_path, workbook(tmp_path / "a.xlsx", layout, COMPANIES))
    assert (part.file, part.rows, part.banner) == ("a.xlsx", 3, 1)
    pd.testing.assert_frame_equal(rows(part), expected(COMPANIES, 3), check_dtype=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t"])
@pytest.mark.parametrize("above", [(), ("声明", "", '"两行的\r\n声明",,')])
def test_texts(tmp_path, layout, encoding, separator, above):
    path = text(tmp_path / "a.csv", layout, COMPANIES, encoding=encoding, separator=separator, above=above)
    (part,) = read(tmp_path, path)
    pd.testing.assert_frame_equal(rows(part), expected(COMPANIES, 2 + len(above)), check_dtype=False)
    assert not any(part.notes.values())


def test_text_guards_are_taken_off(tmp_path):
    path = text(tmp_path / "a.csv", QICHACHA_2023, COMPANIES, guard=lambda cell: f'="{cell}"')
    (part,) = read(tmp_path, path)
    pd.testing.assert_frame_equal(rows(part), expected(COMPANIES, 2), check_dtype=False)


def test_old_binary_workbooks(tmp_path):
    """LibreOffice wrote the file from these three companies: no library of ours writes the format."""
    (part,) = read(tmp_path, Path(__file__).parent / "qichacha-2023.xls")
    companies = [
        company(1, capital="-"),
        company(2, capital="-", status="注销"),
        company(3, capital="-", province="北京市", city="市辖区", district="朝阳区"),
    ]
    pd.testing.assert_frame_equal(rows(part), expected(companies, 3), check_dtype=False)


def test_parquet_is_read_where_it_lies(tmp_path):
    path = tmp_path / "a.parquet"
    pd.DataFrame([cells(QICHACHA_2023, one) for one in COMPANIES], columns=QICHACHA_2023).to_parquet(path)
    (part,) = read(tmp_path, path)
    assert (part.path, part.rows, part.native) == (path, 3, True)
    assert part.labels["date"] == "成立日期"


def test_nothing_personal_is_spooled(tmp_path, layout):
    paths = [workbook(tmp_path / "a.xlsx", layout, COMPANIES), text(tmp_path / "b.csv", layout, COMPANIES)]
    for part in read(tmp_path, *paths):
        frame = pd.read_parquet(part.path)
        assert set(frame.columns) == {*COLUMNS, "row", "broken", "bare_address"}
        assert not frame.isin(list(PERSONAL.values())).to_numpy().any()


def test_every_sheet_with_a_header_is_read_and_the_others_are_told(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    for name, number in (("甲", 1), ("乙", 2)):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, QICHACHA_2023)
        sheet.write_row(1, 0, cells(QICHACHA_2023, company(number)))
    book.add_worksheet("说明").write_column(0, 0, ["一", "二"])
    book.close()
    parts, left_out = spooled(tmp_path, tmp_path / "a.xlsx")
    assert [(part.file, part.rows) for part in parts] == [("a.xlsx [甲]", 1), ("a.xlsx [乙]", 1)]
    assert [(one.code, one.file) for one in left_out] == [("no_header", "a.xlsx [说明]")]


def test_dates_and_numbers_of_cells_become_texts(tmp_path):
    import datetime

    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["企业名称", "成立日期", "登记状态", "所属省份"])
    sheet.write_row(1, 0, ["甲", 43832, "存续", "广东"])
    sheet.write(2, 0, "乙")
    sheet.write_datetime(2, 1, datetime.datetime(2020, 1, 2, 3), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_formula(3, 0, '="丙"&"公司"', value="丙公司")
    sheet.write(3, 1, True)
    book.close()
    (part,) = read(tmp_path, tmp_path / "a.xlsx")
    assert rows(part)["date"].tolist() == ["43832", "2020-01-02", "True"]
    assert rows(part)["name"].tolist() == ["甲", "乙", "丙公司"]


def test_rows_that_do_not_fit_are_broken_and_keep_their_numbers(tmp_path):
    lines = ["企业名称,登记状态,成立日期,所属省份", "甲,存续,2020-01-01,广东", "乙,存续", "", "丙,存续,2020-01-01,广东"]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (part,) = read(tmp_path, path)
    found = rows(part).sort_values("row")
    assert found[["row", "name", "broken"]].to_numpy().tolist() == [
        [2, "甲", False], [3, "", True], [4, "", False], [5, "丙", False],
    ]  # fmt: skip


def test_row_numbers_hold_over_many_blocks(tmp_path):
    broken = {100, 50_000, 99_999}
    lines = ["企业名称,登记状态,成立日期,所属省份"]
    lines += ["x" if at in broken else f"公司{at},存续,2020-01-01,{'广东省' * 20}" for at in range(2, 120_000)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (part,) = read(tmp_path, path)
    found = rows(part)
    assert part.rows == len(lines) - 1
    assert set(found.loc[found["broken"], "row"]) == broken
    sound = found[~found["broken"]]
    assert (sound["name"] == "公司" + sound["row"].astype(str)).all()


def test_a_quotation_mark_that_swallows_rows_is_told(tmp_path):
    lines = [
        "企业名称,登记状态,成立日期,经营范围,所属省份",
        '甲,存续,2020-01-01,"没有关上,广东',
        *["乙,存续,2020-01-01,x,广东"] * 3,
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (part,) = read(tmp_path, path)
    assert rows(part)["broken"].any() or part.notes["line_breaks"] > 0


def faulty(tmp_path, content, name="a.csv", limits=LIMITS):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RejectedImport) as found:
        read(tmp_path, path, limits=limits)
    return found.value.errors[0].code


@pytest.mark.parametrize(("encoding", "other"), [("utf-8", "gb18030"), ("utf-8-sig", "gb18030"), ("gb18030", "utf-8")])
def test_text_that_is_unsound_behind_its_beginning_is_refused(tmp_path, encoding, other):
    lines = "企业名称,登记状态,成立日期,所属省份\n" + "甲,存续,2020-01-01,广东\n" * 50_000
    assert faulty(tmp_path, lines.encode(encoding) + lines.encode(other)) == "encoding"
    (tmp_path / "a.csv").write_bytes((lines + "乙").encode(encoding)[:-1])
    (part,) = read(tmp_path, tmp_path / "a.csv")
    assert (part.rows, rows(part)["broken"].sum()) == (50_001, 1)


def test_chinese_that_comes_late_tells_the_encoding(tmp_path):
    lines = "name,status,date,province\n" + "abc,x,2020-01-01,y\n" * 100_000 + "甲,存续,2020-01-01,广东\n"
    (tmp_path / "a.csv").write_bytes(lines.encode("gb18030"))
    (part,) = read(tmp_path, tmp_path / "a.csv")
    assert rows(part)["name"].iloc[-1] == "甲"


def test_files_that_cannot_be_read(tmp_path):
    sound = text(tmp_path / "s.csv", QICHACHA_2023, COMPANIES, encoding="utf-8").read_bytes()
    assert faulty(tmp_path, sound[:50] + b"\xff" + sound[50:]) == "encoding"
    assert faulty(tmp_path, "只有字\n没有表头\n".encode()) == "no_header"
    assert faulty(tmp_path, "企业名称,登记状态,成立日期\n甲,存续,2020\n".encode()) == "no_place_column"
    assert faulty(tmp_path, sound + b'"' + b"x" * 9_000_000) == "long_cell"
    assert faulty(tmp_path, sound, limits=Limits(rows=2)) == "too_many_rows"
    book = workbook(tmp_path / "b.xlsx", QICHACHA_2023, COMPANIES).read_bytes()
    assert faulty(tmp_path, book[: len(book) // 2], "c.xlsx") == "damaged"
    assert faulty(tmp_path, b"PAR1" + b"x" * 100, "c.parquet") == "damaged"
