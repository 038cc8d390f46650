"""A list of parks of one's own, imported by the command, opened on the page and left again."""

import shutil
from collections.abc import Iterator

import pytest

from callbacks import commands
from data.parklists.lists import FOLDER
from data.settings import Settings
from scripts.reading import Reader
from scripts.serving import Atlas, serving
from tests.browser.conftest import NewReader
from tests.browser.screen import fact, query, sentence, timeline_pixel
from tests.parklists import PARK, text


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atlas]:
    """The atlas over a copy of the shipped dataset that has one list more."""
    folder = tmp_path_factory.mktemp("lists")
    dataset = shutil.copytree(Settings().dataset, folder / "dataset", ignore=shutil.ignore_patterns(FOLDER))
    path = text(folder / "a.csv", [PARK, PARK | {"名称": "陀螺基地", "成立日期": "2011"}], [*PARK, "成立日期"])
    options = ["--as-of", "2024-06", "--name", "风筝名单", "--into", str(dataset)]
    assert commands.main(["import", "--parks", str(path), *options], lambda: None) == 0
    with serving(dataset=dataset) as served:
        yield served


def choose(reader: Reader, name: str) -> None:
    """Choose a list in its menu."""
    menu = reader.page.locator("#filter-list")
    menu.locator(".menu-toggle").click()
    with reader.choosing():
        menu.locator("label", has_text=name).click()


def test_a_list_of_one_s_own_is_opened_and_left(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("region=440000")
    choose(reader, "风筝名单")
    assert query(reader.page).startswith("region=440000&list=feng-zheng-ming-dan-")
    assert fact(reader.page, "listed") == "2"
    assert "名单“风筝名单”，截至 2024-06" in sentence(reader.page)
    assert reader.page.locator("#filter-comparable:not(.unoffered)").count() == 0
    assert "2011" in reader.page.locator("#founding-timeline-twin").text_content()
    reader.act("measure:companies")
    assert "list=feng-zheng-ming-dan-" in query(reader.page)
    choose(reader, "本库收录名单")
    assert query(reader.page) == "region=440000"
    assert fact(reader.page, "listed") == "3"
    reader.page.go_back()
    reader.wait_painted()
    assert "list=feng-zheng-ming-dan-" in query(reader.page)


def test_the_stage_shows_the_list_and_not_the_story_of_the_shipped_data(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open()
    choose(reader, "风筝名单")
    page = reader.page
    page.locator("#story-open").click()
    page.locator("#story-scenes > li").first.wait_for()
    assert page.locator("#story-kind").inner_text().startswith("“风筝名单”的当前视图")
    page.locator("#story-close").click()
    page.keyboard.press("p")
    page.wait_for_selector("html[data-staged]")
    assert page.locator("#stage-title").inner_text().startswith("全国收录 2 家")
    assert page.locator("#stage-count").inner_text() == "1 / 3"
    assert "风筝名单" in page.locator("#stage-subtitle").inner_text()
    page.keyboard.press("Escape")
    choose(reader, "本库收录名单")
    page.locator("#story-open").click()
    page.locator("#story-scenes > li").nth(7).wait_for()
    assert "自带" in page.locator("#story-kind").inner_text()


def test_a_link_opens_the_list_in_english(new_reader: NewReader) -> None:
    first = new_reader()
    first.open()
    choose(first, "风筝名单")
    other = new_reader((360, 800))
    other.open(f"{query(first.page)}&lang=en")
    assert "by the list “风筝名单” of 2024-06" in sentence(other.page)
    assert fact(other.page, "listed") == "2"


@pytest.mark.parametrize("size", [(1366, 768), (360, 800)])
def test_a_click_chooses_one_year_of_the_list(new_reader: NewReader, size: tuple[int, int]) -> None:
    reader = new_reader((1366, 768))
    reader.open()
    choose(reader, "风筝名单")
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    reader.open(query(reader.page))
    reader.page.locator("#founding-timeline").scroll_into_view_if_needed()
    with reader.choosing():
        reader.page.mouse.click(*timeline_pixel(reader.page, "2011"))
    assert "years=2011" in query(reader.page)
    assert fact(reader.page, "listed") == "1"
