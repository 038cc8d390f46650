"""Registered capital: what is summed, what is only counted, and where it is found again."""

import pandas as pd
import pytest

from data.registers import importer
from data.registers.imports import CAPITAL, CUBE
from data.registers.rule import Rule
from tests.exports import QICHACHA_2023, TIANYANCHA_2024, company, text, workbook

AMOUNTS = {
    "100万元": ("cny", 1_000_000),
    "100万元人民币": ("cny", 1_000_000),
    "1000万人民币": ("cny", 10_000_000),
    "6500万元人民币": ("cny", 65_000_000),
    "5,001(万元人民币)": ("cny", 50_010_000),
    "179,589.0452(万人民币元)": ("cny", 1_795_890_452),
    "200（万元）": ("cny", 2_000_000),
    "200(万)": ("cny", 2_000_000),
    "人民币 1,000 万元": ("cny", 10_000_000),
    "RMB100万元": ("cny", 1_000_000),
    "1.5亿元": ("cny", 150_000_000),
    "30000元": ("cny", 30_000),
    "0.0002万元": ("cny", 2),
    "0万元": ("cny", 0),
    '="100万元"': ("cny", 1_000_000),
    **dict.fromkeys(
        ["500万美元", "500万(美元)", "10000港元", "1000万新加坡元", "200万欧元", "3000万日元", "1万澳门元", "5万USD"],
        ("foreign", 0),
    ),
    **dict.fromkeys(
        ["1000", "壹佰万元", "100万点", "-5万元", "99999999999999万元", "1e9万元", "9" * 500 + "万元", "美元"],
        ("unreadable", 0),
    ),
    **dict.fromkeys(["-", "", "***", "nan"], ("", 0)),
}
"""Capital as it is written, with its currency and yuan."""


@pytest.fixture(scope="module")
def stated(dataset, tmp_path_factory):
    """Currency and yuan of each amount: one import of a company a month, since the cube keeps months."""
    home = tmp_path_factory.mktemp("stated")
    months = pd.period_range("2015-01", periods=len(AMOUNTS), freq="M")
    companies = [
        company(at, capital=written, date=f"{month}-01")
        for at, (written, month) in enumerate(zip(AMOUNTS, months, strict=True))
    ]
    export = text(home / "a.csv", QICHACHA_2023, companies)
    (home / "made").mkdir()
    importer.import_files([export], Rule("2026-05-22"), dataset.regions, home / "made", lambda rows: None)
    found = pd.read_parquet(home / "made" / CUBE).set_index("month")
    return {
        written: (found["currency"][month], found["yuan"][month])
        for written, month in zip(AMOUNTS, months.strftime("%Y%m").astype(int), strict=True)
    }


@pytest.mark.parametrize("written", AMOUNTS)
def test_an_amount_is_summed_counted_or_unreadable(stated, written):
    assert stated[written] == AMOUNTS[written]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_unit_may_stand_in_the_header(make, tmp_path, form):
    rows = {"公司名称": ["甲", "乙", "丙"], "成立日期": ["2020-01-01"] * 3, "所属省份": ["广东"] * 3}
    frame = pd.DataFrame({**rows, "注册资本（万元）": ["100", "2.5", "50万美元"]})
    path = tmp_path / f"a.{form}"
    frame.to_csv(path, index=False) if form == "csv" else frame.to_parquet(path)
    report, _ = make(path)
    assert report.capital == {"cny": 2, "foreign": 1, "unreadable": 0, "yuan": 1_025_000}


def test_the_unit_of_one_file_is_none_of_another(make, tmp_path):
    head = "公司名称,成立日期,所属省份,注册资本"
    (tmp_path / "a.csv").write_text(f"{head}（万元）\n甲,2020-01-01,广东,1", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"{head}（元）\n乙,2020-01-01,广东,1", encoding="utf-8")
    (tmp_path / "c.csv").write_text(f"{head}\n丙,2020-01-01,广东,1", encoding="utf-8")
    report, _ = make(tmp_path)
    assert report.capital == {"cny": 2, "foreign": 0, "unreadable": 1, "yuan": 10_001}


def test_a_number_in_a_workbook_is_read_with_the_unit_of_its_header(make, tmp_path):
    layout = [name.replace("注册资本", "注册资本（万元）") for name in TIANYANCHA_2024]
    report, _ = make(workbook(tmp_path / "a.xlsx", layout, [company(1, capital=12.5), company(2, capital=100)]))
    assert (report.capital["cny"], report.capital["yuan"]) == (2, 1_125_000)


def test_only_the_company_that_counts_adds_its_capital(make, tmp_path):
    companies = [
        company(1, capital="100万元"),
        company(1, capital="900万元"),
        company(2, capital="1万元", date="2027-01-01"),
    ]
    report, folder = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    assert report.capital["yuan"] == 1_000_000
    found = pd.read_parquet(folder / CAPITAL).set_index("region")
    assert found["yuan"].to_dict() == dict.fromkeys(("100000", "440000", "440300", "440305"), 1_000_000)


def test_the_unplaced_are_summed_apart_until_an_alias_places_them(make, tmp_path):
    companies = [company(1, capital="1万元"), company(2, capital="2万元", province="火星", city="", district="")]
    report, folder = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    found = pd.read_parquet(folder / CAPITAL).set_index("region")["yuan"]
    assert (report.capital["yuan"], found["100000"], found[""]) == (10_000, 10_000, 20_000)
