"""A column called `location` holds points in some tables and places in others: its cells tell which."""

import pandas as pd
import pytest

from data.registers.imports import STATUSES, SUMS

POINTS = {
    "name": ["甲园运营公司", "乙谷科技公司", "丙港物流公司"],
    "uscc": ["", "", ""],
    "location": ["113.934528,22.540503", "121.476013,31.230027", ""],
    "pname": ["广东省", "", "浙江省"],
    "cityname": ["深圳市", "", "杭州市"],
}
EXPECTED = {"440305": 1, "310101": 1, "330100": 1}


def written(frame: pd.DataFrame, path):
    return {"csv": lambda: frame.to_csv(path, index=False), "xlsx": lambda: frame.to_excel(path, index=False)}.get(
        path.suffix[1:], lambda: frame.to_parquet(path)
    )()


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_points_are_read_as_points(make, tmp_path, form):
    path = tmp_path / f"a.{form}"
    written(pd.DataFrame(POINTS), path)
    report, folder = make(path, datum="gcj02")
    found = pd.read_parquet(folder / SUMS).groupby("region")[list(STATUSES)].sum().sum(axis=1)
    assert report.total.counted == 3
    assert {region: int(found.get(region, 0)) for region in EXPECTED} == EXPECTED


def test_places_stay_places(make, tmp_path):
    frame = pd.DataFrame({**POINTS, "location": ["深圳市", "上海市", "杭州市"]}).drop(columns=["pname", "cityname"])
    written(frame, tmp_path / "a.csv")
    report, _ = make(tmp_path / "a.csv")
    assert (report.total.counted, report.places) == (3, ())
