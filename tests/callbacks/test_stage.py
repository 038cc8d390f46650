"""The stage: a scene laid out for its screen, and what an event there leads to."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from dash.exceptions import PreventUpdate

from callbacks import stage
from callbacks.feature import Server
from components.scenes import refresh
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dataset_overlays import DatasetOverlays
from data.selection import Lang

SCREEN = (1720, 700, 2.0)
NATION = {"id": "", "query": "", "view": "province-map", "title": ""}


@pytest.fixture
def server(dataset: Dataset, boundaries: Boundaries) -> Server:
    return Server(dataset, boundaries, "/", lambda: date(2026, 11, 22), DatasetOverlays(dataset))


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> Lang:
    chosen: Lang = request.param
    return chosen


def shipped(dataset: Dataset, lang: Lang = "zh") -> list[dict[str, Any]]:
    return [asdict(refresh(scene, dataset, lang)) for scene in dataset.story]


def scene_of(dataset: Dataset, name: str) -> dict[str, Any]:
    return next(scene for scene in shipped(dataset) if scene["id"] == name)


def answer(
    scene: dict[str, Any], server: Server, screen: tuple[float, ...] = SCREEN, lang: str = "zh", **request: Any
) -> dict[str, Any]:
    width, height, size = screen
    asked = {"serial": 3, "at": 0, "query": None, "act": "", "width": width, "height": height, "type": size} | request
    return stage.answer(asked, [scene], {"lang": lang, "theme": "dark"}, server)


def texts(answer: dict[str, Any]) -> str:
    return " ".join(one["text"] for one in answer["figure"]["layout"]["annotations"])


@pytest.mark.parametrize("size", [(1220, 480, 1.4), (1720, 700, 2.0), (3440, 1400, 4.0)])
def test_every_scene_is_laid_out_for_the_screen(
    server: Server, dataset: Dataset, size: tuple[int, int, float], lang: Lang
) -> None:
    for scene in shipped(dataset, lang):
        shown = answer(scene, server, size, lang)
        layout = shown["figure"]["layout"]
        assert (layout["width"], layout["height"]) == size[:2]
        assert layout["font"]["size"] == pytest.approx(12 * size[2], abs=0.1)
        smallest = min((one["font"]["size"] for one in layout.get("annotations", ())), default=99)
        assert smallest >= 0.79 * 12 * size[2], scene["id"]
        assert scene["subtitle"]
        assert scene["subtitle"] in shown["head"].unescape()
        assert ("来源" if lang == "zh" else "Sources") in shown["foot"]


def test_the_query_of_a_scene_comes_back_as_the_scene_has_it(server: Server, dataset: Dataset) -> None:
    for scene, own in zip(shipped(dataset), dataset.story, strict=True):
        assert answer(scene, server, lang="en")["shown"]["query"] == own.query.rstrip("?")


def test_the_share_of_enterprises_is_set_against_the_share_of_these_companies(server: Server, dataset: Dataset) -> None:
    message = texts(answer(scene_of(dataset, "guangdong-share"), server))
    for part in ("11.6%", "28,665,212", "105,649", "广州 28.1%", "57.0%", "88.4%", "广东 43.0%"):
        assert part in message


def test_the_parts_of_a_bar_add_up_to_its_whole(server: Server, dataset: Dataset) -> None:
    drawn = answer(scene_of(dataset, "guangdong-share"), server)
    rows: dict[float, float] = {}
    for shape in drawn["figure"]["layout"]["shapes"]:
        if shape["type"] == "rect":
            rows[shape["y0"]] = rows.get(shape["y0"], 0) + shape["x1"] - shape["x0"]
    assert len(rows) == 2
    assert list(rows.values()) == pytest.approx([1, 1], abs=1e-6)


def test_a_map_has_its_numbers_beside_it_and_its_note(server: Server, dataset: Dataset) -> None:
    drawn = answer(scene_of(dataset, "three-provinces"), server)
    assert all(part in texts(drawn) for part in ("浙江", "其余 17 个省份", "30"))
    assert "未经审图" in drawn["foot"]
    assert "未公布" in drawn["legend"]


def test_regional_scenes_carry_a_locator_of_the_whole_nation(server: Server, dataset: Dataset) -> None:
    drawn = answer(scene_of(dataset, "two-cities"), server)
    filled = [trace for trace in drawn["locator"]["data"] if trace["type"] == "choropleth"]
    assert any("440000" in trace["locations"] for trace in filled)
    assert "geo2" in drawn["locator"]["layout"], "the inset belongs to every map of the nation"
    assert drawn["locator"]["layout"]["width"] < 300
    assert not drawn["no_locator"]
    assert answer(NATION | {"view": "ranking"}, server)["no_locator"]


def test_a_choice_leads_to_the_new_query_and_its_own_sentence(server: Server) -> None:
    titled = NATION | {"title": "我的结论"}
    assert "我的结论" in answer(titled, server)["head"]
    chosen = answer(titled, server, act="choose:440000")
    assert chosen["shown"].items() >= {"serial": 3, "at": 0, "query": "?region=440000"}.items()
    assert "广东" in chosen["head"]
    assert "我的结论" not in chosen["head"]
    opened = answer(titled, server, query="?region=440000", act="open:440000")
    assert opened["shown"]["query"] == "?map=440000"
    assert '<option value="440100">广州</option>' in opened["places"]
    back = answer(titled, server, query="?map=440000", act="up:")
    assert back["shown"]["query"] == ""
    assert "我的结论" in back["head"]


def test_a_doubt_stands_over_the_scene_and_goes_with_another_choice(server: Server) -> None:
    doubted = NATION | {"title": "浙江第一", "holds": False, "why": "浙江为 3 家"}
    assert "浙江为 3 家" in answer(doubted, server)["head"]
    assert "浙江为 3 家" not in answer(doubted, server, act="choose:440000")["head"]
    assert "stage-doubt" not in answer(doubted | {"holds": None}, server)["head"]


def test_an_event_that_makes_no_sense_changes_nothing(server: Server) -> None:
    assert answer(NATION | {"view": "ranking"}, server, act="choose:nowhere")["shown"]["query"] == ""


def test_a_query_that_no_longer_means_anything_shows_the_nearest_valid_view(server: Server) -> None:
    assert answer(NATION | {"query": "?region=nowhere&years=2018"}, server)["shown"]["query"] == "?years=2018"


def test_a_view_that_does_not_exist_leaves_the_screen_as_it_is(server: Server) -> None:
    with pytest.raises(PreventUpdate):
        answer(NATION | {"view": "weather"}, server)


def test_the_foot_says_where_in_the_story_we_are(server: Server) -> None:
    scenes = [NATION | {"title": title} for title in ("甲", "乙 & 丙")]
    request = {"serial": 1, "at": 1, "query": None, "act": "", "width": 800, "height": 600, "type": 1.0}
    foot = stage.answer(request, scenes, {"lang": "zh", "theme": "light"}, server)["foot"]
    assert "2 / 2" in foot
    assert foot.count('aria-current="true"') == 1
    assert 'title="乙 &amp; 丙" aria-label="第 2 页 乙 &amp; 丙" aria-current="true"' in foot
