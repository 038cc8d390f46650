"""What every panel says of a register's companies: the two filters, the years, and those of no place."""

import pytest

from components.panels import (
    citation,
    filters,
    headline,
    map_panel,
    names,
    publishers,
    ranking,
    share_strip,
    timeline_panel,
)
from components.paper import captions
from components.paper.views import PAPER_VIEWS
from components.scenes import source_names
from components.sentences import sentence, spoken
from components.style import Style
from components.words import words
from data import links
from data.story import Scene
from data.summaries import founding_timeline, province_map
from data.summaries import headline as headline_summary
from data.summaries import ranking as ranking_summary
from tests.invented import CUMULATIVE, EXISTING, with_register

PILLS = ("registered", "company_status")


@pytest.fixture(scope="module")
def imported(dataset):
    return with_register(dataset)


@pytest.fixture
def asked(imported):
    """The selection over the import, and its style."""

    def read(query):
        selection = links.parse(query, imported).selection
        return selection, Style(selection.lang, selection.theme, 1920)

    return read


@pytest.fixture
def output(asked, imported):
    """The sentence in one."""

    def read(query):
        selection, style = asked(query)
        return "".join(sentence(headline_summary.summarise(selection, imported), style.words))

    return read


@pytest.mark.parametrize(
    ("query", "pills"),
    [
        (f"measure=companies&series={CUMULATIVE}", PILLS),
        (f"measure=companies&series={EXISTING}", PILLS[:1]),
        (f"series={CUMULATIVE}", ()),
        (f"series={CUMULATIVE}&registered=2017", PILLS[:1]),
        ("measure=companies", ()),
        ("measure=companies&registered=2017&company_status=closed", ()),
    ],
)
def test_the_pills_stand_where_the_series_can_answer_them(asked, imported, query, pills):
    shown = controls(*asked(query), imported)
    assert tuple(name for name in PILLS if shown[name].is_offered and shown[name].options) == pills


def controls(selection, style, dataset):
    """What every control shows, by its name."""
    return {one.name: filters.state(one, selection, dataset, style) for one in filters.controls(dataset)}


def test_a_pill_in_force_says_what_it_keeps_and_can_be_cleared(asked, imported):
    query = f"measure=companies&series={CUMULATIVE}&registered=2016-2018,unknown&company_status=closed"
    shown = controls(*asked(query), imported)
    assert shown["registered"].text == "2016–2018、年份未知"
    assert (shown["company_status"].label, shown["company_status"].text) == ("企业状态", "注吊销")
    assert [name for name, state in shown.items() if state.is_active] == ["registered", "company_status"]
    offered = [option.value for option in shown["registered"].options]
    assert offered == ["unknown", "2019", "2018", "2017", "2016", "1998"]


def test_without_an_import_the_row_is_what_it_was(dataset, look):
    shown = controls(*look("measure=companies"), dataset)
    assert not [name for name in PILLS if shown[name].is_offered]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (
            "registered=2016-2018&map=440000",
            "广东累计登记至少 8 家含“区块链”的企业（登记年份 2016–2018），占全国约",
        ),
        ("registered=2016-2018&map=440000", "另有 1 家登记年份未知，可能也在其中"),
        ("company_status=closed", "全国累计登记至少 3 家含“区块链”的企业（状态为注吊销）"),
        ("company_status=closed", "另有 1 家未能归入地区，不在此数内"),
        ("registered=1990", "全国是否有企业符合，名录里看不出（登记年份 1990）"),
        ("registered=2017&lang=en", "7 companies mentioning “blockchain” ever registered in China (registered 2017)"),
    ],
)
def test_the_sentence_names_the_filter_and_what_it_leaves_out(output, query, wanted):
    assert wanted in output(f"measure=companies&series={CUMULATIVE}&{query}")


def test_the_sentence_names_the_filter_that_a_series_cannot_answer(output):
    text = output(f"measure=companies&series={EXISTING}&registered=2017&company_status=closed")
    assert "（登记年份 2017）" in text
    assert "企业状态筛选不作用于此口径" in text
    assert "登记年份和企业状态筛选不作用于此口径" in output("measure=companies&registered=2017&company_status=closed")


def test_every_slot_says_which_filters_reach_it(asked, imported):
    def details(query):
        selection, style = asked(query)
        summary = headline_summary.summarise(selection, imported)
        return {fact.fact: headline.details(fact, summary, imported, style) for fact in summary.facts}

    limited = details(f"measure=companies&series={CUMULATIVE}&registered=2017&map=440000")
    assert "登记年份 2017" in limited["companies"]
    assert "按筛选后的企业" in limited["share"]
    assert "不受企业筛选" in limited["listed"]
    refused = details("registered=2017")
    assert "不受登记年份筛选" in refused["companies"]
    assert "不受企业筛选" not in refused["listed"]


def test_a_copied_number_carries_its_filter(asked, imported):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}&registered=2017")
    drawn = headline.draw(headline_summary.summarise(selection, imported), selection, imported, style)
    assert "7 家（甲查（导入），累计，2024-05-22；登记年份 2017" in drawn


def test_the_ranking_ends_with_the_companies_of_no_place(asked, imported, seen):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}")
    drawn = ranking.draw(ranking_summary.summarise(selection, imported), selection, imported, style)
    assert "未能归入地区 3 不在全国合计内" in seen(drawn)
    assert "接受地名建议" in drawn
    inside = selection.replace(map="440000")
    assert "未能归入地区" not in seen(
        ranking.draw(ranking_summary.summarise(inside, imported), inside, imported, style)
    )


def test_a_rank_that_they_could_change_says_so(asked, imported, seen):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}&registered=2018")  # one in 广东, two nowhere
    drawn = seen(ranking.draw(ranking_summary.summarise(selection, imported), selection, imported, style))
    assert "按已归入的第 1" in drawn
    assert "全国第" not in drawn


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("registered=1990", "没有企业确知符合当前筛选；有的企业这一项未知。"),
        ("registered=1990&map=330000", "没有企业通过当前筛选。"),
    ],
)
def test_where_no_company_passes_there_is_a_sentence_and_a_way_back(asked, imported, seen, acts, query, wanted):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}&{query}")
    drawn = ranking.draw(ranking_summary.summarise(selection, imported), selection, imported, style)
    assert wanted in seen(drawn)
    assert "clear:filters" in acts(drawn)
    assert map_panel.description(province_map.summarise(selection, imported), style) == wanted


def test_a_note_under_the_map_tells_what_it_lacks(asked, imported, seen):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}")
    summary = province_map.summarise(selection, imported)
    assert "另有 3 家企业未能归入地区" in seen(map_panel.legend(summary, style))
    output = "另有 3 家企业未能归入地区"
    assert output not in captions.filter_line("province-map", selection, imported, style)  # the sentence over it does
    assert output in captions.filter_line("province-map", selection.replace(regions=("440000",)), imported, style)


def test_the_timeline_says_that_it_is_an_age_and_plays_and_clears_these_years(asked, imported, seen, acts):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}&registered=2017")
    summary = founding_timeline.summarise(selection, imported)
    caption = timeline_panel.caption(summary, imported, style)
    assert "企业登记年份" in seen(caption)
    assert "成立年份），不是开始从事该业务的年份" in seen(caption)
    assert acts(caption)[0] == "clear:registered"
    assert acts(caption)[1].startswith("play:registered=1998,1999,")
    assert "unknown" not in acts(caption)[1]
    table = timeline_panel.table(summary, style)
    assert {"only:registered=1998", "only:registered=unknown"} <= set(acts(table))
    assert "年份未知 1" in seen(table)


def test_a_timeline_of_places_without_companies_says_so(asked, imported, seen):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}&region=110000")
    summary = founding_timeline.summarise(selection, imported)
    assert "该口径没有这里的企业" in seen(timeline_panel.caption(summary, imported, style))


def test_pictures_and_slides_follow(asked, imported):
    query = f"measure=companies&series={CUMULATIVE}&registered=2017&company_status=closed&years=2018"
    selection, style = asked(query)
    timeline_view = PAPER_VIEWS["founding-timeline"]
    assert timeline_view.title("founding-timeline", selection, imported, style) == "全国企业登记年份"
    texts = captions.filter_line("founding-timeline", selection, imported, style)
    assert "登记年份：2017（仅标出）" in texts
    assert "企业状态：注吊销" in texts
    assert "年份：2018（此图不受其筛选）" in texts
    assert "企业的年龄" in timeline_view.legend(selection, imported, style, False)[0].text
    chart = timeline_view.content(Scene("", "", "founding-timeline", "", ""), selection, imported, style)
    assert sum(value or 0 for value in chart.series[0].values) == 3
    assert captions.sources("founding-timeline", selection, imported, style).each == ()


def test_a_measure_is_named_with_its_filter_where_it_is_not_on_the_map(asked, imported):
    selection, style = asked(f"measure=companies&series={CUMULATIVE}&registered=2017")
    assert names.counted(selection, imported, style) == "累计登记（登记年份 2017）"
    assert names.measure_of(selection, imported, style) == "累计登记"


def test_a_filter_in_force_that_the_series_cannot_answer_can_be_lifted(dataset):
    own = with_register(dataset)
    link = links.parse("?measure=companies&registered=2017&company_status=closed", own)  # a shipped series
    shown = controls(link.selection, Style("zh", "light", 1920), own)
    assert [shown[name].text for name in PILLS] == ["本口径无此项，未应用"] * 2
    assert all(shown[name].is_offered and shown[name].is_active for name in PILLS)


@pytest.mark.parametrize(
    ("keyword", "query", "text"),
    [
        ("", "", "全国在名录中有 15 家现存企业"),
        ("", "&lang=en", "15 existing companies of the register in China"),
        ("链业", "", "全国有 15 家含“链业”的现存企业"),
        ("区块链", "&lang=en", "15 existing companies mention “blockchain” in China"),
    ],
)
def test_companies_are_called_after_the_keyword_that_found_them(dataset, keyword, query, text):
    imported = with_register(dataset, keyword=keyword)
    selection = links.parse(f"series={EXISTING}&measure=companies{query}", imported).selection
    summary = headline_summary.summarise(selection, imported)
    assert spoken(summary, words(selection.lang)).startswith(text)


def test_the_share_strip_is_called_after_it_too(dataset):
    notes = {}
    for keyword in ("", "链业"):
        imported = with_register(dataset, keyword=keyword)
        selection = links.parse(f"series={EXISTING}&measure=companies&map=440000", imported).selection
        drawn = share_strip.strip(ranking_summary.summarise(selection, imported), imported, Style("zh", "light", 1920))
        notes[keyword] = drawn["note"]
    assert "该口径的企业占" in notes[""]
    assert "含“链业”的占" in notes["链业"]


@pytest.mark.parametrize(("view", "date"), [("headline", "2024-05-22"), ("region-profile", "2024-05-22")])
def test_a_picture_of_an_import_is_dated_by_it(imported, view, date):
    selection = links.parse(f"series={EXISTING}&measure=companies", imported).selection
    output = captions.filter_line(view, selection, imported, Style("zh", "light", 1920))
    assert date in output
    assert "2022-03" not in output


def test_a_register_is_not_quoted_from_itself(imported):
    selection = links.parse(f"series={EXISTING}&measure=companies", imported).selection
    output = captions.sources("province-map", selection, imported, Style("zh", "light", 1920))
    assert "转引" not in "".join(output.leading)


@pytest.mark.parametrize(("lang", "publisher"), [("zh", "甲查"), ("en", "Jia")])
def test_its_source_has_the_provider_s_name_and_the_day_of_the_register(imported, lang, publisher):
    summary = headline_summary.summarise(links.parse(f"series={EXISTING}&lang={lang}", imported).selection, imported)
    style = Style(lang, "light", 1920)
    cited = citation.cite(summary.facts[2], EXISTING, imported, style)
    assert "转引" not in cited
    assert "quoted" not in cited
    assert publishers.publisher("invented", imported, style) == publisher
    assert imported.source_cards["invented"]["date"] == "2024-05-22"


def test_a_scene_of_the_years_of_an_import_names_no_source_of_parks(imported):
    selection = links.parse(f"series={EXISTING}&measure=companies", imported).selection
    scene, style = Scene("", "", "founding-timeline", "", ""), Style("en", "light", 1920)
    assert source_names(scene, selection.replace(lang="en"), imported, style) == ("Jia, 2024-05-22",)
