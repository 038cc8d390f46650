import re

import pytest

from components.panels import headline as panel
from data.summaries import headline


def draw(query, dataset, look):
    selection, style = look(query)
    drawn = panel.draw(headline.summarise(selection, dataset), selection, dataset, style)
    return slots(drawn)


def slots(drawn):
    """The five slots, without the button after them."""
    five = drawn.split('<button type="button" class="icon export"')[0]
    return re.split('(?=<div class="fact card" )', five)[1:]


def test_the_nation_in_five_slots(dataset, look, seen):
    published, listed, companies, share, per_10k = (seen(slot) for slot in draw("", dataset, look))
    assert published.startswith("51 以公布园区为指标 公布园区 财联社记者不完全统计")
    assert listed.endswith("收录园区 运营 21 停运 2 未知 8 未建成 5")
    assert "105,649" in companies
    assert "非主营口径" in companies
    assert "天眼查 2022-03-16" in companies
    assert share.startswith("—")
    assert per_10k.startswith("0.748")


def test_the_printed_share_stands_beside_the_exact_one(dataset, look, seen):
    share = seen(draw("region=440000", dataset, look)[3])
    assert share == "43.0% 以企业占全国为指标 企业占全国 原文写作 45%"


def test_a_number_copies_with_its_citation(dataset, look, acts):
    copied = [act for act in acts(draw("region=440000", dataset, look)) if act.startswith("copy:")]
    assert "copy:45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）" in copied
    assert "copy:7 家（财联社记者不完全统计，2022-03）" in copied
    assert "copy:3 家（园区图谱收录名单，2026-11）" in copied


def test_a_derived_number_opens_and_names_both_its_sources(dataset, look, acts):
    sent = acts(draw("region=440000", dataset, look)[4])
    assert "card:fact:per_10k" in sent
    cited = "3.61 家/万人（天眼查，现存，2022-03-16；转引自财联社 2022-03-21；国家统计局 2020 年普查人口）"
    assert f"copy:{cited}" in sent
    english = acts(draw("region=440000&lang=en", dataset, look)[4])
    assert any(act.endswith("; National Bureau of Statistics of China, census population 2020)") for act in english)


def test_a_rate_of_a_rounded_number_is_rounded(dataset, look, seen):
    rate = seen(draw("region=440000&series=qichacha-2020-05-26-cumulative", dataset, look)[4])
    assert rate.startswith("约 1.83")


def test_a_slot_without_a_number_says_why_and_copies_nothing(dataset, look, seen, acts):
    published = draw("region=650000", dataset, look)[0]
    assert seen(published).startswith("未公布")
    assert not [act for act in acts(published) if not act.startswith("measure:")]


def test_every_slot_sets_the_measure(dataset, look, acts):
    sent = [act for act in acts(draw("", dataset, look)) if act.startswith("measure:")]
    assert sent == [f"measure:{fact}" for fact in ("published", "listed", "companies", "share", "per_10k")]


@pytest.mark.parametrize(
    ("query", "message", "number"),  # always reached: the list, and the nation's share, which has no number
    [
        ("", "", 5),
        ("years=2018", "不受年份筛选", 3),
        ("years=2020", "不受年份筛选", 2),
        ("years=2018&region=440000", "不受年份筛选", 1),
        ("kind=base", "不受园区筛选", 2),
    ],
)
def test_every_slot_that_a_filter_does_not_reach_says_so(dataset, look, seen, query, message, number):
    slots = [seen(slot) for slot in draw(query, dataset, look)]
    reached = [slot for slot in slots if "不受" not in slot]
    assert len(reached) == number
    assert all(message in slot for slot in slots if slot not in reached)


def test_published_parks_of_the_chosen_years_are_a_part_of_all_of_them(dataset, look, seen):
    published = seen(draw("years=2017-2018", dataset, look)[0])
    assert published.startswith("35 ")
    assert published.endswith("共 51 家，占 68.6%")
    both = seen(draw("years=2017-2018&comparable=1", dataset, look)[0])
    assert both.endswith("共 51 家，占 68.6% 不受其余园区筛选")


def test_what_is_copied_says_of_which_years_it_is(dataset, look, acts):
    copied = acts(draw("years=2017-2018", dataset, look)[0])
    assert "copy:35 家（财联社记者不完全统计，2022-03；成立年份 2017–2018；共 51 家，占 68.6%）" in copied


def test_a_sum_with_a_missing_member_is_a_floor(dataset, look, seen):
    companies = seen(draw("region=440000,330000", dataset, look)[2])
    assert companies.startswith("至少 45,473")


def test_a_share_of_a_rounded_total_is_rounded_too(dataset, look, seen):
    share = seen(draw("region=440000&series=qichacha-2020-07-07-cumulative", dataset, look)[3])
    assert share == "约 52.6% 以企业占全国为指标 企业占全国 按约数计算"


def test_a_slot_without_a_number_has_no_details_of_one(dataset, look, seen):
    slots = " ".join(seen(slot) for slot in draw("region=650000&years=2018", dataset, look))
    assert not any(text in slots for text in ("普查人口", "不受年份筛选", "占全国"))


def test_the_list_has_a_source_card(dataset, look, acts):
    assert "card:fact:listed" in acts(draw("", dataset, look)[1])


def test_a_sum_of_printed_totals_is_ours(dataset, look):
    slot = draw("region=330000,310000", dataset, look)[0]
    assert slot.startswith('<div class="fact card" data-fact="published" data-state="derived"')
