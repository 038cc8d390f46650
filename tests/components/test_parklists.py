import csv
import string
from pathlib import Path

import pytest

from components import parklists, registers
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.parklists import importer
from data.parklists.columns import CHOICES
from data.parklists.errors import ROW_ERROR_CODES, RowError
from data.parklists.report import REASONS
from data.registers.errors import RejectedImport, reject
from tests.parklists import PARK, text


def output(tmp_path: Path, dataset: Dataset, lang: str) -> list[str]:
    rows = [
        PARK,
        PARK | {"名称": "陀螺基地", "城市": "穗", "成立日期": "2017-13", "类型": "基地园"},
        PARK | {"状态": "停运"},
        PARK | {"名称": "空竹园", "省份": "", "状态": "规划", "成立日期": "2017"},
        PARK | {"名称": "毽子园", "城市": "杭州"},
        {},
    ]
    path = text(tmp_path / "我的.csv", rows, [*PARK, "成立日期", "电话"])
    return parklists.format_report(
        importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path), dataset.regions, lang
    ).split("\n")


def test_every_row_and_every_fault_is_told_in_chinese(tmp_path: Path, dataset: Dataset) -> None:
    assert output(tmp_path, dataset, "zh") == [
        "名单“名单”：读入 6 行，收录 1 家",
        "  我的.csv：读入 6 行 = 收录 1 + 空行 1 + 必填项空着 1 + 地名不认识 1 + 地区上下级不符 1 + 重复 1",
        "不能收录的行（4 行），改好后重新导入：",
        "  我的.csv 第 3 行，“城市”：“穗”不认识，是否“广州市”？",
        "  我的.csv 第 3 行，“类型”：不认识，是否“基地”？应为 产业园、孵化器、基地、中心、试验区、其他 之一",
        "  我的.csv 第 3 行，“成立日期”：“2017-13”不是日期，应为 2017、2017-04 或 2017-04-28",
        "  我的.csv 第 4 行，“名称”：重复，与第 2 行名称、省份、城市相同",
        "  我的.csv 第 5 行，“省份”：空着，必须填写，是否“广东省”？",
        "  我的.csv 第 5 行，“成立日期”：状态是“规划”，不应有成立日期“2017”",
        "  我的.csv 第 6 行，“城市”：“杭州”不在广东省内；有同名的“杭州市”在别处",
        "  … 处的内容既非地名也非日期，可能含个人信息，不予显示；请按行号在原文件里查看。",
        "请留意：",
        "  我的.csv [电话]：有 1 列不是模板里的列，没有读入",
        "  我的.csv：1 行没有填可信度，按 C 收录",
        "  我的.csv：1 行没有写来源，来源记为这份名单",
    ]


def test_every_row_and_every_fault_is_told_in_english(tmp_path: Path, dataset: Dataset) -> None:
    lines = output(tmp_path, dataset, "en")
    assert lines[0] == 'List "名单": 6 rows read, 1 taken'
    assert '  我的.csv, row 3, 城市: "穗" is not known; is 广州市 (Guangzhou) meant?' in lines
    assert "  我的.csv, row 4, 名称: comes twice; row 2 has the same name, province and city" in lines
    assert '  我的.csv, row 5, 成立日期: a park that is planned has no date of founding, but "2017" is given' in lines


def test_one_row_is_no_rows(tmp_path: Path, dataset: Dataset) -> None:
    path = text(tmp_path / "a.csv", [PARK])
    report = importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path)
    assert 'List "名单": 1 row read, 1 taken' in parklists.format_report(report, dataset.regions, "en")
    again = importer.import_files(
        [text(tmp_path / "b.csv", [PARK, PARK])], "名单", "2024-06", dataset.regions, tmp_path
    )
    assert "= 1 taken + 1 duplicate\n" in parklists.format_report(again, dataset.regions, "en")


def test_refused_rows_are_told_in_one_language(tmp_path: Path, dataset: Dataset) -> None:
    rows = [PARK, PARK | {"城市": "穗", "类型": "产业圆", "成立日期": "=2017"}, PARK]
    path = text(tmp_path / "list.csv", rows, [*PARK, "成立日期"])
    report = importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path)
    zh, en = (
        list(csv.reader(parklists.rejected_rows_csv(report, dataset.regions, words(lang)).splitlines()))
        for lang in LANGUAGES
    )
    kinds = "产业园、孵化器、基地、中心、试验区、其他"
    assert zh == [
        ["文件", "行", "列", "单元格", "原因", "应为", "建议"],
        ["list.csv", "3", "城市", "穗", "地名不认识", "广东省", "广州市"],
        ["list.csv", "3", "类型", "…", "选项不认识", kinds, "产业园"],
        ["list.csv", "3", "成立日期", "…", "日期读不懂", "YYYY | YYYY-MM | YYYY-MM-DD", ""],
        ["list.csv", "4", "名称", "", "重复", "第 2 行", ""],
    ]
    assert en[1][5:] == ["广东省 (Guangdong)", "广州市 (Guangzhou)"]
    assert en[2][4:] == [
        "with an unknown choice",
        "Industrial park, Incubator, Base, Centre, Pilot zone, Other",
        "Industrial park",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ROW_ERROR_CODES)
@pytest.mark.parametrize("suggestion", ["", "440000"])
def test_every_fault_has_words(code: str, lang: str, suggestion: str, dataset: Dataset) -> None:
    """Those that never come with a suggestion have none for it, and are not told with one."""
    key = f"parklists.error_{code}{'_maybe' if suggestion else ''}"
    if key not in words(lang):
        return
    error = RowError(code, "a.csv", 3, "city", "城市", "穗", "440000", suggestion)  # type: ignore[arg-type]
    assert "a.csv" in parklists.describe_error(error, dataset.regions, words(lang))
    places = {name for _, name, _, _ in string.Formatter().parse(words(lang).texts[key]) if name}
    assert places <= {"cell", "expected", "suggestion"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_and_every_column_has_words(lang: str) -> None:
    for reason in REASONS:
        assert words(lang)(f"parklists.reason_{reason}")
    for column in CHOICES:
        assert all(parklists.choices(column, words(lang)))


OF_A_LIST = (
    *("no_such_file", "no_files", "empty_file", "not_a_table", "damaged", "password", "encoding", "no_header"),
    *("no_place_column", "long_cell", "zip_in_zip", "too_many_files", "too_large", "too_large_unpacked"),
    *("too_many_rows", "is_register"),
)


@pytest.mark.parametrize("code", OF_A_LIST)
def test_every_refused_file_is_told_in_both_languages(code: str) -> None:
    rejected = RejectedImport(reject(code, "a.csv", "12").errors)  # type: ignore[arg-type]
    message = registers.rejection_message(rejected, section=parklists.SECTION)
    assert message.count("a.csv") == 2


def test_a_list_s_card_says_who_made_it_and_what_was_left_out(tmp_path: Path, dataset: Dataset) -> None:
    from datetime import date

    path = text(tmp_path / "a(W20092410781727).csv", [PARK, PARK])
    report = importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path)
    card = parklists.list_definition(report, date(2026, 11, 23))
    assert (card["name"], card["as_of"], card["made"], card["files"]) == ("名单", "2024-06", "2026-11-23", ["a.csv"])
    assert "读入 2 行，收录 1 家，不能收录 1 行" in card["source"]["says_zh"]
    assert "rows read: 2; parks taken: 1; rows refused: 1" in card["source"]["says_en"]
