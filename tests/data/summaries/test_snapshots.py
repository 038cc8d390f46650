"""Growth between dates of one definition, and the account of it; nothing invented where a date says nothing."""

import pytest

from data import links
from data.summaries import changes, snapshots
from tests.exports import company
from tests.snapshots import AFTER, BEFORE, FIRST, HANGZHOU, SECOND, THIRD, beside, take

BEIJING = {"province": "北京市", "city": "北京市", "district": "朝阳区"}


@pytest.fixture(scope="module")
def taken(dataset, tmp_path_factory):
    """Three dates of one definition, and one import each of another provider and another keyword."""
    home = tmp_path_factory.mktemp("taken")
    first = take(home, dataset.regions, FIRST, BEFORE)
    second = take(home, dataset.regions, SECOND, AFTER)
    third = take(home, dataset.regions, THIRD, [*AFTER, company(10, **BEIJING)], keep=False)
    other = take(home, dataset.regions, "2023", BEFORE, by="企查查")
    whole = take(home, dataset.regions, "2025", BEFORE, keyword="")
    return beside(dataset, home), {"first": first, "second": second, "third": third, "other": other, "whole": whole}


@pytest.fixture
def ask(taken):
    """The summary of one of the imports, under more of a query."""
    dataset, names = taken

    def asked(name, query="", measure="existing", summary=snapshots):
        link = links.parse(f"?measure=companies&series={names[name]}-{measure}{query}", dataset)
        assert link.ignored == ()
        return summary.summarise(link.selection, dataset)

    return asked


def steps(row):
    return [(step.place.value, step.change) for step in row.steps]


def row(summary, adcode):
    return next(one for one in summary.rows if one.adcode == adcode)


def test_the_shipped_series_have_no_history(dataset, selection):
    assert not snapshots.summarise(selection, dataset).dates
    assert changes.summarise(selection, dataset).companies == ()


@pytest.mark.parametrize("name", ["other", "whole"])
def test_another_provider_or_keyword_is_no_history(ask, name):
    assert not ask(name).dates


def test_growth_at_every_date(ask):
    found = ask("second")
    assert (found.dates, found.at) == ((FIRST, SECOND, THIRD), 1)
    assert steps(found.total) == [(5, None), (7, 2), (8, 1)]
    assert steps(row(found, "330000")) == [(1, None), (1, 0), (1, 0)]
    assert found.total.steps[1].ratio == pytest.approx(0.4)
    assert ask("second", measure="cumulative").total.steps[1].change == 2


def test_a_place_that_was_not_counted_is_unknown_and_no_percent_is_taken_from_0(ask, taken, dataset, tmp_path):
    beijing = row(ask("third"), "110000")
    assert [(step.place.value, step.change, step.ratio) for step in beijing.steps] == [
        (None, None, None),
        (None, None, None),
        (1, None, None),
    ]
    take(tmp_path, dataset.regions, FIRST, [company(1, status="注销", **HANGZHOU)])
    name = take(tmp_path, dataset.regions, SECOND, [company(1, **HANGZHOU)])
    own = beside(dataset, tmp_path)
    found = snapshots.summarise(links.parse(f"?series={name}-existing", own).selection, own)
    assert [(step.place.value, step.change, step.ratio) for step in found.total.steps] == [
        (0, None, None),
        (1, 1, None),
    ]


def test_the_first_date_is_compared_with_the_next(ask):
    assert ask("first").at == 1
    assert ask("first").account == ask("second").account


@pytest.mark.parametrize(
    "query", ["", "&map=440000", "&region=440000", "&region=330000,440000", "&region=440305&map=440300"]
)
@pytest.mark.parametrize("measure", ["existing", "cumulative"])
def test_the_account_adds_up(ask, query, measure):
    account = ask("second", query, measure).account
    came = {"registered", "found", "reopened", "status_in", "moved_in", "located"}
    change = sum(many if flow in came else -many for flow, many in account.flows.items())
    assert account.earlier + change == account.later


def test_without_kept_companies_there_is_growth_and_no_account(ask):
    found = ask("third")
    assert (found.total.steps[2].change, found.account, found.companies) == (1, None, ())
    assert ask("third", summary=changes).companies == ()


def test_the_list_follows_the_selection(ask):
    nation, hangzhou = ask("second"), ask("second", "&region=330000")
    assert dict(nation.counts) == {"closed": 1, "reopened": 1, "moved": 1, "registered": 1, "found": 1, "vanished": 1}
    assert dict(hangzhou.counts) == {"moved": 1, "vanished": 1}
    inside = ask("second", "&map=330000")
    assert dict(inside.counts) == dict(hangzhou.counts)
    moved = next(one for one in nation.companies if one.kind == "moved")
    assert (moved.code, moved.before, moved.after, moved.registered) == (
        company(3)["code"],
        "440305",
        "330106",
        "2018-03",
    )
    everything = ask("second", summary=changes)
    assert (everything.since, everything.as_of, len(everything.companies)) == (FIRST, SECOND, 6)


def test_an_import_of_the_same_date_is_left_out_and_said(dataset, tmp_path):
    old = take(tmp_path, dataset.regions, FIRST, BEFORE[:2], made="2026-01-01")
    new = take(tmp_path, dataset.regions, FIRST, BEFORE, made="2026-02-01")
    later = take(tmp_path, dataset.regions, SECOND, AFTER)
    own = beside(dataset, tmp_path)
    found = {
        name: snapshots.summarise(links.parse(f"?series={name}-existing", own).selection, own)
        for name in (old, new, later)
    }
    assert [found[name].total.steps[0].place.value for name in (old, new, later)] == [2, 5, 5]
    assert [found[name].left_out for name in (old, new, later)] == [1, 1, 0]


def test_growth_follows_no_filter_that_one_of_the_dates_cannot_answer(dataset, tmp_path):
    take(tmp_path, dataset.regions, FIRST, [company(1, date="-"), company(2, date="-")])
    name = take(tmp_path, dataset.regions, SECOND, [company(1), company(2, date="2015-02-03")])
    own = beside(dataset, tmp_path)
    link = links.parse(f"?measure=companies&series={name}-existing&registered=2018", own)
    found = snapshots.summarise(link.selection, own)
    assert [step.place.value for step in found.total.steps] == [2, 2]
    assert found.unanswered == ("registered",)
    assert "registered" not in found.filters_applied


def test_what_one_date_says_nothing_of_has_no_account(dataset, tmp_path):
    take(tmp_path, dataset.regions, FIRST, [company(1)])
    name = take(tmp_path, dataset.regions, SECOND, [company(1), company(2, **HANGZHOU)])
    own = beside(dataset, tmp_path)
    for query, known in (("&region=440000", True), ("&region=330000", False)):
        link = links.parse(f"?measure=companies&series={name}-existing{query}", own)
        found = snapshots.summarise(link.selection, own)
        assert (found.account is not None, found.unknown) == (known, not known)
