"""The list of scenes without a browser: what each event makes of it, and what is kept."""

import base64
import json
import re
from datetime import date
from typing import Any

import pytest
from dash import no_update
from pydantic import TypeAdapter

from callbacks import story
from callbacks.feature import Server
from callbacks.scene_list import Page
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dataset_overlays import DatasetOverlays

MINE = {"id": "mine", "query": "?region=330000", "view": "ranking", "title": "我的结论", "note": "", "computed": []}


@pytest.fixture
def page(dataset: Dataset, boundaries: Boundaries) -> Page:
    server = Server(dataset, boundaries, "/", lambda: date(2026, 11, 22), DatasetOverlays(dataset))
    search = "?region=440000&measure=companies"
    return Page(links.parse(search, dataset).selection, search, "广东 · 园区图谱", "ranking", server)


def answer(
    page: Page, *acts: str | tuple[str, str], kept: Any = None, keeps: bool = True, **more: Any
) -> dict[str, Any]:
    """What a list of events leads to; each is an act, or an act with a value."""
    pairs = [(one, "") if isinstance(one, str) else one for one in acts]
    events = [{"serial": at, "act": act, "value": value} for at, (act, value) in enumerate(pairs, start=1)]
    state = TypeAdapter(story.StoryState).validate_python(more.get("state", {"applied": 0}))
    return story.answer({"list": events, "keeps": keeps}, state, kept, page)


def ids(answer: dict[str, Any]) -> list[str]:
    own: list[dict[str, Any]] = answer["kept"][""]
    return [scene["id"] for scene in own]


def test_the_shipped_story_is_listed_and_nothing_is_kept(page: Page, dataset: Dataset) -> None:
    opened = answer(page, "open")
    assert all(f'id="scene-{scene.id}"' in opened["scenes"] for scene in dataset.story)
    assert "自带" in opened["kind"]
    assert opened["kept"] == {"": None}
    assert opened["no_undo"]


def test_a_view_is_added_with_the_sentence_of_the_page(page: Page) -> None:
    added = answer(page, "add")
    new = added["kept"][""][-1]
    assert (new["id"], new["view"], new["query"]) == ("own-1", "ranking", page.search)
    assert "广东" in new["title"]
    assert "地区：广东" in new["subtitle"]
    assert "9" in added["status"]
    assert ids(answer(page, "add", kept=added["kept"]))[-2:] == ["own-1", "own-2"]


def test_events_that_were_not_answered_add_up_and_none_counts_twice(page: Page) -> None:
    kept = {"": [MINE, MINE | {"id": "two"}]}
    changed = answer(page, ("title:mine", "甲"), ("note:mine", "乙"), "down:mine", kept=kept)
    assert [(one["id"], one["title"], one["note"]) for one in changed["kept"][""]] == [
        ("two", "我的结论", ""),
        ("mine", "甲", "乙"),
    ]
    again = answer(page, ("title:mine", "甲"), "up:mine", kept=changed["kept"], state={"applied": 1})
    assert ids(again) == ["mine", "two"]


def test_what_the_reader_writes_is_no_longer_computed_nor_checked(page: Page, dataset: Dataset) -> None:
    first = dataset.story[0].id
    scene = answer(page, (f"title:{first}", "我说的"))["kept"][""][0]
    assert (scene["title"], scene["holds"], scene["computed"]) == ("我说的", None, ["note"])


def test_scenes_change_places_and_stay_within_the_list(page: Page) -> None:
    kept = {"": [MINE | {"id": name} for name in ("a", "b", "c")]}
    for act, order in {"up:b": "bac", "down:b": "acb", "up:a": "abc", "down:c": "abc", "up:x": "abc"}.items():
        assert "".join(ids(answer(page, act, kept=kept))) == order
    assert "".join(ids(answer(page, ("drop:a", "c"), kept=kept))) == "bca"
    assert "".join(ids(answer(page, ("drop:c", "a"), kept=kept))) == "cab"


def test_what_was_removed_comes_back_as_it_was(page: Page) -> None:
    kept = {"": [MINE, MINE | {"id": "two"}]}
    removed = answer(page, "remove:mine", kept=kept)
    assert ids(removed) == ["two"]
    assert "我的结论" in removed["status"]
    assert not removed["no_undo"]
    back = answer(page, "remove:mine", "undo", kept=removed["kept"], state=removed["state"])
    assert ids(back) == ["mine", "two"]
    assert back["no_undo"]


def test_undoing_the_first_change_lists_the_shipped_story_again(page: Page, dataset: Dataset) -> None:
    undone = answer(page, f"remove:{dataset.story[0].id}", "undo")
    assert undone["kept"] == {"": None}
    assert "自带" in undone["kind"]


def test_the_default_story_takes_the_place_of_the_readers_own_until_undone(page: Page) -> None:
    reset = answer(page, "reset", kept={"": [MINE]})
    assert reset["kept"] == {"": None}
    undone = answer(page, "reset", "undo", kept=reset["kept"], state=reset["state"] | {"applied": 1})
    assert ids(undone) == ["mine"]


def test_a_file_takes_the_place_of_the_list_and_a_bad_one_changes_nothing(page: Page) -> None:
    def upload(*scenes: dict[str, Any]) -> tuple[str, str]:
        content = json.dumps({"scenes": scenes}).encode()
        return "file", f"data:application/json;base64,{base64.b64encode(content).decode()}"

    loaded = answer(page, upload(MINE))
    assert ids(loaded) == ["mine"]
    assert "1" in loaded["status"]
    bad = answer(
        page, upload(MINE | {"view": "weather"}, MINE | {"id": "two", "query": "?region=nowhere"}), kept={"": [MINE]}
    )
    assert ids(bad) == ["mine"]
    assert all(part in bad["status"] for part in ("演示稿未变", "weather", "nowhere"))
    empty = answer(page, upload(), kept={"": [MINE]})
    assert ids(empty) == ["mine"]
    assert empty["status"] == "文件里没有演示页；列表没有改动"


def test_a_saved_file_holds_the_scenes_with_todays_numbers(page: Page) -> None:
    file = answer(page, "save", kept={"": [MINE]})["file"]
    content = json.loads(file["content"])
    assert re.fullmatch(r"演示页_区块链园区图谱_\d{4}-\d\d-\d\d\.json", file["filename"])
    assert (content["format"], content["dataset"]) == ("park-atlas-scenes", "blockchain")
    assert "地区：浙江" in content["scenes"][0]["subtitle"]


def test_the_stage_is_taken_from_any_scene_and_the_dialog_closes(page: Page) -> None:
    kept = {"": [MINE, MINE | {"id": "two"}]}
    assert answer(page, "open", kept=kept)["stage"] is no_update
    for act, first in {"play": 0, "play:two": 1, "present": 0}.items():
        played = answer(page, act, kept=kept)
        assert (len(played["stage"]["scenes"]), played["stage"]["first"]) == (2, first)
        assert played["is_open"] is False


def test_the_view_as_it_stands_is_presented_alone(page: Page) -> None:
    (scene,) = answer(page, "view")["stage"]["scenes"]
    assert (scene["query"], scene["view"]) == (page.search, "province-map")


def test_slides_are_made_of_what_the_list_shows(page: Page) -> None:
    asked = answer(page, "remove:mine", "deck", kept={"": [MINE, MINE | {"id": "two"}]})
    assert [scene["id"] for scene in asked["slides"]] == ["two"]
    assert "正在" in asked["status"]


def test_kept_scenes_that_no_longer_make_sense_are_listed_as_they_are(page: Page) -> None:
    assert 'value="我的结论"' in answer(page, "open", kept={"": [MINE | {"query": "?region=nowhere"}]})["scenes"]


def test_an_empty_list_gives_way_to_the_shipped_story_when_it_is_opened_again(page: Page, dataset: Dataset) -> None:
    emptied = answer(page, "remove:mine", kept={"": [MINE]})
    assert emptied["scenes"] == ""
    assert dataset.story[0].id in answer(page, "open", kept=emptied["kept"])["scenes"]


def test_a_browser_that_keeps_nothing_says_so_and_goes_on(page: Page) -> None:
    added = answer(page, "add", keeps=False)
    assert added["kept"] is no_update
    assert "不允许保存" in added["kind"]
    again = answer(page, "add", "add", keeps=False, state=added["state"])
    assert [scene["id"] for scene in again["state"]["kept"][""]][-2:] == ["own-1", "own-2"]


def test_a_list_that_an_earlier_version_kept_is_the_readers_own(page: Page) -> None:
    assert ids(answer(page, "open", kept=[MINE])) == ["mine"]
