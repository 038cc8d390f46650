"""Layouts and mess of real tables, in a few invented rows each (cases/), and what an import says of every one.

They are imported in three rounds: those with the same companies, or a sum of capital of their own, stand apart.
"""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from components import registers
from components.words import words
from data.registers import importer
from data.registers.count import FILE_STEP
from data.registers.imports import LEDGER, REJECTED_ROWS
from data.registers.rule import Rule

CASES = Path(__file__).parent / "cases"
ZIPPED = "江苏省（第1批）.csv"
APART = {
    "units": ("header-itjuzi.csv", "amounts.csv", "bare-capital.csv"),
    "again": ("multi-line.csv", "na-capital.csv", "two-rounds", "codes-2026-11-e17.csv"),
    "command": ("codes-2026-05.csv", "shifted-parks.csv"),  # tests/callbacks/test_cases.py
}
OFTEN = ["320506", "320106", "330110", "440305", "110108", "310115", "510107", "420111", "610113", "350203"]
"""Where the companies lie of a case that is about something else."""

# File -> rows read, companies counted, and why not the others; what else is said, with its count.
ROWS = {
    "abolished.csv": (12, 12, {}, {"open_place": 12}),
    "address-only.csv": (8, 8, {}, {"from_address": 8}),
    "ambiguous.csv": (10, 3, {"unmatched_place": 7}, {"open_place": 1}),
    "amounts.csv": (12, 12, {}, {"no_unit": 1}),
    "bare-capital.csv": (8, 8, {}, {"no_unit": 8}),
    "bare-names-with-suffixless-city.csv": (7, 5, {"unmatched_place": 2}, {"open_place": 4}),
    "biff5-excel95.xls": (6, 6, {}, {}),
    "big5.csv": (6, 6, {}, {"read_as_big5": 6, "damaged_code": 6}),
    "capital-outliers.csv": (8, 8, {}, {"large_amounts": 2}),
    "codes-2026-11-e17.csv": (12, 12, {}, {"damaged_code": 6}),
    "codes-2026-11.xlsx": (12, 12, {}, {"damaged_code": 6}),
    "codes-collide.xlsx": (6, 6, {}, {"damaged_code": 6}),
    "companies-not-parks.csv": (12, 12, {}, {"no_status_column": 0}),
    "continuation.csv": (11, 5, {"continuation": 6}, {}),
    "county-stand-ins.csv": (10, 10, {}, {"open_place": 3}),
    "cp936-a0.csv": (6, 6, {}, {"unreadable_characters": 1, "first_unreadable_row": 5}),
    "dates.csv": (12, 12, {}, {"undated": 1}),
    "english-places.csv": (12, 12, {}, {}),
    "group-row-above.xlsx": (5, 5, {}, {}),
    "header-english.csv": (8, 8, {}, {"no_status_column": 0}),
    "header-itjuzi.csv": (7, 6, {"empty": 1}, {"no_code_column": 0}),
    "header-scraper.csv": (10, 10, {}, {"no_status_column": 0}),
    "html-named.xls": (6, 6, {}, {}),
    f"mac-utf8-unflagged.zip/{ZIPPED}": (8, 8, {}, {"line_breaks": 2}),
    "multi-line.csv": (8, 8, {}, {"line_breaks": 2}),
    "na-capital.csv": (12, 12, {}, {}),
    "na-date.csv": (12, 12, {}, {}),
    "na-place.csv": (12, 12, {}, {}),
    "nul.csv": (8, 8, {}, {}),
    "old-adcodes.csv": (8, 3, {"unmatched_place": 5}, {}),
    "persons-in-columns.csv": (6, 6, {}, {}),
    "place-in-one-cell.csv": (12, 11, {"unmatched_place": 1}, {}),
    "road-names.csv": (6, 0, {"unmatched_place": 6}, {}),
    "sheet-without-place.xlsx [企业]": (5, 5, {}, {}),
    "shifted.csv": (10, 8, {"shifted": 2}, {"no_status_column": 0}),
    "silent-chaohu.csv": (6, 6, {}, {"open_place": 6}),
    "split-year-month.csv": (8, 8, {}, {}),
    "statuses.csv": (12, 12, {}, {}),
    "three-sheets.xlsx [天眼查导出]": (3, 3, {}, {}),
    "three-sheets.xlsx [第二表]": (4, 4, {}, {}),
    f"windows-gbk.zip/{ZIPPED}": (8, 0, {"duplicate_code": 8}, {"line_breaks": 2}),  # of the other zip
    "xml2003-named.xls": (6, 6, {}, {}),
    "year-only-dates.csv": (6, 6, {}, {}),
    "zones.csv": (10, 10, {}, {"open_place": 10}),
    "导出.csv": (6, 6, {}, {}),
    "网页.xls": (6, 6, {}, {}),
}
LEFT_OUT = {
    "no-header.xlsx": "no_header",
    "sheet-without-place.xlsx [变更]": "no_place_column",
    "three-sheets.xlsx [说明]": "no_header",
    "说明.txt": "no_header",
    "无表头.csv": "no_header",
}
# File -> the years of its companies, 0 where a year is not known.
YEARS = {
    "address-only.csv": {2015: 8},
    "biff5-excel95.xls": dict.fromkeys(range(2011, 2017), 1),
    "dates.csv": {0: 1, 2002: 2, 2004: 2, 2014: 6, 2024: 1},
    "header-scraper.csv": dict.fromkeys(range(2012, 2022), 1),
    "na-date.csv": {0: 11, 2015: 1},
    "split-year-month.csv": {2012: 1, **dict.fromkeys(range(2014, 2021), 1)},
    "year-only-dates.csv": {2014: 6},
}
# File -> where its companies are counted, row by row; and what is said and offered where that is not clear.
PLACES = {
    "abolished.csv": [
        *("310000 successor 310106", "500000 successor 500110", "500000 successor 500111", "110000 successor 110101"),
        *("330100 successor 330102 330114", "330100 successor 330105", "320600 successor 320613"),
        *("370000 successor 370116", "310000 successor 310115", "120000 successor 120116", "510100 successor 510117"),
        "370200 successor 370211",
    ],
    "address-only.csv": OFTEN[:8],
    "ambiguous.csv": [
        *("- ambiguous 110105 220104", "- ambiguous 330205 500105", "- ambiguous 540102 620102"),
        *("- ambiguous 210902 320706", "- ambiguous 320106 320302 350102 410204", "320000 ambiguous 320106 320302"),
        *("350102", "320106", "-", "-"),
    ],
    "bare-names-with-suffixless-city.csv": [
        *["- ambiguous 110105 211300 220104"] * 2,
        *("630000 spelling 632500", "150000 spelling 152200", "232700", "150000 spelling 150100"),
        "320000 successor 320614",
    ],
    "big5.csv": ["710009"] * 6,
    "county-stand-ins.csv": [
        *("130000 spelling 130827", "500233", "220000 spelling 220721", "659001", "460000", "429004", "659009"),
        *("500154", "222400", "650000 spelling 654000"),
    ],
    "english-places.csv": [
        *("150000", "150000", "150000", "540000", "540000", "610000", "140000", "820000", "820000", "310000"),
        *("440000", "440000"),
    ],
    "header-itjuzi.csv": ["320500", "320100", "330100", "440300", "110000", "310000"],
    "header-scraper.csv": OFTEN,
    "na-place.csv": ["310000"] * 12,
    "old-adcodes.csv": [
        *("- successor 110101", "- successor 340124 340181 340207 340281 340522 340523", "- successor 370116 370117"),
        *("- successor 310115", "440300", "110105", "- successor 330102 330114", "500110"),
    ],
    "place-in-one-cell.csv": [
        *("610100", "110108", "110102", "440305", "440100", "222401", "220500", "330100", "- abroad", "320500"),
        *("330110", "150100"),
    ],
    "road-names.csv": ["-", "- zone 330100", "-", "-", "-", "-"],
    "shifted.csv": ["320500"] * 8,
    "silent-chaohu.csv": [
        *("340000 successor 340181", "340000 successor 340124", "340000 successor 340281"),
        *("340000 successor 340523", "340000 successor 340522"),
        "340000 successor 340124 340181 340207 340281 340522 340523",
    ],
    "zones.csv": [
        *("320500 zone", "310000 zone", "120000 zone", "500000 zone", "460000 zone", "610100 zone", "320300 zone"),
        *("510100 zone", "130000 zone", "520000 zone"),
    ],
}
# Round -> what its companies state as their capital.
CAPITAL = {
    "units": {"cny": 4, "foreign": 3, "unreadable": 3 + 8, "yuan": 165_000_100},
    "again": {"cny": 8 + 1 + 6 + 12, "foreign": 0, "unreadable": 0, "yuan": 27 * 5_000_000},
}
PERSONS = ("甲某", "乙某某", "欧阳红旗", "测试市区", "己某某", "庚某某", "13900000000", "a@example.org")


@pytest.fixture(scope="module")
def rounds(dataset, tmp_path_factory):
    """Round -> its report and folder."""
    apart = {name for names in APART.values() for name in names}
    files = {"most": [path for path in sorted(CASES.iterdir()) if path.name not in apart]}
    files |= {name: [CASES / one for one in APART[name]] for name in CAPITAL}
    imported = {}
    for name, paths in files.items():
        folder = tmp_path_factory.mktemp(name)
        report = importer.import_files(
            paths, Rule("2026-11"), dataset.regions, folder, lambda rows: None, companies=True
        )
        imported[name] = report, folder
    return imported


@pytest.fixture(scope="module")
def reports(rounds):
    """File -> its part of the account."""
    return {one.file: one for report, _ in rounds.values() for one in report.files}


@pytest.fixture(scope="module")
def companies(rounds):
    """File -> its companies, in the order of its rows, each with what was understood of it."""
    return {file: rows for report, folder in rounds.values() for file, rows in _companies(report, folder)}


def _companies(report, folder):
    ledger = pd.read_parquet(folder / LEDGER).sort_values("company")
    open_places = {one.texts: one for one in report.places}
    written = zip(ledger["province"], ledger["city"], ledger["district"], strict=True)
    ledger["open"] = [open_places.get(texts) for texts in written]
    for at, rows in ledger.groupby(ledger["company"] // FILE_STEP):
        yield report.files[at].file, rows


def test_every_case_has_its_account(reports):
    assert set(reports) == set(ROWS)


@pytest.mark.parametrize("file", ROWS)
def test_every_row_is_accounted_for(rounds, reports, file):
    read, counted, reasons, notices = ROWS[file]
    output = {one.code: one.count for report, _ in rounds.values() for one in report.warnings if one.file == file}
    assert (reports[file].read, reports[file].counted, reports[file].reasons, output) == (
        read,
        counted,
        reasons,
        notices,
    )


def test_what_holds_no_companies_is_left_out_and_the_rest_counted(rounds):
    left_out = {one.file: one for report, _ in rounds.values() for one in report.left_out}
    assert {file: one.code for file, one in left_out.items()} == LEFT_OUT
    assert "第一行像是数据" in registers.describe_error(words("zh"), left_out["no-header.xlsx"])


@pytest.mark.parametrize("file", YEARS)
def test_years(companies, file):
    years = companies[file]["month"].fillna(0) // 100
    assert years.value_counts().to_dict() == YEARS[file]


@pytest.mark.parametrize("file", PLACES)
def test_places(companies, file):
    rows = zip(companies[file]["region"], companies[file]["open"], strict=True)
    assert [" ".join(filter(None, (region or "-", *_offered(one)))) for region, one in rows] == PLACES[file]


def _offered(one):
    return (one.kind, *one.candidates) if one else ()


def test_a_zone_says_where_its_companies_are_counted(rounds, dataset):
    output = registers.format_report(replace(rounds["most"][0], places=_zones(rounds)), dataset.regions, "zh")
    assert "“高新区”是开发区等功能区，不是行政区，计入成都市（1 行）" in output
    assert "“杭州经济技术开发区”是开发区等功能区，不是行政区 → 杭州市（浙江）？（1 行）" in output


def _zones(rounds):
    return tuple(one for one in rounds["most"][0].places if one.kind == "zone")


def test_statuses(companies):
    statuses = companies["statuses.csv"]["status"].value_counts().to_dict()
    assert statuses == {"existing": 4, "closed": 3, "other": 4, "unknown": 1}


@pytest.mark.parametrize("name", CAPITAL)
def test_capital(rounds, name):
    assert rounds[name][0].capital == CAPITAL[name]


def test_few_amounts_that_make_up_the_sum_are_told(rounds):
    (large,) = (one for one in rounds["most"][0].warnings if one.code == "large_amounts")
    assert (large.count, large.detail) == (2, "98%")


def test_rows_that_slipped_are_named_by_number_only(rounds):
    listed = pd.read_csv(rounds["most"][1] / REJECTED_ROWS, dtype=str, keep_default_na=False)
    shifted = listed[listed["file"] == "shifted.csv"][["row", "column", "cell", "reason"]]
    assert shifted.to_numpy().tolist() == [["10", "", "", "shifted"], ["11", "", "", "shifted"]]


def test_nobody_is_named(rounds, dataset):
    for report, folder in rounds.values():
        output = [registers.format_report(report, dataset.regions, lang) for lang in ("zh", "en")]
        for path in folder.iterdir():
            text = path.suffix != ".parquet"
            output.append(path.read_text(encoding="utf-8") if text else pd.read_parquet(path).to_csv())
        assert [person for person in PERSONS if any(person in text for text in output)] == []
