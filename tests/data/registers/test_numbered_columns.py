"""A table without a header has its columns by number; a header that is not known is no data."""

import pandas as pd
import pytest

from components.panels import upload_preview
from components.style import Style
from data.registers import choices, outlines
from data.registers.errors import RejectedImport
from data.registers.files import LIMITS

ROWS = [
    ("青禾示例有限公司", "2014-07-18", "广东省", "深圳市", "钟小禾"),
    ("云栈示例有限公司", "2015-01-02", "江苏省", "苏州市", "王小禾"),
]
COLUMNS = {"name": "1", "date": "2", "province": "3", "city": "4"}
CHOSEN = [f"{column}={number}" for column, number in COLUMNS.items()]


@pytest.fixture
def table(tmp_path):
    def made(form):
        path, rows = tmp_path / f"a.{form}", pd.DataFrame(ROWS)
        if form == "xlsx":
            rows.to_excel(path, header=False, index=False)
        else:
            separator, encoding = {"csv": (",", "utf-8-sig"), "tsv": ("\t", "gb18030"), "txt": ("\t", "utf-16")}[form]
            rows.to_csv(path, header=False, index=False, sep=separator, encoding=encoding)
        return path

    return made


@pytest.mark.parametrize("form", ["csv", "tsv", "txt", "xlsx"])
def test_every_row_is_counted_by_the_numbers(make, table, tmp_path, form):
    report, folder = make(table(form), columns=[COLUMNS], companies=True)
    companies = pd.read_parquet(folder / "companies.parquet")
    assert sorted(companies[["name", "region"]].itertuples(index=False, name=None)) == [
        ("云栈示例有限公司", "320500"),
        ("青禾示例有限公司", "440300"),
    ]
    assert (report.total.read, report.total.counted, report.files[0].unread) == (2, 2, ("5",))
    assert ("numbered_columns", 4) in [(notice.code, notice.count) for notice in report.warnings]
    assert not (folder / choices.FILE).exists()  # it would fit every other table of that width


@pytest.mark.parametrize("columns", [{"name": "9"}, {"province": "3"}, {"name": "1", "city": "所在地"}])
def test_a_number_that_is_none_is_refused(make, table, columns):
    with pytest.raises(RejectedImport) as found:
        make(table("csv"), columns=[columns])
    assert [error.code for error in found.value.errors] == ["no_header"]


def test_a_header_that_is_not_known_is_no_row_of_data(make, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("COMP_NM,EST_DT,PROV,CITY_NM\n青禾示例有限公司,2014-07-18,广东省,深圳市\n", "utf-8")
    with pytest.raises(RejectedImport) as found:
        make(path, columns=[{"name": "1", "province": "3"}])
    assert found.value.errors[0].header[0] == "COMP_NM"


def test_numbers_do_not_touch_a_table_whose_header_is_known(make, table, tmp_path):
    known = tmp_path / "known.csv"
    known.write_text("所属省份,企业名称,成立日期,登记状态\n广东省,丙示例有限公司,2014-07-18,存续\n", "utf-8")
    report, _ = make(table("csv"), known, columns=[COLUMNS])
    assert [(one.read, one.counted) for one in report.files] == [(2, 2), (1, 1)]


def test_the_page_offers_the_numbers_and_shows_what_they_make(table, dataset):
    style, path = Style("zh", "light", 0), table("csv")
    asked = upload_preview.draw(outlines.read([path], (), dataset.regions, LIMITS), [], style)
    assert '<th scope="col">5</th>' in asked
    assert "<option>5</option>" in asked
    shown = upload_preview.draw(outlines.read([path], [COLUMNS], dataset.regions, LIMITS), CHOSEN, style)
    assert "<small>4</small>" in shown
    assert "<option selected>4</option>" in shown
    assert "<option>5</option>" in shown
    assert "没有表头" not in shown


def test_a_name_of_which_only_the_shape_is_shown_is_not_offered(tmp_path, dataset):
    path = tmp_path / "a.csv"
    path.write_text("COMP_NM,EST_DT,LEGAL\n青禾示例有限公司,2014-07-18,钟小禾\n", "utf-8")
    asked = upload_preview.draw(outlines.read([path], (), dataset.regions, LIMITS), [], Style("en", "light", 0))
    assert "<option>COMP_NM</option>" in asked
    assert "AAAAA" not in asked.partition("<details")[2]
