import re

import pytest

from components.figures.map_plane import Plane, map_box
from components.panels import map_panel
from data.boundaries.frames import NATION_FRAME
from data.summaries import province_map


def summary(query, dataset, look):
    selection, style = look(query)
    return province_map.summarise(selection, dataset), style


def test_the_title_says_what_and_where(dataset, look, seen):
    nation, style = summary("", dataset, look)
    cities, _ = summary("map=440000&measure=companies", dataset, look)
    assert seen(map_panel.caption(nation, dataset, style)).startswith("收录园区分布")
    assert seen(map_panel.caption(cities, dataset, style)).startswith("广东各市现存企业")


@pytest.mark.parametrize(
    ("query", "caption"),
    [
        ("map=441900", "东莞收录园区 东莞没有区县，整体显示为一个地区"),
        ("map=620200&lang=en", "Listed parks in Jiayuguan Jiayuguan has no districts and is shown as one region"),
        ("map=440300", "深圳各区县收录园区 单击选中，再点进入"),
    ],
)
def test_a_region_without_districts_says_so(dataset, look, seen, query, caption):
    opened, style = summary(query, dataset, look)
    assert seen(map_panel.caption(opened, dataset, style)).startswith(caption)


@pytest.mark.parametrize(
    ("query", "reached"),
    [
        ("years=2017-2018&measure=published", False),
        ("kind=base&measure=published&map=440000", False),
        ("years=2017-2018", True),
        ("measure=published", True),
    ],
)
def test_published_numbers_of_places_say_that_no_filter_reaches_them(dataset, look, seen, query, reached):
    shown, style = summary(query, dataset, look)
    assert ("不受" not in seen(map_panel.caption(shown, dataset, style))) == reached


def test_the_list_is_not_spoken_of_as_a_ranking(dataset, look):
    listed, style = summary("", dataset, look)
    companies, _ = summary("measure=companies", dataset, look)
    assert "最多" not in map_panel.description(listed, style)
    assert "最多的是广东" in map_panel.description(companies, style)


def test_a_filter_that_nothing_passes_is_not_a_lack_of_figures(dataset, look):
    filtered, style = summary("kind=other&status=closed", dataset, look)
    assert map_panel.description(filtered, style) == "地图：没有园区通过筛选；名单内有园区的地区筛选后为 0"
    empty, _ = summary("map=330000&measure=companies", dataset, look)
    assert map_panel.description(empty, style) == "地图：没有一个地区有数"
    english, style = summary("kind=other&status=closed&lang=en", dataset, look)
    assert map_panel.description(english, style).startswith("Map: no park passes the filter")


def test_hong_kong_and_macau_can_be_reached_on_the_map_of_the_nation(dataset, boundaries, look, acts):
    nation, style = summary("", dataset, look)
    province, _ = summary("map=440000", dataset, look)
    plane = Plane(NATION_FRAME, map_box(1920, inset=True))
    assert acts(map_panel.places(nation, plane, boundaries, style, {})) == ["choose:810000", "choose:820000"]
    assert acts(map_panel.places(province, plane, boundaries, style, {})) == []


@pytest.mark.parametrize("viewport", [360, 1920])
def test_a_target_lies_over_its_label_or_else_over_its_place_and_over_no_other(dataset, boundaries, look, viewport):
    nation, style = summary("", dataset, look)
    plane = Plane(NATION_FRAME, map_box(viewport, inset=True))
    label = (115.5, 21.5)
    drawn = map_panel.places(nation, plane, boundaries, style, {"810000": label})
    one, other = [
        tuple(int(re.search(rf"--{side}:(-?\d+)", part)[1]) for side in "xy") for part in drawn.split("<a ")[1:]
    ]
    assert one == pytest.approx(plane.pixels([label])[0], abs=1)
    assert other[0] == pytest.approx(plane.pixels([boundaries.point("820000")])[0][0], abs=1)
    assert abs(one[0] - other[0]) >= map_panel.TARGET[0] or abs(one[1] - other[1]) >= map_panel.TARGET[1]


def test_the_map_has_named_buttons_that_zoom(dataset, boundaries, look):
    nation, style = summary("lang=en", dataset, look)
    drawn = map_panel.places(nation, Plane(NATION_FRAME, map_box(1920, inset=True)), boundaries, style, {})
    assert re.findall(r'data-zoom="(\w+)" aria-label="(\w+)', drawn) == [
        ("in", "Closer"),
        ("out", "Farther"),
        ("home", "Whole"),
    ]


def test_the_data_table_has_a_row_for_every_place(dataset, look, acts):
    nation, style = summary("", dataset, look)
    assert acts(map_panel.table(nation, style)) == [f"choose:{place.adcode}" for place in nation.places]


def test_every_map_carries_its_note(dataset, look, seen):
    drawn = map_panel.legend(*summary("", dataset, look))
    assert "未经审图" in seen(drawn)
    assert "GS(2024)0650" in drawn
