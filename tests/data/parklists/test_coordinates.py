"""A list with 经度 and 纬度: its places by a spatial join, its datum stated or asked for, what contradicts told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data import datums, schemas
from data.boundaries import point_regions
from data.dataset import Dataset
from data.parklists.report import ParkReport
from data.registers.errors import RejectedImport
from data.table_loader import read_table
from tests.parklists import text

Made = Callable[..., tuple[ParkReport, Path]]

PEOPLES_SQUARE = (121.4760, 31.2300)  # 上海市黄浦区, in GCJ-02
PLACED: dict[str, tuple[dict[str, str], tuple[float, float]]] = {
    "风筝园": ({}, PEOPLES_SQUARE),
    "陀螺园": ({"省份": "上海市"}, PEOPLES_SQUARE),
    "空竹园": ({"省份": "上海", "区县": "黄浦区"}, PEOPLES_SQUARE),
    "毽子园": ({"省份": "广东省", "城市": "东莞市"}, (113.75, 23.02)),  # a city without districts
    "铁环园": ({"省份": "台湾省"}, (121.52, 25.04)),
}
WRONG: dict[str, tuple[dict[str, str], tuple[object, object], str, str, str, str]] = {
    "弹弓园": (
        {"省份": "浙江省", "城市": "杭州市", "区县": "余杭区"},
        PEOPLES_SQUARE,
        *("district", "point_elsewhere", "330110", "310101"),
    ),
    "九连环园": ({"省份": "上海市"}, (31.2, 121.5), "lon", "bad_degrees", "73–136", ""),
    "鲁班锁园": ({}, (124.5, 30.0), "lon", "outside", "", ""),
    "华容道园": ({"省份": "上海市"}, (121.5, ""), "lat", "blank", "", ""),
    "竹蜻蜓园": ({"省份": "上海市"}, ("甲某某", 31.2), "lon", "bad_degrees", "73–136", ""),
}
"""Name -> what is written, the point, and column, code, expected and suggestion of the error."""


def row(name: str, places: dict[str, str], point: tuple[object, object], suffix: str = "") -> dict[str, str]:
    lon, lat = point
    return {"名称": name, "省份": "", **places, f"经度{suffix}": str(lon), f"纬度{suffix}": str(lat)}


@pytest.fixture
def listed(made: Made) -> tuple[ParkReport, Path]:
    """All of them in one list, whose header says the datum."""
    placed = [row(name, places, point, "(GCJ-02)") for name, (places, point) in PLACED.items()]
    wrong = [row(name, places, point, "(GCJ-02)") for name, (places, point, *_) in WRONG.items()]
    header = ("名称", "省份", "城市", "区县", "经度(GCJ-02)", "纬度(GCJ-02)")
    return made(*placed, *wrong, {"名称": "泥叫叫园", "省份": "海南省"}, header=header)


def test_parks_lie_where_their_points_are_and_contradictions_are_told(listed: tuple[ParkReport, Path]) -> None:
    report, folder = listed
    parks, errors = read_table(folder / "parks.csv", schemas.Parks)
    assert errors == []
    assert parks is not None
    written = parks[["name", "province", "city", "district"]].to_numpy().tolist()
    huangpu = ["上海市", "", "黄浦区"]
    assert written == [
        *([name, *huangpu] for name in ("风筝园", "陀螺园", "空竹园")),
        ["毽子园", "广东省", "东莞市", ""],
        ["铁环园", "台湾省", written[4][2], written[4][3]],
        ["泥叫叫园", "海南省", "", ""],
    ]
    assert written[4][2:] != ["", ""]
    assert parks["datum"].tolist() == [*["gcj02"] * 5, ""]
    assert (parks["lon"][2], parks["lat"][2]) == PEOPLES_SQUARE  # as the source has it
    message = {error.row: (error.column, error.code, error.expected, error.suggestion) for error in report.errors[::-1]}
    assert list(message.values())[::-1] == [tuple(error) for _, _, *error in WRONG.values()]
    assert [error.cell for error in report.errors if error.code == "bad_degrees"] == ["31.2", "121.5", "…"]
    assert [(one.code, one.count) for one in report.warnings if one.code == "placed_by_point"] == [
        ("placed_by_point", 1)
    ]


def test_a_list_that_says_no_datum_is_asked_and_one_that_is_asked_is_taken(
    make: Callable[..., tuple[ParkReport, Path]], tmp_path: Path
) -> None:
    path = text(tmp_path / "a.csv", [row("风筝园", {}, PEOPLES_SQUARE)])
    with pytest.raises(RejectedImport) as asked:
        make(path)
    assert [(one.code, one.file) for one in asked.value.errors] == [("no_datum", "a.csv")]
    assert make(path, datum="gcj02")[0].total.counted == 1


def test_a_column_may_say_the_datum_of_each_row(made: Made) -> None:
    rows = [row(f"{datum}园", {}, PEOPLES_SQUARE) | {"坐标系": datum} for datum in ("高德", "BD-09", "火星坐标", "")]
    report, _ = made(*rows)
    assert report.total.counted == 3
    assert [(error.column, error.code) for error in report.errors] == [("province", "blank"), ("datum", "blank")]


def test_a_point_beside_the_border_of_its_district_is_believed(dataset: Dataset) -> None:
    inside, near, far = (121.480, 31.230), (121.500, 31.238), (121.600, 31.238)  # and two points behind the river
    assert point_regions.regions_at([inside, near, far], dataset.regions) == ["310101", "310115", "310115"]
    assert point_regions.lie_near([inside, near, far], "310101") == [True, True, False]


def test_a_list_s_parks_have_their_points_in_wgs84(listed: tuple[ParkReport, Path], dataset: Dataset) -> None:
    from data.cross_table_checks import resolve_places

    parks = read_table(listed[1] / "parks.csv", schemas.Parks)[0]
    loaded = resolve_places(parks, dataset.regions)
    assert (loaded["lon"][2], loaded["lat"][2]) == datums.to_wgs84(*PEOPLES_SQUARE, "gcj02")
    assert loaded["lon"].isna().tolist() == [False] * 5 + [True]
