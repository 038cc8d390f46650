"""Merged cells of OpenDocument reach their companies; of a text that lost them nothing is filled in, but it is said."""

import zipfile

import pandas as pd
import pytest

from data.registers.continued import NOTE
from data.registers.imports import STATUSES, SUMS

HEAD = ["公司名称", "所属省份", "所属区县", "成立日期"]
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
COVERED = "<table:covered-table-cell/>"


def _row(*cells):
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _plain(*texts):
    return _row(*(CELL.format("", text) if text else "<table:table-cell/>" for text in texts))


def _ods(path, *sheets):
    names = " ".join(f'xmlns:{name}="{NAMES}:{name}:1.0"' for name in ("office", "table", "text"))
    tables = "".join(f'<table:table table:name="{at}">{rows}</table:table>' for at, rows in enumerate(sheets))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml", f'<?xml version="1.0"?><office:document-content {names}>{body}</office:document-content>'
        )
    return path


def _regions(folder):
    sums = pd.read_parquet(folder / SUMS).groupby("region")[list(STATUSES)].sum().sum(axis=1)
    return {region: int(sums.get(region, 0)) for region in ("320000", "350000", "")}


def _merged(blank_rows):
    """A sheet: three companies under one cell of a province that spans them, and rows that are left out as repeated."""
    gap = f'<table:table-row table:number-rows-repeated="{blank_rows}"><table:table-cell/></table:table-row>'
    spans = ' table:number-rows-spanned="3" table:number-columns-spanned="1"'
    return "".join(
        (
            gap if blank_rows else "",
            _plain(*HEAD),
            _row(
                *(
                    CELL.format(more, text)
                    for more, text in (("", "甲链业公司"), (spans, "江苏省"), ("", "鼓楼区"), ("", "2015"))
                )
            ),
            _row(CELL.format("", "乙链业公司"), COVERED, CELL.format("", "玄武区"), CELL.format("", "2016")),
            _row(CELL.format("", "丙链业公司"), COVERED, "<table:table-cell/>", CELL.format("", "2017")),
            _plain("丁链业公司", "福建省", "鼓楼区", "2018"),
            _plain("戊链业公司", "", "", "2019"),
        )
    )


@pytest.mark.parametrize("blank_rows", [0, 3])
def test_merged_provinces_of_opendocument_reach_their_companies(make, tmp_path, blank_rows):
    report, folder = make(_ods(tmp_path / "a.ods", _plain("说明"), _merged(blank_rows)))
    assert _regions(folder) == {"320000": 3, "350000": 1, "": 1}
    assert NOTE not in {one.code for one in report.warnings}


def _csv(path, provinces):
    rows = [f"第{at}链业公司,{province},,2015" for at, province in enumerate(provinces)]
    path.write_text("\n".join([",".join(HEAD), *rows]), "utf-8-sig")
    return path


@pytest.mark.parametrize(
    ("provinces", "said"),
    [
        (["江苏省", "", "", "福建省", "", "江苏省"], 3),
        (["江苏省", "", "", "江苏省", "", ""], 0),  # written again: blank cells mean something else
        (["", "", "江苏省", "", "福建省"], 0),  # nothing stands above the first
        (["江苏省", "福建省", "江苏省", "福建省", "", "江苏省"], 0),  # hardly any is blank
        (["江苏省", "江苏省", "福建省"], 0),
    ],
)
def test_a_text_that_may_have_lost_merged_cells_is_asked_about_and_not_filled_in(make, tmp_path, provinces, said):
    report, folder = make(_csv(tmp_path / "a.csv", provinces))
    assert [one.count for one in report.warnings if one.code == NOTE] == ([said] if said else [])
    assert _regions(folder) == {
        "320000": provinces.count("江苏省"),
        "350000": provinces.count("福建省"),
        "": provinces.count(""),
    }
