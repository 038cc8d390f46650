"""A park list among tables of companies is left out of their import, and called what it is."""

from functools import partial
from pathlib import Path

import pytest
import xlsxwriter

from components import registers
from data.dataset import Dataset
from data.parklists import reader
from data.registers import files, importer, store
from data.registers.errors import RejectedImport
from data.registers.rule import Rule
from tests.exports import TIANYANCHA_2024, company, text

HEADER = ("名称", "省份", "城市", "类型", "状态")


def workbook(path: Path, **sheets: tuple[tuple[str, ...], ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def test_a_park_list_among_companies_is_named_file_by_file_and_sheet_by_sheet(tmp_path: Path, dataset: Dataset) -> None:
    parks = (HEADER, ("风筝园", "广东省", "深圳市", "产业园", "运营"))
    paths = [
        text(tmp_path / "companies.csv", TIANYANCHA_2024, [company(1)]),
        workbook(tmp_path / "parks.xlsx", 南=parks, 北=parks),
        workbook(tmp_path / "notes.xlsx", a=(("说明", "本表仅供参考"),)),
    ]
    folder = tmp_path / "made"
    folder.mkdir()
    recognize = partial(reader.recognize_park_lists, sources=paths, limits=files.LIMITS)
    importer.import_files(paths, Rule("2024-05-22"), dataset.regions, folder, lambda rows: None, recognize=recognize)
    report = store.read_report(folder)
    assert report.total.counted == 1
    left_out = {one.file: one.code for one in report.left_out}
    assert left_out == {
        "parks.xlsx [南]": "is_park_list",
        "parks.xlsx [北]": "is_park_list",
        "notes.xlsx": "no_header",
    }
    assert "这是园区名单的表头" in registers.format_report(report, dataset.regions, "zh")
    with pytest.raises(RejectedImport) as rejected:
        importer.import_files(
            paths[1:2], Rule("2024-05-22"), dataset.regions, folder, lambda rows: None, recognize=recognize
        )
    assert {one.code for one in rejected.value.errors} == {"is_park_list"}
