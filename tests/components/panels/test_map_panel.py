import pytest

from components.panels import map_panel
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
        ("map=820000", "澳门收录园区 澳门没有区县，整体显示为一个地区"),
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
    assert acts(map_panel.places(nation, boundaries, style, {})) == ["choose:810000", "choose:820000"]
    assert map_panel.places(province, boundaries, style, {}) == ""


def test_a_target_lies_over_its_label_or_else_over_its_place(dataset, boundaries, look):
    nation, style = summary("", dataset, look)
    drawn = map_panel.places(nation, boundaries, style, {"810000": (115.5, 21.5)})
    labelled, bare = drawn.split("<a ")[1:]
    assert 'data-lon="115.5"' in labelled
    assert f'data-lon="{boundaries.point("820000")[0]}"' in bare


def test_the_data_table_has_a_row_for_every_place(dataset, look, acts):
    nation, style = summary("", dataset, look)
    assert acts(map_panel.table(nation, style)) == [f"choose:{place.adcode}" for place in nation.places]


def test_every_map_carries_its_note(look, seen):
    _, style = look("")
    assert "未经审图" in seen(map_panel.legend((), style))
    assert "GS(2024)0650" in map_panel.legend((), style)
