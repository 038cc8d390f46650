"""A park list with one column of points, 经纬度, has them as one with two columns has."""

from collections.abc import Callable
from pathlib import Path

from data import schemas
from data.parklists.report import ParkReport
from data.table_loader import read_table


def test_a_park_lies_where_the_one_cell_says(made: Callable[..., tuple[ParkReport, Path]]) -> None:
    points = {"风筝园": "121.4760,31.2300", "陀螺园": "31.2300N 121.4760E", "空竹园": "121.4760", "毽子园": "甲某某"}
    report, folder = made(*({"名称": name, "经纬度": point} for name, point in points.items()), datum="gcj02")
    parks, _ = read_table(folder / "parks.csv", schemas.Parks)
    assert parks is not None
    assert parks[["name", "district", "lon", "lat"]].to_numpy().tolist() == [
        [name, "黄浦区", 121.476, 31.23] for name in ("风筝园", "陀螺园")
    ]
    message = {(error.row, error.column, error.code, error.label, error.cell) for error in report.errors}
    assert {(4, "lat", "bad_degrees", "经纬度", "121.4760"), (5, "lon", "bad_degrees", "经纬度", "…")} <= message
