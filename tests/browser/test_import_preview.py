"""Columns of an unknown layout are named before they are counted, for the next files too; the account is a grid."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.importing import LONG, ImportDialog
from tests.browser.reader import Reader

TABLE = "COMP_NM,est_dt,省份,法人\n不存在甲公司,2014-05-06,广东省,秘密甲\n不存在乙公司,某年,浙江省,秘密乙\n"


def test_a_reader_says_which_column_is_which_for_all_files_of_a_layout_and_finds_a_refusal_in_the_account(
    reader: Reader, page: Page, tmp_path: Path
):
    first, second = (tmp_path / f"{name}-2026-05-22.csv" for name in ("first", "second"))
    for file in (first, second):
        file.write_text(TABLE, "utf-8")
    dialog, preview = ImportDialog(page, previews=True), page.locator("#upload-preview")
    reader.open()
    dialog.choose(first)
    expect(preview).to_contain_text("COMP_NM", timeout=LONG)
    for ours, theirs in (("name", "COMP_NM"), ("date", "est_dt")):
        preview.locator(f'[data-event="column:0:{ours}"]').select_option(theirs)
    expect(preview.locator("thead")).to_contain_text("成立日期est_dt", timeout=LONG)
    expect(preview).not_to_contain_text("秘密甲")
    dialog.fill("provider", "某平台")
    dialog.press("send")
    dialog.expect_account("读入 2 行")
    grid = page.locator("#upload-grid")
    expect(grid.locator(".ag-row").first).to_contain_text("读入", timeout=LONG)
    expect(page.locator(".accounted table")).to_be_hidden()
    grid.locator(".ag-floating-filter-input input").nth(1).fill("不读的列")
    expect(grid.locator(".ag-row")).to_have_count(1)
    expect(grid.locator(".ag-row")).to_contain_text("法人")
    dialog.press("discard")
    dialog.expect_status("已删除")
    reader.load()
    dialog.choose(second)
    expect(preview.locator("thead")).to_contain_text("企业名称COMP_NM", timeout=LONG)
    expect(preview.locator('[data-event="column:0:date"]')).to_have_value("est_dt")


@pytest.mark.console_errors  # the browser itself reports the answer
def test_a_preview_that_the_server_refuses_or_never_answers_says_why(reader: Reader, page: Page, tmp_path: Path):
    file = tmp_path / "2026-05-22.csv"
    file.write_text(TABLE, "utf-8")
    dialog, preview = ImportDialog(page, previews=True), page.locator("#upload-preview")
    answers = {
        "<b>稍后</b>再试": lambda route: route.fulfill(status=503, json={"message": "<b>稍后</b>再试"}),
        "连接断了": lambda route: route.abort(),
        "照样可以导入": lambda route: route.fulfill(status=502, body="<html>Bad gateway</html>"),
    }
    reader.open()
    dialog.choose(file)
    for text, answer in answers.items():
        page.route("**/uploads/preview?*", answer)
        dialog.pick("kind", "parks")
        expect(preview).to_contain_text(text, timeout=LONG)
        dialog.pick("kind", "companies")
        page.unroute("**/uploads/preview?*", answer)
