import pytest

from components.panels import search_results
from components.style import Style
from data.search import find

STYLE = Style("zh", "light", 0)


def draw(query, dataset):
    return search_results.draw(find(query, dataset)[:1], dataset, STYLE)


def test_a_hit_is_a_link_to_its_place(dataset, seen, acts):
    drawn = draw("深圳", dataset)
    assert (seen(drawn), acts(drawn)) == ("深圳 城市 · 广东", ["go:440300", "add:440300"])
    assert 'href="?region=440300"' in drawn
    assert 'role="option"' in drawn


def test_a_park_names_its_place_which_its_link_opens_and_itself_in_its_event(dataset, seen, acts):
    drawn = draw("新链空间", dataset)
    assert seen(drawn).endswith("园区 · 上海 虹口区")
    assert acts(drawn) == ["card:park:xinlian-space-shanghai", "add:310109"]
    assert 'href="?region=310109"' in drawn


def test_a_cluster_is_a_link_to_its_view(dataset, seen, acts):
    drawn = draw("长三角", dataset)
    assert (seen(drawn), acts(drawn)) == ("长三角 集聚区 · 4 个地区", ["go:yangtze-delta"])
    assert 'href="?region=yangtze-delta"' in drawn


def test_no_two_hits_repeat_more_than_where_they_are(dataset, seen):
    hints = [seen(search_results.draw((hit,), dataset, STYLE)) for hit in find("新", dataset)]
    assert len(set(hints)) == len(hints)


def test_a_miss_says_what_it_means_and_leads_nowhere(dataset, seen, acts):
    drawn = search_results.draw((), dataset, STYLE)
    assert (seen(drawn), acts(drawn)) == ("名单未收录，不代表没有", [])


@pytest.mark.parametrize(
    ("district", "hint", "act"),
    [("福田区", "区县 · 广东 深圳", "go:440304"), ("虹口区", "区县 · 上海", "go:310109")],
)
def test_a_district_is_shown_itself_with_figures_or_without(dataset, seen, acts, district, hint, act):
    drawn = search_results.draw(find(district, dataset)[:1], dataset, STYLE)
    assert (seen(drawn), acts(drawn)) == (f"{district} {hint}", [act, act.replace("go:", "add:")])


def test_a_hit_that_is_compared_already_can_be_taken_out(dataset):
    def drawn(*chosen):
        return search_results.draw(find("深圳", dataset)[:1], dataset, STYLE, chosen)

    assert 'aria-label="加入对比：深圳"' in drawn("440100")
    assert 'aria-label="移出对比：深圳"' in drawn("440100", "440300")
