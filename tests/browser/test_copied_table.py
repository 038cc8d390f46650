"""Ctrl+Shift+C: the table of the figure at hand, for a spreadsheet."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader

NEXT = """async () => {
    const pause = () => new Promise(done => setTimeout(done, 20));
    for (let at = 0; at < 500 && await navigator.clipboard.readText() === 'before'; at += 1) await pause();
    return navigator.clipboard.readText();
}"""
"""What comes onto the clipboard in place of "before", within ten seconds."""

pytestmark = pytest.mark.usefixtures("clipboard")


def copied(page: Page, view: str) -> list[list[str]]:
    """Point at a figure, press the keys: the rows on the clipboard."""
    page.evaluate("() => navigator.clipboard.writeText('before')")
    page.locator(f'[data-view="{view}"]').hover(position={"x": 4, "y": 4})
    page.keyboard.press("Control+Shift+C")
    return [line.split("\t") for line in page.evaluate(NEXT).split("\r\n")]


TABLES = {
    "province-map": (["行政区划代码", "名称", "数值"], ["310000", "上海", "9", "家园区", "来源写明的数"]),
    "ranking": (["行政区划代码", "名称", "数值"], ["330000", "浙江", "4"]),
    "founding-timeline": (["年份", "时段", "收录园区", "公布园区"], ["2016", "2016", "3", "3"]),
    "headline": (["指标", "数值", "单位"], ["公布园区", "51", "家园区", "2022-03"]),
    "region-profile": (["指标", "数值", "单位"], ["企业法人单位", "28,665,212"]),
}


def test_the_table_of_the_figure_under_the_pointer(reader: Reader):
    reader.open()
    for view, (head, row) in TABLES.items():
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
    assert {len(cells) for cells in rows[:-1]} == {24}


def test_the_focus_comes_before_the_pointer(reader: Reader):
    reader.open()
    reader.page.locator('[data-event="export:founding-timeline"]').focus()
    assert copied(reader.page, "province-map")[0][0] == "年份"


@pytest.mark.console_errors
def test_a_server_that_cannot_be_reached_is_named_and_the_clipboard_stays(reader: Reader):
    reader.open()
    reader.page.evaluate("() => navigator.clipboard.writeText('before')")
    reader.page.route("**/data/*.tsv*", lambda route: route.abort())
    reader.page.locator('[data-view="ranking"]').hover(position={"x": 4, "y": 4})
    reader.page.keyboard.press("Control+Shift+C")
    expect(reader.page.locator("#unreachable")).to_be_visible()
    assert reader.page.evaluate("() => navigator.clipboard.readText()") == "before"
