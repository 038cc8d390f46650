import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from data import schemas
from data.dataset import Dataset
from data.parklists import columns, importer
from data.parklists.report import ParkReport
from data.registers.files import NamedFile
from data.table_loader import read_table
from tests.parklists import PARK, text

Made = Callable[..., tuple[ParkReport, Path]]

ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12),  # of many controls a file is no text
    st.sampled_from(
        ["", "-", "广东", "广东省", "穗", "广州市", "杭州", "2017", "2017-13", "2017年4月", "42853", "在建", "运营"]
    ),
    st.sampled_from(
        ["产业园", "孵化器", "什么", "https://example.org/", "是", "A", "示例", "=1+1", "13800138000", "风筝园"]
    ),
)
ROW = st.fixed_dictionaries(
    {"名称": ANYTHING, "省份": ANYTHING},
    optional={names[0]: ANYTHING for column, names in columns.ALIASES.items() if column not in columns.REQUIRED},
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, max_size=12))
def test_no_row_vanishes_and_what_is_taken_is_a_dataset_s_park(
    rows: list[dict[str, str]], tmp_path: Path, dataset: Dataset
) -> None:
    """read = taken + each reason, and the written tables hold what data/schemas.py declares."""
    path = text(tmp_path / "list.csv", rows, [names[0] for names in columns.ALIASES.values()])
    report = importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path)
    total = report.total
    assert total.read == len(rows)
    assert total.adds_up
    assert report.listed == total.read - total.counted - sum(total.reasons.get(one, 0) for one in ("empty", "example"))
    parks, errors = read_table(tmp_path / "parks.csv", schemas.Parks)
    assert errors == []
    assert parks is not None
    assert len(parks) == total.counted
    assert read_table(tmp_path / "sources.csv", schemas.Sources)[1] == []
    assert TypeAdapter(ParkReport).validate_json((tmp_path / "report.json").read_bytes()) == report


def test_a_park_keeps_what_its_row_says(made: Made) -> None:
    row = (
        PARK
        | {"城市": "穗城", "区县": ""}
        | {
            "城市": "广州",
            "状态日期": "2024-05",
            "成立日期": "2017年4月",
            "运营方": "风筝公司",
            "来源": "风筝报",
            "来源链接": "https://example.org/kites",
            "备注": "第一家",
            "别名": "纸鸢园；鹞子园",
            "英文名称": "Kite Park",
            "可信度": "b",
            "可比": "是",
        }
    )
    report, folder = made(row)
    with (folder / "parks.csv").open(encoding="utf-8") as file:
        (park,) = csv.DictReader(file)
    assert report.warnings == ()
    assert {name: cell for name, cell in park.items() if cell} == {
        "park_id": f"{report.id}-1",
        "name": "风筝产业园",
        "name_en": "Kite Park",
        "aliases": "纸鸢园;鹞子园",
        "province": "广东省",
        "city": "广州市",
        "founded": "2017-04",
        "kind": "industrial_park",
        "operator": "风筝公司",
        "status": "operating",
        "status_as_of": "2024-05",
        "comparable": "yes",
        "source_id": f"{report.id}-source-1",
        "evidence": "第一家",
        "confidence": "B",
    }
    with (folder / "sources.csv").open(encoding="utf-8") as file:
        (source,) = csv.DictReader(file)
    assert (source["title"], source["url"]) == ("风筝报", "https://example.org/kites")


def test_what_is_left_blank_is_told(made: Made) -> None:
    report, _ = made({"名称": "风筝园", "省份": "广东"}, {"名称": "陀螺园", "省份": "广东", "成立日期": "2017-04-01"})
    found = {notice.code: notice.count for notice in report.warnings}
    assert found == {"blank_kind": 2, "blank_status": 2, "blank_confidence": 2, "no_source": 2, "first_of_month": 1}


def test_nothing_personal_reaches_a_file(made: Made, tmp_path: Path) -> None:
    personal = {"联系人": "张小明", "电话": "13800138000", "邮箱": "zhang@example.org", "地址": "幸福路 1 号"}
    _, folder = made(PARK | personal, PARK | personal | {"区县": "13800138000"})
    written = "".join(path.read_text("utf-8-sig") for path in folder.iterdir())
    for cell in personal.values():
        assert cell not in written


def test_the_same_list_has_the_same_name(made: Made) -> None:
    first, again, other = made(PARK)[0], made(PARK)[0], made(PARK | {"名称": "陀螺园"})[0]
    assert first.id == again.id
    assert first.id != other.id
    assert first.id.startswith("feng-zheng-ming-dan-")


@pytest.mark.parametrize("name", ["！！！", "a" * 200, "Ünï", "-", "名单 2024"])
def test_any_name_can_stand_in_an_address(made: Made, name: str) -> None:
    from re import fullmatch

    assert fullmatch(schemas.SLUG, made(PARK, name=name)[0].id)


def test_a_file_without_a_name_of_its_own_is_called_as_it_was_handed_in(make: Made, tmp_path: Path) -> None:
    report, _ = make(NamedFile(text(tmp_path / "3.csv", [PARK]), "我的名单.csv"))
    assert report.files[0].file == "我的名单.csv"


def test_lists_of_one_name_are_accounted_for_apart(make: Made, tmp_path: Path) -> None:
    for name, rows in (("x", 1), ("y", 2)):
        (tmp_path / name).mkdir()
        parks = [PARK | {"名称": f"{name}{at}园"} for at in range(rows)]
        text(tmp_path / name / "a.csv", parks)
    report, _ = make(tmp_path / "x" / "a.csv", tmp_path / "y" / "a.csv")
    assert [(one.file, one.read, one.counted) for one in report.files] == [("a.csv", 1, 1), ("a.csv (2)", 2, 2)]
