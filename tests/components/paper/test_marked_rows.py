"""The row of a chosen place is marked in a ranking, and no other."""

from typing import Any

import pytest

from components.paper.views import PAPER_VIEWS
from components.style import Canvas, Style
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset


def bands(query: str, dataset: Dataset, boundaries: Boundaries) -> list[dict[str, Any]]:
    selection = links.parse(query, dataset).selection
    style = Style("zh", "light", 0, Canvas(1720, 700, 1.6))
    figure = PAPER_VIEWS["ranking"].figure(selection, dataset, boundaries, style, str)
    return [shape for shape in figure["layout"]["shapes"] if shape.get("layer") == "below"]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("", 0),
        ("?region=440000", 1),
        ("?map=440000&measure=companies", 0),
        ("?map=440000&region=440100&measure=companies", 1),
    ],
)
def test_a_band_lies_behind_the_row_of_the_chosen_place(
    query: str, marked: int, dataset: Dataset, boundaries: Boundaries
) -> None:
    found = bands(query, dataset, boundaries)
    assert len(found) == marked
    assert all(band["x0"] == 0 and band["x1"] == 1 and band["y0"] > band["y1"] for band in found)


def test_the_band_is_that_of_the_place(dataset: Dataset, boundaries: Boundaries) -> None:
    tops = [bands(f"?region={place}", dataset, boundaries)[0]["y0"] for place in ("330000", "440000", "310000")]
    assert tops == sorted(tops, reverse=True), "Zhejiang 9, Guangdong 7, Shanghai 5"
