from components.panels import parks as panel
from data.summaries import parks


def draw(query, dataset, look):
    selection, style = look(query)
    return panel.draw(parks.summarise(selection, dataset), style)


def test_all_parks_stand_in_the_table(dataset, look, seen):
    text = seen(draw("", dataset, look))
    assert "36 家，名单共 36 家" in text
    assert all(name in text for name in dataset.parks["name"])


def test_a_status_is_dated(dataset, look, seen):
    text = seen(draw("", dataset, look))
    assert "2020 年时运营" in text
    assert "2022 年 3 月时停运" in text


def test_a_choice_of_years_says_how_many_have_none(dataset, look, seen):
    assert "另有 13 家成立年份未知，未列入" in seen(draw("years=2018", dataset, look))


def test_dates_keep_their_precision(dataset, look, seen):
    text = seen(draw("", dataset, look))
    assert "2017-04-28" in text
    assert "2017-04 " in text


def test_an_empty_table_is_a_sentence_with_a_way_out(dataset, look, seen, acts):
    drawn = draw("region=520000", dataset, look)
    assert "不代表没有" in seen(drawn)
    assert acts(drawn) == ["export:parks", "clear:filters"]


def test_a_table_that_grows_too_long_says_how_many_are_missing(dataset, look, seen, monkeypatch):
    monkeypatch.setattr(panel, "MAX_ROWS", 30)
    drawn = draw("", dataset, look)
    assert "另有 6 家：缩小筛选，或导出全部" in seen(drawn)
    assert sum(name in seen(drawn) for name in dataset.parks["name"]) < 36
    assert "另有" not in seen(draw("region=440000", dataset, look))
