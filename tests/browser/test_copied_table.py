"""Ctrl+Shift+C: the table of the figure at hand, for a spreadsheet."""

import pytest
from playwright.sync_api import Page, expect

from scripts.reading import Reader
from tests.browser.conftest import NewReader


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """One who lets the page use the clipboard."""
    return new_reader(permissions=["clipboard-read", "clipboard-write"])


def copied(page: Page, view: str) -> list[list[str]]:
    """Point at a figure, press the keys: the rows on the clipboard."""
    page.locator(f'[data-view="{view}"]').hover(position={"x": 4, "y": 4})
    page.keyboard.press("Control+Shift+C")
    page.locator("#toast").wait_for()  # it comes once the clipboard has the table
    return [line.split("\t") for line in page.evaluate("() => navigator.clipboard.readText()").split("\r\n")]


@pytest.mark.parametrize(
    ("view", "head", "row"),
    [
        ("province-map", ["地区", "家", "说明"], ["上海", "9", "来源写明的数"]),
        ("ranking", ["地区", "公布数（财联社记者不完全统计）", "本库收录（不作排名）"], ["浙江", "9", "4"]),
        ("founding-timeline", ["成立年份", "公布", "收录", "精度"], ["2016", "3", "3", "精确到月 3"]),
        ("headline", ["数值", "指标", "说明"], ["51", "公布园区", "财联社记者不完全统计"]),
        ("region-profile", ["指标", "数值"], ["企业法人单位", "28,665,212 家 2021"]),
    ],
)
def test_the_table_of_the_figure_under_the_pointer(reader: Reader, view: str, head: list[str], row: list[str]):
    reader.open()
    rows = copied(reader.page, view)
    assert rows[0][: len(head)] == head
    assert row in [cells[: len(row)] for cells in rows]
    assert rows[-1][0].startswith("来源：")
    assert "财联社" in rows[-1][0]
    expect(reader.page.locator("#toast")).to_contain_text("已复制表格")


def test_every_park_is_a_row(reader: Reader):
    reader.open()
    rows = copied(reader.page, "parks")
    assert len(rows) == 1 + 36 + 1
    assert {len(cells) for cells in rows[:-1]} == {9}


def test_the_focus_comes_before_the_pointer(reader: Reader):
    reader.open()
    reader.page.locator('[data-event="export:founding-timeline"]').focus()
    assert copied(reader.page, "province-map")[0][0] == "成立年份"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@cmd"])
def test_no_cell_is_run_by_a_spreadsheet(reader: Reader, text: str):
    reader.open()
    reader.page.evaluate("text => (document.querySelector('#ranking tbody th button').textContent = text)", text)
    assert copied(reader.page, "ranking")[1][0] == f"'{text}"
