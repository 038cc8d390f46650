"""A reader drops a list of companies on an import of hers and sees who is on it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from data.dataset import Dataset
from tests.browser.importing import LONG, ImportDialog, imported
from tests.browser.reader import Reader
from tests.companylists import row
from tests.exports import company
from tests.parklists import text
from tests.snapshots import BEFORE, FIRST


def test_a_list_is_laid_over_the_import_on_the_page(
    reader: Reader, page: Page, upload_folder: Path, dataset: Dataset, tmp_path: Path
):
    upload = imported(upload_folder, dataset.regions, FIRST, BEFORE)
    series = f"{upload.results()[0].name}-existing"
    rows = [row(company(1)["name"], valid="2021"), row(company(2)["name"], valid="2025"), row("没有的公司")]
    dialog = ImportDialog(page)
    reader.open(f"?upload={upload.token}&series={series}&measure=companies")
    dialog.choose(text(tmp_path / "高企.csv", rows))
    dialog.pick("kind", "list")
    expect(page.locator("#upload-provider")).to_be_hidden()
    dialog.fill("as_of", "2021-12")
    dialog.fill("name", "高新技术企业")
    dialog.press("send")
    account = page.locator(".accounted .list")
    expect(account).to_contain_text("读入 3 行 = 按代码对上 0 + 按名称对上 2 + 不在本企业名录内 1", timeout=LONG)
    dialog.press("open_atlas")
    expect(page.locator("#sentence")).to_contain_text("“高新技术企业”名单（2021-12）内 2 家", timeout=LONG)
    expect(page.locator("#sentence")).to_contain_text("其中 1 家截至 2022-03-16 已到期")
    expect(page.locator("#ranking .partly")).to_have_count(1)
