"""The folder of an import: whole or not there, private, and its aliases can be taken back."""

import json

import pandas as pd
import pytest

from data.registers import alias_changes, rejected_rows, store
from data.registers.files import NamedFile
from data.registers.imports import ALL_REJECTED_ROWS, CUBE, FOLDER, REJECTED_ROWS, SUMS
from tests.exports import PERSONAL, QICHACHA_2023, TIANYANCHA_2024, company, text, workbook


def spaces(folder):
    return sorted(path.name for path in folder.iterdir())


def test_refused_rows_say_where_what_and_what_may_be_meant(make, tmp_path):
    companies = [
        company(1),
        company(1),
        company(2, city="穗", district=""),
        company(3, date="2018-02-30"),
        company(4, date="13900000000"),
        company(5, date="张三"),
        company(6, province="广冬省", city="", district=""),
        company(7, province="13900000000", city="a@b.cn", district=""),
        company(8, province="+cmd()", city="", district=""),
    ]
    report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies))
    refused = pd.read_csv(folder / REJECTED_ROWS, keep_default_na=False)
    assert report.listed == len(refused) == 8
    assert refused.drop(columns="file").to_numpy().tolist() == [
        [4, "统一社会信用代码", "", "duplicate_code", ""],
        [5, "所属城市", "穗", "open_place", "广州市"],
        [6, "成立日期", "2018-02-30", "undated", ""],
        [7, "成立日期", "…", "undated", ""],
        [8, "成立日期", "…", "undated", ""],
        [9, "所属省份", "广冬省", "unmatched_place", "广东省"],
        [10, "所属省份", "…", "unmatched_place", ""],
        [11, "所属省份", "…", "unmatched_place", ""],
    ]


def test_only_what_can_be_a_place_is_kept_in_a_places_column(make, tmp_path):
    """A row that has slipped by a column puts a company or a person there."""
    hidden = ["张三丰", "王九州", "李红旗", "上海某某科技有限公司", "某某公司深圳市", "某某超市", "Smith"]
    shown = ["穗", "鹏城", "内蒙", "广东深圳", "广冬省", "新深圳市", "某某自治州"]
    companies = [company(at, city=city, district="") for at, city in enumerate([*hidden, *shown])]
    report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies))
    assert {one.city for one in report.places} == {"…", *shown}
    assert set(pd.read_parquet(folder / CUBE)["city"]) >= set(shown)
    for path in folder.iterdir():
        assert not [name for name in hidden if name.encode() in path.read_bytes()]


def test_a_file_s_name_is_no_formula(make, tmp_path):
    table = text(tmp_path / "a.csv", TIANYANCHA_2024, [company(1), company(1)])
    _, folder = make(NamedFile(table, '=HYPERLINK("x").csv'))
    assert pd.read_csv(folder / REJECTED_ROWS)["file"].tolist() == ['\'=HYPERLINK("x").csv']


def test_rows_of_files_of_one_name_stay_apart(make, tmp_path, dataset):
    """Also after a place of one of them is accepted."""
    nowhere, somewhere = company(1, province="火星省", city="", district=""), company(2)
    for name, companies in (("x", [nowhere]), ("y", [somewhere, somewhere])):
        (tmp_path / name).mkdir()
        text(tmp_path / name / "a.csv", TIANYANCHA_2024, companies)
    _, made = make(tmp_path / "x", tmp_path / "y")
    home = tmp_path / "home" / FOLDER / "some-import"
    home.parent.mkdir(parents=True)
    folder = made.rename(home)
    (unclear,) = store.read_report(folder).places
    now = alias_changes.apply_aliases(
        folder, {(unclear.province, unclear.city, unclear.district): "110000"}, dataset.regions
    ).now
    assert [(one.file, one.read, one.counted, one.adds_up) for one in now.files] == [
        ("a.csv", 1, 1, True),
        ("a.csv (2)", 2, 1, True),
    ]


def test_nothing_personal_is_written(make, tmp_path, layout):
    companies = [company(1), company(1), company(2, date="?"), company(3, province="火星"), company(4, city="穗")]
    paths = [workbook(tmp_path / "a.xlsx", layout, companies), text(tmp_path / "b.csv", layout, companies)]
    _, folder = make(*paths)
    for path in folder.rglob("*"):
        frame = pd.read_parquet(path) if path.suffix == ".parquet" else None
        output = frame.to_csv() if frame is not None else path.read_text(encoding="utf-8")
        assert not [word for word in PERSONAL.values() if word in output], path.name
        assert not [word.encode() for word in PERSONAL.values() if word.encode() in path.read_bytes()], path.name


def test_warnings(make, tmp_path):
    whole = text(tmp_path / "a.csv", QICHACHA_2023, [company(at) for at in range(5_000)])
    twins = [
        text(tmp_path / f"{name}.csv", QICHACHA_2023, [company(at) for at in range(start, start + 1_200)])
        for name, start in (("b", 10_000), ("c", 20_000))
    ]
    bare = tmp_path / "d.csv"
    bare.write_text("企业名称,所属省份,所属城市,所属区县\n甲,广东,深圳,南山\n", encoding="utf-8")
    report, _ = make(whole, *twins, bare)
    assert {(one.code, one.file, one.count) for one in report.warnings} == {
        ("round_length", "a.csv", 5_000),
        ("same_length", "b.csv", 1_200),
        ("same_length", "c.csv", 1_200),
        ("no_code_column", "d.csv", 0),
        ("no_status_column", "d.csv", 0),
        ("no_date_column", "d.csv", 0),
    }


def test_the_report_survives_its_file(make, tmp_path):
    report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [company(1), company(2, city="穗")]))
    assert store.read_report(folder) == report


@pytest.fixture
def imported(make, tmp_path, dataset):
    """An import in a dataset's folder: one company in 深圳, one in 穗, two in 火星省."""
    companies = [company(1), company(2, city="穗", district="")]
    companies += [company(at, province="火星省", city="", district="") for at in (3, 4)]
    report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies))
    home = tmp_path / "dataset" / FOLDER / "some-import"
    home.parent.mkdir(parents=True)
    return report, folder.rename(home)


def totals(folder):
    sums = pd.read_parquet(folder / SUMS).set_index("region")
    return sums[["existing", "closed", "other", "unknown"]].sum(axis=1).to_dict()


def test_accepted_aliases_place_companies_and_can_be_taken_back(imported, dataset):
    first, folder = imported
    before, cube = totals(folder), (folder / CUBE).read_bytes()
    assert (before["100000"], before[""], before.get("440100")) == (2, 2, None)
    aliases = {("广东省", "穗", ""): "440100", ("火星省", "", ""): "110000"}
    report = alias_changes.apply_aliases(folder, aliases, dataset.regions)
    after = totals(folder)
    assert (after["100000"], after.get(""), after["440100"], after["110000"], after["440000"]) == (4, None, 1, 2, 2)
    assert (report.now.total.counted, report.now.total.reasons) == (4, {})
    assert all(one.adds_up for one in report.now.files)
    assert store.read_aliases(folder) == aliases
    again = alias_changes.apply_aliases(folder, {}, dataset.regions)
    assert totals(folder) == before
    assert (again.now.files, again.files) == (first.files, first.files)
    assert (folder / CUBE).read_bytes() == cube
    assert spaces(folder.parent) == ["some-import"]


def cells(folder):
    return pd.read_csv(folder / REJECTED_ROWS, keep_default_na=False)["cell"].tolist()


def test_a_row_is_listed_until_its_place_is_assigned(imported, dataset):
    first, folder = imported
    before, ever = (folder / REJECTED_ROWS).read_bytes(), (folder / ALL_REJECTED_ROWS).read_bytes()
    assert (first.listed, cells(folder)) == (3, ["穗", "火星省", "火星省"])
    for aliases, left in (
        ({("广东省", "穗", ""): "440100"}, ["火星省", "火星省"]),
        ({("火星省", "", ""): "110000"}, ["穗"]),
        ({("广东省", "穗", ""): "440100", ("火星省", "", ""): "110000"}, []),
    ):
        report = alias_changes.apply_aliases(folder, aliases, dataset.regions)
        assert (report.listed, cells(folder)) == (len(left), left)
        assert store.read_report(folder).listed == len(left)
    assert alias_changes.apply_aliases(folder, {}, dataset.regions).listed == first.listed
    assert ((folder / REJECTED_ROWS).read_bytes(), (folder / ALL_REJECTED_ROWS).read_bytes()) == (before, ever)


def test_an_alias_settles_no_row_that_was_refused_for_something_else(make, tmp_path, dataset):
    suspect = {"province": "火星省", "city": "", "district": ""}
    companies = [company(1, **suspect), company(1, **suspect), company(2, date="2027-01-01", **suspect)]
    _, made = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies))
    folder = made.rename(tmp_path / FOLDER)
    assert rejected_rows.apply_aliases(folder, {("火星省", "", ""): "110000", ("", "", ""): "110000"}) == 2
    assert pd.read_csv(folder / REJECTED_ROWS)["reason"].tolist() == ["duplicate_code", "after_as_of"]


def test_a_list_that_is_cut_keeps_room_for_what_no_alias_settles(make, tmp_path, monkeypatch):
    monkeypatch.setattr(rejected_rows, "MAX_ROWS", 2)
    companies = [
        *(company(at, city="穗", district="") for at in range(4)),
        *(company(at, date="?") for at in (5, 6, 7)),
    ]
    report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies[3:] + companies[:3]))
    assert pd.read_csv(folder / REJECTED_ROWS)["row"].tolist() == [3, 4, 5, 7]
    assert report.listed == 4
    assert rejected_rows.apply_aliases(folder, {("广东省", "穗", ""): "440100"}) == 2


def test_a_card_is_read_as_it_was_written(tmp_path):
    import tomllib

    card = {"a": '引号"和\\反斜\n', "b": ["x", "y"], "existing": {"note_zh": "“”\t"}}
    store.write_definition(tmp_path, card)
    assert tomllib.loads((tmp_path / "series.toml").read_text(encoding="utf-8")) == card


def test_report_json_names_no_row(imported):
    _, folder = imported
    content = json.loads((folder / store.REPORT).read_text(encoding="utf-8"))
    assert "不存在1号" not in json.dumps(content, ensure_ascii=False)
