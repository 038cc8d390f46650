import string

import pytest

from components.dataset_errors import message
from components.words import words
from data.errors import ERROR_CODES, InvalidDataset, ValidationError

FAULTS = InvalidDataset(
    [
        ValidationError("bad_date", "harbour/parks.csv", 7, "founded", "2017-13", "YYYY | YYYY-MM | YYYY-MM-DD"),
        ValidationError("missing_folder", "/nowhere", expected="parks.csv"),
    ]
)


def test_one_message_lists_every_fault_in_chinese_and_then_in_english() -> None:
    assert message(FAULTS) == (
        "数据集有 2 处错误，没有启动：\n"
        "  /nowhere：文件夹不存在；其中应有 parks.csv\n"
        "  harbour/parks.csv 第 7 行 founded 列：“2017-13”不是日期；应为 YYYY | YYYY-MM | YYYY-MM-DD\n"
        "\n"
        "The dataset has 2 faults; nothing was started:\n"
        "  /nowhere: there is no such folder; it should hold parks.csv\n"
        '  harbour/parks.csv line 7, column founded: "2017-13" is not a date; expected YYYY | YYYY-MM | YYYY-MM-DD'
    )


@pytest.mark.parametrize("code", ERROR_CODES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fault_has_words(code: str, lang: str) -> None:
    places = {name for _, name, _, _ in string.Formatter().parse(words(lang).texts[f"dataset_errors.{code}"]) if name}
    assert places <= {"value", "expected"}


def test_braces_in_a_value_are_left_alone() -> None:
    assert "{file}" in message(
        InvalidDataset([ValidationError("unknown_region", "parks.csv", 2, "province", "{file}")])
    )
