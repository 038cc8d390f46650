"""A choice of columns on the page holds for the next files of that layout, and for no others."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.importing import LONG, ImportDialog
from tests.browser.reader import Reader

ROW = "不存在甲公司,2014-05-06,广东省\n"


def test_the_next_files_of_a_layout_are_read_as_the_first(reader: Reader, page: Page, tmp_path: Path):
    first, second, other = (tmp_path / f"{name}-2026-05-22.csv" for name in ("first", "second", "other"))
    first.write_text(f"COMP_NM,est_dt,省份\n{ROW}", "utf-8")
    second.write_text(f"COMP_NM,est_dt,省份\n{ROW}{ROW}", "utf-8")
    other.write_text(f"COMP_NM,est_dt,城市,省份\n{ROW}", "utf-8")
    dialog, preview = ImportDialog(page), page.locator("#upload-preview")
    name = preview.locator('[data-event="column:name"]')
    reader.open()
    dialog.choose(first)
    expect(preview).to_contain_text("COMP_NM", timeout=LONG)
    name.select_option("COMP_NM")
    expect(preview.locator("thead")).to_contain_text("企业名称COMP_NM", timeout=LONG)
    page.reload()
    dialog.choose(second)
    expect(preview.locator("thead")).to_contain_text("企业名称COMP_NM", timeout=LONG)
    expect(name).to_have_value("COMP_NM")
    page.reload()
    dialog.choose(other)
    expect(name).to_have_value("", timeout=LONG)
