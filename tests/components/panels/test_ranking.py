import re
from dataclasses import replace

import pandas as pd
import pytest

from components.panels import ranking as panel
from data.summaries import ranking


def draw(query, dataset, look):
    selection, style = look(query)
    return panel.draw(ranking.summarise(selection, dataset), selection, dataset, style)


def squares(content, look):
    """How many unit squares of one look are drawn."""
    groups = re.findall(rf'<span class="units {look}"[^>]*>(.*?)</span></span>', content)
    return sum(int(n) for group in groups for n in re.findall(r"--n:(\d+)", group))


def test_published_and_listed_parks_stand_side_by_side(dataset, look, seen):
    text = seen(draw("", dataset, look))
    assert "浙江 9 4 广东 7 3 上海 5 9 其余 17 省合计 30 20" in text
    assert "不可相减" in text


def test_published_counts_beside_filtered_ones_say_that_they_are_not(dataset, look, seen):
    assert "公布数不受年份筛选" in seen(draw("years=2017-2018", dataset, look))
    assert "不受" not in seen(draw("", dataset, look))


def test_every_published_park_is_a_square(dataset, look):
    assert squares(draw("", dataset, look), "published") == 51


def test_clusters_count_the_parks_outside_all_of_them(dataset, look, seen):
    assert "长三角 15 珠三角 3 环渤海 3 湘赣渝 5 海南 1 不在集聚区的地区 9" in seen(draw("", dataset, look))


def test_the_cities_of_guangdong(dataset, look, seen):
    text = seen(draw("map=440000&measure=companies", dataset, look))
    assert "广州 29,714 65.3% 15.9 全省第 1" in text
    assert "深圳 11,768 25.9% 6.70 全省第 2" in text
    assert "东莞 1,014 2.2% 0.969 已公布城市中第 3" in text
    assert "其余 16 市及未分市（推算） 1,499 3.3%" in text


@pytest.mark.parametrize(
    ("city", "districts", "rank"),
    [
        ("110000", ("110105", "110108"), "全市第 1"),
        ("150000", ("150100", "150200"), "全区第 1"),
        ("152900", ("152921", "152922"), "全盟第 1"),
        ("532300", ("532301", "532322"), "全州第 1"),
    ],
)
def test_a_rank_names_what_the_parent_is_and_a_column_without_numbers_is_not_drawn(
    dataset, look, seen, city, districts, rank
):
    like = dataset.counts[dataset.counts["series_id"] == dataset.about.series].iloc[[0, 0, 0]]
    counts = like.assign(region=[city, *districts], value=[300, 200, 40]).astype({"value": "Int64"})
    known = replace(dataset, counts=pd.concat([dataset.counts, counts], ignore_index=True))
    text = seen(draw(f"map={city}&measure=companies", known, look))
    assert rank in text
    assert "全省" not in text
    has_people = set(districts) <= set(dataset.denominators["region"])
    assert ("每万人" in text) is has_people


def test_guangdong_in_the_nation(dataset, look, seen):
    text = seen(draw("map=440000&measure=companies", dataset, look))
    assert "企业法人占 11.6%（2021），含“区块链”的占 43.0%，区位商 3.7" in text
    assert "广州 28.1% 深圳 11.1%" in text
    assert "其他省份 57.0%" in text


def test_a_place_without_a_figure_can_still_be_chosen_and_says_why(dataset, look, seen, acts):
    drawn = draw("map=440000&measure=companies", dataset, look)
    assert "choose:440200" in acts(drawn)
    assert "韶关 并入其余" in seen(drawn)


def test_an_empty_series_offers_those_that_have_figures(dataset, look, seen, acts):
    drawn = draw("map=330000&measure=companies", dataset, look)
    assert "没有数字" in seen(drawn)
    offered = [act for act in acts(drawn) if act.startswith("series:")]
    assert offered
    assert f"series:{dataset.about.series}" not in offered


def test_compared_places_without_a_figure_are_offered_series_with_what_they_cover(dataset, look, seen, acts):
    drawn = draw("region=350000,330000&measure=companies", dataset, look)
    assert "天眼查 2022-03-16 在所选地区都没有数字" in seen(drawn)
    assert "企查查 2020-07-07 累计登记 · 全国+10省；2 地中 1 地有数字：浙江" in seen(drawn)
    assert "series:qichacha-2020-07-07-cumulative" in acts(drawn)


def test_the_series_that_covers_all_compared_places_comes_first(dataset, look, seen, acts):
    drawn = draw("region=320000,330000&measure=companies", dataset, look)
    first, *_ = (act for act in acts(drawn) if act.startswith("series:"))
    assert first == "series:qichacha-2020-07-07-cumulative"
    assert "2 地中 2 地有数字" in seen(drawn)


def test_a_cluster_without_a_figure_is_offered_series_too(dataset, look, seen, acts):
    several = draw("region=yangtze-delta&measure=companies", dataset, look)
    assert "4 地中 3 地有数字：江苏、浙江、安徽" in seen(several)
    alone = draw("region=hainan&measure=companies", dataset, look)
    assert "series:hainan-2020-12-existing" in acts(alone)


def test_parks_are_offered_no_series(dataset, look, acts):
    sent = acts(draw("region=350000,520000&measure=published", dataset, look))
    assert not [act for act in sent if act.startswith("series:")]


def test_no_number_of_regions_is_claimed_where_the_scope_is_not_stated(dataset, look, seen):
    text = seen(draw("measure=companies", dataset, look))
    assert "其余地区及未分地区（推算） 60,176 57.0%" in text
    assert "未说明是否含港澳台" in draw("measure=companies", dataset, look)
    stated = seen(draw("measure=companies&series=liangzi-2018-07-31-cumulative", dataset, look))
    assert "其余 29 个地区及未分地区（推算） 5,618" in stated


def test_shares_and_rates_of_rounded_numbers_are_rounded(dataset, look, seen):
    text = seen(draw("measure=companies&series=qichacha-2020-07-07-cumulative", dataset, look))
    assert "广东 24,001 约 52.6% 1.90" in text  # a rounded total, an exact count
    floors = seen(draw("measure=companies&series=cncert-2020-10-cumulative", dataset, look))
    assert "浙江 约 3,000 约 6.2% 约 0.465" in floors


def test_the_sum_of_rounded_numbers_is_rounded_and_no_floor(dataset, look, seen):
    text = seen(draw("region=330000,320000&measure=companies&series=cncert-2020-10-cumulative", dataset, look))
    assert "合计 约 5,000" in text


def cells(drawn, fact):
    """The row of a fact in a comparison: what stands in the column of each place."""
    (row,) = re.findall(rf'<tr data-fact="{fact}".*?</tr>', str(drawn), re.DOTALL)
    columns = re.findall(r'<td data-place="(\d+)"[^>]*>(.*?)</td>', row, re.DOTALL)
    return {place: re.sub(r"<[^>]*>", "", text).strip() for place, text in columns}


def test_several_regions_are_compared_and_their_sum_is_a_floor(dataset, look, seen):
    drawn = draw("region=440000,330000&measure=companies", dataset, look)
    assert cells(drawn, "companies") == {"440000": "45,473", "330000": "未公布"}
    assert "合计 至少 45,473 1/2 有数" in seen(drawn)


def test_a_comparison_keeps_what_the_profile_of_each_place_knows(dataset, look):
    drawn = draw("region=310000,440000,330000&measure=companies", dataset, look)
    facts = {
        "share": ["43.0%", "未公布", "未公布"],
        "rank": ["已公布地区中第 1", "—", "—"],
        "per_10k": ["3.61", "未公布", "未公布"],
        "published": ["7", "5", "9"],
        "listed": ["3", "9", "4"],
        "population": ["126,012,510", "24,870,895", "64,567,588"],
        "gdp": ["124,370", "43,215", "73,516"],
        "location_quotient": ["3.7", "未公布", "未公布"],
        "qichacha-2020-07-07-cumulative": ["24,001", "未公布", "2,941"],
    }
    assert {fact: [*cells(drawn, fact).values()] for fact in facts} == facts


def test_places_are_ordered_by_the_measure_and_a_list_by_what_was_published(dataset, look):
    def order(query):
        return [*cells(draw(query, dataset, look), "population")]

    places = "region=110000,310000,330000,440000"
    assert order(f"{places}&measure=companies&series=cncert-2020-10-cumulative") == [
        *("440000", "330000", "110000", "310000"),
    ]
    assert order(places) == ["330000", "440000", "310000", "110000"]


def boxes(drawn):
    """The boxes of a comparison, by place."""
    every = re.findall(r'<button type="button" class="add"[^>]*data-event="add:(\d+)"', str(drawn))
    return {
        one: re.search(rf'<button[^>]*data-event="add:{one}" role="checkbox"[^>]*>', str(drawn)).group()
        for one in every
    }


def test_no_box_moves_when_a_place_is_added(dataset, look):
    two = draw("region=440000,330000&measure=companies", dataset, look)
    three = draw("region=440000,330000,110000&measure=companies", dataset, look)
    assert [*boxes(two)] == [*boxes(three)]
    assert 'aria-checked="false"' in boxes(two)["110000"]
    assert 'aria-checked="true"' in boxes(three)["110000"]


def test_any_other_place_of_the_level_can_be_added_until_there_are_six(dataset, look, acts, seen):
    five = "region=110000,120000,130000,140000,150000"
    sent = acts(draw(five, dataset, look))
    assert {"add:650000", "add:310000"} <= set(sent)
    assert "disabled" not in boxes(draw(five, dataset, look))["650000"]
    full = draw(f"{five},210000", dataset, look)
    assert "disabled" in boxes(full)["650000"]
    assert "disabled" not in boxes(full)["110000"]  # which can be taken out
    assert "最多对比 6 个地区" in seen(full)


def test_a_place_without_a_figure_can_be_added_from_the_ranking_too(dataset, look, acts):
    assert "add:440300" in acts(draw("map=440000", dataset, look))
    assert "add:440200" in acts(draw("map=440000&measure=companies", dataset, look))


def test_compared_regions_can_be_taken_out(dataset, look, acts):
    sent = acts(draw("region=440000,330000", dataset, look))
    assert {"add:440000", "add:330000"} <= set(sent)


def test_listed_parks_have_no_rank(dataset, look, seen):
    assert "第 1" not in seen(draw("", dataset, look))


def test_a_series_of_one_province_offers_those_of_more_under_its_table(dataset, look, acts):
    offered = [act for act in acts(draw("measure=companies", dataset, look)) if act.startswith("series:")]
    assert offered[0] == "series:qichacha-2020-07-07-cumulative"
    assert len(offered) == panel.MAX_BROADER
    chosen = draw("measure=companies&series=qichacha-2020-07-07-cumulative", dataset, look)
    assert not any(act.startswith("series:") for act in acts(chosen))


def test_every_part_of_the_nations_bar_is_named_under_it(dataset, look, seen):
    drawn = str(draw("map=440000&measure=companies", dataset, look))
    bar, _, key = drawn.partition('<div class="strip"')[2].partition("<ul")
    assert bar.count("<span") == key.count("<li") == 4
    assert seen("<ul" + key).startswith("广州 28.1% 深圳 11.1% 广东其余 3.8% 其他省份 57.0%")
