"""Where no part of a place has a number, the place stands there under every measure and series."""

import pytest

from callbacks import source_card
from components.panels import ranking as panel
from data.summaries import ranking


def draw(query, dataset, look):
    selection, style = look(query)
    return panel.draw(ranking.summarise(selection, dataset), selection, dataset, style)


def test_shenzhen_shows_what_is_known_of_it_and_that_its_districts_have_nothing(dataset, look, seen, acts):
    drawn = draw("map=440300&measure=companies", dataset, look)
    text = seen(drawn)
    assert "每一口径下的深圳" in text
    assert "天眼查 2022-03-16 现存企业 11,768 家 25.9% 11.1% 全省第 2" in text
    assert "常住人口 2020 17,560,061 人 13.9% 1.2% 全省第 2，全国地级城市第 3" in text
    assert "深圳各区县在其他指标和口径下也没有公开的数字" in text
    assert {"measure:population", "series:liangzi-2018-07-31-cumulative"} <= {*acts(drawn)}


def test_districts_that_are_known_elsewhere_are_one_click_away(dataset, look, seen, acts):
    drawn = draw("map=330100&measure=companies&lang=en", dataset, look)
    assert "Listed parks (Xihu, Xiaoshan, Yuhang)" in seen(drawn)
    assert "measure:listed" in acts(drawn)
    assert "in every count" not in seen(draw("map=330100&lang=en", dataset, look))  # which are then in their table


@pytest.mark.parametrize("query", ["map=441900", "map=441900&measure=companies", "map=460400&measure=gdp"])
def test_an_undivided_city_has_only_itself(dataset, look, seen, acts, query):
    text = seen(draw(query, dataset, look))
    assert "以下不再分区县" in text
    assert "在其他指标" not in text


def test_a_city_of_which_nothing_is_known_says_so(dataset, look, seen):
    text = seen(draw("map=659001", dataset, look))
    assert "没有找到石河子的数字，不代表没有" in text


@pytest.mark.parametrize("query", ["", "map=440000&measure=companies", "region=440100,440300&measure=companies"])
def test_where_parts_have_numbers_they_are_shown(dataset, look, seen, query):
    assert "每一口径" not in seen(draw(query, dataset, look))


@pytest.mark.parametrize("query", ["map=440300&measure=companies", "map=441900", "map=310000&measure=companies"])
def test_every_figure_has_its_card_whatever_is_chosen_inside(dataset, look, seen, acts, query):
    selection, style = look(query)
    drawn = draw(query, dataset, look)
    cards = [act.removeprefix("card:") for act in acts(drawn) if act.startswith("card:figure:")]
    assert cards
    inside = dataset.regions.children(selection.map)[:1]
    for card in cards:
        for regions in ((), tuple(one.adcode for one in inside)):
            text = seen(source_card.draw(card, selection.replace(regions=regions), dataset, style))
            assert dataset.regions[selection.map].short in text
