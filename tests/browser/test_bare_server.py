"""A server under another path, without a browser and without uploads: what it lacks is told or not offered."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.serving import Atlas, serving
from tests.browser.controllers import Headline, Path, SearchField, SourceCard
from tests.browser.exporting import open_dialog
from tests.browser.reader import Reader, requested
from tests.browser.test_picture_that_remembers import drop


@pytest.fixture(scope="module")
def atlas() -> Iterator[Atlas]:
    """The served atlas."""
    with serving(workers=1, ATLAS_BASE_PATH="/atlas/", BROWSER_PATH="/no/such/browser", ATLAS_UPLOADS="0") as served:
        yield served


def test_under_another_base_path_everything_stays_under_it(reader: Reader, page: Page):
    with requested(page) as requests:
        reader.load("region=440000")
        SearchField(page).type("gd")
        SearchField(page).expect_hit("440000")
        page.keyboard.press("Escape")
        Headline(page).source("companies").click()
        SourceCard(page).expect("财联社")
        page.keyboard.press("Escape")
        Path(page).go("全国")
        Path(page).expect("全国")
    assert [one.url for one in requests if not urlsplit(one.url).path.startswith("/atlas/")] == []


def test_without_a_browser_on_the_server_pdf_rests_and_says_why(reader: Reader, page: Page):
    reader.open()
    open_dialog(page)
    expect(page.locator("#export-form [value=pdf]")).to_be_disabled()
    expect(page.locator("#export-no-chrome")).to_contain_text("Chrome")
    expect(page.locator("#export-form [value=png]")).to_be_checked()


def test_without_uploads_nothing_is_offered(reader: Reader, page: Page):
    reader.open()
    expect(page.locator("#upload-open")).to_be_hidden()
    drop(page, b"a,b", "x.csv")
    expect(page.locator("#banner")).to_contain_text("不是图谱导出的图片")
    expect(page.locator("#upload-form")).to_be_hidden()
