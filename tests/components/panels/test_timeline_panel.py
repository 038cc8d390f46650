import pytest

from components.panels import timeline_panel
from data.summaries import founding_timeline


def summary(query, dataset, look):
    selection, style = look(query)
    return founding_timeline.summarise(selection, dataset), style


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "上：公布数"),
        ("region=440000", "只有全国数"),
        ("kind=base", "不能按园区筛选"),
        ("years=2018", "上：公布数"),
    ],
)
def test_the_caption_says_why_published_years_are_missing(dataset, look, seen, query, told):
    timeline, style = summary(query, dataset, look)
    assert told in seen(timeline_panel.caption(timeline, dataset, style))


def test_playing_goes_through_the_dated_slots(dataset, look, acts):
    timeline, style = summary("", dataset, look)
    assert "play:2015,2016,2017,2018,2019-" in acts(timeline_panel.caption(timeline, dataset, style))


def test_the_twin_holds_every_number_and_chooses_years(dataset, look, seen, acts):
    timeline, style = summary("", dataset, look)
    twin = timeline_panel.twin(timeline, style)
    text = seen(twin)
    assert "2015 1 1" in text
    assert "2018 18 7" in text
    assert "2019 年及以后 12 3" in text
    assert "年份未知 未公布 13" in text
    assert acts(twin)[-1] == "years:planned"
