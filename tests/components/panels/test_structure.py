"""The small multiples: bars that choose their class, the unknown part in sight, what is missing in words."""

from dataclasses import replace

import pytest

from components.panels import structure as panel
from components.panels import structure_texts
from components.style import Style
from data import links
from data.registers.dimensions import INDUSTRY, STAFF
from data.summaries import structure
from tests import structures


def draw(dataset, query="", lang="zh"):
    series = next(one for one in dataset.series_ids if one.endswith("-cumulative") and "import" in one)
    selection = links.parse(f"?measure=companies&series={series}&lang={lang}&{query}", dataset).selection
    return panel.draw(structure.summarise(selection, dataset), selection, dataset, Style(lang, "light", 1920))


def test_a_bar_chooses_its_class_and_the_chosen_one_is_marked(classified, acts):
    drawn = draw(classified, "region=440300&company_status=closed")
    assert {"only:company_status=closed", "only:company_status=unknown", "export:structure"} <= set(acts(drawn))
    assert str(drawn).count('aria-pressed="true"') == 1


def test_an_opened_class_has_a_way_back_to_each_that_it_lies_in(classified, acts, seen):
    drawn = draw(classified, "industry=I65")
    assert {"clear:industry", "set:industry=I", "only:industry=I651"} <= set(acts(drawn))
    assert "only:industry=unknown" not in acts(drawn)  # it would leave the opened class
    assert "全国的软件和信息技术服务业：已知的企业中软件开发最多，至少" in seen(drawn)
    assert not [act for act in acts(draw(classified)) if act.startswith(("clear:", "set:"))]


def test_what_has_no_filter_is_no_button(classified, acts, seen):
    drawn = draw(classified)
    assert "only:staff=10-49" in acts(drawn)
    assert not [act for act in acts(drawn) if "paid_in" in act]


def test_the_unknown_part_is_always_named(classified, seen):
    text = seen(draw(classified, "region=440300"))
    assert text.count("未知") >= 3
    assert "含未知；未知不等于零" in text


def test_what_the_register_lacks_is_said_in_one_line(classified, seen):
    summary = structure.summarise(links.default(classified), classified)
    lacking = replace(summary, missing=(INDUSTRY, STAFF))
    (line,) = [one for one in structure_texts.notes(lacking, Style("zh", "light", 1920)) if "没有" in one]
    assert line == "本次导入没有：国标行业、参保人数"


@pytest.mark.parametrize(("lang", "text"), [("zh", "的企业，不代表没有"), ("en", "does not mean that there is none")])
def test_a_place_without_companies_is_said_to_be_unknown(classified, seen, lang, text):
    assert text in seen(draw(classified, "region=350100", lang))


def test_several_places_share_a_table_and_a_lead(classified, seen):
    drawn = draw(classified, "region=440300,330100")
    text = seen(drawn)
    assert "各地最多的行业：信息传输、软件和信息技术服务业：深圳" in text
    assert str(drawn).count('data-label="杭州"') > 5


@pytest.mark.parametrize("place", ["100000", "440300", "330100"])
@pytest.mark.parametrize("staff", [None, "0", "10-49"])
def test_a_lead_that_unknown_companies_could_change_is_of_those_known(classified, seen, place, staff):
    rows = structures.of_place(place)
    passing = rows if staff is None else rows[rows["staff"] == staff]
    first, second = passing[passing["industry"] != "unknown"]["industry"].str[0].value_counts()[:2]
    undetermined = 0 if staff is None else (rows["staff"] == "unknown").sum()
    query = f"region={place}" if place != "100000" else ""
    text = seen(draw(classified, f"{query}&staff={staff}" if staff else query))
    is_proved = first - second > (passing["industry"] == "unknown").sum() + undetermined
    assert ("已知的企业中信息传输" in text) != is_proved
    assert (f"最多，至少 {first} 家" in text) == bool(undetermined)


def test_printed_counts_have_no_panel(dataset):
    selection = links.parse("?measure=companies", dataset).selection
    assert panel.draw(structure.summarise(selection, dataset), selection, dataset, Style("zh", "light", 1920)) == ""
