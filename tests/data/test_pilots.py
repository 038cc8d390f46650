"""Pilots that the state named: a table of their own, marked on the map of filings and listed with their place."""

import shutil

import pytest

from callbacks.city_drilldown import summarise_profile
from components.panels import region_profile
from components.style import Style
from data import links
from data.dataset_loader import load
from data.regions import NATION, Adcode
from data.schemas import PILOT_KINDS
from data.settings import REFERENCE, Settings
from data.summaries import parks, province_map
from data.views import VIEWS


def rows_of(query, dataset):
    return VIEWS["pilots"].rows(links.parse(query, dataset).selection, dataset)


def test_the_list_of_2022_has_15_comprehensive_pilots_each_in_a_place(dataset):
    rows = [row for row in rows_of("", dataset) if row["kind"] == "comprehensive"]
    assert len(rows) == 15
    assert {row["date"] for row in rows} == {"2022-01-30"}
    assert all(row["adcode"] in dataset.regions for row in rows)


def test_the_nation_has_all_rows_and_every_province_those_that_lie_in_it(dataset):
    table = dataset.pilots
    assert len(rows_of("", dataset)) == len(table)
    provinces = [one.adcode for one in dataset.regions.children(NATION)]
    named = [row["name"] for one in provinces for row in rows_of(f"?region={one}", dataset)]
    assert sorted(named) == sorted(table.loc[table["region"] != "", "name"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?region=110000", ["北京市海淀区", "北京燃气集团"]),
        ("?region=110108", ["北京市海淀区"]),
        ("?region=440300", []),
        ("?region=500000,460000", ["海口市", "重庆市渝中区"]),
    ],
)
def test_a_place_has_the_pilots_inside_it(dataset, query, names):
    assert [row["name"] for row in rows_of(query, dataset)] == names


def test_pilots_are_no_parks_and_filters_on_parks_do_not_reach_them(dataset):
    selection = links.parse("?region=440100&kind=incubator&years=2015", dataset).selection
    assert len(VIEWS["pilots"].rows(selection, dataset)) == 2
    assert not {*dataset.pilots["name"]} & {park.name for park in parks.summarise(links.default(dataset), dataset).rows}


@pytest.mark.parametrize("level", [NATION, Adcode("440000"), Adcode("110000")])
def test_the_map_of_filings_marks_those_with_a_place_below_the_level(dataset, level):
    drawn = province_map.summarise(links.parse(f"?measure=filings&map={level}", dataset).selection, dataset)
    known = {one for one in dataset.pilots["region"] if one and one != level and dataset.regions.within(one, level)}
    assert {dot.region for dot in drawn.dots} == known
    assert all(dot.kind in PILOT_KINDS and dot.date for dot in drawn.dots)
    assert {place.adcode for place in drawn.places} >= {dot.place for dot in drawn.dots}
    assert set(dataset.pilots.loc[dataset.pilots["region"].isin(known), "source_id"]) <= set(drawn.sources)


@pytest.mark.parametrize("measure", ["published", "companies", "population"])
def test_no_other_measure_has_them(dataset, measure):
    assert province_map.summarise(links.parse(f"?measure={measure}", dataset).selection, dataset).dots == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "国家综合性试点 1：北京市海淀区（2022-01-30）"),
        ("en", "National comprehensive pilot, 1: Haidian, Beijing (2022-01-30)"),
    ],
)
def test_the_profile_lists_them_with_their_sources(dataset, lang, text):
    selection = links.parse(f"?region=110108&lang={lang}", dataset).selection
    style = Style(lang, "light", 1366)
    html = region_profile.draw(*summarise_profile(selection, dataset), selection, dataset, style)
    assert text in html.striptags()
    assert 'data-event="card:pilots-2022;pilots-shortlist"' in html


def test_a_dataset_without_that_table_works(tmp_path):
    folder = tmp_path / "industry"
    shutil.copytree(Settings().dataset, folder, ignore=shutil.ignore_patterns("pilots.csv", ".*"))
    bare = load(folder, REFERENCE)
    assert (len(bare.pilots), rows_of("", bare)) == (0, [])
    selection = links.parse("?measure=filings&region=110108", bare).selection
    assert province_map.summarise(selection, bare).dots == ()
    html = region_profile.draw(*summarise_profile(selection, bare), selection, bare, Style("zh", "light", 1366))
    assert "国家试点" not in html
    assert not VIEWS["pilots"].is_offered(bare)
