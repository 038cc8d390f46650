"""A cell of a province that is merged over several rows counts for each company in them, wherever the table begins."""

import pandas as pd
import pytest
import xlsxwriter

from data.registers import markup
from data.registers.imports import STATUSES, SUMS

XML = "urn:schemas-microsoft-com:office:spreadsheet"
HEAD = ["公司名称", "所属省份", "所属区县", "成立日期"]
ROWS = [
    ("甲链业公司", "江苏省", "鼓楼区", "2015"),
    ("乙链业公司", "", "玄武区", "2016"),
    ("", "", "", ""),
    ("丙链业公司", "", "", "2017"),
    ("丁链业公司", "福建省", "鼓楼区", "2018"),
    ("戊链业公司", "", "", "2019"),
]
"""The first four lie under one merged cell, the last two under none: of 戊 nobody has said where it is."""
EXPECTED = ({"320000": 3, "350000": 1, "": 1}, {"empty": 1, "unmatched_place": 1})


@pytest.mark.parametrize(("row", "column"), [(0, 0), (3, 2)])
def test_merged_provinces_reach_their_companies_and_blank_cells_stay_blank(make, tmp_path, row, column):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(row, column, HEAD)
    for at, cells in enumerate(ROWS, start=row + 1):
        sheet.write_row(at, column, [cell or None for cell in cells])
    sheet.merge_range(row + 1, column + 1, row + 4, column + 1, "江苏省")
    book.close()
    assert _account(*make(tmp_path / "a.xlsx")) == EXPECTED


def _account(report, folder):
    """Companies counted by region, "" for no place, and why rows are not counted or have no place."""
    found = pd.read_parquet(folder / SUMS).groupby("region")[list(STATUSES)].sum().sum(axis=1)
    return {region: int(found.get(region, 0)) for region in EXPECTED[0]}, report.total.reasons


def _page(cell: str) -> str:
    """An HTML page of the rows, where `cell` is a merged one; what lies under it is not written at all."""
    rows = ["".join(f"<td>{text}</td>" for text in cells) for cells in ROWS]
    rows[0] = rows[0].replace("<td>江苏省</td>", cell)
    rows[1:4] = [row.replace("<td></td>", "", 1) for row in rows[1:4]]
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    return f"<html><table>{''.join(f'<tr>{row}</tr>' for row in (head, *rows))}</table></html>"


def test_merged_provinces_of_a_page_reach_their_companies(make, tmp_path):
    (tmp_path / "a.xls").write_text(_page('<td rowspan="4">江苏省</td>'), "utf-8")
    assert _account(*make(tmp_path / "a.xls")) == EXPECTED


def test_merged_provinces_of_xml_spreadsheet_2003_reach_their_companies(make, tmp_path):
    cell = '<Cell ss:Index="{}"{}><Data ss:Type="String">{}</Data></Cell>'
    rows = ["".join(cell.format(at, "", text) for at, text in enumerate(cells, 1) if text) for cells in (HEAD, *ROWS)]
    rows[1] = rows[1].replace('ss:Index="2"', 'ss:Index="2" ss:MergeDown="3"')
    table = "".join(f'<Row ss:Index="{number}">{row}</Row>' for number, row in enumerate(rows, 1) if row)
    book = (
        f'<Workbook xmlns="{XML}" xmlns:ss="{XML}"><Worksheet ss:Name="a"><Table>{table}</Table></Worksheet></Workbook>'
    )
    (tmp_path / "a.xls").write_text(f'<?xml version="1.0"?>{book}', "utf-8")
    assert _account(*make(tmp_path / "a.xls")) == EXPECTED


def test_a_merged_last_cell_of_a_page_moves_no_cell_of_later_rows():
    (_, rows, merged), *_ = markup.tables(
        b"<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d<td>e<tr><td>f<td>g<td>h</table>"
    )
    assert (list(rows()), merged) == ([["a", "b", "c"], ["d", "e", ""], ["f", "g", "h"]], {(0, 2): 1})
