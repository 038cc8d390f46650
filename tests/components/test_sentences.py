"""The sentence says what the slots say."""

from dataclasses import replace

import pytest

from components.sentences import sentence, spoken, tenths
from components.sentences.clauses import measure_of_companies
from components.words import words
from data.measures.offers import SeriesOffer
from data.measures.registry import MEASURES
from data.regions import NATION, Adcode
from data.selection import SeriesId
from data.states import State
from data.summaries.headline import Headline, summarise
from data.values import Details, Fact, Limits
from data.years import YearSpan

ZH, EN = words("zh"), words("en")


def fact(name, value, state=State.COUNTED, **details):
    units = {"share": "share", "per_10k": "per_10k", "companies": "companies"}
    return Fact(name, value, units.get(name, "parks"), "2022", (), state, Details(**details))


def headline(measure="listed", **changes):
    """A province of an industry of kites: 6 parks published, 2 listed, 400 of 1,000 companies."""
    changed = {name: changes.pop(name) for name in ("published", "listed", "companies", "share") if name in changes}
    facts = {
        "published": fact("published", 6),
        "listed": fact("listed", 2),
        "companies": fact("companies", 400),
        "share": fact("share", 0.4, State.DERIVED),
        "per_10k": fact("per_10k", 4.0, State.DERIVED),
    } | changed
    plain = Headline(
        focus=NATION,
        names=("甲",),
        measure=next(one for one in MEASURES if one.id == measure),
        series="exact",
        facts=tuple(facts.values()),
        offered=tuple(facts.values()),
        shown=facts[measure],
        listed_by_status=(),
        listed_provinces=1,
        published_provinces=None,
        printed_share="",
        top_two=(),
        top_two_share=None,
        hidden_unknown_year=0,
        filtered=False,
        scope="region",
        listed_unfiltered=2,
        parent_name="全国",
        industry="风筝",
        publication="风筝报不完全统计",
        provider="甲查",
        series_as_of="2022-03-16",
        keyword="风筝",
        filters_applied=(),
        sources=(),
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("changes", "strong", "muted"),
    [
        ({}, "甲收录 2 家风筝产业园", "；风筝报不完全统计为 6 家"),
        ({"publication": ""}, "甲收录 2 家风筝产业园", ""),
        (
            {
                "listed": fact("listed", None, State.NOT_LISTED),
                "published": fact("published", None, State.NOT_PUBLISHED),
            },
            "甲：名单未收录，不代表没有",
            "；风筝报不完全统计未公布该地数字",
        ),
        (
            {"listed": fact("listed", 0, State.NO_MATCH), "filtered": True, "hidden_unknown_year": 1},
            "甲筛选后为 0，名单内 2 家",
            "；另有 1 家年份未知，未计入；风筝报不完全统计为 6 家（不受筛选）",
        ),
        (
            {"filtered": True, "listed": fact("listed", 1), "hidden_unknown_year": 1},
            "甲收录的风筝产业园中 1 家符合筛选",
            "；名单共 2 家；另有 1 家年份未知，未计入；风筝报不完全统计为 6 家（不受筛选）",
        ),
        (
            {
                "names": ("甲", "乙"),
                "scope": "several",
                "listed_provinces": 2,
                "published": fact("published", 6, known=1, members=2),
            },
            "甲和乙收录 2 家风筝产业园，分布在 2 个省份",
            "；风筝报不完全统计为至少 6 家（2 地中 1 地有数字）",
        ),
        (
            {"names": ("甲", "乙", "丙", "丁"), "scope": "several"},
            "甲等 4 地收录 2 家风筝产业园",
            "；风筝报不完全统计为 6 家",
        ),
    ],
)
def test_listed_parks(changes, strong, muted):
    assert sentence(headline(**changes), ZH) == (strong, muted)


@pytest.mark.parametrize(
    ("changes", "strong", "muted"),
    [
        ({}, "风筝报不完全统计：甲 6 家风筝产业园", "；本库收录 2 家"),
        ({"published_provinces": 3}, "风筝报不完全统计：甲 6 家风筝产业园，分布在 3 个省份", "；本库收录 2 家"),
        (
            {
                "published": fact("published", None, State.NOT_PUBLISHED),
                "listed": fact("listed", None, State.NOT_LISTED),
            },
            "风筝报不完全统计未公布甲的园区数",
            "；名单未收录，不代表没有",
        ),
        (
            {"filtered": True, "listed": fact("listed", 1)},
            "风筝报不完全统计：甲 6 家风筝产业园",
            "；本库收录中 1 家符合筛选",
        ),
        ({"publication": ""}, "没有公布的园区总数", "；本库收录 2 家"),
    ],
)
def test_published_parks(changes, strong, muted):
    assert sentence(headline(measure="published", **changes), ZH) == (strong, muted)


@pytest.mark.parametrize(
    ("changes", "strong", "muted"),
    [
        ({}, "甲有 400 家含“风筝”的现存企业，占全国 40.0%", "；甲查，2022-03-16"),
        ({"keyword": False}, "甲有 400 家风筝现存企业，占全国 40.0%", "；甲查，2022-03-16"),
        ({"series_measure": "cumulative"}, "甲累计登记 400 家含“风筝”的企业，占全国 40.0%", "；甲查，2022-03-16"),
        (
            {"scope": "nation", "names": ("全国",), "share": fact("share", None, State.NOT_APPLICABLE)},
            "全国有 400 家含“风筝”的现存企业",
            "（非主营口径）；甲查，2022-03-16",
        ),
        (
            {"printed_share": "45%", "top_two": ("甲一", "甲二"), "top_two_share": 0.85},
            "甲有 400 家含“风筝”的现存企业，占全国 40.0%",
            "（原文写作 45%）；八成多在甲一和甲二",
        ),
        (
            {
                "names": ("甲乙",),
                "scope": "cluster",
                "companies": fact("companies", 400, State.DERIVED, known=1, members=2, approx=True),
                "share": fact("share", 0.4, State.DERIVED, known=1, members=2, approx=True),
            },
            "甲乙有至少 400 家含“风筝”的现存企业，占全国至少 40.0%",
            "（2 地中 1 地有数字）；甲查，2022-03-16",
        ),
        (
            {
                "companies": fact("companies", None, State.NOT_PUBLISHED),
                "offered_series": (SeriesOffer(SeriesId("rough"), (NATION,), 1),),
            },
            "该口径没有甲的企业数",
            "；甲查，2022-03-16；另有 1 个口径有数",
        ),
        (
            {"companies": fact("companies", None, State.NOT_IMPORTED)},
            "导入中没有甲的企业",
            "；甲查，2022-03-16",
        ),
        (
            {
                "companies": fact("companies", None, State.IN_REMAINDER),
                "names": ("甲三",),
                "parent_name": "甲",
                "remainder": 60,
                "remainder_members": 1,
            },
            "甲三没有单独的企业数，在甲其余 1 地及未分地区的 60 家之内",
            "；甲查，2022-03-16",
        ),
        ({"companies": fact("companies", None, State.NOT_APPLICABLE)}, "甲不在该口径的统计范围", "；甲查，2022-03-16"),
        (
            {"filtered": True},
            "甲有 400 家含“风筝”的现存企业，占全国 40.0%",
            "；甲查，2022-03-16；园区筛选不作用于企业数",
        ),
    ],
)
def test_companies(changes, strong, muted):
    assert sentence(headline(measure="companies", **changes), ZH) == (strong, muted)


CHOSEN_YEARS = {
    "filtered": True,
    "park_filters": ("years",),
    "published": fact("published", 4, whole=6, limits=Limits.of(years="2017-2018,2020-")),
    "published_provinces": 3,
}


@pytest.mark.parametrize(
    ("lang", "changes", "strong", "muted"),
    [
        (
            ZH,
            {},
            "风筝报不完全统计：甲 6 家风筝产业园中 4 家（66.7%）的成立年份为 2017–2018、2020 年及以后",
            "；本库收录中 2 家符合筛选",
        ),
        (
            ZH,
            {"measure": "listed"},
            "甲收录的风筝产业园中 2 家符合筛选",
            "；名单共 2 家；风筝报不完全统计的 6 家中有 4 家（66.7%）",
        ),
        (
            ZH,
            {"measure": "listed", "park_filters": ("years", "kind")},
            "甲收录的风筝产业园中 2 家符合筛选",
            "；名单共 2 家；风筝报不完全统计的 6 家中有 4 家（66.7%）（不受其余筛选）",
        ),
        (
            EN,
            {"measure": "listed"},
            "2 listed 风筝 parks in 甲 match the filters",
            "; 2 in the list; 风筝报不完全统计: 4 of 6 (66.7%)",
        ),
    ],
)
def test_published_parks_of_some_years_are_told_with_all_of_them(lang, changes, strong, muted):
    assert sentence(headline(**{"measure": "published"} | CHOSEN_YEARS | changes), lang) == (strong, muted)


@pytest.mark.parametrize(
    ("covered", "zh", "en"),
    [
        (
            (1, 1),
            "；另有 2 个口径有其中部分地区的数，没有一个覆盖全部 2 地",
            "; 2 other series have some of them, none has all 2",
        ),
        (
            (1,),
            "；另有 1 个口径有其中部分地区的数，没有一个覆盖全部 2 地",
            "; 1 other series has some of them, not all 2",
        ),
        ((2, 1), "；另有 2 个口径有数，其中 1 个覆盖全部 2 地", "; 2 other series have figures, 1 of them for all 2"),
        ((2,), "；另有 1 个口径有数", "; 1 other series has one"),
        ((), "", ""),
    ],
)
def test_other_series_are_told_with_what_they_cover(covered, zh, en):
    places = (Adcode("810000"), Adcode("820000"))
    several = headline(
        measure="companies",
        names=("甲", "乙"),
        scope="several",
        members=2,
        companies=fact("companies", None, State.NOT_PUBLISHED),
        offered_series=tuple(SeriesOffer(SeriesId("other"), places[:known], 2) for known in covered),
    )
    assert sentence(several, ZH)[1] == f"；甲查，2022-03-16{zh}"
    assert sentence(several, EN)[1] == f"; 甲查, 2022-03-16{en}"


def test_the_share_of_a_rounded_total_is_not_told_in_tenths():
    rough = headline(measure="companies", top_two=("甲一", "甲二"), top_two_share=0.912, top_two_approx=True)
    assert sentence(rough, ZH)[1] == "；约 91.2%在甲一和甲二"


@pytest.mark.parametrize("rule", ["existing", "cumulative", "new_registered", "revoked"])
@pytest.mark.parametrize("keyword", ["风筝", ""])
@pytest.mark.parametrize("language", [ZH, EN])
def test_every_rule_of_counting_has_its_words(rule, keyword, language):
    text = spoken(headline(measure="companies", series_measure=rule, keyword=keyword), language)
    assert "400" in text
    assert "风筝" in text
    assert rule == "existing" or "现存" not in text
    assert "{" not in text


@pytest.mark.parametrize(("count", "text"), [(1, "1 风筝 park listed in 甲"), (2, "2 风筝 parks listed in 甲")])
def test_english_knows_one_from_many(count, text):
    assert sentence(headline(listed=fact("listed", count)), EN)[0] == text


def test_an_english_sentence_begins_with_a_capital():
    floor = fact("companies", 400, State.DERIVED, known=1, members=2, approx=True)
    assert sentence(headline(measure="companies", companies=floor), EN)[0].startswith("At least 400 existing companies")
    rounded = fact("companies", 400, approx=True)
    assert sentence(headline(measure="companies", companies=rounded), EN)[0].startswith("About 400 existing companies")


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (0.912, "九成"),
        (0.94, "九成多"),
        (0.68, "七成"),
        (0.66, "近七成"),
        (0.5, "五成"),
        (0.03, "3.0%"),
        (0.97, "97.0%"),
        (1.0, "全部"),
    ],
)
def test_large_shares_are_told_in_tenths(part, text):
    assert tenths(part, ZH) == text


def test_english_tells_shares_as_percentages():
    assert tenths(0.912, EN) == "91.2%"


def message(selection, dataset):
    return sentence(summarise(selection, dataset), words(selection.lang))


def test_the_nation_of_the_article(dataset, selection):
    assert message(selection, dataset) == (
        "全国收录 36 家区块链产业园，分布在 16 个省份",
        "；财联社记者不完全统计为 51 家、20 个省份",
    )


def test_the_companies_of_the_article_are_found_by_keyword(dataset, selection):
    strong, muted = message(selection.replace(measure="companies"), dataset)
    assert strong == "全国有 105,649 家含“区块链”的现存企业"
    assert muted == "（非主营口径）；天眼查，2022-03-16；下级地区中只有广东有数字（45,473）"


@pytest.mark.parametrize("fields", [{"regions": ("440000",)}, {"map": "440000"}])
def test_guangdong_of_the_article(dataset, selection, fields):
    assert message(selection.replace(measure="companies", **fields), dataset) == (
        "广东有 45,473 家含“区块链”的现存企业，占全国 43.0%",
        "（原文写作 45%）；九成在广州和深圳",
    )


def test_guangzhou_is_set_against_its_province(dataset, selection):
    strong, _ = message(selection.replace(measure="companies", map="440000", regions=("440100",)), dataset)
    assert strong == "广州有 29,714 家含“区块链”的现存企业，占广东 65.3%"


def test_a_city_without_a_figure_is_in_the_remainder(dataset, selection):
    strong, _ = message(selection.replace(measure="companies", map="440000", regions=("441300",)), dataset)
    assert strong == "惠州没有单独的企业数，在广东其余 16 地及未分地区的 1,499 家之内"


def test_years_leave_thirteen_parks_out(dataset, selection):
    strong, muted = message(selection.with_filters(years=(YearSpan(2018, 2018),)), dataset)
    assert strong.startswith("全国收录的区块链产业园中 7 家符合筛选")
    assert "另有 13 家年份未知，未计入" in muted


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("measure", ["listed", "published", "companies"])
def test_every_region_series_and_filter_has_a_sentence(dataset, selection, measure, lang):
    for region in ("110000", "440300", "440106", "810000", "630000"):
        for series in dataset.series_ids:
            chosen = selection.replace(regions=(region,), measure=measure, lang=lang, series=SeriesId(series))
            chosen = chosen.with_filters(comparable=("1",))
            text = "".join(message(chosen, dataset))
            assert text
            assert "{" not in text


@pytest.mark.parametrize("key", [key for key in words("en").texts if key.startswith("terms.of_series_")])
@pytest.mark.parametrize("counted", ["companies_existing", "companies_cumulative"])
def test_english_names_of_measures_of_companies_read_as_one_phrase(key, counted):
    """Whatever comes first has the capital, and nothing stands behind a colon or in brackets."""
    text = measure_of_companies(key.removeprefix("terms.of_series_"), words("en")(f"terms.{counted}"), words("en"))
    assert text[0].isupper()
    assert text[1:] == text[1:].lower()
    assert not {":", "("} & {*text}
    named = measure_of_companies(key.removeprefix("terms.of_series_"), words("zh")(f"terms.{counted}"), words("zh"))
    assert words("zh")(f"terms.{counted}") in named
