"""Vitality by age at the first date: every class against the companies counted by hand, and flows that close."""

import pytest

from components.panels import vitality as panel
from components.style import Style
from data import links
from data.measures import history, vitality, vitality_classes
from data.measures.vitality import APPEARED, CAME, VANISHED, WENT
from data.summaries import snapshots
from data.summaries import vitality as summary
from data.vitality_rows import vitality as rows_of
from tests.exports import company
from tests.snapshots import HANGZHOU, beside, take

FIRST, LAST = "2022-03-16", "2023-03-20"
DATES = {"0-1": "2021-09-02", "1-5": "2018-03-04", "5-10": "2014-05-06", "10-": "2003-01-02", "unknown": "-"}
BEFORE = [company(10 * at + more, date=date) for at, date in enumerate(DATES.values()) for more in range(4)]
AFTER = [
    *(one for one in BEFORE if one["code"][-1] in "01"),
    *({**one, "status": "注销"} for one in BEFORE if one["code"][-1] == "2"),
    *({**one, **HANGZHOU} for one in BEFORE if one["code"][-1] == "3"),
    company(91, date="2022-06-01"),
    company(92, date="2022-03-30"),
    company(93, date="2010-03-30"),
]
"""Of each age one closed and one moved; two registered, of which one in the month of the first date, one found."""


@pytest.fixture(scope="module")
def taken(dataset, tmp_path_factory):
    home = tmp_path_factory.mktemp("ages")
    redated = [{**one, "date": "2012-01-01"} if one["code"].endswith("00000010") else one for one in AFTER]
    for day, companies in ((FIRST, BEFORE), (LAST, redated)):
        take(home, dataset.regions, day, companies)
    return beside(dataset, home)


def asked(taken, query="", measure="existing"):
    series = sorted(one for one in taken.series_ids if LAST in one and one.endswith(measure))[0]
    return links.parse(f"?measure=companies&series={series}{query}", taken).selection


def of(taken, query="", measure="existing"):
    series = history.read(asked(taken, query, measure), taken)
    return {one.class_name: one for one in vitality_classes.of_ages(series, series_reach(taken, query, measure))}


def series_reach(taken, query, measure):
    return summary.summarise(asked(taken, query, measure), taken).reach


def test_each_age_begins_with_the_companies_that_had_it(taken):
    ages = of(taken, "&region=440300")
    assert {name: one.earlier for name, one in ages.items()} == dict.fromkeys(DATES, 4) | {"later": 0}
    assert ages["later"].flows["registered"] == 1
    assert {name: one.flows["closed"] for name, one in ages.items() if name != "later"} == dict.fromkeys(DATES, 1)
    assert {name: one.flows["moved_out"] for name, one in ages.items() if name != "later"} == dict.fromkeys(DATES, 1)
    # One company of 1-5 years is dated 2012 at the later date; two are found.
    assert (ages["1-5"].flows["section_out"], ages["5-10"].flows["section_in"]) == (1, 0)
    assert ages["10-"].flows["section_in"] == 1


@pytest.mark.parametrize("measure", ["existing", "cumulative"])
@pytest.mark.parametrize("query", ["", "&region=440000", "&region=440300"])
def test_every_row_closes_and_all_together_are_the_place(query, measure, taken):
    ages, found = of(taken, query, measure), summary.summarise(asked(taken, query, measure), taken)
    for one in ages.values():
        came, went = (sum(one.flows[name] for name in names) for names in ((*CAME, *APPEARED), (*WENT, *VANISHED)))
        assert one.earlier + came - went == one.later
    series = history.read(asked(taken, query, measure), taken)
    places = vitality.of_places(series, found.reach)
    for end in ("earlier", "later"):
        assert sum(getattr(one, end) for one in ages.values()) == sum(getattr(one, end) for one in places)
    for flow in (*CAME, *WENT, "found", "vanished"):
        assert sum(one.flows[flow] for one in ages.values()) == sum(one.flows[flow] for one in places)


def test_page_and_rows_show_them(taken):
    chosen = asked(taken, "&region=440300")
    found = summary.summarise(chosen, taken)
    rows = [row for row in rows_of(found) if row["dimension"] == "age"]
    assert [row["age"] for row in rows] == ["0-1", "1-5", "5-10", "10-", "later", "unknown"]
    links_ = {"vitality": "", "shift-share": ""}
    html = str(panel.draw(found, snapshots.summarise(chosen, taken).shift, links_, taken, Style("zh", "light", 1920)))
    assert "分成立年限" in html
    assert "期初之后登记" in html


def test_without_a_second_date_or_under_a_filter_there_are_none(taken):
    assert not of(taken, "&registered=2018")
