"""Companies on a list: their number, their share of the register, what expired, and what nobody knows."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from callbacks import source_card
from callbacks.selection import reduce
from components.panels import map_panel, ranking
from components.paper.files import Provenance
from components.paper.workbook import workbook
from components.sentences import spoken
from components.style import Style
from data import links
from data.measures.on_list import ON_LIST, ON_LIST_SHARE
from data.measures.registry import measures_of
from data.summaries import headline, province_map
from data.summaries import ranking as ranking_summary
from tests.companylists import lay_over, row
from tests.exports import company
from tests.snapshots import FIRST, HANGZHOU, beside, take

PROVENANCE = Provenance(datetime(2026, 11, 23, 9, 30), "https://atlas.example/", "0.1.0", "0123456789abcdef")
COMPANIES = [
    *(company(number, date="2019-01-01" if number < 4 else "2020-01-01") for number in range(8)),
    company(8, status="注销"),
    *(company(number, **HANGZHOU) for number in range(9, 13)),
    company(13, province="广冬省", city="", district=""),
]
"""8 and 4 existing ones in two provinces, one that is closed, one in no known place."""
HIGH_TECH = [row(company(n)["name"], "", "2021-01-01" if n < 2 else "2023-01-01") for n in (0, 1, 4, 8, 9, 13)]
LISTED = [row(company(9)["name"])]


@pytest.fixture(scope="module")
def laid_over(tmp_path_factory, dataset):
    home = tmp_path_factory.mktemp("laid-over")
    take(home, dataset.regions, FIRST, COMPANIES)
    lay_over(home, dataset.regions, HIGH_TECH)
    lay_over(home, dataset.regions, LISTED, "上市公司")
    return beside(dataset, home)


def select(laid_over, query, measure="existing"):
    (one,) = laid_over.imports
    link = links.parse(f"{query}&series={one.series_id(measure)}", laid_over)
    assert not link.ignored
    return link.selection


def values(measure, laid_over, *adcodes, query="?", of="existing"):
    read = measure.read(select(laid_over, query, of), laid_over)
    return [place.value for place in read.places(adcodes)]


def test_a_count_and_its_share_of_the_register(laid_over):
    places = ("100000", "440000", "330000", "440300")
    assert values(ON_LIST, laid_over, *places) == [4, 3, 1, 3]
    assert values(ON_LIST_SHARE, laid_over, *places) == [4 / 12, 3 / 8, 1 / 4, 3 / 8]
    assert values(ON_LIST, laid_over, *places, of="cumulative") == [5, 4, 1, 4]
    assert values(ON_LIST_SHARE, laid_over, *places, of="cumulative") == [5 / 13, 4 / 9, 1 / 4, 4 / 9]


def test_the_filters_on_companies_reach_both_numbers(laid_over):
    assert values(ON_LIST, laid_over, "440000", query="?registered=2019") == [2]
    assert values(ON_LIST_SHARE, laid_over, "440000", query="?registered=2019") == [2 / 4]
    assert values(ON_LIST, laid_over, "440000", query="?registered=1999") == [0]
    assert values(ON_LIST_SHARE, laid_over, "440000", query="?registered=1999") == [None]


def test_a_filter_on_classes_does_not_reach_a_list_and_the_sentence_says_so(laid_over):
    selection = select(laid_over, "?measure=on_list&age=1-5")
    assert values(ON_LIST, laid_over, "100000", query="?age=1-5") == [4]
    assert values(ON_LIST_SHARE, laid_over, "100000", query="?age=1-5") == [4 / 12]
    said = spoken(headline.summarise(selection, laid_over), Style("zh", "light", 0).words)
    assert "名单没有留存明细，不受" in said


def test_where_the_register_has_companies_and_none_is_on_the_list_it_is_zero(laid_over):
    query = "?company_list=shang-shi-gong-si"
    assert values(ON_LIST, laid_over, "440000", "330000", "110000", query=query) == [0, 1, None]


def test_expired_ones_are_counted_and_told_apart(laid_over):
    values = ON_LIST.read(select(laid_over, "?"), laid_over)
    assert [place.expired for place in values.places(["100000", "440000", "330000"])] == [2, 2, 0]
    assert values.total(["440000", "330000"], "")[0].expired == 2
    assert values.unplaced.value == 1


SENTENCES = {
    "?measure=on_list&region=440000": (
        "广东的现存企业中，“高新技术企业”名单（2021-12）内 3 家",
        "占本名录同地 8 家的 37.5%；其中 2 家截至 2022-03-16 已到期",
    ),
    "?measure=on_list_share&region=440000": (
        "广东的现存企业中 37.5% 在“高新技术企业”名单（2021-12）内",
        "8 家中 3 家；其中 2 家截至 2022-03-16 已到期",
    ),
    "?measure=on_list&company_list=shang-shi-gong-si": (
        "全国的现存企业中，“上市公司”名单（2021-12）内 1 家",
        "占本名录同地 12 家的 8.3%；1 家有效期未知",
    ),
    "?measure=on_list&lang=en&region=440000,330000": (
        "Guangdong and Zhejiang: 4 existing companies on the list “高新技术企业” (2021-12)",
        "33.3% of the 12 of this register; 2 expired by 2022-03-16",
    ),
}


@pytest.mark.parametrize(("query", "sentence"), SENTENCES.items(), ids=["count", "share", "other list", "two places"])
def test_the_sentence_names_list_share_and_what_expired(laid_over, query, sentence):
    selection = select(laid_over, query)
    words = Style(selection.lang, "light", 0).words
    assert spoken(headline.summarise(selection, laid_over), words).startswith(
        words("sentences.semicolon").join(sentence)
    )


@pytest.mark.parametrize("measure", [ON_LIST, ON_LIST_SHARE], ids=lambda one: one.id)
def test_map_ranking_card_and_workbook_show_it(laid_over, measure):
    selection, style = select(laid_over, f"?measure={measure.id}"), Style("zh", "light", 1440)
    written = {"on_list": "3", "on_list_share": "37.5%"}[measure.id]
    summary = ranking_summary.summarise(selection, laid_over)
    drawn = str(ranking.draw(summary, selection, laid_over, style))
    assert f">{written}<" in drawn.replace("\n", "")
    assert ("其中 2 家在名录日期前有效期已满" in drawn) == (measure is ON_LIST)
    caption = str(map_panel.caption(province_map.summarise(selection, laid_over), laid_over, style))
    assert re.findall(r'data-event="(company_list:[^"]*)"', caption) == [
        f"company_list:{one.id}" for one in laid_over.company_lists
    ]
    card = str(source_card.draw(f"fact:{measure.id}", selection, laid_over, style))
    assert style.words(f"source_card.definition_{measure.id}") in card
    assert "自行导入的企业名单" in card
    book = openpyxl.load_workbook(BytesIO(workbook(selection, laid_over, style, PROVENANCE)))
    cells = [cell.value for page in book for line in page.iter_rows() for cell in line]
    assert any(
        cell == pytest.approx({"on_list": 3, "on_list_share": 3 / 8}[measure.id])
        for cell in cells
        if isinstance(cell, int | float)
    )


def test_another_list_is_one_choice_away(laid_over):
    selection = select(laid_over, "?measure=on_list")
    other = reduce(selection, "company_list:shang-shi-gong-si", laid_over)
    assert links.parse(links.to_query(other, laid_over), laid_over).selection == other
    assert headline.summarise(other, laid_over).shown.value == 1
    assert reduce(other, "company_list:nothing", laid_over) == other


def test_a_series_without_the_list_says_so_and_offers_the_one_that_has_it(laid_over):
    selection = links.parse("?measure=on_list", laid_over).selection
    assert "该口径没有叠加这份名单" in spoken(headline.summarise(selection, laid_over), Style("zh", "light", 0).words)
    offers = ranking_summary.summarise(selection, laid_over).offered_series
    assert {one.series for one in offers} == {laid_over.imports[0].series_id(one) for one in ("existing", "cumulative")}


def test_a_share_has_no_rank_among_all_where_companies_of_no_known_place_could_change_it(laid_over):
    rows = ranking_summary.summarise(select(laid_over, "?measure=on_list_share"), laid_over).rows
    assert [row.rank_among for row in rows if row.place.value] == ["placed", "placed"]


def test_without_a_list_neither_is_offered(dataset, laid_over):
    assert not {"on_list", "on_list_share"} & measures_of(dataset).keys()
    assert {"on_list", "on_list_share"} <= measures_of(laid_over).keys()
    assert not measures_of(replace(laid_over, company_lists=())).keys() & {"on_list"}
