"""The figure of each scene: what it shows, and that its texts stay on the screen and off each other."""

from itertools import combinations
from typing import Any

import pytest

from components.paper import scene_figure
from components.style import Canvas, Style
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.story import Scene
from tests.components.paper.test_sheet_figure import boxes

SCREENS = [(1190, 470, 1.42), (1720, 660, 2.0), (3440, 1320, 4.0)]
"""Rooms of the figure on screens 768, 1080 and 2160 high."""
SCENES = (
    "three-provinces",
    "who-leads",
    "two-years",
    "guangdong-share",
    "two-cities",
    "clusters",
    "status",
    "definitions",
)


def scene(name: str, dataset: Dataset) -> Scene:
    return next(one for one in dataset.story if one.id == name)


def drawn(
    shown: Scene,
    dataset: Dataset,
    boundaries: Boundaries,
    lang: str = "zh",
    screen: tuple[int, int, float] = SCREENS[1],
) -> dict[str, Any]:
    selection = links.parse(f"{shown.query}&lang={lang}", dataset).selection
    style = Style(selection.lang, selection.theme, screen[0], Canvas(*screen))
    figure = scene_figure.draw(shown, selection, dataset, boundaries, style, lambda name: f"/{name}.geojson")
    return dict(figure)


def texts(figure: dict[str, Any]) -> str:
    return " ".join(item["text"] for item in figure["layout"]["annotations"])


def test_these_are_the_scenes_of_the_story(dataset: Dataset):
    assert tuple(one.id for one in dataset.story) == SCENES


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: "x".join(map(str, screen[:2])))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [one for one in SCENES if one != "two-years"])  # its texts are traces: tests/browser
def test_texts_lie_on_the_screen_and_on_no_other(
    dataset: Dataset, boundaries: Boundaries, name: str, lang: str, screen: tuple[int, int, float]
):
    figure = drawn(scene(name, dataset), dataset, boundaries, lang, screen)
    assert (figure["layout"]["width"], figure["layout"]["height"]) == screen[:2]
    found = [*boxes(figure)]
    outside = [one[0] for one in found if min(one[1:3]) < -1 or one[3] > screen[0] + 1 or one[4] > screen[1] + 1]
    over = [
        (a[0], b[0])
        for a, b in combinations(found, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]
    assert (outside, over) == ([], [])


def test_listed_parks_are_told_by_status_and_add_up(dataset: Dataset, boundaries: Boundaries):
    message = texts(drawn(scene("status", dataset), dataset, boundaries))
    assert all(f"<b>{count}</b>" in message for count in (21, 2, 5))


def test_definitions_stand_side_by_side_as_texts_and_on_no_scale(dataset: Dataset, boundaries: Boundaries):
    figure = drawn(scene("definitions", dataset), dataset, boundaries)
    assert "105,649" in texts(figure)
    assert not figure["data"], "counts of different definitions share no axis"
    filled = [one for one in figure["layout"]["shapes"] if one["type"] == "rect" and one["line"]["width"] == 0]
    assert not filled


def test_a_map_keeps_to_its_part_and_its_numbers_stand_beside_it(dataset: Dataset, boundaries: Boundaries):
    layout = drawn(scene("three-provinces", dataset), dataset, boundaries)["layout"]
    assert layout["geo"]["domain"]["x"][1] <= scene_figure.BESIDE_MAP[0]
    assert "geo2" in layout, "the islands belong to every map of the nation"
    beside = [one for one in layout["annotations"] if one["x"] >= scene_figure.BESIDE_MAP[1] - 0.01]
    assert {"9", "7", "5", "30"} <= {one["text"].replace("<b>", "").replace("</b>", "") for one in beside}


@pytest.mark.parametrize(
    "view", ["ranking", "founding-timeline", "region-profile", "peers", "parks", "headline", "province-map"]
)
@pytest.mark.parametrize(
    "query", ["?map=440000", "?years=2015&kind=park&region=540000", "?map=440000&measure=companies"]
)
def test_a_reader_s_own_scene_of_any_view_is_drawn(dataset: Dataset, boundaries: Boundaries, view: str, query: str):
    figure = drawn(Scene("own-1", query, view, "t", "t"), dataset, boundaries)
    assert (figure["layout"]["width"], figure["layout"]["height"]) == SCREENS[1][:2]


def test_a_scene_without_a_canvas_is_a_mistake(dataset: Dataset, boundaries: Boundaries):
    one = scene("two-cities", dataset)
    with pytest.raises(AssertionError, match="canvas"):
        scene_figure.draw(
            one, links.parse(one.query, dataset).selection, dataset, boundaries, Style("zh", "light", 1), str
        )


def test_no_share_stands_in_a_bar_without_its_name(dataset: Dataset, boundaries: Boundaries):
    text = texts(drawn(scene("guangdong-share", dataset), dataset, boundaries))
    assert "11.1%" in text
    assert "深圳" in text
