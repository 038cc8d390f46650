"""Titles of scenes are computed: nobody typed a number into them."""

import re
from dataclasses import replace

import pytest

from components.scenes import refresh
from data.dataset import Dataset
from data.selection import Lang
from data.story import Scene
from tests.invented import CUMULATIVE, with_register

DECIDES = (
    "The definition decides: from about 1,400 to more than 120,000 companies, and no public table of all 31 provinces"
)
TITLES = {
    "zh": [
        "截至 2022 年 3 月，财联社记者不完全统计到 51 家园区，浙粤沪占四成",
        "谁领先取决于怎么数：媒体统计浙江第一，可查名单上海最多",
        "51 家中 35 家成立于 2017–2018 年",
        "广东的企业占全国 11.6%，含“区块链”的占 43.0%（原文写作 45%）",
        "广东的九成集中在广州、深圳",
        "收录的 36 家里长三角占 15 家；9 家不在任何集聚区",
        "36 家中 21 家有运营记录，2 家停运，5 家仍在规划或在建",
        "口径不同，企业数从约 1,400 到 120,000 余；没有找到公开的 31 省数据",
    ],
    "en": [
        "By 2022-03, Zhejiang, Guangdong and Shanghai hold 41.2% of the 51 parks that the press counted",
        "Who leads depends on how you count: Zhejiang in the press, Shanghai in the list that can be checked",
        "35 of the 51 parks were founded in 2017–2018",
        "Guangdong has 11.6% of all companies, but 43.0% of those that mention “blockchain” (printed as 45%)",
        "91.2% of the companies of Guangdong are in Guangzhou and Shenzhen",
        "Of the 36 parks listed, 15 lie in the Yangtze Delta and 9 in no cluster at all",
        "Of 36 parks 21 are on record as operating, 2 have closed and 5 are not built yet",
        DECIDES,
    ],
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_eight_titles(lang: Lang, dataset: Dataset) -> None:
    assert [refresh(scene, dataset, lang).title for scene in dataset.story] == TITLES[lang]


def test_no_template_of_the_story_holds_a_typed_number_in_its_title(dataset: Dataset) -> None:
    for scene in dataset.story:
        for template in (scene.title_zh, scene.title_en):
            assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", template)), template


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_scene_says_what_is_counted_where_it_comes_from_and_its_limits(lang: Lang, dataset: Dataset) -> None:
    for scene in dataset.story:
        shown = refresh(scene, dataset, lang)
        assert shown.subtitle
        assert shown.sources
        assert ("局限：" if lang == "zh" else "Limits: ") in shown.note
        assert "{" not in shown.title + shown.subtitle + shown.note
        assert (shown.holds, shown.why) == (True, "")


def test_notes_carry_the_numbers_behind_the_title(dataset: Dataset) -> None:
    notes = {scene.id: refresh(scene, dataset, "zh").note for scene in dataset.story}
    assert "浙江 9、广东 7、上海 5" in notes["three-provinces"]
    assert "68.6%" in notes["two-years"]
    assert all(text in notes["guangdong-share"] for text in ("3,319,738", "28,665,212", "区位商 3.7"))
    assert all(text in notes["two-cities"] for text in ("41,482", "91.2%", "广州 15.9", "深圳 6.7", "1,499"))


def test_the_subtitle_says_filters_and_definition(dataset: Dataset) -> None:
    shown = {scene.id: refresh(scene, dataset, "zh").subtitle for scene in dataset.story}
    assert "年份：2017–2018" in shown["two-years"]
    assert "集聚区：长三角" in shown["clusters"]
    assert "非主营口径" in shown["two-cities"]
    assert "地区：广东" in shown["two-cities"]
    assert "不完全统计" in shown["three-provinces"]


def test_a_conclusion_that_fell_says_why(dataset: Dataset) -> None:
    scene = replace(dataset.story[0], check=("leading_share >= 0.5",))
    shown = refresh(scene, dataset, "zh")
    assert (shown.holds, shown.why) == (False, "有公布数的地区占比现为 41.2%，应不少于 50.0%")
    assert (
        refresh(scene, dataset, "en").why
        == "Share of the places with a published figure is 41.2%, expected at least 50.0%"
    )


def test_a_reader_s_title_is_taken_as_written(dataset: Dataset) -> None:
    scene = replace(dataset.story[0], title_zh="{published} 家？", computed=("note",))
    shown = refresh(scene, dataset, "zh")
    assert (shown.title, shown.holds) == ("{published} 家？", None)


def test_language_and_theme_of_a_query_do_not_stay(dataset: Dataset) -> None:
    scene = replace(dataset.story[4], query="?map=440000&measure=companies&lang=en&theme=dark")
    assert refresh(scene, dataset, "zh").query == "?map=440000&measure=companies"


def test_a_series_with_a_twin_of_the_same_day_says_which_it_is(dataset: Dataset) -> None:
    asked = "?measure=companies&series=suzhou-2021-11-existing-applied"
    shown = refresh(replace(dataset.story[0], query=asked, view="ranking", computed=()), dataset, "zh")
    assert shown.subtitle.startswith("苏州市工信局 2021-11（应用企业）：")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (f"measure=companies&series={CUMULATIVE}&registered=2017", "登记年份：2017"),
        (f"measure=companies&series={CUMULATIVE}&company_status=closed,existing", "企业状态：现存、注吊销"),
        ("measure=companies&registered=2017", "登记年份：2017（此图不受其筛选）"),
    ],
)
def test_the_subtitle_names_the_filters_on_companies(dataset, query, text):
    imported = with_register(dataset)
    clauses = refresh(Scene("", f"?{query}", "ranking", "", ""), imported, "zh").subtitle.split("；")
    assert clauses[-1] == text


@pytest.mark.parametrize("measure", ["share", "median_age", "per_10k", "listed", "gdp"])
def test_a_view_of_companies_says_so_whatever_the_measure_is(classified, measure):
    series = classified.imports[0].series_id("cumulative")
    scenes = [
        Scene("", f"?measure={one}&series={series}&region=440000", "structure", "", "")
        for one in (measure, "companies")
    ]
    shown, counted = (refresh(scene, classified, "zh").subtitle for scene in scenes)
    assert shown == counted
