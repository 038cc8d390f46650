"""Growth that rests on months that are not all in is grey and gives the reason: page, pictures, slides."""

from dataclasses import replace

import pytest

from components.panels import snapshots as panel
from components.panels import vitality as vitality_panel
from components.paper import chart_data
from components.paper import shift_share as shift_share_paper
from components.paper import vitality as vitality_paper
from components.style import Style
from data import links
from data.measures import arrivals
from data.story import Scene
from data.summaries import shift_share, snapshots, vitality
from tests.exports import company
from tests.snapshots import beside, take

DATES = ("2024-02-20", "2024-03-20", "2024-04-20", "2024-05-20")
SEEN = (20, 30, 36, 36)
MONTHS = ("2023-08", "2023-09", "2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03", "2024-04")
REASON = "2024-03 至 2024-04 登记的企业尚未收齐"
STYLE = Style("zh", "light", 1920)


def exported(as_of):
    """The companies that a register knows on a day: of each month so many as `SEEN` says of its age."""
    until = int(as_of[:4]) * 12 + int(as_of[5:7])
    ages = {month: until - int(month[:4]) * 12 - int(month[5:7]) for month in MONTHS}
    known = {month: SEEN[min(age, len(SEEN)) - 1] for month, age in ages.items() if age > 0}
    rows = [(month, at) for month, count in known.items() for at in range(count)]
    return [
        company(
            MONTHS.index(month) * 100 + at,
            date=f"{month}-15",
            status="注销" if at == 9 else "存续",
            capital="-" if at == 8 else "500万元人民币",
        )
        for month, at in rows
    ]


@pytest.fixture(scope="module")
def opened(dataset, tmp_path_factory):
    """The dataset with a register at four dates, company by company."""
    home = tmp_path_factory.mktemp("imports")
    for as_of in DATES:
        take(home, dataset.regions, as_of, exported(as_of))
    for file in home.glob("*.csv"):
        file.unlink()
    return beside(dataset, home)


def asked(opened, at=-1, query=""):
    one = sorted(opened.imports, key=lambda each: str(each.card["as_of"]))[at]
    return links.parse(f"?measure=companies&series={one.series_id('existing')}{query}", opened).selection


def test_the_page_says_why_and_greys_what_is_new(opened):
    summary = snapshots.summarise(asked(opened), opened)
    html = str(panel.draw(summary, {"growth": "", "changes": ""}, opened, STYLE))
    assert summary.open_months == ("2024-03", "2024-04")
    assert f"（{REASON}）" in html
    assert "number-cell strong provisional" in html
    assert html.count('<tr class="event open">') >= 1
    assert f"尚不确定：{REASON}" in html


@pytest.mark.parametrize(("at", "query"), [(0, ""), (1, ""), (-1, "&registered=2023")])
def test_nothing_is_grey_where_no_month_is_known_to_be_missing(at, query, opened):
    summary = snapshots.summarise(asked(opened, at, query), opened)
    html = str(panel.draw(summary, {"growth": "", "changes": ""}, opened, STYLE))
    assert summary.open_months is None
    assert "provisional" not in html
    assert "尚未收齐" not in html


def test_all_reasons_stand_in_one_note(opened):
    summary = snapshots.summarise(asked(opened, query="&capital=500-1000"), opened)
    for months, reason in (
        (None, "两期都未计入注册资本未知的企业"),
        (("2024-03", "2024-04"), f"{REASON}；两期都未计入"),
    ):
        html = str(panel.draw(replace(summary, open_months=months), {"growth": "", "changes": ""}, opened, STYLE))
        assert (html.count("灰色"), f"尚不确定：{reason}" in html) == (1, True)


def test_the_rates_are_grey_and_the_counts_are_not(opened):
    chosen = asked(opened)
    summary = vitality.summarise(chosen, opened)
    grey = {one.name for one in vitality_panel.columns(summary) if vitality_panel.is_provisional(one, summary)}
    assert {"registered", "net", "registered_rate", "net_over_new"} <= grey
    assert not grey & {"earlier", "later", "closed", "moved_in"}
    assert REASON in vitality_paper.statement(chosen, opened, STYLE)
    assert vitality_paper.content(chosen, opened, STYLE).note == REASON


def test_a_slide_has_grey_bars_and_the_reason(opened):
    chosen = asked(opened)
    assert shift_share.summarise(chosen, opened).open_months
    chart = shift_share_paper.content(chosen, opened, STYLE)
    assert chart.note == REASON
    assert "grey" in chart.series[1].tones
    assert REASON in shift_share_paper.statement(chosen, opened, STYLE)


def test_a_native_timeline_says_what_its_dotted_top_would_show(opened):
    chosen = asked(opened)
    more = arrivals.read(chosen, opened).more["2024"]
    chart = chart_data.of_timeline(Scene("s", "", "founding-timeline", "", ""), chosen, opened, STYLE)
    value = chart.series[0].values[-1]
    assert chart.note.startswith(REASON)
    assert f"2024 年预计 {value + more[0]}" in chart.note


def test_of_a_class_no_month_is_estimated(opened):
    assert arrivals.read(asked(opened, query="&industry=I"), opened) is None
