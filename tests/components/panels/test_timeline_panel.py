from dataclasses import replace

import pytest

from components.panels import timeline_panel
from data.dataset_variants import with_list
from data.parklists.lists import ParkList
from data.summaries import founding_timeline


def summary(query, dataset, look):
    selection, style = look(query)
    return founding_timeline.summarise(selection, dataset), style


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "上：公布数"),
        ("region=440000", "只有全国数"),
        ("kind=base", "不能按园区筛选"),
        ("years=2018", "上：公布数"),
    ],
)
def test_the_caption_says_why_published_years_are_missing(dataset, look, seen, query, message):
    timeline, style = summary(query, dataset, look)
    assert message in seen(timeline_panel.caption(timeline, dataset, style))


def test_playing_goes_through_the_dated_slots(dataset, look, acts):
    timeline, style = summary("", dataset, look)
    assert "play:years=2015,2016,2017,2018,2019-" in acts(timeline_panel.caption(timeline, dataset, style))


def test_the_data_table_holds_every_number_and_chooses_years(dataset, look, seen, acts):
    timeline, style = summary("", dataset, look)
    table = timeline_panel.table(timeline, style)
    text = seen(table)
    assert "2015 1 1" in text
    assert "2018 18 7" in text
    assert "2019 年及以后 12 3" in text
    assert "年份未知 未公布 13" in text
    assert acts(table)[-1] == "only:years=planned"


@pytest.fixture(scope="module")
def own(dataset):
    """The dataset with a list in the place of its own, of the same parks."""
    parks = dataset.parks.drop(columns=["year", "precision", "slot"])
    one = ParkList("kites", "风筝名单", "2024-06", parks, dataset.sources.iloc[:0])
    return with_list(replace(dataset, lists=(one,)), "kites")


@pytest.mark.parametrize(("width", "output", "absent"), [(1920, "每格一家", "柱高"), (320, "柱高＝家数", "每格一家")])
def test_the_caption_of_a_list_says_what_is_drawn(own, look, seen, width, output, absent):
    timeline, style = summary("", own, look)
    if width == 320:
        unknown = timeline.slots[-2]
        timeline = replace(timeline, slots=(*timeline.slots[:-2], replace(unknown, listed=61), timeline.slots[-1]))
    text = seen(timeline_panel.caption(timeline, own, replace(style, width=width)))
    assert output in text
    assert absent not in text
    assert "“风筝名单”收录" in text
    assert "空心＝尚未建成" in text
    assert "公布" not in text


def test_the_data_table_of_a_list_has_a_row_a_year_and_no_published_column(own, look, seen, acts):
    timeline, style = summary("years=2018", own, look)
    table = timeline_panel.table(timeline, style)
    assert "公布" not in seen(table)
    assert "2018 7" in seen(table)
    assert [act for act in acts(table) if act == "only:years=2019"] == ["only:years=2019"]
