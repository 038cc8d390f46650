"""A table without columns of places has them at the beginning of its addresses, and nothing else of these is kept."""

import pandas as pd
import pytest

from data.registers import addresses

ADDRESSES = {
    "江苏省苏州市吴中区某路0号": ("江苏省", "苏州市", "吴中区"),
    "江苏省昆山市某路0号": ("江苏省", "苏州市", "昆山市"),
    "江苏昆山市某路0号": ("江苏省", "苏州市", "昆山市"),
    "北京市北京市海淀区某路4号": ("北京市", "", "海淀区"),
    "北京海淀区某路4号": ("北京市", "", "海淀区"),
    "上海市市辖区浦东新区某路5号": ("上海市", "", "浦东新区"),
    "湖北省仙桃市某路": ("湖北省", "仙桃市", ""),
    "广西壮族自治区南宁市青秀区某路": ("广西壮族自治区", "南宁市", "青秀区"),
    "深圳市南山区某路3号": ("广东省", "深圳市", "南山区"),
    "广东省深圳市某工业园": ("广东省", "深圳市", ""),
    "中国（上海）自由贸易试验区某路1号": ("上海市", "", ""),
    "中国(福建)自由贸易试验区厦门市某路1号": ("福建省", "厦门市", ""),
    # Roads and buildings that are called after places.
    "上海市山西北路1号": ("上海市", "", ""),
    "河北路12号": ("", "", ""),
    "北京西路100号": ("", "", ""),
    "苏州大道东1号": ("", "", ""),
    "嘉兴市乍浦镇雅山东路": ("浙江省", "嘉兴市", ""),
    "某路1号江苏省大厦": ("", "", ""),
    # What has to be asked about is said as it stands there.
    "上海市闸北区某路0号": ("上海市", "", "闸北区"),
    "朝阳区某路0号": ("", "", "朝阳区"),
    "江苏省鼓楼区某路0号": ("江苏省", "", "鼓楼区"),
    "安徽省巢湖市庐江县某路": ("安徽省", "巢湖市", "庐江县"),
    "安徽省合肥市巢湖市某路": ("安徽省", "合肥市", "巢湖市"),
    "山东省莱芜市莱城区某路": ("山东省", "莱芜市", "莱城区"),
    "甲某甲路": ("", "", ""),
    "": ("", "", ""),
}
SECRET = "某路0号3栋甲某收"


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_beginning_of_an_address_is_its_place(dataset, address):
    assert addresses.locate(dataset.regions, address) == ADDRESSES[address]


@pytest.fixture
def table():
    written = ["江苏省苏州市吴中区" + SECRET, "上海市闸北区" + SECRET, "河北路" + SECRET, "北京市海淀区" + SECRET]
    rows = [(f"甲{at}公司", "2015-05-01", "存续", address) for at, address in enumerate(written)]
    return pd.DataFrame(rows, columns=["企业名称", "成立日期", "登记状态", "企业地址"])


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_a_table_with_addresses_alone_is_counted_by_them(make, table, tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    {"csv": table.to_csv, "xlsx": table.to_excel, "parquet": table.to_parquet}[kind](path, index=False)
    report, folder = make(path)
    assert (report.total.read, report.total.counted, report.total.reasons) == (4, 3, {"unmatched_place": 1})
    assert [(one.code, one.count) for one in report.warnings if one.code == "from_address"] == [("from_address", 3)]
    open_ = {one.texts: (one.region, one.suggestion) for one in report.places}
    assert open_ == {("上海市", "", "闸北区"): ("310000", "310106"), ("", "", ""): ("", "")}
    kept = [file.read_bytes() for file in folder.iterdir()]
    assert not any("某路".encode() in content for content in kept)


def test_addresses_are_not_read_beside_columns_of_places(make, table, tmp_path):
    table.assign(省份="浙江省").to_csv(tmp_path / "a.csv", index=False)
    report, _ = make(tmp_path / "a.csv")
    assert (report.total.counted, report.places) == (4, ())
    assert "from_address" not in {one.code for one in report.warnings}
