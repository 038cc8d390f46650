"""Columns of an unknown layout are named before anything is counted, and the account is a grid that filters."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.importing import LONG, ImportDialog
from tests.browser.reader import Reader

TABLE = "COMP_NM,est_dt,省份,法人\n不存在甲公司,2014-05-06,广东省,秘密甲\n不存在乙公司,某年,浙江省,秘密乙\n"


def test_a_reader_says_which_column_is_which_and_finds_a_refusal_in_the_account(
    reader: Reader, page: Page, tmp_path: Path
):
    file = tmp_path / "odd-2026-05-22.csv"
    file.write_text(TABLE, "utf-8")
    dialog, preview = ImportDialog(page), page.locator("#upload-preview")
    reader.open()
    dialog.choose(file)
    expect(preview).to_contain_text("COMP_NM", timeout=LONG)
    for ours, theirs in (("name", "COMP_NM"), ("date", "est_dt")):
        preview.locator(f'[data-event="column:{ours}"]').select_option(theirs)
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
