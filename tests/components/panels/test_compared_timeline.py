"""The timeline of compared places says whose squares it has, and of whom it has none."""

import pytest

from components.panels import timeline_panel
from components.style import Style
from data import links
from data.summaries import founding_timeline


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("?region=440100,440600", "a 广州、b 佛山"),
        ("?region=440100,440300", "a 广州、b 深圳（名单未收录，不代表没有）"),
        ("?region=440100,440300&years=2015", "a 广州、b 深圳（名单未收录，不代表没有）"),
        ("?region=440100,440300&status=closed", "a 广州（没有符合筛选的收录园区）、b 深圳（没有符合筛选的收录园区）"),
        ("?region=440100", ""),
    ],
)
def test_a_place_without_parks_is_told(dataset, query, text):
    timeline = founding_timeline.summarise(links.parse(query, dataset).selection, dataset)
    assert timeline_panel.keyed(timeline, dataset, Style("zh", "light", 1920)) == text
