"""A place that is not written, or not understood, is that at the beginning of the row's address, if it has one."""

import pandas as pd
import pytest

ROWS = {
    # province, city, district as written, the address -> the region
    ("江苏省", "", "鼓楼区", "江苏省徐州市鼓楼区某路0号"): "320302",
    ("上海市", "", "某新区", "上海市黄浦区某路0号"): "310101",
    ("", "", "", "广东省深圳市南山区某路0号"): "440305",
    ("N/A", "无", "", "广东省东莞市某镇"): "441900",
    ("火星省", "", "", "浙江省杭州市余杭区某路0号"): "330110",
    ("广东省", "东莞市", "某镇", "广东省东莞市某镇"): "441900",  # nothing deeper is known of it
    ("浙江省", "杭州市", "", "广东省深圳市南山区某路0号"): "330100",  # what is understood is not looked up
    ("江苏省", "", "鼓楼区", "浙江省杭州市余杭区某路0号"): "320000",
    ("浙江省", "广州市", "", "浙江省杭州市余杭区某路0号"): "330000",  # the name of a place elsewhere
    ("美国加州", "", "", "浙江省杭州市余杭区某路0号"): "",
    ("江苏省", "", "鼓楼区", "河北路0号"): "320000",
    ("江苏省", "", "鼓楼区", ""): "320000",
}
NOTES = {"from_address": 2, "settled_by_address": 3}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_an_open_place_is_settled_by_the_address(make, tmp_path, kind):
    table = pd.DataFrame(list(ROWS), columns=["省份", "城市", "区县", "企业地址"])
    table = table.assign(企业名称=[f"甲{at}公司" for at in range(len(ROWS))], 登记状态="存续", 成立日期="2015-05-01")
    path = tmp_path / f"a.{kind}"
    {"csv": table.to_csv, "xlsx": table.to_excel, "parquet": table.to_parquet}[kind](path, index=False)
    report, folder = make(path, companies=True)
    companies = pd.read_parquet(folder / "companies.parquet")
    regions = dict(zip(companies["name"], companies["region"], strict=True))
    assert [regions[f"甲{at}公司"] for at in range(len(ROWS))] == list(ROWS.values())
    assert {one.code: one.count for one in report.warnings if one.code in NOTES} == NOTES
    assert not any("某路".encode() in file.read_bytes() for file in folder.iterdir())


def test_a_parquet_file_whose_places_are_all_understood_is_read_where_it_lies(tmp_path, dataset):
    from dataclasses import replace

    from data.registers import files, spool
    from data.registers.columns import REGISTER_COLUMNS

    wanted = replace(REGISTER_COLUMNS, regions=dataset.regions)
    table = pd.DataFrame(
        {"企业名称": ["甲一公司"] * 3, "成立日期": "2015", "城市": ["广州市"] * 3, "企业地址": "上海市某路0号"}
    )
    for city, is_native in (("广州市", True), ("某某新城", False)):
        table.loc[2, "城市"] = city
        table.to_parquet(path := tmp_path / f"{is_native}.parquet")
        parts, _ = spool.read(files.find_tables([path], files.LIMITS), tmp_path, files.LIMITS, print, wanted=wanted)
        assert parts[0].native == is_native
        assert "address" not in parts[0].labels
