"""The menu of lists, and what the page says when a list of one's own is open."""

from dataclasses import replace

import pandas as pd
import pytest

from components.panels import citation, filters, names, notes, ranking, timeline_panel
from components.paper import captions
from components.scenes import source_names
from components.sentences import spoken
from components.style import Style
from data import links, schemas
from data.dataset_variants import with_list
from data.parklists.lists import ParkList
from data.story import Scene
from data.summaries import founding_timeline, headline
from data.summaries import ranking as ranking_summary

CARD = {
    "source_id": "listed",
    "publisher": "自有名单",
    "title": "风筝名单",
    "date": "2024-06",
    "url": "",
    "says_zh": "三家",
    "says_en": "three",
    "grade": "C",
    "carrier": "original",
}


@pytest.fixture
def lists(dataset):
    """The shipped dataset with two lists beside its own: parks of 广东 of which none is comparable, and all parks."""
    bare = dataset.parks.drop(columns=["year", "precision", "slot"])
    some = bare[bare["province"] == "440000"].assign(comparable=False).reset_index(drop=True)
    card = pd.DataFrame([CARD])[list(schemas.Sources.to_schema().columns)]
    named = (("风筝名单", some), ("长" * 40, bare))
    made = (ParkList(f"l{at}", name, "2024-06", parks, card) for at, (name, parks) in enumerate(named))
    return replace(dataset, lists=tuple(made))


def look(dataset, query):
    selection = links.parse(query, dataset).selection
    return selection, Style(selection.lang, selection.theme, 1920)


def state(name, dataset, query):
    """What the control of a name shows."""
    control = next(one for one in filters.controls(dataset) if one.name == name)
    return filters.state(control, *look(dataset, query)[:1], dataset, look(dataset, query)[1])


def test_there_is_no_menu_where_there_is_one_list(dataset):
    assert not state("list", dataset, "").is_offered


def test_the_menu_names_every_list_with_its_number_and_date(lists):
    menu = state("list", lists, "")
    assert [option.value for option in menu.options] == ["", "l0", "l1"]
    assert (menu.label, menu.text) == ("名单", "本库收录名单")
    assert (menu.options[1].label, menu.options[1].hint) == ("风筝名单", "3 家，截至 2024 年 6 月")


def test_the_open_list_is_the_one_that_the_menu_shows(lists):
    menu = state("list", with_list(lists, "l0"), "?list=l0&lang=en")
    assert (menu.label, menu.text, menu.options[1].hint) == ("List", "风筝名单", "3 parks, as of 2024-06")


def test_nothing_is_comparable_in_a_list_that_does_not_say_so(lists):
    for query, shown in (("", True), ("?list=l0", False), ("?list=l1", True)):
        opened = with_list(lists, query[-2:]) if query else lists
        assert state("comparable", opened, query).is_offered == shown


@pytest.mark.parametrize(
    ("query", "output"),
    [
        (
            "?list=l0",
            "全国收录 3 家区块链产业园；名单“风筝名单”，截至 2024-06；财联社记者不完全统计为 51 家、20 个省份",
        ),
        (
            "?list=l0&measure=published",
            "财联社记者不完全统计：全国 51 家区块链产业园，分布在 20 个省份；“风筝名单”收录 3 家",
        ),
        ("?list=l0&lang=en", "3 blockchain parks listed in China; by the list “风筝名单” of 2024-06"),
        ("?list=l0&lang=en&measure=published", "the list “风筝名单” has 3"),
        ("?list=l0&lang=en&region=540000", "Tibet: none in the list “风筝名单”, which does not mean there is none"),
    ],
)
def test_the_sentence_says_whose_list_it_is(lists, query, output):
    opened = with_list(lists, "l0")
    selection, style = look(opened, query)
    assert output in spoken(headline.summarise(selection, opened), style.words)


def test_whatever_speaks_of_our_list_names_the_open_one(lists, seen):
    opened = with_list(lists, "l0")
    selection, style = look(opened, "?list=l0")
    fact = headline.summarise(selection, opened).facts[1]
    assert citation.cite(fact, selection.series, opened, style) == "3 家（“风筝名单”，2024-06）"
    drawn = [
        ranking.draw(ranking_summary.summarise(selection, opened), selection, opened, style),
        timeline_panel.caption(founding_timeline.summarise(selection, opened), opened, style),
        notes.draw((), selection, opened, style),
    ]
    assert "“风筝名单”收录（不作排名）" in seen(drawn[0])
    assert "“风筝名单”收录（每格一家" in seen(drawn[1])
    assert "导入的名单“风筝名单”（3 家，截至 2024-06）" in seen(drawn[2])
    assert "本库收录" not in seen(drawn)


def test_a_long_name_is_cut_where_there_is_little_room(lists):
    style = look(lists, "")[1]
    opened = with_list(lists, "l1")
    assert len(names.own_list(opened, style)) == names.MAX_NAME_LENGTH + 2
    assert names.own_source(opened, style) == f"“{'长' * 40}”"
    assert names.own_list(lists, style) == "本库"


@pytest.mark.parametrize(("lang", "name"), [("zh", "“风筝名单”，2024-06"), ("en", "the list “风筝名单”, 2024-06")])
def test_a_scene_names_the_open_list_among_its_sources(lists, lang, name):
    opened = with_list(lists, "l0")
    selection, style = look(opened, f"?list=l0&lang={lang}")
    assert name in source_names(Scene("", "", "ranking", "", ""), selection, opened, style)


def test_the_cover_of_a_workbook_is_dated_by_the_open_list(lists):
    opened = with_list(lists, "l0")
    selection, style = look(opened, "?list=l0")
    assert "2024-06" in captions.as_of(selection, opened, style)
