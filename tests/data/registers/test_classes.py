"""The classes of companies against plain Python, in every layout of an export; and what they sum up to."""

import random
from collections import Counter

import pandas as pd
import pytest

from data.registers import classes, importer
from data.registers.dimensions import CAPITAL, DIMENSIONS, FORM, INDUSTRY, PAID_IN, SIZE, STAFF
from data.registers.imports import CLASSES, CUBE, NUMBERS
from data.registers.rule import Rule
from tests.exports import LAYOUTS, NAMES, company, text

STAFF_CELLS = {
    "0": "0",
    "0人": "0",
    "1": "1-9",
    "9": "1-9",
    "10": "10-49",
    "49.0": "10-49",
    "50": "50-99",
    " 499 ": "100-499",
    "500": "500-999",
    "1,000": "1000-4999",
    "4999人": "1000-4999",
    "5000": "5000-9999",
    "10000": "10000-",
    **dict.fromkeys(["-", "", "未公示", "小于50人", "12.5", "***", "1e3", "-3"], "unknown"),
}
MONEY_CELLS = {
    "0万元": "0-100",
    "99.9999万元": "0-100",
    "100万元": "100-500",
    "5,000,000元": "500-1000",
    "3000万": "3000-5000",
    "0.5亿元": "5000-10000",
    "1亿元人民币": "10000-",
    "500万美元": "foreign",
    "100": "unknown",
    "-": "unknown",
}
PAID_IN_YUAN = dict(
    zip(MONEY_CELLS, (0, 999_999, 1_000_000, 5_000_000, 30_000_000, 50_000_000, 100_000_000), strict=False)
)
"""The amounts in renminbi."""
FORM_CELLS = {
    "有限责任公司(自然人投资或控股)": "limited",
    "有限责任公司（法人独资）": "limited",
    "有限责任公司(国有独资)": "state",
    "全民所有制": "state",
    "股份有限公司(上市)": "joint_stock",
    "有限责任公司(港澳台法人独资)": "foreign",
    "有限责任公司(外商投资企业与内资合资)": "foreign",
    "有限责任公司分公司(自然人投资或控股)": "branch",
    "外商投资企业分支机构": "branch",
    "有限合伙企业": "partnership",
    "个人独资企业": "sole",
    "个体工商户": "individual",
    "农民专业合作社": "other",
    "天书": "other",
    "-": "unknown",
}
SIZE_CELLS = {
    "大型": "large",
    "中型": "medium",
    "S(小型)": "small",
    "XS(微型)": "micro",
    "-": "unknown",
    "天书": "unknown",
}
INDUSTRY_CELLS = {
    ("制造业", "电气机械和器材制造业", "输配电及控制设备制造", "光伏设备及元器件制造"): "C3825",
    ("制造业", "电气机械和器材制造业", "天书", "-"): "C38",
    ("制造业", "零售业", "-", "-"): "C",
    ("-", "-", "-", "应用软件开发"): "I6513",
    ("信息传输、软件和信息技术服务业", "-", "软件开发", "-"): "I651",
    ("天书", "-", "-", "-"): "unknown",
}
LEVELS, WIDTHS = ("industry", "division", "group", "class"), (1, 3, 4, 5)
CELLS = {"staff": STAFF_CELLS, "capital": MONEY_CELLS, "paid_in": MONEY_CELLS, "form": FORM_CELLS, "size": SIZE_CELLS}


def rows(count=400, seed=7):
    """Companies with a cell of each column, drawn at random; every cell comes at least once."""
    draw = random.Random(seed)
    for at in range(count):
        cells = {name: ([*known][at] if at < len(known) else draw.choice([*known])) for name, known in CELLS.items()}
        industry = [*INDUSTRY_CELLS][at % len(INDUSTRY_CELLS)]
        yield company(at, **cells, **dict(zip(LEVELS, industry, strict=True)), status=draw.choice(["存续", "注销"]))


@pytest.fixture(scope="module", params=LAYOUTS)
def layout(request):
    return LAYOUTS[request.param]


@pytest.fixture(scope="module")
def made(layout, dataset, tmp_path_factory):
    """The rows of an export in a layout, and the folder of its import."""
    home, companies = tmp_path_factory.mktemp("classes"), list(rows())
    export = text(home / "a.csv", layout, companies)
    (home / "made").mkdir()
    importer.import_files([export], Rule("2026-05-22"), dataset.regions, home / "made", lambda rows: None)
    return companies, home / "made"


def expected(name, one, layout):
    """The class of a row, from the cells that the layout has."""
    if name != INDUSTRY.name:
        return CELLS[name][one[name]] if set(NAMES[name]) & set(layout) else "unknown"
    cells = tuple(one[level] for level in LEVELS)
    code, kept = (
        INDUSTRY_CELLS[cells],
        [cell for level, cell in zip(LEVELS, cells, strict=True) if set(NAMES[level]) & set(layout)],
    )
    depth = max((at for at, cell in enumerate(kept) if cell not in ("-", "天书", "零售业")), default=-1)
    return "unknown" if depth < 0 or code == "unknown" else code[: WIDTHS[depth]]


@pytest.mark.parametrize("name", [one.name for one in (INDUSTRY, STAFF, CAPITAL, PAID_IN, FORM, SIZE)])
def test_every_class_is_that_of_plain_python(made, layout, name):
    companies, folder = made
    found = pd.read_parquet(folder / CLASSES).groupby(name)["count"].sum().to_dict()
    assert found == Counter(expected(name, one, layout) for one in companies)


def test_the_numbers_are_those_of_the_rows(made, layout):
    companies, folder = made
    sums = pd.read_parquet(folder / CLASSES)[list(NUMBERS)].sum()
    people = [one["staff"].replace(",", "").strip().removesuffix("人") for one in companies]
    people = [
        int(float(cell)) for cell, one in zip(people, companies, strict=True) if STAFF_CELLS[one["staff"]] != "unknown"
    ]
    assert (sums["stating_staff"], sums["insured"]) == (len(people), sum(people))
    assert sums["count"] == len(companies) == pd.read_parquet(folder / CUBE)["count"].sum()
    assert sums["yuan"] == pd.read_parquet(folder / CUBE)["yuan"].sum()
    paid = [PAID_IN_YUAN[one["paid_in"]] for one in companies if one["paid_in"] in PAID_IN_YUAN]
    paid = paid if set(NAMES["paid_in"]) & set(layout) else []
    assert (sums["stating_paid_in"], sums["paid_in_yuan"]) == (len(paid), sum(paid))


def test_only_known_classes_are_kept(made):
    kept = pd.read_parquet(made[1] / CLASSES)
    for name in classes.CLASSES:
        assert set(kept[name]) <= set(DIMENSIONS[name].classes)
