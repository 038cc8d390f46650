"""Scenes on a screen that is higher than wide: a telephone, a lobby."""

from itertools import combinations

import pytest

from components.paper import scene_figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from tests.components.paper.test_scene_figure import SCENES, drawn, scene
from tests.components.paper.test_sheet_figure import boxes

TELEPHONE, LOBBY = (320, 400, 1.125), (980, 1120, 2.74)
"""Rooms of the figure at 360x800 and 1080x1920."""


@pytest.mark.parametrize("screen", [TELEPHONE, LOBBY], ids=["telephone", "lobby"])
@pytest.mark.parametrize("name", [one for one in SCENES if one != "two-years"])  # its texts are traces
def test_texts_lie_on_an_upright_screen_and_on_no_other(
    dataset: Dataset, boundaries: Boundaries, name: str, screen: tuple[int, int, float]
) -> None:
    found = [*boxes(drawn(scene(name, dataset), dataset, boundaries, screen=screen))]
    outside = [one[0] for one in found if min(one[1:3]) < -1 or one[3] > screen[0] + 1 or one[4] > screen[1] + 1]
    over = [
        (a[0], b[0])
        for a, b in combinations(found, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]
    assert (outside, over) == ([], [])


def test_a_map_has_the_width_and_its_numbers_stand_under_it(dataset: Dataset, boundaries: Boundaries) -> None:
    layout = drawn(scene("three-provinces", dataset), dataset, boundaries, screen=LOBBY)["layout"]
    end, start = scene_figure.UNDER_MAP
    assert layout["geo"]["domain"]["y"][0] >= 1 - end - 0.01
    names = {one["text"]: one["y"] for one in layout["annotations"]}
    assert {"浙江", "广东", "上海"} <= names.keys()
    assert all(names[name] <= 1 - start + 0.01 for name in ("浙江", "广东", "上海"))


@pytest.mark.parametrize("screen", [TELEPHONE, LOBBY], ids=["telephone", "lobby"])
def test_two_counts_both_have_a_column(
    dataset: Dataset, boundaries: Boundaries, screen: tuple[int, int, float]
) -> None:
    layout = drawn(scene("who-leads", dataset), dataset, boundaries, screen=screen)["layout"]
    texts = "".join(one["text"].replace("<br>", "") for one in layout["annotations"])
    assert "公布数" in texts
    assert "本库收录" in texts
    assert "未列" not in texts
