"""A place that is chosen later has a label in full, in a layer of its own, where the map has no room for it."""

import pytest

from components.figures.map_names import names
from components.figures.province_map import sheet_of
from components.style import Canvas, Style
from data import links
from data.summaries import province_map

QUERIES = ("", "measure=companies", "map=440000&measure=population", "map=310000", "map=440300")


@pytest.mark.parametrize("width", [360, 800, 1366, 1920])
@pytest.mark.parametrize("query", QUERIES)
def test_every_place_on_the_map_can_be_named_in_full_when_it_is_chosen(dataset, boundaries, query, width):
    summary = province_map.summarise(links.parse(query, dataset).selection, dataset)
    sheet = sheet_of(summary, Style("en", "light", width), boundaries)
    leaders, usual, full = names(sheet, boundaries.label_grid(summary.level), [])
    known, later = (dict(zip(one["ids"], one["text"], strict=True)) for one in (usual, full))
    led = leaders["lon"].count(None)
    for place in summary.places:
        text = later.get(place.adcode) or known.get(place.adcode)
        if place.adcode not in sheet.anchors or (place.adcode not in later and led):
            continue
        assert place.name in text.replace("<br>", " ")
        assert place.value is None or sheet.number(place) in text


def test_what_is_in_full_already_has_no_second_label(dataset, boundaries):
    summary = province_map.summarise(links.parse("measure=published", dataset).selection, dataset)
    _, usual, full = names(
        sheet_of(summary, Style("zh", "light", 1920), boundaries), boundaries.label_grid("100000"), []
    )
    named = dict(zip(usual["ids"], usual["text"], strict=True))
    assert len(named) > 20
    assert [adcode for adcode in full["ids"] if any(letter.isdigit() for letter in named.get(adcode, ""))] == []


def test_a_canvas_has_no_labels_for_later(dataset, boundaries):
    summary = province_map.summarise(links.parse("measure=population", dataset).selection, dataset)
    sheet = sheet_of(summary, Style("zh", "light", 945, Canvas(400, 250, 2)), boundaries)
    assert names(sheet, boundaries.label_grid("100000"), [])[2]["ids"] == []
