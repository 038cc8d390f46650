"""A list by class of the companies of a register: as a plain table counts them, on the page, in rows and on paper."""

import json
import shutil

import pandas as pd
import pytest

from components.panels import structure as panel
from components.paper import structure as paper
from components.paper.slide_tables import SlideTable
from components.paper.views import STRUCTURE
from components.style import Canvas, Style
from data import links
from data.companylists.lists import CLASSES as LIST_CLASSES
from data.registers.imports import LEDGER
from data.story import Scene
from data.summaries import structure
from data.view_rows import structure as rows_of
from tests import structures
from tests.companylists import lay_over, row
from tests.snapshots import FIRST, beside, take

LEVELS = {"国家级": "national", "省级": "provincial", "": "unknown"}
LISTED = [number for number in range(1, len(structures.COMPANIES) + 1) if number % 3 == 0]


def written(number):
    one = structures.COMPANIES[number - 1]
    return row(one["name"], one["code"]) | {"级别": list(LEVELS)[number // 3 % 3]}


def meant(number):
    return LEVELS[list(LEVELS)[number // 3 % 3]]


@pytest.fixture(scope="module")
def home(tmp_path_factory, dataset):
    home = tmp_path_factory.mktemp("laid-over")
    take(home, dataset.regions, FIRST, structures.COMPANIES)
    lay_over(home, dataset.regions, [written(number) for number in LISTED])
    return home


@pytest.fixture(scope="module")
def laid_over(home, dataset):
    return beside(dataset, home)


def asked(laid_over, query, measure="existing"):
    (one,) = laid_over.imports
    return links.parse(f"?measure=on_list{query}&series={one.series_id(measure)}", laid_over).selection


def plain(adcode, measure):
    """The companies on the list in a place."""
    rows = structures.ROWS.assign(number=range(1, len(structures.ROWS) + 1))
    rows = rows.assign(level=rows["number"].map(meant))
    rows = rows[rows["number"].isin(LISTED) & rows.index.isin(structures.of_place(adcode).index)]
    return rows[rows["status"] == "existing"] if measure == "existing" else rows


@pytest.mark.parametrize("measure", ["existing", "cumulative"])
@pytest.mark.parametrize("adcode", ["100000", "440000", "440305", "330106"])
def test_classes_levels_and_statuses_are_those_of_a_plain_table(laid_over, adcode, measure):
    found = structure.summarise(asked(laid_over, f"&region={adcode}", measure), laid_over)
    listed, expected = {}, plain(adcode, measure)
    for one in found.breakdowns:
        listed[one.dimension.name] = {each.name: each.listed[0] for each in one.rows if each.listed[0]}
        assert sum(listed[one.dimension.name].values()) == len(expected)
        assert all(each.listed[0] <= each.counts[0] for each in one.rows)
    assert listed["staff"] == expected["staff"].value_counts().to_dict()
    sections = expected["industry"].where(expected["industry"] == "unknown", expected["industry"].str[0])
    assert listed["industry"] == sections.value_counts().to_dict()
    if measure == "cumulative":
        assert listed["company_status"] == expected["status"].value_counts().to_dict()
    (levels,) = found.levels
    assert {each.name: each.counts[0] for each in levels.rows if each.counts[0]} == expected[
        "level"
    ].value_counts().to_dict()
    assert levels.totals == (len(expected),)


def test_an_opened_industry_and_places_beside_each_other_have_them_too(laid_over):
    selection = asked(laid_over, "&region=440305,330106&industry=I")
    found = structure.summarise(selection, laid_over)
    assert "<small>名单内 " in panel.draw(found, selection, laid_over, Style("zh", "light", 1440))
    industry = found.breakdowns[0]
    assert industry.path == ("I",)
    for at, adcode in enumerate(("440305", "330106")):
        expected = plain(adcode, "existing")
        inside = expected["industry"][expected["industry"].str.startswith("I")]
        counts = inside.map(lambda one: one[:3] if len(one) > 1 else "unknown").value_counts().to_dict()
        assert {each.name: each.listed[at] for each in industry.rows if each.listed[at]} == counts


def test_filters_that_do_not_reach_a_list_leave_it_unknown_and_the_note_says_so(laid_over):
    style = Style("zh", "light", 1440)
    for query in ("&staff=0", ""):
        selection = asked(laid_over, query)
        found = structure.summarise(selection, laid_over)
        assert {each.listed[0] is None for each in found.breakdowns[0].rows} == {bool(query)}
        html = panel.draw(found, selection, laid_over, style)
        assert ("不能与所选筛选同时统计" in html) == bool(query)
        assert "名单内指" in html
    marked = structure.summarise(asked(laid_over, "&staff=0"), laid_over)
    staff = next(one for one in marked.breakdowns if one.dimension.name == "staff")
    assert all(each.listed[0] is not None for each in staff.rows)  # a filter only marks its own classes


def test_a_status_reaches_a_list(laid_over):
    found = structure.summarise(asked(laid_over, "&company_status=closed", "cumulative"), laid_over)
    expected = plain("100000", "cumulative")
    staff = next(one for one in found.breakdowns if one.dimension.name == "staff")
    assert sum(each.listed[0] for each in staff.rows) == (expected["status"] == "closed").sum()


def test_page_rows_and_paper_show_them(laid_over):
    selection, style = asked(laid_over, "&region=440000"), Style("zh", "light", 1440)
    found = structure.summarise(selection, laid_over)
    html = str(panel.draw(found, selection, laid_over, style))
    assert all(text in html for text in ("名单内", "占该类", "名单级别", "国家级"))
    rows = {(each["dimension"], each["class"]): each for each in rows_of(found)}
    expected = plain("440000", "existing")
    assert rows["list_level", "national"]["value"] == (expected["level"] == "national").sum()
    assert rows["list_level", "national"]["label"] == "国家级"
    assert rows["staff", "0"]["on_list"] == (expected["staff"] == "0").sum()
    assert rows["list_level", "national"]["on_list"] is None
    lines = paper.lines(found.breakdowns[0], style, 2)
    assert sum(int(line.listed[0][0]) for line in lines) == len(expected)
    other = structure.summarise(selection.replace(measure="companies"), laid_over)
    assert (other.company_list, other.levels, other.breakdowns[0].rows[0].listed) == (None, (), ())


@pytest.mark.parametrize("places", [("440000",), ("440305", "330106"), ("440305", "440304", "330106", "440000")])
def test_pictures_and_slides_have_the_list_of_every_place(laid_over, places):
    """In tables: of one place with shares, of up to three with shares in one cell, of more as numbers alone."""
    selection = asked(laid_over, f"&region={','.join(places)}")
    style = Style("zh", "light", 1920, Canvas(1920, 900, 1.5))
    one = structure.summarise(selection, laid_over).breakdowns[0]
    numbers = [str(sum(row.listed[at] for row in one.rows if row.name == "I")) for at in range(len(places))]
    table = STRUCTURE.content(Scene("x", "", "structure", "", ""), selection, laid_over, style)
    assert isinstance(table, SlideTable)
    assert table.header.count("名单内") == len(places)
    (information,) = (row for row in table.rows if row[0].startswith("信息传输"))
    columns = [at for at, head in enumerate(table.header) if head == "名单内"]
    assert [information[at].split("（")[0] for at in columns] == numbers
    assert "另有" in table.note
    assert ("名单级别（名单内企业）：国家级" in table.note) == (len(places) == 1)
    texts = [
        text["text"] for text in STRUCTURE.figure(selection, laid_over, None, style, None)["layout"]["annotations"]
    ]
    assert sum(text.count("名单内") for text in texts if "名单内指" not in text) >= len(places)
    assert {*(information[at] for at in columns)} <= {
        part for text in texts for part in text.replace("<b>", "").replace("</b>", "").split("<br>")
    }


def test_the_account_counts_levels_and_nothing_else_is_stored(home, dataset):
    (folder,) = (home / "imports").glob("*/company-lists/*")
    report = json.loads((folder / "report.json").read_text())
    assert report["levels"] == pd.Series([*map(meant, LISTED)]).value_counts().to_dict()
    assert "国家级" in (folder / "list.toml").read_text()
    assert {*pd.read_parquet(folder / LIST_CLASSES)} == {
        *("region", "province", "city", "district", "status", "validity", "of", "class", "count")
    }


def test_a_list_of_before_and_a_register_of_before_say_that_they_are_to_be_laid_over_anew(home, tmp_path, dataset):
    copied = shutil.copytree(home, tmp_path / "old")
    (ledger,) = copied.glob(f"imports/*/{LEDGER}")
    for path in copied.glob(f"imports/*/company-lists/*/{LIST_CLASSES}"):
        path.unlink()
    old, style = beside(dataset, copied), Style("zh", "light", 1440)
    found = structure.summarise(selection := asked(old, ""), old)
    assert not found.is_listed
    assert "重新导入名录并叠加名单" in panel.draw(found, selection, old, style)
    table = pd.read_parquet(ledger)
    table.drop(columns=[name for name in table if name.startswith("class_")]).to_parquet(ledger, index=False)
    report = lay_over(copied, dataset.regions, [written(number) for number in LISTED])
    assert (report.matched, sum(report.levels.values())) == (len(LISTED), len(LISTED))
    found = structure.summarise(selection, beside(dataset, copied))
    assert (found.is_listed, len(found.levels)) == (False, 1)
