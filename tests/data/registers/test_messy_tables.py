"""Layouts that analysts bring, a few invented rows each: what each header means, and what is no company."""

import csv

import pandas as pd
import pytest

TABLES = {
    "groups.csv": [
        ["名单"],
        ["序号", "企业名称", "所在地区", "", "", "登记信息", ""],
        ["", "", "省", "市", "区（县）", "成立日期", "注册资本（金）"],
        ["1", "甲子充电有限公司", "广东", "广州", "天河", "2019年3月", "1000万元"],
    ],
    "slashes.csv": [
        ["公司名称", "所属地区", "成立时间", "状态"],
        ["甲丑充电有限公司", "江苏/苏州/吴中区", "2015-01-01 00:00:00", "在营（开业）企业"],
        ["甲寅充电有限公司", "中国·浙江·杭州", "2015/1/1 0:00", "存续"],
    ],
    "registry.csv": [
        ["市场主体名称", "统一社会信用代码/注册号", "市场主体状态", "登记日期", "住所（经营场所）"],
        ["甲卯充电有限公司", "", "登记成立", "2019-01-01", "广东省佛山市南海区某路1号"],
        ["甲辰充电有限公司", "", "注销登记", "2019-01-01", "佛山市顺德区某路2号"],
    ],
    "english.csv": [
        ["Company Name", "Registration Status", "Date of Establishment", "Province", "City"],
        ["Kite Co., Ltd.", "Active", "2014-05-12", "Jiangsu", "Suzhou"],
        ["Top Co., Ltd.", "Cancelled", "2014-05-12", "Guangdong", "Shenzhen"],
    ],
    "taiwan.csv": [
        ["公司名稱", "統一編號", "公司狀態", "核准設立日期", "縣市"],
        ["甲巳股份有限公司", "12345678", "核准設立", "民國98年5月6日", "臺北市"],
    ],
    "pages.csv": [
        ["企业名称", "成立日期", "省份", "城市", "登记状态"],
        ["甲午充电有限公司", "2015-01-01", "湖北省", "武汉市", "存续"],
        ["小计", "", "", "", ""],
        ["企业名称", "成立日期", "省份", "城市", "登记状态"],
        ["甲未充电有限公司", "2015-01-01", "湖北省", "襄阳市", "存续"],
        ["合计：2家", "", "", "", ""],
    ],
}
COMPANIES = {
    "甲子充电有限公司": ("440106", 201903, "unknown"),
    "甲丑充电有限公司": ("320506", 201501, "existing"),
    "甲寅充电有限公司": ("330100", 201501, "existing"),
    "甲卯充电有限公司": ("440605", 201901, "existing"),
    "甲辰充电有限公司": ("440606", 201901, "closed"),
    "Kite Co., Ltd.": ("320500", 201405, "existing"),
    "Top Co., Ltd.": ("440300", 201405, "closed"),
    "甲巳股份有限公司": ("710009", 200905, "existing"),
    "甲午充电有限公司": ("420100", 201501, "existing"),
    "甲未充电有限公司": ("420600", 201501, "existing"),
}


@pytest.fixture
def counted(make, tmp_path):
    for name, rows in TABLES.items():
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return make(*(tmp_path / name for name in TABLES), companies=True)


def test_every_company_is_counted_where_and_as_what_it_is(counted):
    report, folder = counted
    companies = pd.read_parquet(folder / "companies.parquet").set_index("name")
    found = {name: tuple(row) for name, row in companies[["region", "month", "status"]].iterrows()}
    assert found == COMPANIES
    assert report.total.reasons == {"page_row": 3}
    assert report.capital["cny"] == 1
