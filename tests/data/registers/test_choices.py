"""Where columns are not known, whoever imports says which is which; the choice is kept for files of that layout."""

import pandas as pd
import pytest

from components.panels import upload_preview
from components.style import Style
from data.registers import choices, headers, outlines
from data.registers.errors import RejectedImport
from data.registers.files import LIMITS

HEADER = "COMP_NM,EST_DT,REG_CAPT,PROV,LEGAL\n"
ROWS = "青禾示例有限公司,2014-07-18,500万元,广东省,钟小禾\n云栈示例有限公司,2015-01-02,300万元,江苏省,WANG XIAOHE\n"
COLUMNS = {"name": "COMP_NM", "date": "EST_DT", "province": "PROV"}


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "registry.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def test_a_refusal_lists_the_names_of_columns_and_nothing_personal(make, table):
    with pytest.raises(RejectedImport) as found:
        make(table)
    (error,) = found.value.errors
    assert (error.code, error.detail) == ("no_header", "COMP_NM, EST_DT, REG_CAPT")
    assert error.header[:3] == ("COMP_NM", "EST_DT", "REG_CAPT")
    assert error.first_rows[1:] == (
        ("□□□□□□□□", "2014-07-18", "500万元", "广东省", "□□□"),
        ("□□□□□□□□", "2015-01-02", "300万元", "江苏省", "AAAA AAAAAA"),
    )


def test_chosen_columns_are_counted_and_kept_for_the_layout(make, table, tmp_path):
    report, folder = make(table, columns=[COLUMNS])
    assert report.total.counted == 2
    assert ("chosen_columns", 3) in [(notice.code, notice.count) for notice in report.warnings]
    (tmp_path / "imports").mkdir()
    folder.rename(tmp_path / "imports" / "one")
    kept = choices.kept(tmp_path)
    assert kept == {tuple(HEADER.strip().lower().split(",")): COLUMNS}
    again, _ = make(table, kept=kept)
    assert again.total.counted == 2
    table.write_text(HEADER.replace("LEGAL", "OTHER") + ROWS, encoding="utf-8")
    with pytest.raises(RejectedImport):
        make(table, kept=kept)


def test_a_chosen_column_that_no_file_has_is_told(make, tmp_path):
    path = tmp_path / "known.csv"
    path.write_text("企业名称,登记状态,成立日期,所属省份\n青禾示例有限公司,存续,2014-07-18,广东省\n", encoding="utf-8")
    with pytest.raises(RejectedImport) as found:
        make(path, columns=[{"city": "所在地市"}])
    assert [(error.code, error.detail) for error in found.value.errors] == [("no_such_column", "所在地市")]


def test_a_choice_needs_a_column_of_ours_and_a_name():
    assert headers.choices(["name=COMP_NM", "city=所在 地"]) == ({"name": "COMP_NM", "city": "所在 地"},)
    for wrong in ("nme=COMP_NM", "name", "name="):
        with pytest.raises(ValueError, match=wrong):
            headers.choices([wrong])


@pytest.mark.parametrize(
    "texts",
    [
        ["name=COMP_NM", "city=AREA", "name=FIRM", "date=SINCE"],
        ["name=COMP_NM\r\ncity=AREA\r\n", "name=FIRM\ndate=SINCE\n"],
    ],
)
def test_files_of_two_layouts_have_each_their_own_choice(make, tmp_path, texts):
    """A column that is named again, or a text of lines, begins the choice for another layout."""
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("COMP_NM,AREA,LEGAL,成立日期\n青禾示例有限公司,深圳市,甲某,2014\n", encoding="utf-8")
    other.write_text("SINCE,AREA,FIRM,省份\n2015,某地,云栈示例有限公司,江苏省\n", encoding="utf-8")
    report, folder = make(one, other, columns=headers.choices(texts), companies=True)
    companies = pd.read_parquet(folder / "companies.parquet")[["name", "region", "month"]]
    assert report.total.counted == 2
    assert sorted(companies.itertuples(index=False, name=None)) == [
        ("云栈示例有限公司", "320000", 201500),
        ("青禾示例有限公司", "440300", 201400),
    ]


def test_each_layout_has_its_lists_and_its_choice(dataset, tmp_path):
    for name, header in (
        ("a", "COMP_NM,EST_DT,PROV"),
        ("b", "FIRM_NAME,SINCE_DATE,PROV"),
        ("c", "COMP_NM,EST_DT,PROV"),
    ):
        (tmp_path / f"{name}.csv").write_text(f"{header}\n青禾示例有限公司,2014-07-18,广东省\n", encoding="utf-8")
    files = [tmp_path / f"{name}.csv" for name in "abc"]
    texts = ["name=COMP_NM\nprovince=PROV\n", "name=FIRM_NAME\n"]
    outlined = outlines.read(files, headers.choices(texts), dataset.regions, LIMITS)
    drawn = upload_preview.draw(outlined, texts, Style("en", "light", 0))
    assert ("column:0:name" in drawn, "column:1:name" in drawn, "column:2:name" in drawn) == (True, True, False)
    assert drawn.count("<option selected>PROV</option>") == 1
    assert [name for name, _ in upload_preview.layouts(outlined)] == ["a.csv", "b.csv", "c.csv"]
