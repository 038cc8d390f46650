"""A coordinate as tables write it: alone in a cell, or both in one, in either order, in degrees or down to seconds."""

import re

import pandas as pd
import pytest

from data import datums
from data.parklists.columns import WANTED
from data.registers import headers
from data.registers.columns import REGISTER_COLUMNS, ColumnSet

HUANGPU = ("121.476013", "31.230027")
PAIRS = [
    "{lon},{lat}",
    "{lat},{lon}",
    "（{lon}， {lat}）",
    "({lon} {lat})",
    "{lat}N {lon}E",
    "N{lat}°, E{lon}°",
    "东经{lon}° 北纬{lat}°",
    "POINT ({lon} {lat})",
    "{lon};{lat};",
]


@pytest.mark.parametrize("form", PAIRS)
def test_both_coordinates_are_read_from_one_cell_in_either_order(form: str) -> None:
    cell = form.format(lon=HUANGPU[0], lat=HUANGPU[1])
    assert (datums.degrees("lon", cell), datums.degrees("lat", cell)) == tuple(map(float, HUANGPU))


@pytest.mark.parametrize(
    ("cell", "lon", "lat"),
    [
        ("121°28′33.6″E 31°13′48″N", 121.476, 31.23),
        ("东经121度28分33.6秒，北纬31度13分48秒", 121.476, 31.23),
        ("北纬31°30′ 东经121°30′", 121.5, 31.5),
        ("", None, None),
        (" , ", None, None),
    ],
)
def test_minutes_and_seconds_are_read(cell: str, lon: float | None, lat: float | None) -> None:
    assert (datums.degrees("lon", cell), datums.degrees("lat", cell)) == (lon, lat)


@pytest.mark.parametrize(
    "cell", ["113.26,113.30", "23.1,23.2", "113.26,-23.13", "1,2,3", "113.26,23.13,8", "甲某某", "13912345678"]
)
def test_what_is_no_point_in_china_is_none(cell: str) -> None:
    for column in datums.COORDINATES:
        with pytest.raises(ValueError, match=re.escape(cell)):
            datums.degrees(column, cell)


@pytest.mark.parametrize("label", ["经纬度", "坐标", "lnglat", "LatLng", "坐标(GCJ-02)", "百度经纬度", "经度，纬度"])
@pytest.mark.parametrize("wanted", [REGISTER_COLUMNS, WANTED])
def test_one_column_of_both_is_that_of_each(label: str, wanted: ColumnSet, dataset) -> None:
    header = headers.find([["名称", "信用代码", "注册时间", "省份", label]], wanted)
    assert header is not None
    assert header.labels["lon"] == header.labels["lat"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet", "html"])
def test_a_register_with_one_column_of_points_has_its_places_from_them(make, tmp_path, kind) -> None:
    table = pd.DataFrame(
        {
            "企业名称": ["甲一公司", "甲二公司", "甲三公司"],
            "登记状态": "存续",
            "成立日期": "2015-05-01",
            "坐标(高德)": [",".join(HUANGPU), f"{HUANGPU[1]}N {HUANGPU[0]}E", "121.47"],
        }
    )
    path = tmp_path / f"a.{kind}"
    write = {"csv": table.to_csv, "xlsx": table.to_excel, "parquet": table.to_parquet, "html": table.to_html}[kind]
    write(path, index=False)
    report, folder = make(path)
    sums = pd.read_parquet(folder / "sums.parquet")
    assert sums.loc[sums["region"] == "310101", "existing"].sum() == 2
    assert {one.code: one.count for one in report.warnings if "point" in one.code} == {
        "from_point": 2,
        "unused_points": 1,
    }
