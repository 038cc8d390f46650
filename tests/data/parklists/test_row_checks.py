from collections.abc import Callable
from pathlib import Path

import pytest

from data.dataset import Dataset
from data.parklists.report import ParkReport
from data.registers import places
from tests.parklists import PARK

Made = Callable[..., tuple[ParkReport, Path]]


@pytest.mark.parametrize(
    ("change", "column", "code", "expected", "suggestion"),
    [
        ({"名称": ""}, "name", "blank", "", ""),
        ({"省份": ""}, "province", "blank", "", "440000"),
        ({"省份": "", "城市": ""}, "province", "blank", "", ""),
        ({"省份": "火星省"}, "province", "unknown_place", "100000", ""),
        ({"省份": "广东身"}, "province", "unknown_place", "100000", "440000"),
        ({"省份": "广州市"}, "province", "unknown_place", "100000", "440000"),
        ({"城市": "穗"}, "city", "unknown_place", "440000", "440100"),
        ({"城市": "杭州"}, "city", "place_elsewhere", "440000", "330100"),
        ({"区县": "南山区"}, "district", "place_elsewhere", "440100", "440305"),
        ({"区县": "某某区"}, "district", "unknown_place", "440100", ""),
        (
            {"类型": "孵化"},
            "kind",
            "unknown_choice",
            "industrial_park incubator base centre pilot_zone other",
            "incubator",
        ),
        ({"成立日期": "2017-13"}, "founded", "bad_date", "YYYY | YYYY-MM | YYYY-MM-DD", ""),
        ({"成立日期": "2024-07"}, "founded", "after_list", "2024-06", ""),
        ({"状态日期": "2024-07"}, "status_as_of", "after_list", "2024-06", ""),
        ({"状态": "在建", "成立日期": "2017"}, "founded", "founded_not_built", "under_construction", ""),
        ({"来源链接": "javascript:alert(1)"}, "url", "bad_link", "https://…", ""),
        ({"名称": "长" * 101}, "name", "too_long", "100", ""),
    ],
)
def test_a_fault_is_told_with_row_column_cell_and_what_may_be_meant(
    made: Made, change: dict[str, str], column: str, code: str, expected: str, suggestion: str
) -> None:
    report, _ = made({"名称": "甲", **PARK}, PARK | {"名称": "陀螺基地"} | change)
    assert report.total.counted == 1
    (error,) = report.errors
    assert (error.row, error.column, error.code) == (3, column, code)
    assert (error.expected, error.suggestion) == (expected, suggestion)
    assert error.label == next(iter(change if len(change) == 1 else {error.label: 0}))


def test_all_faults_of_a_row_are_told_at_once_in_the_order_of_the_template(made: Made) -> None:
    report, _ = made(
        {"来源链接": "x", "成立日期": "2017-13", "类型": "饭店", "城市": "穗", "省份": "广东", "名称": "甲"}
    )
    assert [error.column for error in report.errors] == ["city", "kind", "founded", "url"]
    assert report.total.reasons == {"unknown_place": 1}


@pytest.mark.parametrize("other", [{}, {"名称": " 风筝 产业园"}, {"省份": "广东", "城市": "广州"}, {"区县": "越秀区"}])
def test_a_park_that_comes_twice_is_taken_once(made: Made, other: dict[str, str]) -> None:
    report, _ = made(PARK, PARK | other)
    assert (report.total.counted, report.total.reasons) == (1, {"duplicate": 1})
    assert report.errors[0].expected == "list.csv:2"


@pytest.mark.parametrize("province", ["广东", "广东省", "Guangdong", "guangdong", "440000"])
@pytest.mark.parametrize("city", ["广州", "广州市", "Guangzhou", "GUANGZHOU", "440100"])
def test_a_place_is_understood_in_every_form(made: Made, province: str, city: str) -> None:
    assert made(PARK | {"省份": province, "城市": city, "区县": "天河"})[0].total.counted == 1


@pytest.mark.parametrize("other", [{"名称": "风筝产业园二期"}, {"城市": "佛山市", "区县": ""}])
def test_another_name_or_city_is_another_park(made: Made, other: dict[str, str]) -> None:
    assert made(PARK, PARK | other)[0].total.counted == 2


def test_a_faulty_row_does_not_stand_in_the_way_of_a_sound_one(made: Made) -> None:
    report, _ = made(PARK | {"成立日期": "2017-13"}, PARK)
    assert (report.total.counted, report.total.reasons) == (1, {"bad_date": 1})


def test_empty_rows_and_examples_are_counted_and_left(made: Made) -> None:
    rows = [PARK, {}, {"名称": "-"}, PARK | {"名称": "（示例）某园"}, PARK | {"名称": "Example: a park"}]
    report, _ = made(*rows, header=list(PARK))
    assert (report.total.counted, report.total.reasons, report.errors) == (1, {"empty": 2, "example": 2}, ())


def test_a_row_with_too_many_cells_is_not_believed(make: Made, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称,省份,城市\n甲,广东,广州\n乙,广东,广州,天河\n丙,广东\n丁,广东,深圳\n", encoding="utf-8")
    report, _ = make(path)
    assert [(error.row, error.code) for error in report.errors] == [(3, "broken"), (4, "broken")]
    assert report.total.counted == 2


def test_every_place_is_found_again_under_its_official_name(dataset: Dataset) -> None:
    """What a list stores are official names; the dataset's own reader must take them for the same places."""
    from data import cross_table_checks

    for region in dataset.regions:
        names = {one.level: one.name for one in dataset.regions.path(region.adcode)}
        written = [names.get(level, "") for level in ("province", "city", "district")]
        if written[0]:
            assert cross_table_checks.place(dataset.regions, *written)[3] == region.adcode
            within = dataset.regions.path(region.adcode)[0].adcode
            for name in filter(None, written):
                within = places.meant(dataset.regions, within, name) or within
            assert within == region.adcode
