"""A table of companies with 经度 and 纬度 has its places from them where none is written; nothing of them is kept."""

import pandas as pd
import pytest

from data.regions import NATION
from data.registers import places
from data.registers.errors import RejectedImport

HUANGPU = ("121.476013", "31.230027", "高德")
ACROSS_THE_RIVER = ("121.500", "31.238", "WGS-84")  # in 浦东新区, less than 1 km from 黄浦区
ROWS = {
    # province, city, district as written, the point -> the region
    ("", "", "", *HUANGPU): "310101",
    ("N/A", "", "无", *HUANGPU): "310101",
    ("上海", "", "", *HUANGPU): "310101",
    ("上海市", "市辖区", "黄浦区", *HUANGPU): "310101",
    ("上海市", "", "黄浦区", *ACROSS_THE_RIVER): "310101",
    ("浙江省", "杭州市", "", *HUANGPU): "330100",  # contradicted
    ("上海市", "", "某新区", *HUANGPU): "310101",  # not understood, and so settled by the point
    ("上海市", "", "余杭区", *HUANGPU): "310000",  # not understood, and contradicted
    ("", "", "", "113.75", "23.02", "gcj02"): "441900",  # a city without districts
    ("", "", "", "31.230027", "121.476013", "高德"): "",
    ("", "", "", "124.5", "30.0", "高德"): "",  # at sea
    ("", "", "", "121.476013", "31.230027", ""): "",
    ("广东省", "", "", "甲某某", "", "高德"): "440000",
    ("广东省", "", "", "", "暂无", "高德"): "440000",
}
NOTES = {"from_point": 4, "settled_by_point": 1, "point_elsewhere": 2, "unused_points": 4}
COLUMNS = ["省份", "城市", "区县", "经度", "纬度", "坐标系"]


@pytest.fixture
def table():
    cells = pd.DataFrame(list(ROWS), columns=COLUMNS)
    return cells.assign(企业名称=[f"甲{at}公司" for at in range(len(ROWS))], 登记状态="存续", 成立日期="2015-05-01")


def message(report):
    return {one.code: one.count for one in report.warnings if one.code in (*NOTES, "from_address")}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_what_is_not_written_is_where_the_point_is(make, table, tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    {"csv": table.to_csv, "xlsx": table.to_excel, "parquet": table.to_parquet}[kind](path, index=False)
    report, folder = make(path, companies=True)
    companies = pd.read_parquet(folder / "companies.parquet")
    regions = dict(zip(companies["name"], companies["region"], strict=True))
    assert [regions[f"甲{at}公司"] for at in range(len(ROWS))] == list(ROWS.values())
    assert message(report) == NOTES
    kept = [file.read_bytes() for file in folder.iterdir()]
    assert not any(cell in content for content in kept for cell in (b"121.47", b"31.23", "甲某某".encode()))


def test_a_table_without_places_is_asked_for_its_datum(make, table, tmp_path):
    table.drop(columns=["省份", "城市", "区县", "坐标系"]).to_csv(tmp_path / "a.csv", index=False)
    with pytest.raises(RejectedImport) as asked:
        make(tmp_path / "a.csv")
    assert [(one.code, one.file) for one in asked.value.errors] == [("no_datum", "a.csv")]
    report, _ = make(tmp_path / "a.csv", datum="gcj02")
    assert (report.total.counted, message(report)) == (10, {"from_point": 10, "unused_points": 3})


def test_a_table_with_places_is_counted_by_them_whatever_its_points(make, table, tmp_path):
    table.drop(columns="坐标系").to_csv(tmp_path / "a.csv", index=False)
    report, _ = make(tmp_path / "a.csv")
    assert (report.total.counted, message(report)) == (8, {"unused_points": 13})


def test_a_point_goes_below_an_address(make, table, tmp_path):
    rows = table.drop(columns=COLUMNS[:3]).assign(注册地址=["上海市某路0号", "浙江省杭州市某路0号", *[""] * 12])
    rows.to_csv(tmp_path / "a.csv", index=False)
    report, _ = make(tmp_path / "a.csv")
    assert message(report)["from_address"] == 2
    assert message(report)["from_point"] == 8
    assert message(report)["point_elsewhere"] == 1


def test_every_region_s_path_leads_to_it(dataset):
    """So the names that stand for a point are understood as the region at it."""
    regions = dataset.regions
    for one in regions:
        at = NATION
        for up in regions.path(one.adcode)[1:]:
            at = places.meant(regions, at, up.name)
        assert one.pseudo or at == one.adcode
