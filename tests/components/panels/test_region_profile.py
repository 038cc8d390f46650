import pytest

from callbacks.city_drilldown import summarise_profile
from components.panels import region_profile as panel
from components.style import Style
from data import links
from data.summaries import region_profile
from tests.invented import CUMULATIVE, stated, with_register


def draw(query, dataset, look):
    selection, style = look(query)
    return panel.draw(*summarise_profile(selection, dataset), selection, dataset, style)


def test_guangdong_has_facts_parks_and_other_series(dataset, look, seen):
    text = seen(draw("region=440000", dataset, look))
    assert text.startswith("广东概况 部分在珠三角")
    assert "常住人口 126,012,510 人 2020" in text
    assert "区位商 3.7" in text
    assert "越秀国际区块链产业园" in text
    assert "口径不同，不可相比、相加" in text


def test_every_fact_has_its_card(dataset, look, acts):
    facts = region_profile.summarise(look("region=440000")[0], dataset).facts[5:]
    sent = acts(draw("region=440000", dataset, look))
    assert all(f"card:fact:{fact.fact}" in sent for fact in facts if fact.value is not None)


def test_the_location_quotient_names_companies_and_enterprises_of_the_chosen_series(dataset, look, seen, acts):
    query = "region=440000&series=qichacha-2020-07-07-cumulative"
    drawn = draw(query, dataset, look)
    assert "区位商 约 4.5" in seen(drawn)
    (cited,) = (act for act in acts(drawn) if act.startswith("copy:约 4.5"))
    assert cited.startswith("copy:约 4.5（企查查，累计，2020-07-07；转引自China Banking News 2020-07-07；国家统计局")
    assert cited.endswith("2021 年企业法人单位）")


def test_the_figure_of_another_series_can_be_switched_to(dataset, look, acts):
    sent = acts(draw("region=500000", dataset, look))
    assert "series:qichacha-2020-07-07-cumulative" in sent
    assert f"series:{dataset.about.series}" not in sent


def test_a_figure_of_one_registration_year_is_no_series_to_switch_to(dataset, look, acts):
    sent = acts(draw("", dataset, look))
    assert "series:01-2021-12-cumulative" in sent
    assert "series:01-2021-12-new" not in sent


def test_a_park_opens_its_card(dataset, look, acts):
    sent = acts(draw("region=440100", dataset, look))
    parks = dataset.parks[dataset.parks["city"] == "440100"]
    assert {f"card:park:{park}" for park in parks["park_id"]} <= set(sent)


def test_an_unlisted_place_is_not_called_empty(dataset, look, seen):
    assert "名单未收录贵州的园区，不代表没有" in seen(draw("region=520000", dataset, look))


def test_a_filter_that_nothing_passes_can_be_cleared(dataset, look, seen, acts):
    drawn = draw("region=650000&kind=centre", dataset, look)
    assert "没有园区通过当前筛选" in seen(drawn)
    assert "clear:filters" in acts(drawn)


def test_figures_of_other_series_name_their_series(dataset, look, seen):
    text = seen(draw("region=500000", dataset, look))
    assert "企查查 2020-07-07" in text
    assert "1,910" in text


def test_other_series_stand_by_grade_and_those_of_one_provider_and_year_are_folded(dataset, look):
    others = region_profile.summarise(look("region=440000")[0], dataset).other_series
    grades = dataset.counts.set_index(["series_id", "region"])["confidence"]
    order = [grades[fact.fact, "440000"] for fact in others if fact.details.year is None]
    assert order == sorted(order)
    groups = panel.grouped(others, dataset)
    longhash = [group for group in groups if group[0].fact.startswith("longhash") and len(group) > 1]
    assert [len(group) for group in longhash] == [5]  # cumulative, 2020; the existing ones are another number
    assert draw("region=440000", dataset, look).count("<details") == sum(len(group) > 1 for group in groups)


def test_figures_by_registration_year_name_their_year(dataset, look, seen):
    text = seen(draw("", dataset, look))
    assert "2021 年新登记（截至 2021-12） 42,254" in text
    assert "2020 年新登记（仅 2020 年第一季度） 2,383" in text


def test_a_profile_names_only_so_many_parks(dataset, look, seen, monkeypatch):
    monkeypatch.setattr(panel, "MAX_ROWS", 2)
    monkeypatch.setattr("components.panels.region_profile.MAX_ROWS", 2)
    assert "另有 7 家，见下方名单" in seen(draw("region=310000", dataset, look))
    assert "见下方名单" not in seen(draw("region=110000", dataset, look))


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("zh", ["注册资本 至少 5.20 亿元", "注册资本：11 家中 4 家有人民币金额，1 家为外币，不计入"]),
        ("en", ["Registered capital at least 5.20 (CNY 100m)", "4 of 11 companies state one in CNY, 1 in another"]),
    ],
)
def test_capital_is_a_floor_and_says_how_many_companies_it_covers(dataset, seen, lang, texts):
    imported = with_register(dataset, capital=stated(dataset.regions))
    selection = links.parse(f"series={CUMULATIVE}&region=440300&lang={lang}", imported).selection
    drawn = panel.draw(*summarise_profile(selection, imported), selection, imported, Style(lang, "light", 1920))
    assert all(text in seen(drawn) for text in texts)
