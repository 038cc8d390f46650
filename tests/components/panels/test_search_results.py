import pytest

from components.panels import search_results
from components.style import Style
from data.search import Index

STYLE = Style("zh", "light", 0)


def test_a_hit_leads_to_its_place(dataset):
    rows = search_results.rows(Index(dataset).find("深圳"), dataset, STYLE)
    assert rows[0] == {"label": "深圳", "hint": "城市 · 广东", "act": "go:440300"}


def test_a_park_names_its_place(dataset):
    (row,) = search_results.rows(Index(dataset).find("新链空间"), dataset, STYLE)
    assert row["hint"] == "园区 · 上海 虹口区"


def test_a_miss_says_what_it_means(dataset):
    (row,) = search_results.rows((), dataset, STYLE)
    assert row == {"label": "名单未收录，不代表没有", "hint": "", "act": ""}


@pytest.mark.parametrize(
    ("district", "hint", "act"),
    [("福田区", "区县 · 广东 深圳", "go:440304"), ("虹口区", "区县 · 上海", "go:310109")],
)
def test_a_district_is_shown_itself_with_figures_or_without(dataset, district, hint, act):
    (row,) = search_results.rows(Index(dataset).find(district)[:1], dataset, STYLE)
    assert row == {"label": district, "hint": hint, "act": act}
