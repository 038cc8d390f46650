"""What places come to as they stand in real tables: one import, a company a place."""

import pandas as pd

from data.registers.imports import CUBE
from tests.exports import TIANYANCHA_2024, company, workbook

UNDERSTOOD = {
    # A whole place in one cell.
    ("", "陕西-西安", ""): "610100",
    ("", "北京|西城", ""): "110102",
    ("", "北京-海淀区", ""): "110108",
    ("", "广东省深圳市南山区", ""): "440305",
    ("", "浙江省/杭州市/余杭区", ""): "330110",
    ("", "江苏 苏州", ""): "320500",
    ("", "中国杭州", ""): "330100",
    ("", "吉林通化市", ""): "220500",  # not the city of 吉林
    ("", "吉林延吉市", ""): "222401",
    ("", "内蒙古呼和浩特市", ""): "150100",
    # English, in any case.
    ("SHANGHAI", "", ""): "310000",
    ("Guangdong Province", "", ""): "440000",
    ("guangdong", "Shenzhen City", ""): "440300",
    ("Nei Mongol", "", ""): "150000",
    ("Inner Mongolia Autonomous Region", "", ""): "150000",
    ("Xizang", "", ""): "540000",
    ("Shaanxi", "", ""): "610000",
    ("Shanxi", "", ""): "140000",
    ("Macau", "", ""): "820000",
    # Names that others have too, but not there.
    ("福建省", "", "鼓楼区"): "350102",
    ("天津", "河北", ""): "120105",
    ("安徽省", "合肥市", "巢湖市"): "340181",
    ("新疆", "昆玉市", ""): "659009",
    ("", "", "440300"): "440300",
}
OPEN = {
    # As the file has them: the region that is clear, and what is offered.
    ("上海", "闸北", ""): ("310000", "310106"),
    ("浙江省", "杭州市", "江干区"): ("330100", ""),
    ("山东省", "莱芜市", "钢城区"): ("370000", "370117"),
    ("安徽省", "巢湖市", "庐江县"): ("340000", "340124"),  # nothing below a city that was divided is silent
    ("安徽省", "巢湖市", ""): ("340000", ""),
    ("", "安徽省巢湖市", ""): ("", "340000"),
    ("江苏省", "苏州市", "苏州工业园区"): ("320500", ""),
    ("", "", "110103"): ("", "110101"),
    ("", "美国", ""): ("", ""),
    ("", "朝阳", ""): ("", ""),
    ("", "县", ""): ("", ""),
    ("", "闸北", ""): ("", "310106"),
}


def test_written_places(make, tmp_path):
    written = [*UNDERSTOOD, *OPEN]
    companies = [
        company(at, province=province, city=city, district=district)
        for at, (province, city, district) in enumerate(written)
    ]
    report, folder = make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies))
    cube = pd.read_parquet(folder / CUBE)
    settled = cube[(cube["province"] + cube["city"] + cube["district"] == "") & (cube["region"] != "")]
    assert sorted(settled["region"].repeat(settled["count"])) == sorted(UNDERSTOOD.values())
    assert {one.texts: (one.region, one.suggestion) for one in report.places} == OPEN


def test_an_import_without_a_settled_place_is_kept_while_something_can_be_accepted(make, tmp_path):
    lost, found = company(1, province="火星省", city="", district=""), company(2, province="", city="闸北", district="")
    reports = [make(workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [one]))[0] for one in (lost, found)]
    assert [(one.total.counted, one.is_usable) for one in reports] == [(0, False), (0, True)]
