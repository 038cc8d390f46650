"""Vitality and shift-share against plain pandas, on generated pairs of exports: both close to the company."""

from random import Random

import pandas as pd
import pytest

from data import links
from data.summaries import shift_share, vitality
from data.views import PUBLISHED
from tests.exports import company
from tests.snapshots import beside, take

FIRST, SECOND, THIRD = "2023-03-16", "2024-03-20", "2025-03-12"
PLACES = {
    "440305": {},
    "440106": {"city": "广州市", "district": "天河区"},
    "330106": {"province": "浙江省", "city": "杭州市", "district": "西湖区"},
}
SECTIONS = {"软件和信息技术服务业": "I", "批发和零售业": "F", "金融业": "J", "": "unknown"}
DATES = {"2016-05-04": False, "2023-07-01": True, "2024-07-01": True}
QUERIES = {"": "100000", "&region=440000": "440000", "&map=440000&region=440300": "440300", "&region=330000": "330000"}
SIGNS = {
    **dict.fromkeys(("registered", "reopened", "moved_in", "found", "status_in", "located", "section_in"), 1),
    **dict.fromkeys(("closed", "moved_out", "vanished", "status_out", "unlocated", "section_out"), -1),
}
RECORDS = {"found", "status_in", "located", "section_in", "vanished", "status_out", "unlocated", "section_out"}


def exports(seed):
    """Three dates as frames: code, region, section, status, date. The third has a section that nobody was in before."""
    random = Random(seed)
    date = FIRST
    frames = []
    companies = {}
    for date, born in ((FIRST, "2016-05-04"), (SECOND, "2023-07-01"), (THIRD, "2024-07-01")):
        kept = {code: dict(one) for code, one in companies.items() if random.random() > 0.1}
        for one in kept.values():
            one["status"] = random.choices((one["status"], "存续", "注销", "-"), (8, 1, 1, 0.5))[0]
            one["region"] = random.choices((one["region"], random.choice(list(PLACES))), (8, 1))[0]
            one["industry"] = random.choices((one["industry"], random.choice(list(SECTIONS))), (8, 1))[0]
        for _ in range(60):
            code = len(companies) + len(kept) + random.randrange(10**6)
            kept[code] = {
                "status": random.choice(("存续", "存续", "注销")),
                "region": random.choice(list(PLACES)),
                "industry": random.choice(list(SECTIONS)),
                "date": random.choice((born, born, "2016-05-04")),
            }
        if date == THIRD:
            kept[99_999_999] = {"status": "存续", "region": "330106", "industry": "教育", "date": born}
        companies = kept
        frames.append(pd.DataFrame.from_dict(kept, orient="index"))
    return frames


@pytest.fixture(scope="module")
def taken(dataset, tmp_path_factory):
    home, frames = tmp_path_factory.mktemp("taken"), exports(seed=1)
    names = []
    for as_of, frame in zip((FIRST, SECOND, THIRD), frames, strict=True):
        rows = [
            company(int(code), status=one.status, industry=one.industry, date=one.date, **PLACES[one.region])
            for code, one in frame.iterrows()
        ]
        names.append(take(home, dataset.regions, as_of, rows))
    return beside(dataset, home), names, frames


@pytest.fixture
def ask(taken):
    dataset, names, _ = taken

    def asked(view, query="", at=2, measure="existing"):
        link = links.parse(f"?measure=companies&series={names[at]}-{measure}{query}", dataset)
        assert link.ignored == ()
        return PUBLISHED[view].rows(link.selection, dataset)

    return asked


def inside(frame, adcode):
    prefix = {"100000": "", "440000": "44", "440300": "4403", "330000": "33"}[adcode]
    return frame[frame["region"].str.startswith(prefix) & (frame["status"] == "存续")]


def growth(frames, adcode):
    """What happened to companies, by section, from the frames alone: earlier, net, later."""
    before, after = frames
    names = {**SECTIONS, "教育": "P"}
    first, last = inside(before, adcode), inside(after, adcode)
    came = last.index.difference(first.index)
    left = first.index.difference(last.index)
    new = [one for one in came if one not in before.index and after.loc[one, "date"] > "2024-03"]
    reopened = [one for one in came if one in before.index and before.loc[one, "status"] == "注销"]
    existed = [one for one in came if one in before.index and before.loc[one, "status"] == "存续"]
    closed = [one for one in left if one in after.index and after.loc[one, "status"] == "注销"]
    moved = [one for one in left if one in after.index and after.loc[one, "status"] == "存续"]
    net = last.loc[[*new, *reopened, *existed], "industry"].map(names).value_counts()
    net = net.sub(first.loc[[*closed, *moved], "industry"].map(names).value_counts(), fill_value=0)
    table = pd.DataFrame(
        {
            "earlier": first["industry"].map(names).value_counts(),
            "net": net,
            "later": last["industry"].map(names).value_counts(),
        }
    )
    return table.fillna(0)


@pytest.mark.parametrize(("query", "adcode"), QUERIES.items())
def test_the_parts_are_those_of_plain_pandas(ask, taken, query, adcode):
    own, nation = (growth(taken[2][1:], one) for one in (adcode, "100000"))
    total, *sections = ask("shift-share", query)
    rates = (nation["net"] / nation["earlier"]).reindex(own.index)
    overall = nation["net"].sum() / nation["earlier"].sum()
    based = nation["earlier"].reindex(own.index) > 0
    expected = pd.DataFrame(
        {
            "national": own["earlier"] * overall,
            "mix": own["earlier"] * (rates - overall),
            "local": own["net"] - own["earlier"] * rates,
        }
    ).where(based, 0)
    expected["unbased"] = own["net"].where(~based, 0)
    found = pd.DataFrame(sections).set_index("section")
    for part in expected:
        assert found[part].to_dict() == pytest.approx(expected[part].to_dict(), abs=1e-6)
        assert total[part] == pytest.approx(expected[part].sum(), abs=1e-6)
    assert (total["earlier"], total["later"]) == (own["earlier"].sum(), own["later"].sum())
    assert (adcode in ("100000", "330000")) == bool(total["unbased"])


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("measure", ["existing", "cumulative"])
@pytest.mark.parametrize("at", [1, 2])
def test_both_ways_lead_from_one_count_to_the_other(ask, query, measure, at):
    shifts, flows = (ask(view, query, at, measure) for view in ("shift-share", "vitality"))
    assert len(shifts) > 3
    for row in (*shifts, *(one for one in flows if one["later"] is not None and one["earlier"] is not None)):
        change = sum(sign * (row[flow] or 0) for flow, sign in SIGNS.items())
        assert row["earlier"] + change == row["later"]
    for row in shifts:
        parts = sum(row[name] for name in ("national", "mix", "local", "unbased"))
        records = sum(SIGNS[flow] * row[flow] for flow in RECORDS)
        assert row["earlier"] + parts + records == pytest.approx(row["later"], abs=1e-6)
    places = {row["adcode"]: row for row in flows if row["dimension"] == "place"}
    industries = [row for row in flows if row["dimension"] == "industry"]
    for end in ("earlier", "later"):
        own = QUERIES[query]
        known = places[own][end] if own in places else shifts[0][end]
        assert sum(row[end] for row in industries) == known


@pytest.mark.parametrize("at", [1, 2])
def test_the_nation_has_no_local_part(ask, at):
    assert [row["local"] for row in ask("shift-share", at=at)] == [0] * len(ask("shift-share", at=at))


def test_rates_stand_on_what_they_say(ask):
    nation = ask("vitality")[0]
    net = nation["registered"] + nation["reopened"] - nation["closed"]
    assert nation["net"] == net
    assert nation["net_over_new"] == net / nation["registered"]
    assert nation["closed_over_new"] == nation["closed"] / nation["registered"]
    assert nation["registered_rate"] == nation["registered"] / nation["earlier"]
    assert nation["per_thousand"] == pytest.approx(nation["later"] * 1000 / 1_411_778_724)
    assert nation["population_year"] == 2020


def test_a_change_on_the_year_before_needs_both_years(ask):
    (first, *_), (last, *_) = ask("vitality", at=1), ask("vitality", at=2)
    assert first["registered_since_year_before"] is None
    for flow in ("registered", "closed"):
        assert last[f"{flow}_since_year_before"] == last[flow] / first[flow] - 1


def test_two_dates_that_are_not_a_year_after_two_others_have_no_year_before(dataset, tmp_path):
    closed = company(9, status="注销")
    for as_of in ("2023-03-16", "2024-03-20"):
        take(tmp_path, dataset.regions, as_of, [company(1), closed])
    name = take(tmp_path, dataset.regions, "2024-09-20", [company(1), closed, company(2, date="2024-05-01")])
    own = beside(dataset, tmp_path)
    selection = links.parse(f"?measure=companies&series={name}-existing", own).selection
    assert vitality.summarise(selection, own).year_before is None


@pytest.mark.parametrize(
    ("before", "after", "query", "missing"),
    [
        ([company(1)], [company(1)], "", "no_closed"),
        ([company(1)], [company(1), company(2, status="注销")], "", ""),
        ([company(1, industry="")], [company(1, industry=""), company(2, status="注销")], "", "no_sections"),
        ([company(1)], [company(1), company(2, status="注销")], "&registered=2018", "unfiltered"),
        ([company(1)], [company(1), company(2, status="注销", **PLACES["330106"])], "&region=330000", "no_account"),
    ],
)
def test_what_cannot_be_known_is_named_and_never_estimated(dataset, tmp_path, before, after, query, missing):
    take(tmp_path, dataset.regions, FIRST, before)
    name = take(tmp_path, dataset.regions, SECOND, after)
    own = beside(dataset, tmp_path)
    selection = links.parse(f"?measure=companies&series={name}-existing{query}", own).selection
    found = shift_share.summarise(selection, own)
    assert (found.missing, found.total is None) == (missing, missing != "")
    row = PUBLISHED["vitality"].rows(selection, own)[0]
    assert (row["closed"] is None, row["net"] is None) == ((missing in ("no_closed", "unfiltered"),) * 2)


def test_the_shipped_series_have_neither(dataset, selection):
    assert PUBLISHED["vitality"].rows(selection, dataset) == PUBLISHED["shift-share"].rows(selection, dataset) == []
    assert not PUBLISHED["shift-share"].is_offered(dataset)
