"""The list of scenes: added, renamed, ordered, removed, taken away, brought back, shown."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.reading import Reader
from tests.browser.staging import count, staging, title
from tests.browser.test_reading import findings


def rows(page: Page) -> list[str]:
    return [one.input_value() for one in page.locator("#story-scenes input[name=title]").all()]


def opened(reader: Reader, query: str = "") -> Page:
    """The page with the list of scenes open."""
    page = reader.page
    reader.open(query)
    page.locator('#header [data-event="story:"]').click()
    page.locator("#story-scenes > li").first.wait_for()
    return page


def status(page: Page) -> str:
    return page.locator("#story-says").inner_text()


def add(page: Page, view: str = "province-map") -> None:
    before = len(rows(page))
    page.locator("#story-view").select_option(view)
    page.locator('[data-event="story:add"]').click()
    expect(page.locator("#story-scenes > li")).to_have_count(before + 1)


def test_the_shipped_story_is_listed_until_the_reader_has_scenes(reader: Reader):
    page = opened(reader)
    assert len(rows(page)) == 8
    assert "自带" in page.locator("#story-kind").inner_text()


def test_a_view_is_added_renamed_noted_and_kept(reader: Reader):
    page = opened(reader, "region=330000&measure=companies")
    add(page)
    assert "浙江" in rows(page)[-1]
    last = page.locator("#story-scenes > li").last
    last.locator("[name=title]").fill("浙江：没有公布企业数")
    last.locator("[name=note]").fill("口头说明")
    last.locator("[name=note]").blur()
    assert "我的" in page.locator("#story-kind").inner_text()
    page = opened(reader)
    assert rows(page)[-1] == "浙江：没有公布企业数"
    assert page.locator("#story-scenes textarea").last.input_value() == "口头说明"


def test_scenes_are_ordered_by_buttons_and_the_focus_stays_with_them(reader: Reader):
    page = opened(reader)
    first, second, *_ = rows(page)
    page.locator('#story-scenes [data-event="story:down"]').first.press("Enter")
    assert rows(page)[:2] == [second, first]
    focused = page.evaluate(
        "[...document.querySelectorAll('#story-scenes li')].indexOf(document.activeElement.closest('li'))"
    )
    assert focused == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert rows(page)[:2] == [first, second]


def test_scenes_are_ordered_by_dragging(reader: Reader):
    page = opened(reader)
    first, second, third, *_ = rows(page)
    items = page.locator("#story-scenes > li")
    items.nth(0).drag_to(items.nth(2), source_position={"x": 8, "y": 20}, target_position={"x": 8, "y": 20})
    assert rows(page)[:3] == [second, third, first]


def test_what_was_removed_comes_back(reader: Reader):
    page = opened(reader)
    before = rows(page)
    page.locator('#story-scenes [data-event="story:remove"]').nth(2).click()
    assert rows(page) == before[:2] + before[3:]
    assert before[2] in status(page)
    expect(page.locator("#story-undo")).to_be_focused()
    page.keyboard.press("Enter")
    assert rows(page) == before


def test_a_saved_file_opens_again_and_a_bad_one_changes_nothing(reader: Reader, tmp_path: Path):
    page = opened(reader)
    page.locator('#story-scenes [data-event="story:remove"]').first.click()
    before = rows(page)
    with page.expect_download() as saving:
        page.locator('[data-event="story:save"]').click()
    file = tmp_path / "scenes.json"
    saving.value.save_as(file)
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["format"] == "park-atlas-scenes"
    assert [one["title"] for one in content["scenes"]] == before

    page.locator('[data-event="story:reset"]').click()
    expect(page.locator("#story-scenes > li")).to_have_count(8)
    page.locator("#story-file").set_input_files(file)
    expect(page.locator("#story-scenes > li")).to_have_count(7)
    assert rows(page) == before


@pytest.mark.console_errors
def test_a_bad_file_changes_nothing_and_every_fault_is_listed(reader: Reader, tmp_path: Path):
    page = opened(reader)
    before = rows(page)
    scenes = [{"id": "a", "query": "?region=nowhere", "view": "weather", "title": "x", "note": ""}]
    head = {"format": "park-atlas-scenes", "version": 1, "dataset": "blockchain"}
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(head | {"scenes": scenes}), encoding="utf-8")
    page.locator("#story-file").set_input_files(bad)
    expect(page.locator("#story-says")).to_contain_text("weather")
    assert "nowhere" in status(page)
    assert rows(page) == before
    bad.write_text("no scenes at all", encoding="utf-8")
    page.locator("#story-file").set_input_files(bad)
    expect(page.locator("#story-says")).not_to_contain_text("weather")
    assert "演示稿未变" in status(page)
    assert rows(page) == before


def test_the_readers_own_scenes_are_played_from_any_of_them(reader: Reader):
    page = opened(reader, "region=440000&measure=companies")
    add(page, "ranking")
    mine = rows(page)[-1]
    with staging(page):
        page.locator('#story-scenes [data-event="story:play"]').last.click()
    assert count(page) == "9 / 9"
    assert title(page) == mine


def test_the_view_as_it_stands_is_presented_alone(reader: Reader):
    page = opened(reader, "map=440000&measure=companies")
    with staging(page):
        page.locator('[data-event="story:view"]').click()
    assert count(page) == "1 / 1"
    assert "广东" in title(page)
    page.keyboard.press("Escape")
    assert "map=440000&measure=companies" in page.url
    assert "stage" not in page.url


def test_a_conclusion_that_no_longer_holds_is_marked_in_the_list_and_on_stage(reader: Reader):
    page = reader.page
    why = "前两市占比为 50.0%，应不低于 90.0%"

    def broken(route):
        answer = route.fetch()
        content = answer.json()
        content["scenes"][0] |= {"holds": False, "why": why}
        route.fulfill(response=answer, json=content)

    page.route("**/export/story.json*", broken)
    opened(reader)
    expect(page.locator("#story-scenes .doubt").first).to_contain_text(why)
    assert page.locator("#story-scenes .doubt:visible").count() == 1
    with staging(page):
        page.locator('#story [data-event="story:play"]').last.click()
    expect(page.locator("#stage-doubt")).to_contain_text(why)
    with staging(page):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#stage-doubt")).to_be_hidden()


def test_without_storage_the_list_says_so_and_goes_on(reader: Reader):
    page = reader.page
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    opened(reader)
    add(page)
    expect(page.locator("#story-kind")).to_contain_text("不允许保存")
    with staging(page):
        page.locator('#story-scenes [data-event="story:play"]').last.click()
    assert count(page) == "9 / 9"


def test_scenes_become_slides(reader: Reader):
    page = opened(reader)
    for _ in range(7):
        page.locator('#story-scenes [data-event="story:remove"]').first.click()
    with page.expect_download(timeout=60_000) as saving:
        page.locator('[data-event="story:deck"]').click()
    assert saving.value.suggested_filename.endswith(".pptx")
    assert Path(saving.value.path()).read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("query", ["", "lang=en&theme=dark"])
def test_axe_finds_nothing_serious_in_the_list_and_the_focus_returns(reader: Reader, query: str):
    page = opened(reader, query)
    assert findings(page) == []
    page.keyboard.press("Escape")
    expect(page.locator('#header [data-event="story:"]')).to_be_focused()
