"""Story, scenes, deck and workbook by their addresses."""

import json
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation

from components.words import words
from data.scenes.exchange import MAX_BYTES

OWN = {"id": "mine", "query": "?map=440000&measure=companies", "view": "ranking", "title": "我的结论", "note": "备注"}


def test_the_story_is_a_file_that_can_be_handed_in_again(client):
    story = client.get("/export/story.json").get_json()
    assert (story["format"], story["version"], story["dataset"]) == ("park-atlas-scenes", 1, "blockchain")
    assert len(story["scenes"]) == 8
    assert {scene["holds"] for scene in story["scenes"]} == {True}
    again = client.post("/export/scenes.json", json=story)
    assert again.get_json() == story


def test_a_kept_story_is_told_in_another_language(client):
    story = client.get("/export/story.json").get_json()
    english = client.post("/export/scenes.json", json={"scenes": story["scenes"], "lang": "en"}).get_json()
    assert english["scenes"] == client.get("/export/story.json?lang=en").get_json()["scenes"]


def test_old_numbers_of_a_kept_title_are_computed_anew(client):
    (scene, *_) = client.get("/export/story.json").get_json()["scenes"]
    old = scene | {"title": "截至 2021 年，40 家", "holds": False, "why": "旧"}
    (fresh,) = client.post("/export/scenes.json", json={"scenes": [old]}).get_json()["scenes"]
    assert fresh == scene


def test_a_reader_s_scene_comes_back_with_subtitle_and_sources(client):
    (scene,) = client.post("/export/scenes.json", json={"scenes": [OWN]}).get_json()["scenes"]
    assert (scene["title"], scene["note"], scene["holds"], scene["computed"]) == ("我的结论", "备注", None, [])
    assert "地区：广东" in scene["subtitle"]
    assert scene["sources"]


@pytest.mark.parametrize("address", ["/export/scenes.json", "/export/deck.pptx"])
def test_a_bad_file_is_refused_with_every_fault_in_both_languages(address, client):
    bad = [OWN | {"view": "chart"}, OWN | {"id": "two", "query": "?region=1"}]
    answer = client.post(address, json={"scenes": bad})
    message = answer.get_json()
    assert answer.status_code == 400
    assert len(message["faults"]) == 2
    assert "2 处错误" in message["error"]["zh"]
    assert "2 faults" in message["error"]["en"]
    assert message["message"] == message["error"]["zh"]


@pytest.mark.parametrize("address", ["/export/scenes.json", "/export/deck.pptx"])
def test_a_large_or_unreadable_body_is_refused(address, client):
    assert client.post(address, data=b" " * (MAX_BYTES + 1)).status_code == 400
    assert client.post(address, data=b"{").status_code == 400
    assert client.post(address).status_code == 400


def test_a_deck_of_handed_scenes_links_to_this_server(client):
    body = {"scenes": [OWN], "lang": "en", "theme": "dark"}
    answer = client.post("/export/deck.pptx", json=body, base_url="https://atlas.example")
    assert answer.status_code == 200
    assert "filename*=UTF-8''slides_Blockchain-Park-Atlas_" in answer.headers["Content-Disposition"]
    cover, slide = Presentation(BytesIO(answer.data)).slides
    assert slide.shapes.title.text_frame.text == "我的结论"
    assert "https://atlas.example/?map=440000&measure=companies&lang=en" in slide.notes_slide.notes_text_frame.text
    assert "Blockchain Park Atlas" in cover.shapes.title.text_frame.text


def test_the_workbook_holds_the_rows_of_the_endpoint(client):
    answer = client.get("/export/workbook.xlsx?map=440000&measure=companies")
    assert answer.mimetype.endswith("spreadsheetml.sheet")
    sheet = openpyxl.load_workbook(BytesIO(answer.data))["各地"]
    header = [cell.comment.text.split()[-1] for cell in sheet[1]]
    rows = [dict(zip(header, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    message = client.get("/data/ranking.json?map=440000&measure=companies").get_json()["rows"]
    for row in message:  # cells hold words where the endpoint has codes
        row |= {"unit": "家企业", "state": words("zh")(f"states.{row['state']}_long")}
    assert rows == message


def test_a_workbook_of_nothing_that_exists_is_refused(client):
    assert client.get("/export/workbook.xlsx?region=1").status_code == 400


def test_the_story_can_be_read_by_old_and_new_clients_alike(client):
    body = json.loads(client.get("/export/story.json").data)
    keys = {"id", "query", "view", "title", "subtitle", "note", "sources", "holds", "why", "computed"}
    assert all(set(scene) == keys for scene in body["scenes"])
