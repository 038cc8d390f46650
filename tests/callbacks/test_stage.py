"""`/stage.json`: a scene laid out for its screen, and what an event on stage leads to."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from data.dataset import Dataset
from data.story import Scene

SCREEN = "width=1720&height=700&type=2"


def shown(client: FlaskClient, rest: str, screen: str = SCREEN) -> dict[str, Any]:
    answer = client.get(f"/stage.json?{screen}&{rest}")
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.get_json()
    return content


def texts(figure: dict[str, Any]) -> str:
    return " ".join(one["text"] for one in figure["layout"]["annotations"])


def asked(scene: Scene) -> str:
    return f"{scene.query.removeprefix('?')}&view={scene.view}&id={scene.id}"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(1220, 480, 1.4), (1720, 700, 2.0), (3440, 1400, 4.0)])
def test_every_scene_is_laid_out_for_the_screen(
    client: FlaskClient, dataset: Dataset, size: tuple[int, int, float], lang: str
):
    for scene in dataset.story:
        screen = "width={}&height={}&type={}".format(*size)
        answer = shown(client, f"{asked(scene)}&lang={lang}", screen)
        layout = answer["figure"]["layout"]
        assert (layout["width"], layout["height"]) == size[:2]
        assert layout["font"]["size"] == pytest.approx(12 * size[2], abs=0.1)
        smallest = min((one["font"]["size"] for one in layout.get("annotations", ())), default=99)
        assert smallest >= 0.79 * 12 * size[2], scene.id
        assert answer["subtitle"]
        assert answer["sources"]


def test_the_query_of_a_scene_comes_back_as_the_scene_has_it(client: FlaskClient, dataset: Dataset):
    for scene in dataset.story:
        assert shown(client, f"{asked(scene)}&lang=en&theme=dark")["query"] == scene.query.rstrip("?")


def test_the_share_of_enterprises_is_set_against_the_share_of_these_companies(client: FlaskClient):
    drawn = shown(client, "region=440000&measure=companies&view=region-profile&id=guangdong-share")
    told = texts(drawn["figure"])
    for part in ("11.6%", "28,665,212", "105,649", "广州 28.1%", "57.0%", "88.4%", "广东 43.0%"):
        assert part in told


def test_the_parts_of_a_bar_add_up_to_its_whole(client: FlaskClient):
    drawn = shown(client, "region=440000&measure=companies&view=region-profile&id=guangdong-share")
    rows: dict[float, float] = {}
    for shape in drawn["figure"]["layout"]["shapes"]:
        if shape["type"] == "rect":
            rows[shape["y0"]] = rows.get(shape["y0"], 0) + shape["x1"] - shape["x0"]
    assert len(rows) == 2
    assert list(rows.values()) == pytest.approx([1, 1], abs=1e-6)


def test_a_map_has_its_numbers_beside_it_and_its_note(client: FlaskClient):
    drawn = shown(client, "measure=published&view=province-map&id=three-provinces")
    told = texts(drawn["figure"])
    assert all(part in told for part in ("浙江", "其余 17 个省份", "30"))
    assert "未经审图" in drawn["note"]
    assert "未公布" in drawn["legend"]


def test_regional_scenes_carry_a_locator_of_the_whole_nation(client: FlaskClient):
    regional = shown(client, "map=440000&measure=companies&view=ranking&id=two-cities")["locator"]
    filled = [trace for trace in regional["data"] if trace["type"] == "choropleth"]
    assert any("440000" in trace["locations"] for trace in filled)
    assert "geo2" in regional["layout"], "the inset belongs to every map of the nation"
    assert regional["layout"]["width"] < 300
    assert shown(client, "view=ranking")["locator"] is None


def test_a_choice_answers_with_the_new_query_and_its_own_sentence(client: FlaskClient):
    chosen = shown(client, "view=province-map&act=choose:440000")
    assert chosen["query"] == "?region=440000"
    assert "广东" in chosen["title"]
    opened = shown(client, "region=440000&view=province-map&act=open:440000")
    assert opened["query"] == "?map=440000"
    assert {"adcode": "440100", "name": "广州"} in opened["places"]
    assert shown(client, "map=440000&view=province-map&act=up:")["query"] == ""


def test_an_event_that_makes_no_sense_changes_nothing(client: FlaskClient):
    assert shown(client, "view=ranking&act=choose:nowhere")["query"] == ""


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f"view=weather&{SCREEN}", 404),
        ("view=ranking", 400),
        ("view=ranking&width=9&height=700&type=2", 400),
        ("view=ranking&width=90000&height=700&type=2", 400),
        ("view=ranking&width=1000&height=700&type=nan", 400),
        ("view=ranking&width=1000&height=700&type=99", 400),
        (f"view=ranking&region=nowhere&{SCREEN}", 400),
    ],
)
def test_what_makes_no_sense_is_refused_in_both_languages(client: FlaskClient, query: str, status: int):
    answer = client.get(f"/stage.json?{query}")
    assert answer.status_code == status
    assert set(answer.get_json()["error"]) == {"zh", "en"}
