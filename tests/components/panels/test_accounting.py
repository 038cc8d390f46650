"""The account file by file, as a table and as a grid, and a place that is one of several."""

import re

import pytest

from components.panels import accounting, upload_report
from components.style import Style
from data.parklists.report import REASONS as PARK_REASONS
from data.registers.report import REASONS, FileReport, OpenPlace, Report

ZH, EN = Style("zh", "light", 1920), Style("en", "light", 1920)
FILES = (
    FileReport("a.xlsx [2024]", 5001, 4800, {"duplicate_code": 150, "unmatched_place": 51}),
    FileReport("b.csv", 300, 299, {"empty": 1}),
)


def test_the_lines_of_each_file_add_up_and_say_what_to_do(dataset):
    report = Report(FILES, moved={"a.xlsx [2024]": 5})
    drawn = accounting.table(upload_report.rows(report, ZH), ZH)
    assert [column["headerName"] for column in drawn["columnDefs"]] == ["文件、工作表", "结果", "行数", "怎么办"]
    lines = [(one["file"], one["result"], one["rows"]) for one in drawn["rowData"]]
    assert lines == [
        ("a.xlsx [2024]", "读入", 5001),
        ("a.xlsx [2024]", "= 计入", 4805),
        ("a.xlsx [2024]", "+ 重复（统一社会信用代码）", 150),
        ("a.xlsx [2024]", "+ 地区对不上", 46),
        ("b.csv", "读入", 300),
        ("b.csv", "= 计入", 299),
        ("b.csv", "+ 空行", 1),
    ]
    content = str(upload_report.draw(report, {}, dataset.regions, ZH))
    table = re.findall(r'<td>([^<]*)</td><td class="number-cell">([^<]*)</td>', content)
    assert table == [(result, f"{rows:,}") for _, result, rows in lines]
    assert "在下面接受建议或选定地区" in content


@pytest.mark.parametrize(("section", "reasons"), [("registers", REASONS), ("parklists", PARK_REASONS)])
@pytest.mark.parametrize("style", [ZH, EN], ids=["zh", "en"])
def test_every_reason_has_its_advice(section, reasons, style):
    of_file = FileReport("a.csv", len(reasons), 0, dict.fromkeys(reasons, 1))
    words_of = "upload" if section == "registers" else section
    lines = accounting.account((of_file,), of_file, reasons, words_of, section, style.words)["files"][0][1]
    own = {line["advice"] for line in lines[2:]}
    assert "" not in own
    assert section == "parklists" or style.words("upload.advice") not in own


def test_a_place_that_is_one_of_several_is_asked_with_parents_and_settled_by_no_button_for_all(dataset, seen):
    several = ("110105", "220104")
    one = OpenPlace("", "", "朝阳区", "", 7, "朝阳区", "", kind="ambiguous", candidates=several)
    report = Report(FILES, places=(one,))
    content = str(upload_report.draw(report, {}, dataset.regions, ZH))
    asked = re.findall(r'data-event="place:(0=\d+)"[^>]*>([^<]*)<', content)
    assert asked == [("0=110105", "朝阳区（北京）"), ("0=220104", "朝阳区（吉林 / 长春）")]
    assert "data-all" not in content
    chosen = seen(upload_report.draw(report, {one.texts: "220104"}, dataset.regions, ZH))
    assert "已选定，计入朝阳区" in chosen
