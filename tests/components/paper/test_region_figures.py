"""The ranking of a city without districts' numbers is a table of its own figures, on slides as on sheets."""

import pytest

from components.paper.slide_tables import SlideTable
from components.paper.views import RANKING
from components.style import Style
from data import links
from data.story import Scene
from data.summaries import ranking


def scene(query):
    return Scene("one", query, "ranking", "城市", "City")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", ["map=440300&measure=companies", "map=441900", "map=310000&measure=companies"])
def test_a_slide_has_a_row_a_figure(dataset, query, lang):
    selection, style = links.parse(f"?{query}&lang={lang}", dataset).selection, Style(lang, "light", 1440)
    content = RANKING.content(scene(f"?{query}"), selection, dataset, style)
    assert isinstance(content, SlideTable)
    assert len(content.rows) + content.more == len(ranking.summarise(selection, dataset).figures)
    assert all(len(row) == len(content.header) == len(content.widths) for row in content.rows)
    place = dataset.regions[selection.map].label(lang)
    assert place in RANKING.title("ranking", selection, dataset, style)


def test_a_city_of_which_nothing_is_known_has_no_slide(dataset):
    selection = links.parse("?map=659001", dataset).selection
    assert RANKING.content(scene("?map=659001"), selection, dataset, Style("zh", "light", 1440)) is None
