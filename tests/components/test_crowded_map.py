"""Where long numbers would cover the map, the largest keep theirs and the other names stand alone."""

import pytest

from components.figures import map_names
from components.figures.province_map import sheet_of
from components.style import Style
from data import links
from data.summaries import province_map


@pytest.fixture
def written(dataset, boundaries):
    """The labels of a query's map by place, and the map."""

    def draw(query, width):
        selection = links.parse(query, dataset).selection
        summary = province_map.summarise(selection, dataset)
        sheet = sheet_of(summary, Style(selection.lang, "light", width), boundaries)
        texts = map_names.names(sheet, boundaries.label_grid(selection.map), [])[1]
        return dict(zip(texts["ids"], texts["text"], strict=True)), summary

    return draw


@pytest.mark.parametrize("query", ["?measure=population", "?measure=enterprises&lang=en"])
def test_the_largest_and_the_chosen_keep_their_numbers_and_no_number_stands_alone(written, query):
    labels, summary = written(f"{query}&region=540000", 1366)
    numbers = {adcode for adcode, text in labels.items() if any(letter.isdigit() for letter in text)}
    assert {"440000", "540000"} <= numbers
    assert len(numbers) < len(labels)
    names = {place.adcode: place.name for place in summary.places}
    assert all(names[adcode] in text.replace("<br>", " ") for adcode, text in labels.items())


def test_a_map_with_room_has_all_its_numbers(written):
    labels, summary = written("?measure=population&map=330000", 1920)
    assert {place.adcode for place in summary.places if place.value} == {
        adcode for adcode, text in labels.items() if any(letter.isdigit() for letter in text)
    }
