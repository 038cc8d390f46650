"""Values as tables of others have them: missing words, years alone, codes that a spreadsheet took for numbers."""

from collections import Counter

import pandas as pd
import pytest
import xlsxwriter

from data.registers import company_changes
from data.registers.codes import WEIGHTS
from data.registers.import_loader import read_imports
from data.registers.imports import LEDGER, REJECTED_ROWS, SUMS
from tests.exports import QICHACHA_2023, cells, company, text
from tests.snapshots import FIRST, SECOND, take

MISSING = ["N/A", "n/a", "无", "暂无", "不详", "未知", "未公开", "企业选择不公示", "--", "null", ""]
YEARS = {
    "2014": 2014,
    "2014年": 2014,
    "2014.0": 2014,
    "45321.5": 2024,
    "民國70年5月6日": 1981,
    "民國70": 1981,
    "70/05/06": None,
    "5/6/2014": None,
}


def whole(stem: str) -> str:
    """Seventeen digits with their check digit; ValueError where that is a letter."""
    last = -sum(int(digit) * weight for digit, weight in zip(stem, WEIGHTS, strict=True)) % 31
    if last > 9:
        raise ValueError(stem)
    return stem + str(last)


def whole_codes(count: int) -> list[str]:
    found = []
    for number in range(10**4):
        try:
            found.append(whole(f"913200007{number:08}"))
        except ValueError:
            continue
    return found[:count]


def years(folder):
    nation = pd.read_parquet(folder / SUMS).query("region == '100000'").set_index("year")
    return {
        None if pd.isna(year) else int(year): int(number)
        for year, number in nation.sum(axis=1, numeric_only=True).items()
    }


def test_a_missing_word_says_nothing_in_any_column(make, tmp_path):
    companies = [
        company(at, date=word, capital=word, city=word, district=word, code=word) for at, word in enumerate(MISSING)
    ]
    report, folder = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    assert (report.total.counted, report.listed, report.places, report.warnings) == (len(MISSING), 0, (), ())
    assert years(folder) == {None: len(MISSING)}
    assert not any(report.capital.values())


def test_a_company_without_a_readable_date_is_counted_and_years_alone_are_years(make, tmp_path):
    companies = [company(at, date=date) for at, date in enumerate(YEARS)]
    report, folder = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    assert report.total.counted == len(YEARS)
    assert years(folder) == Counter(YEARS.values())
    assert [(one.code, one.count) for one in report.warnings] == [("undated", 2)]
    assert pd.read_csv(folder / REJECTED_ROWS)["cell"].tolist() == ["70/05/06", "5/6/2014"]


def test_a_row_that_goes_on_with_the_company_above_is_none(make, tmp_path):
    blank = dict.fromkeys(("name", "code", "date", "province", "city", "district", "industry", "scope", "status"), "")
    companies = [company(1), {**company(2), **blank, "capital": "A轮"}, {**company(2), "name": ""}]
    report, _ = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    assert (report.total.counted, report.total.reasons) == (1, {"continuation": 1, "no_name": 1})


@pytest.fixture
def resaved(tmp_path):
    """Companies as a text, and as a spreadsheet that took their codes for numbers."""
    companies = [company(at, code=code) for at, code in enumerate(whole_codes(8))]
    before, after = text(tmp_path / "may.csv", QICHACHA_2023, companies), tmp_path / "november.xlsx"
    book = xlsxwriter.Workbook(after)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, QICHACHA_2023)
    for at, one in enumerate(companies, start=1):
        sheet.write_row(at, 0, cells(QICHACHA_2023, {**one, "code": float(one["code"])}))
    book.close()
    return before, after, companies


def test_codes_that_became_numbers_are_no_codes(make, resaved):
    before, after, companies = resaved
    report, folder = make(before, after, companies=True)
    assert [(one.counted, one.reasons) for one in report.files] == [(8, {}), (0, {"duplicate_name": 8})]
    assert pd.read_parquet(folder / LEDGER)["code"].tolist() == [one["code"] for one in companies]


@pytest.mark.parametrize(
    "rounded",
    [lambda code: str(int(float(code))), lambda code: f"{int(code) // 1000}000", lambda code: f"{int(code):.5E}"],
)
def test_companies_whose_codes_differ_in_lost_digits_only_are_different(make, tmp_path, rounded):
    companies = [company(at, code=rounded(code)) for at, code in enumerate(whole_codes(6))]
    report, _ = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    assert (report.total.counted, report.total.reasons) == (6, {})
    assert [one.code for one in report.warnings] == ["damaged_code"]


def test_what_identifies_a_company(make, tmp_path):
    """Letter and digit that look alike; a whole code that looks rounded; names where there is no code, by province."""
    looks_rounded = next(code for code in whole_codes(2000) if int(code) % 128 == 0)
    codes = ["91440300MA00000001", "91440300MAOOOOOOO1", "440300123456789", "440300123456789", looks_rounded]
    companies = [company(at, code=code) for at, code in enumerate(codes)]
    companies += [
        company(9, code="4403001234567"),
        company(9, code="无"),
        company(9, code="", province="北京", city="", district=""),
    ]
    report, _ = make(text(tmp_path / "a.csv", QICHACHA_2023, companies))
    assert report.total.reasons == {"duplicate_code": 2, "duplicate_name": 1}
    assert [(one.code, one.count) for one in report.warnings] == [("damaged_code", 1)]


def test_no_company_appears_or_vanishes_because_a_spreadsheet_saved_it_again(tmp_path, dataset):
    before = [company(at, code=code) for at, code in enumerate(whole_codes(8))]
    after = [{**one, "code": str(int(float(one["code"])))} for one in before]
    for as_of, companies in ((FIRST, before), (SECOND, after)):
        take(tmp_path, dataset.regions, as_of, companies)
    imports, _ = read_imports(tmp_path, dataset.regions)
    changes = company_changes.between(*imports)
    assert not any(changes.of("cumulative", "100000").values())
    assert imports[1].total("cumulative", "100000") == 8


def test_what_cannot_be_summed_and_what_makes_up_the_sum_is_said(make, tmp_path):
    written = [
        "500(万元(人民币))",
        "500万\n人民币",
        "39(万元美元)",
        "500(万美)",
        "100",
        "100()",
        "N/A",
        "20000亿元",
        "若干",
    ]
    report, _ = make(
        text(tmp_path / "a.csv", QICHACHA_2023, [company(at, capital=one) for at, one in enumerate(written)])
    )
    assert report.capital == {"cny": 3, "foreign": 2, "unreadable": 3, "yuan": 2_000_010_000_000}
    output = [(one.code, one.count, one.detail) for one in report.warnings if one.code != "line_breaks"]
    assert output == [("no_unit", 2, ""), ("large_amounts", 1, "100%")]


def test_rows_that_have_slipped_by_a_column_are_refused_by_number(make, tmp_path):
    slipped = [
        company(1, capital="赵某某", scope="100(万元人民币)"),
        company(2, province="软件开发、技术咨询、货物运输", city="广东省", district="深圳市"),
    ]
    report, folder = make(text(tmp_path / "a.csv", QICHACHA_2023, [*slipped, company(3, capital="赵某某")]))
    assert (report.total.counted, report.total.reasons) == (1, {"shifted": 2})
    refused = pd.read_csv(folder / REJECTED_ROWS, keep_default_na=False)
    assert refused[["row", "column", "cell"]].to_numpy().tolist() == [[2, "", ""], [3, "", ""]]
