"""A stage that stays open while the data change behind it, or is opened again by its address."""

from datetime import date
from typing import Any

import pytest

from callbacks import scene_list, stage
from callbacks.feature import Server
from callbacks.scene_list import Page
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dataset_overlays import DatasetOverlays
from data.selection import Lang
from tests.data.scenes.test_judgement import with_published

PAGE = {"lang": "zh", "theme": "light"}


def served(dataset: Dataset, boundaries: Boundaries) -> Server:
    return Server(dataset, boundaries, "/", lambda: date(2026, 11, 22), DatasetOverlays(dataset))


def answer(scenes: list[dict[str, Any]], at: int, server: Server, lang: Lang = "zh") -> dict[str, Any]:
    request = {"serial": 1, "at": at, "query": None, "act": "", "width": 1720, "height": 700, "type": 2.0}
    return stage.answer(request, scenes, PAGE | {"lang": lang}, server)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_titles_and_judgements_are_those_of_the_new_data(dataset: Dataset, boundaries: Boundaries, lang: Lang) -> None:
    before = served(dataset, boundaries)
    kept = scene_list.compute(dataset.story, lang, before)
    assert "stage-doubt" not in answer(kept, 0, before, lang)["head"]
    after = served(with_published(dataset, "330000", 2), boundaries)
    shown, new = answer(kept, 0, after, lang), scene_list.compute(dataset.story, lang, after)
    assert new[0]["title"] != kept[0]["title"]
    assert new[0]["why"]
    assert new[0]["why"] in shown["head"].unescape()
    assert new[0]["title"] in shown["head"].striptags()
    assert all(one["title"] in shown["foot"].unescape() for one in new)
    assert kept[0]["title"] not in shown["foot"].unescape()
    assert shown["shown"]["data_version"] == after.dataset.data_version


def test_a_title_of_the_readers_own_stays(dataset: Dataset, boundaries: Boundaries) -> None:
    own = {"id": "mine", "query": "?region=330000", "view": "ranking", "title": "我的结论", "note": "", "computed": []}
    shown = answer([own], 0, served(with_published(dataset, "330000", 2), boundaries))
    assert "我的结论" in shown["head"]
    assert "stage-doubt" not in shown["head"]


@pytest.mark.parametrize(
    ("number", "first"), [("", 0), ("1", 0), ("8", 7), ("9", 7), ("0", 0), ("²", 0), ("-3", 0), ("9" * 99, 0)]
)
def test_the_number_of_a_scene_leads_to_it_or_to_the_nearest(
    dataset: Dataset, boundaries: Boundaries, number: str, first: int
) -> None:
    server = served(dataset, boundaries)
    page = Page(stage.links.default(dataset), "", "", "province-map", server)
    presented = scene_list.apply(scene_list.default_list(page), "present", number, page)
    assert presented.outputs["stage"]["first"] == first
