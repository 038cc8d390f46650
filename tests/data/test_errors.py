"""Every way in which a dataset can be wrong is found, named and placed; all of them at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.dataset_loader import load
from data.errors import ErrorCode, InvalidDataset, ValidationError
from data.settings import REFERENCE

HARBOUR = Path(__file__).parent.parent / "datasets" / "harbour"
Change = tuple[str, str, str]
"""File, text to be replaced once, new text."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small dataset, to be broken."""
    return shutil.copytree(HARBOUR, tmp_path / "harbour")


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A reference of a few places, to be broken and quick to read."""
    made = tmp_path / "reference"
    made.mkdir()
    for file, rows in SMALL_REFERENCE.items():
        (made / file).write_text(rows, encoding="utf-8")
    return made


def faults_of(folder: Path, reference: Path) -> tuple[ValidationError, ...]:
    with pytest.raises(InvalidDataset) as caught:
        load(folder, reference)
    return caught.value.errors


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old}"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


SMALL_REFERENCE = {
    "regions.csv": """adcode,name,short,name_en,parent,level,pseudo,pinyin
100000,中国,全国,China,,nation,,zhong guo
210000,辽宁省,辽宁,Liaoning,100000,province,,liao ning
210200,大连市,大连,Dalian,210000,city,,da lian
350000,福建省,福建,Fujian,100000,province,,fu jian
350200,厦门市,厦门,Xiamen,350000,city,,xia men
350203,思明区,思明区,Siming,350200,district,,si ming qu
370000,山东省,山东,Shandong,100000,province,,shan dong
370200,青岛市,青岛,Qingdao,370000,city,,qing dao
460000,海南省,海南,Hainan,100000,province,,hai nan
460300,三沙市,三沙,Sansha,460000,city,,san sha
710000,台湾省,台湾,Taiwan,100000,province,,tai wan
810000,香港特别行政区,香港,Hong Kong,100000,province,,xiang gang
820000,澳门特别行政区,澳门,Macao,100000,province,,ao men
""",
    "aliases.csv": "alias,adcode\n闽,350000\n",
    "successors.csv": "name,adcode,parent,successor,date,source_id\n闽江省,,中国,350000,1990,census\n",
    "publishers.csv": "publisher,publisher_en\n某局（虚构）,Some bureau (invented)\n",
    "denominators.csv": """region,measure,year,value,unit,source_id,confidence,note,note_en
350000,population,2030,1000,persons,census,B,,
""",
    "sources.csv": """source_id,publisher,title,date,url,says_zh,says_en,grade,carrier
census,某局（虚构）,普查（虚构）,2030,,虚构。,Invented.,B,original
""",
}


def test_a_sound_dataset_has_no_errors(folder: Path, reference: Path) -> None:
    assert load(folder, reference).about.slug == "harbour"


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(folder: Path, reference: Path) -> None:
    for path in folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load(folder, reference).parks) == 4


@pytest.mark.parametrize(
    ("changed", "code", "row", "column", "value"),
    [
        (("parks.csv", "2024-05-01", "2017-13"), "bad_date", 2, "founded", "2017-13"),
        (("parks.csv", "2024-05-01", "2017-02-30"), "bad_date", 2, "founded", "2017-02-30"),
        (("parks.csv", "福建省", "亚特兰蒂斯"), "unknown_region", 2, "province", "亚特兰蒂斯"),
        (("parks.csv", "厦门市", "大连市"), "unknown_region", 2, "city", "大连市"),
        (("parks.csv", "思明区", "某高新区"), "unknown_region", 2, "district", "某高新区"),
        (("parks.csv", "福建省", "厦门"), "unknown_region", 2, "province", "厦门"),
        (("parks.csv", "silent-dalian", "misty-xiamen"), "duplicate", 3, "park_id", "misty-xiamen"),
        (("parks.csv", "silent-dalian", "Silent Dalian"), "bad_format", 3, "park_id", "Silent Dalian"),
        (("parks.csv", "incubator", "garden"), "not_allowed", 3, "kind", "garden"),
        (("parks.csv", "2030-06,yes", "2030-06,perhaps"), "not_allowed", 2, "comparable", "perhaps"),
        (("parks.csv", "yes,gull-2030", "yes,nobody"), "unknown_source", 2, "source_id", "nobody"),
        (("parks.csv", "A,gull-2030", "A,gull-2030;nobody"), "unknown_source", 2, "counted_by", "nobody"),
        (("parks.csv", "明日灯塔城（虚构）", ""), "blank", 5, "name", ""),
        (("parks.csv", "山东,青岛,,,", "山东,青岛,,2031,"), "founded_not_built", 5, "founded", "2031"),
        (("parks.csv", ",2026,", ",2026,,"), "bad_row", 4, "", "21"),
        (("parks.csv", "operator", "owner"), "missing_column", 1, "operator", ""),
        (("parks.csv", "operator", "owner"), "unknown_column", 1, "owner", "owner"),
        (("parks.csv", "park_id", "name"), "duplicate", 1, "name", "name"),
        (("counts.csv", "120", "-120"), "out_of_range", 2, "value", "-120"),
        (("counts.csv", "120", '"1,200"'), "not_a_number", 2, "value", "1,200"),
        (("counts.csv", "120", ""), "blank", 2, "value", ""),
        (("counts.csv", "2029", "20290"), "out_of_range", 5, "year", "20290"),
        (("counts.csv", "福建", "火星"), "unknown_region", 3, "region", "火星"),
        (
            ("counts.csv", "existing,厦门", "revoked,厦门"),
            "unknown_series",
            4,
            "series_id",
            "keepers-2030-06-01-revoked",
        ),
        (("counts.csv", "厦门", "闽"), "duplicate_count", 4, "series_id", "keepers-2030-06-01-existing / 350000"),
        (("series.csv", "虚构：名称含“灯塔”的现存企业。", ""), "no_definition", 2, "definition_zh", ""),
        (("series.csv", ",20\n", ",10\n"), "duplicate", 3, "order", "10"),
        (("series.csv", "香港;澳门", "香港;火星"), "unknown_region", 3, "outside", "火星"),
        (("published.csv", "2025-", "2025 and later"), "bad_format", 6, "slot", "2025 and later"),
        (("published.csv", "2025-,2,2", ",2,2"), "blank", 6, "slot", ""),
        (("published.csv", "2025-,2,2", "2025-,,2"), "blank", 6, "value", ""),
        (("clusters.csv", "山东", "辽宁省"), "duplicate", 3, "cluster", "north-lights / 210000"),
        (
            ("sources.csv", "https://example.org", "file://example.org"),
            "bad_format",
            2,
            "url",
            "file://example.org/gull",
        ),
        (("sources.csv", "https://example.org/gull", ""), "not_grade_a", 2, "grade", "gull-2030"),
        (("sources.csv", "A,original", "A,repost"), "not_grade_a", 2, "grade", "gull-2030"),
        (("counts.csv", "keepers-2030,B", "keepers-2030,A"), "not_grade_a", 2, "confidence", "keepers-2030"),
        (("sources.csv", "keepers-2030", "census"), "duplicate", 3, "source_id", "census"),
        (("sources.csv", "虚构：全国 120 家。", '"虚构：全国 120 家。'), "not_csv", 3, "", "unexpected end of data"),
        (("dataset.toml", "existing", "revoked"), "unknown_series", None, "series", "keepers-2030-06-01-revoked"),
        (("dataset.toml", '"gull-2030"', '"nobody"'), "unknown_source", None, "publication", "nobody"),
        (("dataset.toml", '"2030-06"', '"June"'), "bad_date", None, "as_of", "June"),
        (("dataset.toml", 'slug = "harbour"', 'slag = "harbour"'), "missing_key", None, "slug", ""),
        (("dataset.toml", 'slug = "harbour"', 'slag = "harbour"'), "unknown_key", None, "slag", ""),
        (("dataset.toml", 'slug = "harbour"', "slug = 7"), "bad_format", None, "slug", "7"),
        (("dataset.toml", '"灯塔"', '""'), "blank", None, "industry_zh", ""),
    ],
)
def test_a_fault_is_named_and_placed(
    folder: Path, reference: Path, changed: Change, code: ErrorCode, row: int | None, column: str, value: str
) -> None:
    change(folder, *changed)
    found = [(f.code, f.file, f.row, f.column, f.value) for f in faults_of(folder, reference)]
    assert (code, f"harbour/{changed[0]}", row, column, value) in found


def test_the_same_park_twice_is_one_fault(folder: Path, reference: Path) -> None:
    """The id differs and the province is written differently, but name and city are the same."""
    row = (folder / "parks.csv").read_text(encoding="utf-8").splitlines()[1]
    with (folder / "parks.csv").open("a", encoding="utf-8") as file:
        file.write(row.replace("misty-xiamen", "misty-again").replace("福建省", "闽") + "\n")
    (error,) = faults_of(folder, reference)
    assert (error.code, error.row, error.expected) == ("duplicate_park", 6, "harbour/parks.csv:2")


def test_lines_are_those_of_the_file_even_after_a_cell_with_a_line_break(folder: Path, reference: Path) -> None:
    change(folder, "parks.csv", "虚构：五月一日开园。", '"虚构：\n五月一日\n开园。"')
    change(folder, "parks.csv", "incubator", "garden")
    (error,) = faults_of(folder, reference)
    assert error.row == 5


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        (lambda folder: shutil.rmtree(folder), {"missing_folder"}),
        (lambda folder: [path.unlink() for path in folder.iterdir()], {"empty_folder"}),
        (lambda folder: (folder / "counts.csv").unlink(), {"missing_file"}),
        (lambda folder: (folder / "counts.csv").write_text(""), {"empty_file"}),
        (lambda folder: (folder / "dataset.toml").unlink(), {"missing_file"}),
        (lambda folder: (folder / "dataset.toml").write_text("slug = "), {"not_toml"}),
    ],
)
def test_a_folder_or_file_that_is_not_there(
    folder: Path, reference: Path, wrong: Callable[[Path], object], codes: set[ErrorCode]
) -> None:
    wrong(folder)
    assert {error.code for error in faults_of(folder, reference)} == codes


def test_gbk_is_recognised(folder: Path, reference: Path) -> None:
    text = (folder / "parks.csv").read_text(encoding="utf-8")
    (folder / "parks.csv").write_bytes(text.encode("gbk"))
    (error,) = faults_of(folder, reference)
    assert (error.code, error.file, error.row, error.value) == ("not_utf8", "harbour/parks.csv", 2, "GBK")


@pytest.mark.parametrize(
    ("changed", "code", "column"),
    [
        (
            ("regions.csv", "210200,大连市,大连,Dalian,210000", "210200,大连市,大连,Dalian,990000"),
            "wrong_tree",
            "parent",
        ),
        (
            ("regions.csv", "210200,大连市,大连,Dalian,210000", "210200,大连市,大连,Dalian,210200"),
            "wrong_tree",
            "parent",
        ),
        (("regions.csv", "100000,中国", "100001,中国"), "wrong_tree", "adcode"),
        (("aliases.csv", "350000", "999999"), "unknown_region", "adcode"),
        (("successors.csv", "350000", "999999"), "unknown_region", "successor"),
        (("denominators.csv", "350000", "999999"), "unknown_region", "region"),
        (("denominators.csv", "census", "nobody"), "unknown_source", "source_id"),
    ],
)
def test_the_reference_tables_are_checked_too(
    folder: Path, reference: Path, changed: Change, code: ErrorCode, column: str
) -> None:
    change(reference, *changed)
    found = [(error.code, error.file, error.column) for error in faults_of(folder, reference)]
    assert (code, f"reference/{changed[0]}", column) in found


def test_all_faults_are_found_at_once_and_in_the_order_of_the_files(folder: Path, reference: Path) -> None:
    change(folder, "series.csv", "虚构：名称含“灯塔”的现存企业。", "")
    change(folder, "parks.csv", "2024-05-01", "2017-13")
    change(folder, "parks.csv", "incubator", "garden")
    change(folder, "counts.csv", "120", "-120")
    (folder / "clusters.csv").write_bytes("聚".encode("gbk"))
    assert [(error.file, error.row, error.code) for error in faults_of(folder, reference)] == [
        ("harbour/clusters.csv", 1, "not_utf8"),
        ("harbour/counts.csv", 2, "out_of_range"),
        ("harbour/parks.csv", 2, "bad_date"),
        ("harbour/parks.csv", 3, "not_allowed"),
        ("harbour/series.csv", 2, "no_definition"),
    ]


def test_one_broken_file_does_not_accuse_the_others(folder: Path, reference: Path) -> None:
    (folder / "sources.csv").write_text("source,publisher\n", encoding="utf-8")
    assert {error.file for error in faults_of(folder, reference)} == {"harbour/sources.csv"}


def test_the_shipped_reference_knows_the_places_of_the_small_dataset(folder: Path) -> None:
    assert load(folder, REFERENCE).parks["region"].tolist() == ["350203", "210200", "460300", "370200"]
