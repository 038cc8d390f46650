"""A province with few parks needs a part of the timeline's height, whatever is chosen in it."""

from pathlib import Path

import pytest

from components.figures.founding_timeline import height_in_sight
from components.figures.timeline_slots import HEIGHT, LOW_HEIGHTS, MARGIN, Slots
from components.style import Style
from data.regions import NATION
from data.summaries.founding_timeline import summarise

WIDTHS = [1366, 1920, 2560]


def opened(name, selection, dataset):
    return selection.replace(map=dataset.regions.resolve(name))


@pytest.mark.parametrize(("place", "height"), [("广东", 112), ("浙江", 112), ("西藏", 112), ("上海", 140)])
def test_few_parks_are_low(dataset, selection, place, height):
    timeline = summarise(opened(place, selection, dataset), dataset)
    assert height_in_sight(timeline, Style("zh", "light", 1920)) == height


@pytest.mark.parametrize(("regions", "height"), [((), HEIGHT), (("440000",), 112), (("310000",), 140)])
def test_on_the_map_of_the_nation_a_choice_takes_what_it_needs(dataset, selection, regions, height):
    timeline = summarise(selection.replace(map=NATION, regions=regions), dataset)
    assert height_in_sight(timeline, Style("zh", "light", 1920)) == height


@pytest.mark.parametrize("height", LOW_HEIGHTS)
def test_the_stylesheet_knows_every_height(height):
    assert (
        f'[data-height="{height}"]) + .timeline-frame {{ height: {height}px; }}' in Path("assets/atlas.css").read_text()
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_names_of_any_choice_stand_in_a_low_timeline(dataset, selection, lang, width):
    style, checked = Style(lang, "light", width), 0
    for province in dataset.regions.children(NATION):
        level = selection.replace(map=province.adcode, lang=lang)
        height = height_in_sight(summarise(level, dataset), style)
        for city in dataset.regions.children(province.adcode):
            slots = Slots(summarise(level.replace(regions=(city.adcode,)), dataset).slots, style)
            if slots.named:
                checked += 1
                assert slots.caption_height + slots.named.depth + 2 * MARGIN <= height, city
    assert checked
