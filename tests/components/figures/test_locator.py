"""The small map beside a regional scene: which province it marks, the whole nation, no words."""

from typing import Any

import pytest

from components.figures import province_map
from components.style import Canvas, Style
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset

STYLE = Style("zh", "light", 160, Canvas(160, 120, 0.7))


def drawn(query: str, dataset: Dataset, boundaries: Boundaries) -> dict[str, Any] | None:
    selection = links.parse(query, dataset).selection
    return province_map.draw_locator(selection, dataset, boundaries, STYLE, lambda name: f"/{name}.geojson")


@pytest.mark.parametrize("query", ["", "measure=companies", "years=2018"])
def test_the_nation_needs_no_locator(query: str, dataset: Dataset, boundaries: Boundaries):
    assert drawn(query, dataset, boundaries) is None


@pytest.mark.parametrize(
    ("query", "provinces"),
    [
        ("map=440000", {"440000"}),
        ("region=440300", {"440000"}),
        ("region=330000,310000", {"330000", "310000"}),
        ("region=yangtze-delta", {"310000", "320000", "330000", "340000"}),
    ],
)
def test_the_province_that_holds_the_choice_is_filled(
    query: str, provinces: set[str], dataset: Dataset, boundaries: Boundaries
):
    figure = drawn(query, dataset, boundaries)
    assert figure is not None
    fill = next(trace for trace in figure["data"] if trace.get("customdata") and trace["geo"] == "geo")
    steps = dict(zip(fill["locations"], fill["z"], strict=True))
    assert {place for place, step in steps.items() if step == steps[min(provinces)]} == provinces


def test_the_whole_nation_is_there_with_its_inset_and_no_word(dataset: Dataset, boundaries: Boundaries):
    figure = drawn("map=440000", dataset, boundaries)
    assert figure is not None
    layout = figure["layout"]
    assert (layout["width"], layout["height"]) == (160, 120)
    assert {"geo", "geo2"} <= set(layout)
    assert not layout["annotations"]
    assert not any(trace.get("mode") == "text" for trace in figure["data"])
    known = {place for trace in figure["data"] for place in trace.get("locations") or ()}
    assert {part.adcode for part in dataset.regions.children("100000")} <= known
