"""Two maps that are read together: one class means the same in both, and the legend has what occurs in either."""

from dataclasses import replace

import pytest

from components.figures.map_classes import circle_scale, circles, looks
from components.figures.map_legend import legend
from components.figures.map_pair import aligned, shared_legend
from components.figures.map_plane import map_box
from components.style import Style
from data import links, two_maps

STYLE = Style("zh", "light", 1920)
PAIRS = (
    "measure=enterprises&beside=year:2016",
    "measure=companies&beside=series:qichacha-2020-07-07-cumulative",
    "measure=population&map=440000&beside=measure:population",
)


def pair(query, dataset):
    return two_maps.summarise(links.parse(query, dataset).selection, dataset)


@pytest.mark.parametrize("query", PAIRS)
def test_of_one_measure_a_value_has_one_colour_in_both(dataset, query):
    maps = pair(query, dataset)
    first, second = aligned(maps)
    assert maps.is_of_one_measure
    assert circles(first) == circles(second)
    colours = {look.span: look.colour for look in looks(first, STYLE) if look.span}
    for look in looks(second, STYLE):
        assert look.span is None or colours.get(look.span, look.colour) == look.colour
    for summary in (first, second):  # every value has a class
        for place in summary.places:
            assert sum(look.fits(place) for look in looks(summary, STYLE)) == 1


@pytest.mark.parametrize("query", PAIRS)
def test_the_shared_legend_has_every_entry_of_both(dataset, query):
    maps = pair(query, dataset)
    texts = {entry.text.split(" ")[0] for entry in shared_legend(maps, STYLE)}
    assert {entry.text.split(" ")[0] for one in aligned(maps) for entry in legend(one, STYLE)} <= texts


def test_circles_of_both_maps_have_one_scale(dataset):
    maps = pair("measure=companies&map=440000&beside=series:liangzi-2018-07-31-cumulative", dataset)
    first, second = (replace(one, marks="circles") for one in aligned(maps))
    assert len({circle_scale(one, map_box(1920, inset=False)) for one in (first, second)}) == 1


def test_other_measures_keep_their_classes(dataset):
    maps = pair("measure=gdp&beside=measure:population", dataset)
    assert not maps.is_of_one_measure
    assert aligned(maps) == (maps.first, maps.second)
