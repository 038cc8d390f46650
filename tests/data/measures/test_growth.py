"""Growth on the map: of two dates of one definition, below 0 and above."""

import pytest

from components.figures.map_spans import OPEN, spans_around
from components.numbers import value
from data.measures.growth import GROWTH
from data.regions import Adcode
from data.selection import Selection, SeriesId
from data.states import State
from tests.exports import company
from tests.snapshots import HANGZHOU, beside, take

GUANGDONG, ZHEJIANG, SHANDONG = map(Adcode, ("440000", "330000", "370000"))


def test_growth_is_the_difference_over_the_earlier_count_and_falls_below_zero(dataset, tmp_path):
    before = [company(1), company(2), company(3, **HANGZHOU), company(4, **HANGZHOU)]
    after = [*before[:2], company(5), before[2]]
    take(tmp_path, dataset.regions, "2022-03-16", before)
    one_date = beside(dataset, tmp_path)
    assert not GROWTH.is_offered(one_date)
    take(tmp_path, dataset.regions, "2024-05-22", after)
    opened = beside(dataset, tmp_path)
    assert GROWTH.is_offered(opened)
    selection = Selection(SeriesId(opened.imports[-1].series_id("existing")), measure="growth")
    places = GROWTH.read(selection, opened).places((GUANGDONG, ZHEJIANG, SHANDONG))
    assert [place.value for place in places] == [0.5, -0.5, None]
    assert [value(place.value, place.unit) for place in places] == ["+50.0%", "\N{MINUS SIGN}50.0%", "—"]
    assert places[2].state == State.NOT_IMPORTED
    assert all(place.small for place in places[:2])


@pytest.mark.parametrize("count", [None, 2, 3, 4, 5, 6, 7])
def test_classes_of_differences_lie_as_far_below_zero_as_above(count):
    classes = spans_around(0, count, (-0.3, 0.01, 0.12, 0.08, 0.9))
    limits = [span.ends[0] for span in classes[1:]]
    assert limits == pytest.approx([-one for one in reversed(limits)])
    assert classes[0].low == -OPEN
    assert len(classes) == (count or 7)
    for one in (-5.0, -0.3, -0.01, 0.0, 0.2, 12.0):
        assert sum(one in span for span in classes) == 1
