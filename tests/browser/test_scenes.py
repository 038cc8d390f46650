"""The list of scenes: added, renamed, ordered, removed, taken away, brought back, shown."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.conftest import NewReader
from tests.browser.controllers import ANSWERS, hold_first
from tests.browser.reader import Reader
from tests.browser.staging import Stage
from tests.browser.test_reading import findings

ROWS = "#story-scenes > li"


class SceneList:
    """The dialog with the list of scenes; every expectation waits until it holds."""

    def __init__(self, reader: Reader, query: str = "") -> None:
        """Open the page and the list."""
        self.page = reader.page
        self.stage = Stage(reader)
        reader.open(query)
        self.page.locator("#story-open").click()
        self.rows.first.wait_for()

    @property
    def rows(self) -> Locator:
        return self.page.locator(ROWS)

    @property
    def titles(self) -> list[str]:
        """What the rows say now; to be compared with what they say after an event."""
        return [one.input_value() for one in self.rows.locator("[name=title]").all()]

    def press(self, name: str, row: int | None = None) -> None:
        """A button of the dialog, or of one row: "remove"."""
        place = (
            self.page.locator(f"#story-{name}")
            if row is None
            else self.rows.nth(row).locator(f'[data-event^="{name}:"]')
        )
        place.click()

    def write(self, row: int, name: str, text: str) -> None:
        field = self.rows.nth(row).locator(f"[name={name}]")
        field.fill(text)
        field.blur()

    def add(self, view: str = "province-map") -> None:
        count = self.rows.count()
        self.page.locator("#story-figure").select_option(view)
        self.press("add")
        expect(self.rows).to_have_count(count + 1)

    def load(self, file: Path) -> None:
        with self.page.expect_file_chooser() as choosing:
            self.press("load")
        choosing.value.set_files(file)

    def expect_titles(self, titles: list[str]) -> None:
        expect(self.rows).to_have_count(len(titles))
        for row, title in zip(self.rows.all(), titles, strict=True):
            expect(row.locator("[name=title]")).to_have_value(title)

    def expect_kind(self, text: str) -> None:
        expect(self.page.locator("#story-kind")).to_contain_text(text)

    def expect_status(self, text: str) -> None:
        expect(self.page.locator("#story-status")).to_contain_text(text)


def test_a_view_is_added_renamed_noted_and_kept(reader: Reader) -> None:
    scenes = SceneList(reader, "region=330000&measure=companies")
    scenes.add()
    assert "浙江" in scenes.titles[-1]
    last = scenes.rows.count() - 1
    scenes.write(last, "title", "浙江：没有公布企业数")
    scenes.write(last, "note", "口头说明")
    scenes.write(last, "title", "  ")
    scenes.expect_kind("我的")
    expect(scenes.rows.last.locator("[name=title]")).to_have_value("浙江：没有公布企业数")
    kept = "note => (localStorage.getItem('park-atlas-scenes/') ?? '').includes(note)"
    scenes.page.wait_for_function(kept, arg="口头说明")
    scenes = SceneList(reader)
    expect(scenes.rows.last.locator("[name=title]")).to_have_value("浙江：没有公布企业数")
    expect(scenes.rows.last.locator("[name=note]")).to_have_value("口头说明")


def test_quick_events_add_up_when_the_server_is_slow(reader: Reader) -> None:
    scenes = SceneList(reader)
    _, _, third, *rest = scenes.titles
    held = hold_first(scenes.page)
    with scenes.page.expect_request(ANSWERS):
        scenes.write(0, "title", "甲")
    scenes.press("remove", row=1)
    expect(scenes.rows).to_have_count(2 + len(rest))  # or the next button would be of the row that goes
    scenes.press("down", row=1)
    scenes.expect_titles(["甲", rest[0], third, *rest[1:]])
    with scenes.page.expect_response(lambda response: response.request == held[0].request):
        held[0].continue_()
    scenes.expect_titles(["甲", rest[0], third, *rest[1:]])


def test_shipped_scenes_are_ordered_by_buttons_and_dragging_and_the_focus_stays_with_them(reader: Reader) -> None:
    scenes = SceneList(reader)
    expect(scenes.rows).to_have_count(8)
    scenes.expect_kind("自带")
    first, second, third, *rest = scenes.titles
    scenes.rows.first.locator('[data-event^="down:"]').press("Enter")
    scenes.expect_titles([second, first, third, *rest])
    expect(scenes.rows.nth(1).locator('[data-event^="down:"]')).to_be_focused()
    scenes.page.keyboard.press("Shift+Tab")
    scenes.page.keyboard.press("Enter")
    scenes.expect_titles([first, second, third, *rest])
    handle = {"x": 8.0, "y": 20.0}
    scenes.rows.nth(0).drag_to(scenes.rows.nth(2), source_position=handle, target_position=handle)
    scenes.expect_titles([second, third, first, *rest])


def test_what_was_removed_comes_back(reader: Reader) -> None:
    scenes = SceneList(reader)
    before = scenes.titles
    scenes.press("remove", row=2)
    scenes.expect_titles(before[:2] + before[3:])
    scenes.expect_status(before[2])
    expect(scenes.page.locator("#story-undo")).to_be_focused()
    scenes.page.keyboard.press("Enter")
    scenes.expect_titles(before)
    expect(scenes.rows.first.locator("[name=title]")).to_be_focused()


def test_a_saved_file_opens_again(reader: Reader, tmp_path: Path) -> None:
    scenes = SceneList(reader)
    before = scenes.titles[1:]
    scenes.press("remove", row=0)
    scenes.expect_titles(before)
    with scenes.page.expect_download() as saving:
        scenes.press("save")
    file = tmp_path / "scenes.json"
    saving.value.save_as(file)
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["format"] == "park-atlas-scenes"
    assert [one["title"] for one in content["scenes"]] == before

    scenes.press("reset")
    expect(scenes.rows).to_have_count(8)
    scenes.load(file)
    scenes.expect_titles(before)


def test_a_bad_file_changes_nothing_and_every_error_is_listed(reader: Reader, tmp_path: Path) -> None:
    scenes = SceneList(reader)
    before = scenes.titles
    bad_scene = {"id": "a", "query": "?region=nowhere", "view": "weather", "title": "x", "note": ""}
    head = {"format": "park-atlas-scenes", "version": 1, "dataset": "blockchain"}
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(head | {"scenes": [bad_scene]}), encoding="utf-8")
    scenes.load(bad)
    scenes.expect_status("weather")
    scenes.expect_status("nowhere")
    scenes.expect_titles(before)
    bad.write_text("no scenes at all", encoding="utf-8")
    scenes.load(bad)
    expect(scenes.page.locator("#story-status")).not_to_contain_text("weather")
    scenes.expect_status("演示稿未变")
    scenes.expect_titles(before)


def test_the_readers_own_scenes_are_played_from_any_of_them(reader: Reader) -> None:
    scenes = SceneList(reader, "region=440000&measure=companies")
    scenes.add("ranking")
    mine = scenes.titles[-1]
    with scenes.stage.drawing():
        scenes.press("play", row=8)
    scenes.stage.expect_count("9 / 9")
    scenes.stage.expect_title(mine)
    scenes.page.keyboard.press("Escape")
    expect(scenes.page.locator("#story-open")).to_be_focused()


def test_the_view_as_it_stands_is_presented_alone(reader: Reader) -> None:
    scenes = SceneList(reader, "map=440000&measure=companies")
    with scenes.stage.drawing():
        scenes.press("view")
    scenes.stage.expect_count("1 / 1")
    scenes.stage.expect_title("广东")
    scenes.page.keyboard.press("Escape")
    assert "map=440000&measure=companies" in scenes.page.url
    assert "stage" not in scenes.page.url


def test_a_conclusion_that_no_longer_holds_is_marked_in_the_list_and_on_stage(reader: Reader, tmp_path: Path) -> None:
    """Nothing in the shipped story has fallen, so the answer says that one scene has, which is none of the story."""
    scenes = SceneList(reader)
    why = "前两市占比为 50.0%，应不低于 90.0%"

    def fall(route: Route) -> None:
        answer = route.fetch()
        content = answer.json()
        if "stage-scenes" in content["response"]:
            content["response"]["stage-scenes"]["data"]["scenes"][0] |= {"id": "", "holds": False, "why": why}
        route.fulfill(response=answer, json=content)

    scenes.page.route(ANSWERS, fall)
    with scenes.stage.drawing():
        scenes.press("play")
    expect(scenes.page.locator("#stage-doubt")).to_contain_text(why)
    scenes.page.unroute_all()
    with scenes.stage.drawing():
        scenes.page.keyboard.press("ArrowRight")
    expect(scenes.page.locator("#stage-doubt")).to_be_hidden()


def test_without_storage_the_list_says_so_and_goes_on(new_reader: NewReader) -> None:
    reader = new_reader()
    throwing = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    reader.page.add_init_script(throwing)
    scenes = SceneList(reader)
    scenes.add()
    scenes.expect_kind("不允许保存")
    with scenes.stage.drawing():
        scenes.press("play", row=8)
    scenes.stage.expect_count("9 / 9")


def test_scenes_become_slides(reader: Reader) -> None:
    scenes = SceneList(reader)
    titles = scenes.titles
    while len(titles) > 1:
        scenes.press("remove", row=0)
        titles = titles[1:]
        scenes.expect_titles(titles)
    with scenes.page.expect_download(timeout=60_000) as saving:
        scenes.press("deck")
    assert saving.value.suggested_filename.endswith(".pptx")
    assert Path(saving.value.path()).read_bytes()[:2] == b"PK"
    scenes.expect_status("已生成")


@pytest.mark.console_errors
def test_without_a_server_nothing_changes_and_the_dialog_says_so(reader: Reader) -> None:
    scenes = SceneList(reader)
    before = scenes.titles
    scenes.page.route("**/*", lambda route: route.abort())
    scenes.press("remove", row=0)
    scenes.expect_status("没有成功")
    scenes.expect_titles(before)
    scenes.page.unroute_all()
    scenes.press("down", row=0)
    scenes.expect_titles([before[1], before[0], *before[2:]])


@pytest.mark.parametrize("query", ["", "lang=en&theme=dark"])
def test_axe_finds_nothing_serious_in_the_list_and_the_focus_returns(reader: Reader, query: str) -> None:
    scenes = SceneList(reader, query)
    assert findings(scenes.page, "#story") == []
    scenes.page.keyboard.press("Escape")
    expect(scenes.page.locator("#story-open")).to_be_focused()
    assert "region" not in scenes.page.url
