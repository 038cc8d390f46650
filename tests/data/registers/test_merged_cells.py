"""A cell of a province that is merged over several rows counts for each company in them, wherever the table begins."""

import pandas as pd
import pytest
import xlsxwriter

from data.registers.imports import STATUSES, SUMS

ROWS = [
    ("甲链业公司", "江苏省", "鼓楼区", "2015"),
    ("乙链业公司", "", "玄武区", "2016"),
    ("", "", "", ""),
    ("丙链业公司", "", "", "2017"),
    ("丁链业公司", "福建省", "鼓楼区", "2018"),
    ("戊链业公司", "", "", "2019"),
]
"""The first four lie under one merged cell, the last two under none: of 戊 nobody has said where it is."""


@pytest.mark.parametrize(("row", "column"), [(0, 0), (3, 2)])
def test_merged_provinces_reach_their_companies_and_blank_cells_stay_blank(make, tmp_path, row, column):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(row, column, ["公司名称", "所属省份", "所属区县", "成立日期"])
    for at, cells in enumerate(ROWS, start=row + 1):
        sheet.write_row(at, column, [cell or None for cell in cells])
    sheet.merge_range(row + 1, column + 1, row + 4, column + 1, "江苏省")
    book.close()
    report, folder = make(tmp_path / "a.xlsx")
    found = pd.read_parquet(folder / SUMS).groupby("region")[list(STATUSES)].sum().sum(axis=1)
    counts = {region: int(found.get(region, 0)) for region in ("320000", "350000", "")}
    assert (counts, report.total.reasons) == ({"320000": 3, "350000": 1, "": 1}, {"empty": 1, "unmatched_place": 1})
