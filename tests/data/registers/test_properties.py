"""Any export: every row has one outcome, and the cube is what a plain loop over the rows counts."""

import tempfile
from collections import Counter
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.registers import importer
from data.registers.imports import CUBE, SUMS
from data.registers.rule import Rule
from tests.exports import LAYOUTS, text, workbook

RULE = Rule("2024-06-30", "区块链")
NAMES = [
    "甲区块链公司",
    "乙公司",
    "丙（深圳）公司",
    "丙(深圳)公司",
    "-",
    "***",
    "未匹配到相关企业",
    "企业信息暂不予显示",
]
ROUNDED = "913200000871102000"
CODES = ["91440300MA0000001A", "91440300MA0000002B", "91440300ma0000001a", "-", "", "无", "9.1E+17", "*" * 18, ROUNDED]
STATUSES = {
    "存续": "existing",
    "在业": "existing",
    "注销": "closed",
    "吊销，未注销": "closed",
    "迁出": "other",
    "-": "unknown",
}
DATES = {
    "2018-03-04": 201803,
    "2018/4/1": 201804,
    "43832": 202001,
    "-": None,
    "不知道": None,
    "暂无": None,
    "N/A": None,
    "2014年": 201400,
    "2014.0": 201400,
    "45321.5": 202401,
    "民國103年5月6日": 201405,
    "2024-07-01": 202407,
}
PLACES = {
    ("广东省", "深圳市", "南山区"): "440305",
    ("广东", "", ""): "440000",
    ("广东省", "穗", ""): "440000",
    ("北京市", "市辖区", "朝阳区"): "110105",
    ("", "杭州市", "-"): "330100",
    ("火星", "", ""): "",
    ("上海市", "N/A", "闸北区"): "310000",
    ("安徽省", "巢湖市", "庐江县"): "340000",
    ("江苏省", "", "鼓楼区"): "320000",
    ("福建省", "", "鼓楼区"): "350102",
    ("N/A", "", "朝阳区"): "",
    ("陕西-西安", "", ""): "610100",
    ("Guangdong Province", "SHENZHEN", ""): "440300",
    ("苏州", "苏州工业园区", ""): "320500",
    ("美国加州", "", ""): "",
}
CAPITALS = {
    "100万元": ("cny", 1_000_000),
    "6,500.5万元人民币": ("cny", 65_005_000),
    "500万美元": ("foreign", 0),
    "若干": ("unreadable", 0),
    "500": ("unreadable", 0),
    "500(万元(人民币))": ("cny", 5_000_000),
    "500(万美)": ("foreign", 0),
    "N/A": ("", 0),
    "企业选择不公示": ("", 0),
    "-": ("", 0),
}
SLIPPED_SCOPE, ODD_PROVINCES = "100万元", ("火星", "美国加州")
SCOPES = ["区块链技术", "贸易，批发", "“区块链”\n及其他", "", SLIPPED_SCOPE]
company = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "code": st.sampled_from(CODES),
        "status": st.sampled_from(list(STATUSES)),
        "date": st.sampled_from(list(DATES)),
        "place": st.sampled_from(list(PLACES)),
        "scope": st.sampled_from(SCOPES),
        "industry": st.just("批发业"),
        "capital": st.sampled_from(list(CAPITALS)),
    }
)
file = st.tuples(
    st.lists(company, max_size=25), st.sampled_from(list(LAYOUTS)), st.sampled_from(["xlsx", "utf-8", "gb18030"])
)


def written(folder, at, companies, layout, form):
    full = [{**one, **dict(zip(("province", "city", "district"), one["place"], strict=True))} for one in companies]
    if form == "xlsx":
        return workbook(folder / f"{at}.xlsx", LAYOUTS[layout], full)
    return text(folder / f"{at}.csv", LAYOUTS[layout], full, encoding=form)


def refusal(one):
    """Why a row is not even looked at as a company; blank if it is."""
    name, month = one["name"].strip(), DATES[one["date"]]
    if name in ("-", "***"):
        return "no_name"
    if name.startswith("未匹配"):
        return "no_company"
    if "暂不" in name:
        return "hidden"
    if one["scope"] == SLIPPED_SCOPE and (one["capital"] == "若干" or one["place"][0] in ODD_PROVINCES):
        return "shifted"
    if "区块链" not in name + one["scope"]:
        return "keyword_absent"
    return "after_as_of" if month and month > RULE.last_month else ""


def plain_count(files):
    """The same count as a loop: outcomes by file, and cells."""
    rows = [(at, one, refusal(one)) for at, companies in enumerate(files) for one in companies]
    able = [(one, at) for at, one, reason in rows if not reason]
    codes, names, with_code = set(), set(), {named(one) for one, _ in able if code(one)}
    outcomes, cells, yuan = Counter(), Counter(), Counter()
    for at, one, reason in rows:
        if not reason and code(one):
            reason = "duplicate_code" if code(one) in codes else ""
            codes.add(code(one))
        elif not reason:
            reason = "duplicate_name" if named(one) in names | with_code else ""
            names.add(named(one))
        region = PLACES[one["place"]]
        if not reason:
            currency, amount = CAPITALS[one["capital"]]
            cells[region, DATES[one["date"]] or 0, STATUSES[one["status"]], keyword(one), currency] += 1
            yuan[region] += amount
        outcomes[at, reason or ("" if region else "unmatched_place")] += 1
    return outcomes, cells, +yuan


def code(one):
    text = one["code"].strip().upper()
    return text if len(text) in (15, 18) and "*" not in text and text != ROUNDED else ""


def named(one):
    """What makes rows without a code one company."""
    return one["name"].replace("（", "(").replace("）", ")"), PLACES[one["place"]][:2]


def keyword(one):
    return {(1, 1): "both", (1, 0): "name", (0, 1): "scope"}["区块链" in one["name"], "区块链" in one["scope"]]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(file, min_size=1, max_size=3))
def test_every_row_has_one_outcome_and_the_cube_is_the_plain_count(dataset, files):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [written(folder, at, *one) for at, one in enumerate(files)]
        out = folder / "out"
        out.mkdir()
        report = importer.import_files(paths, RULE, dataset.regions, out, lambda rows: None)
        cube, sums = pd.read_parquet(out / CUBE), pd.read_parquet(out / SUMS)
    outcomes, cells, yuan = plain_count([companies for companies, _, _ in files])
    found = {(at, reason): rows for at, one in enumerate(report.files) for reason, rows in one.reasons.items()}
    counted = {(at, ""): one.counted for at, one in enumerate(report.files) if one.counted}
    assert found | counted == outcomes
    assert all(one.adds_up for one in (*report.files, report.total))
    columns = [cube[name] for name in ("status", "keyword", "currency")]
    keys = zip(cube["region"], cube["month"].fillna(0), *columns, strict=True)
    by_cell = Counter()
    for key, many in zip(keys, cube["count"], strict=True):
        by_cell[key] += many
    assert by_cell == cells
    assert +Counter(cube.groupby("region")["yuan"].sum().to_dict()) == yuan
    nation = sums[sums["region"] == "100000"][["existing", "closed", "other", "unknown"]].to_numpy().sum()
    assert nation == report.total.counted
