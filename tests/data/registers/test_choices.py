"""Where columns are not known, whoever imports says which is which; the choice is kept for files of that layout."""

import pytest

from data.registers import choices, headers
from data.registers.errors import RejectedImport

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
    report, folder = make(table, columns=COLUMNS)
    assert report.total.counted == 2
    (tmp_path / "imports").mkdir()
    folder.rename(tmp_path / "imports" / "one")
    kept = choices.kept(tmp_path)
    assert kept == {tuple(HEADER.strip().lower().split(",")): COLUMNS}
    again, _ = make(table, kept=kept)
    assert again.total.counted == 2
    table.write_text(HEADER.replace("LEGAL", "OTHER") + ROWS, encoding="utf-8")
    with pytest.raises(RejectedImport):
        make(table, kept=kept)


def test_a_choice_needs_a_column_of_ours_and_a_name():
    assert headers.choice(["name=COMP_NM", "city=所在 地"]) == {"name": "COMP_NM", "city": "所在 地"}
    for wrong in ("nme=COMP_NM", "name", "name="):
        with pytest.raises(ValueError, match=wrong):
            headers.choice([wrong])
