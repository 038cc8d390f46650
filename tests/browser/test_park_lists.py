"""A list of parks of one's own, imported by the command, opened on the page and left again."""

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from callbacks import commands
from data.parklists.lists import FOLDER
from data.settings import Settings
from scripts.serving import Atlas, serving
from tests.browser.conftest import NewReader
from tests.browser.controllers import Address, Filters, Headline, Sentence
from tests.browser.figures import Timeline
from tests.browser.reader import Reader
from tests.browser.staging import Stage
from tests.parklists import PARK, text


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atlas]:
    """The atlas over a copy of the shipped dataset that has one list more."""
    folder = tmp_path_factory.mktemp("lists")
    dataset = shutil.copytree(Settings().dataset, folder / "dataset", ignore=shutil.ignore_patterns(FOLDER))
    path = text(folder / "a.csv", [PARK, PARK | {"名称": "陀螺基地", "成立日期": "2011"}], [*PARK, "成立日期"])
    options = ["--as-of", "2024-06", "--name", "风筝名单", "--into", str(dataset)]
    assert commands.main(["import", "--parks", str(path), *options], lambda: None) == 0
    with serving(workers=1, dataset=dataset) as served:
        yield served


def choose(reader: Reader, name: str) -> None:
    """Choose a list in its menu."""
    filters = Filters(reader.page)
    filters.open("list")
    with reader.choosing():
        filters.pill("list").locator("label", has_text=name).click()


def test_a_list_of_one_s_own_is_opened_and_left(reader: Reader, page: Page) -> None:
    reader.open("region=440000")
    address, headline = Address(page), Headline(page)
    choose(reader, "风筝名单")
    address.expect_part("region=440000&list=feng-zheng-ming-dan-")
    headline.expect_fact("listed", "2")
    Sentence(page).expect("名单“风筝名单”，截至 2024-06")
    Filters(page).expect_offered("comparable", False)
    expect(page.locator("#founding-timeline .data-table")).to_contain_text("2011")
    headline.measure("companies")
    address.expect_part("measure=companies")
    address.expect_part("list=feng-zheng-ming-dan-")
    choose(reader, "本库收录名单")
    address.expect_query("region=440000")
    headline.expect_fact("listed", "3")
    page.go_back()
    address.expect_part("list=feng-zheng-ming-dan-")


def test_the_stage_shows_the_list_and_not_the_story_of_the_shipped_data(reader: Reader, page: Page) -> None:
    reader.open()
    choose(reader, "风筝名单")
    page.locator("#story-open").click()
    expect(page.locator("#story-kind")).to_contain_text("“风筝名单”的当前视图")
    page.locator("#story-close").click()
    stage = Stage(reader, "")
    stage.take()
    stage.expect_title("全国收录 2 家")
    stage.expect_count("1 / 3")
    expect(page.locator("#stage-subtitle")).to_contain_text("风筝名单")
    page.keyboard.press("Escape")
    stage.expect_gone()
    choose(reader, "本库收录名单")
    page.locator("#story-open").click()
    expect(page.locator("#story-scenes > li")).to_have_count(8)
    expect(page.locator("#story-kind")).to_contain_text("自带")


def test_a_link_opens_the_list_in_english(reader: Reader, new_reader: NewReader) -> None:
    reader.open()
    choose(reader, "风筝名单")
    other = new_reader((360, 800))
    other.open(f"{urlsplit(reader.page.url).query}&lang=en")
    Sentence(other.page).expect("by the list “风筝名单” of 2024-06")
    Headline(other.page).expect_fact("listed", "2")


def test_a_click_chooses_one_year_of_the_list_on_a_narrow_screen_too(reader: Reader, page: Page) -> None:
    reader.open()
    choose(reader, "风筝名单")
    link = urlsplit(page.url).query
    for width, height in ((1366, 768), (360, 800)):
        page.set_viewport_size({"width": width, "height": height})
        reader.open(link)
        page.locator("#founding-timeline").scroll_into_view_if_needed()
        Timeline(reader).click("2011")
        Address(page).expect_part("years=2011")
        Headline(page).expect_fact("listed", "1")
