"""The presenter's window: a page in both languages, what its script looks for, and the figures of scenes."""

import re
from typing import Any

import pytest

from callbacks import pictures, scene_list, stage
from callbacks.chrome import PictureUnavailable
from callbacks.feature import Server
from components.words import words
from data.dataset import Dataset
from data.settings import ROOT
from tests.callbacks.test_open_stage import answer, served

SCRIPT = (ROOT / "assets" / "presenter.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "query"), [("zh", ""), ("en", "?lang=en&theme=dark")])
def test_the_window_speaks_the_readers_language_and_has_what_its_script_fills(client, lang: str, query: str) -> None:
    page = client.get(f"/presenter{query}").get_data(as_text=True)
    assert words(lang)("presenter.waiting") in page
    assert f'data-theme="{"dark" if query else "light"}"' in page
    wanted = set(re.findall(r'byId\("([a-z-]+)"\)', SCRIPT))
    assert wanted <= set(re.findall(r'id="([a-z-]+)"', page))
    assert set(re.findall(r'data-act="(\w+)"', page)) <= set(
        re.findall(r"\w+", re.search(r"const acts = \{(.*?)\n\};", (ROOT / "assets/stage.js").read_text(), re.S)[1])
    )


def test_the_pages_own_scripts_leave_those_of_the_window_alone(client) -> None:
    page = client.get("/").get_data(as_text=True)
    assert "presenter" not in page
    assert client.get("/assets/presenter.js").status_code == 200


def test_the_stage_says_notes_of_this_scene_and_of_the_next(dataset: Dataset, boundaries) -> None:
    server: Server = served(dataset, boundaries)
    scenes = scene_list.compute(dataset.story, "zh", server)
    for at in (0, len(scenes) - 1):
        shown: dict[str, Any] = answer(scenes, at, server)["shown"]
        assert shown["count"] == f"{at + 1} / {len(scenes)}"
        window = shown["presenter"].unescape()
        assert scenes[at]["note"] in window
        assert all(one["title"] in window for one in scenes)
        assert f"<h3>{scenes[at]['title']}</h3>" in window
        assert ('id="next"' in window) is (at == 0)
        assert (f"<h3>{scenes[1]['title']}</h3>" in window) is (at == 0)


def test_the_picture_of_a_scene_is_asked_for_in_its_language(client, dataset: Dataset, boundaries, monkeypatch) -> None:
    server: Server = served(dataset, boundaries)
    scenes = scene_list.compute(dataset.story, "en", server)
    addresses = re.findall(r'src="([^"]+)"', answer(scenes, 0, server, "en")["shown"]["presenter"].unescape())
    monkeypatch.setattr(pictures, "render", lambda *_: b"<svg/>")
    assert len(addresses) == 2
    for address, scene in zip(addresses, scenes, strict=False):
        assert address.startswith(f"/presenter/{scene['view']}.svg{scene['query'] or '?'}&scene={scene['id']}&lang=en")
        answered = client.get(address)
        assert (answered.status_code, answered.headers["Cache-Control"]) == (200, "private, max-age=3600")
    assert client.get(f"{addresses[0]}&upload={'A' * 22}").headers["Cache-Control"] == "no-store"


def test_texts_of_a_reader_are_no_markup(dataset: Dataset, boundaries) -> None:
    own = {"id": "mine", "query": "", "view": "ranking", "title": "<b>t</b>", "note": "<img src=x>", "computed": []}
    window = answer([own], 0, served(dataset, boundaries))["shown"]["presenter"]
    assert "<b>" not in window
    assert "<img src=x>" not in window


def test_a_figure_is_that_of_the_stage(client, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr(pictures, "render", lambda picture, *_: drawn.append(picture.figure) or b"<svg/>")
    answered = client.get("/presenter/region-profile.svg?scene=definitions&measure=companies&lang=en")
    assert (answered.status_code, answered.mimetype) == (200, "image/svg+xml")
    texts = " ".join(one["text"] for one in drawn[0]["layout"]["annotations"])
    assert "105,649" in texts
    assert "about 1,400" in texts
    assert client.get("/presenter/weather.svg").status_code == 404


def test_without_a_browser_there_is_no_figure_and_a_sentence(client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise PictureUnavailable("no_chrome")

    monkeypatch.setattr(pictures, "render", fail)
    assert client.get("/presenter/ranking.svg").status_code == 503


def test_tooltips_grow_with_the_type_of_the_stage(dataset: Dataset, boundaries) -> None:
    server = served(dataset, boundaries)
    scenes = scene_list.compute(dataset.story, "zh", server)
    request = {"serial": 1, "at": 1, "query": None, "act": "", "width": 1720, "height": 700}
    page = {"lang": "zh", "theme": "light"}
    sizes = [
        stage.answer({**request, "type": size}, scenes, page, server)["figure"]["layout"]["hoverlabel"]["font"]["size"]
        for size in (2.0, 4.0)
    ]
    assert sizes == [pytest.approx(26), pytest.approx(52)]


def test_a_view_that_is_no_scene_has_its_sentence_as_its_title(dataset: Dataset, boundaries) -> None:
    scene = {"id": "", "view": "province-map", "query": "?region=440000", "title": "", "subtitle": "", "note": ""}
    window = answer([scene], 0, served(dataset, boundaries))["shown"]["presenter"].unescape()
    assert "<h3>广东收录 3 家区块链产业园</h3>" in window
    assert "1\N{EN SPACE}广东收录 3 家区块链产业园" in window.replace("&ensp;", "\N{EN SPACE}")
