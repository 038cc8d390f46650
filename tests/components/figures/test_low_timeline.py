"""A province with few parks needs a part of the timeline's height, whatever is chosen in it."""

import pytest

from components.figures.founding_timeline import is_low
from components.figures.timeline_slots import LOW, MARGIN, Slots
from components.style import Style
from data.regions import NATION
from data.summaries.founding_timeline import summarise

WIDTHS = [1366, 1920, 2560]


def opened(name, selection, dataset):
    return selection.replace(map=dataset.regions.resolve(name))


@pytest.mark.parametrize(("place", "low"), [("广东", True), ("浙江", True), ("西藏", True), ("上海", False)])
def test_few_parks_are_low(dataset, selection, place, low):
    timeline = summarise(opened(place, selection, dataset), dataset)
    assert is_low(timeline, Style("zh", "light", 1920)) == low


def test_the_nation_is_never_low(dataset, selection):
    assert not is_low(summarise(selection.replace(map=NATION), dataset), Style("zh", "light", 1920))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_names_of_any_choice_stand_in_a_low_timeline(dataset, selection, lang, width):
    style, checked = Style(lang, "light", width), 0
    for province in dataset.regions.children(NATION):
        level = selection.replace(map=province.adcode, lang=lang)
        if not is_low(summarise(level, dataset), style):
            continue
        for city in dataset.regions.children(province.adcode):
            slots = Slots(summarise(level.replace(regions=(city.adcode,)), dataset).slots, style)
            if slots.named:
                checked += 1
                assert slots.caption_height + slots.named.depth + 2 * MARGIN <= LOW, city
    assert checked
