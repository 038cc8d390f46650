"""The header is found by what it holds; personal columns are never among those read."""

import random

import pytest

from data.registers import headers
from data.registers.columns import COLUMNS
from tests.exports import LAYOUTS, NAMES, PERSONAL


def test_every_layout_gives_all_columns(layout):
    found = headers.find([["声明"], [], layout])
    assert found.row == 2
    lacking = {column for column, names in NAMES.items() if not set(names) & set(layout)}
    assert set(found.positions) == set(COLUMNS) - lacking
    assert not set(found.labels.values()) & set(PERSONAL)


def test_the_order_of_columns_does_not_matter(layout):
    mixed = random.Random(1).sample(layout, len(layout))
    found = headers.find([mixed])
    assert {column: mixed[at] for column, at in found.positions.items()} == {
        column: layout[at] for column, at in headers.find([layout]).positions.items()
    }


def test_the_matched_name_wins_over_the_one_that_was_asked_for():
    assert headers.find([LAYOUTS["qichacha-2025"]]).labels["name"] == "系统匹配企业名称"


@pytest.mark.parametrize(
    "rows",
    [
        [["公司名称"]],
        [["公司名称", "电话", "邮箱"]],
        [["登记状态", "成立日期", "所属省份"]],
        [[None, 1, 2.5]],
        [],
    ],
)
def test_what_is_no_header(rows):
    assert headers.find(rows) is None


def test_a_header_below_the_twentieth_row_is_not_looked_for(layout):
    assert headers.find([["x"]] * 19 + [layout]).row == 19
    assert headers.find([["x"]] * 20 + [layout]) is None


def test_names_are_folded():
    assert headers.find([["\ufeff 企业名称\n", "登记状态 ", "注册资本（万元）", '="成立日期"']]).labels == {
        "name": "企业名称",
        "status": "登记状态",
        "date": "成立日期",
        "capital": "注册资本(万元)",
    }
