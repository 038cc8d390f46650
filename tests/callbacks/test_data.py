"""The public endpoints over the shipped tables: the article's figures, refusals, and spreadsheets that open well."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.paper.readable_rows import to_tsv
from data.views import PUBLISHED

VIEWS = ("province-map", "ranking", "founding-timeline", "region-profile", "parks", "headline")
FACT = ("fact", "value", "unit", "as_of", "source", "state", "note")


def rows(client, path):
    return client.get(f"/data/{path}").get_json()["rows"]


def values(client, path):
    return {row["name"]: row["value"] for row in rows(client, path)}


def facts(client, path):
    return {row["fact"]: row["value"] for row in rows(client, path)}


def test_the_nation_has_51_published_parks_and_105649_companies(client):
    found = facts(client, "headline.json")
    assert (found["published"], found["listed"], found["companies"]) == (51, 36, 105_649)


@pytest.mark.parametrize(
    ("chosen", "published", "note"),
    [
        ("2017-2018", 35, "whole=51;years=2017-2018"),
        ("2019-", 12, "whole=51;years=2019-"),
        ("2018,unknown", 18, "whole=51;years=2018"),
        ("2014", 0, "whole=51;years=2014"),
        ("2020", 51, ""),  # nobody published it: 2019 and later are one slot
        ("unknown", 51, ""),
    ],
)
def test_published_parks_of_the_nation_are_those_of_the_chosen_years(client, chosen, published, note):
    for view in ("headline", "region-profile"):
        (fact,) = [row for row in rows(client, f"{view}.json?years={chosen}") if row["fact"] == "published"]
        assert (fact["value"], fact["note"]) == (published, note)


def test_the_slots_of_the_chosen_years_add_up_to_what_the_headline_says(client):
    slots = {row["slot"]: row["published"] for row in rows(client, "founding-timeline.json?years=2017-2018")}
    assert slots["2017"] + slots["2018"] == facts(client, "headline.json?years=2017-2018")["published"] == 35


def test_published_parks_of_a_place_are_those_of_all_years(client):
    assert facts(client, "headline.json?years=2017-2018&region=330000")["published"] == 9
    places = client.get("/data/province-map.json?years=2017-2018&measure=published").get_json()
    assert {row["name"]: row["value"] for row in places["rows"] if row["value"]} == {"浙江": 9, "广东": 7, "上海": 5}
    assert "years" not in places["filters_applied"]


def test_the_article_names_three_provinces_and_guangzhou(client):
    nation = values(client, "province-map.json?measure=published")
    assert {name: value for name, value in nation.items() if value} == {"浙江": 9, "广东": 7, "上海": 5}
    assert values(client, "province-map.json?measure=published&map=440000")["广州"] == 5


def test_companies_of_guangdong_and_its_cities(client):
    assert values(client, "province-map.json?measure=companies")["广东"] == 45_473
    cities = {row["name"]: row for row in rows(client, "ranking.json?measure=companies&map=440000")}
    assert {name: row["value"] for name, row in cities.items() if row["value"]} == {
        "广州": 29_714,
        "深圳": 11_768,
        "东莞": 1_014,
        "佛山": 789,
        "珠海": 689,
    }
    assert [cities[name]["rank"] for name in ("广州", "深圳")] == [1, 2]
    assert cities["韶关"]["state"] == "in_remainder"


def test_founding_years_as_the_article_counts_them(client):
    slots = {row["slot"]: row for row in rows(client, "founding-timeline.json")}
    published = {slot: row["published"] for slot, row in slots.items() if row["published"] is not None}
    assert published == {"2015": 1, "2016": 3, "2017": 17, "2018": 18, "2019-": 12}
    assert (slots["unknown"]["listed"], slots["planned"]["listed"]) == (13, 5)
    assert (slots["unknown"]["year"], slots["planned"]["year"]) == (None, None)


def test_the_share_of_guangdong_is_computed_and_what_was_printed_is_kept(client):
    share = facts(client, "headline.json?region=440000&measure=companies")["share"]
    assert round(share * 100, 2) == 43.04


def test_a_derived_number_names_all_its_sources_and_each_has_a_card(client):
    answer = client.get("/data/headline.json?region=440000").get_json()
    found = {row["fact"]: row["source"] for row in answer["rows"]}
    assert (found["companies"], found["per_10k"]) == ("cls-2022", "cls-2022;census-2020")
    assert {"cls-2022", "census-2020"} <= {card["source_id"] for card in answer["sources"]}


def test_a_choice_of_years_leaves_unknown_years_out(client):
    assert {row["founded"][:4] for row in rows(client, "parks.json?years=2018")} == {"2018"}
    assert len(rows(client, "parks.json?years=unknown")) == 13


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "query", ["", "?map=440000&measure=companies", "?region=310000", "?region=330000,310000&lang=en"]
)
def test_csv_holds_the_rows_of_json(view, query, client):
    answer = client.get(f"/data/{view}.csv{query}")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    expected = rows(client, f"{view}.json{query}")
    assert len(table) == len(expected)
    if expected:
        assert list(table[0]) == list(expected[0])


def pasted(client, path):
    """The cells of a TSV answer."""
    answer = client.get(f"/data/{path}")
    assert answer.mimetype == "text/tab-separated-values"
    return list(csv.reader(io.StringIO(answer.get_data(as_text=True), newline=""), delimiter="\t"))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("query", ["", "?map=440000&measure=companies", "?region=330000,310000&lang=en"])
def test_tsv_holds_the_rows_of_json_and_the_sources(view, query, client):
    table, expected = pasted(client, f"{view}.tsv{query}"), rows(client, f"{view}.json{query}")
    assert len(table) == 1 + len(expected) + 1
    assert {len(cells) for cells in table[:-1]} == {len(expected[0])}
    assert table[-1][0].startswith(("来源：", "Sources: "))


def test_tsv_is_in_the_reader_s_language_with_numbers_as_on_the_page(client):
    table = pasted(client, "ranking.tsv?measure=companies&map=440000")
    assert table[:2] == [
        ["行政区划代码", "名称", "数值", "单位", "状态", "约数或下限", "可能也符合的企业数", "位次（可证明）"],
        ["440100", "广州", "29,714", "家企业", "来源写明的数", "", "", "1"],
    ]
    table = pasted(client, "headline.tsv?region=440000&measure=companies&lang=en")
    assert ["Share of the parent", "43.0%"] in [cells[:2] for cells in table]


@pytest.mark.parametrize("view", ["growth", "changes"])
def test_a_history_without_rows_is_an_empty_table(view, client):
    assert len(pasted(client, f"{view}.tsv")) <= 1


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@cmd"])
def test_no_cell_of_tsv_is_run_by_a_spreadsheet(text, dataset, selection):
    parks = dataset.parks.assign(operator=text)
    table = to_tsv(PUBLISHED["parks"], selection, replace(dataset, parks=parks))
    assert f"\t'{text}\t" in table
    assert f"\t{text}\t" not in table


@pytest.mark.parametrize(
    "query", ["region=nowhere", "map=999999", "years=2017-13", "measure=profit", "series=x", "kind=castle"]
)
def test_a_bad_value_is_refused_with_a_message_in_both_languages(query, client):
    answer = client.get(f"/data/ranking.json?{query}")
    assert answer.status_code == 400
    assert set(answer.get_json()["error"]) == {"zh", "en"}


@pytest.mark.parametrize("query", ["utm_source=mail", "nothing=1", "kind=", "measu"])
def test_an_unknown_name_is_ignored(query, client):
    assert client.get(f"/data/ranking.json?{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "region=440000&amp;measure=companies",
        "region%3D440000%26measure%3Dcompanies",
        "region%253D440000%2526measure%253Dcompanies&from=timeline",
        "region=440000&measure=companies%EF%BC%89%E3%80%82",
    ],
)
def test_a_damaged_link_answers_what_was_meant(query, client):
    meant = "region=440000&measure=companies"
    assert client.get(f"/data/ranking.json?{query}").data == client.get(f"/data/ranking.json?{meant}").data
    assert client.get("/?measu").status_code == 200
    assert client.get(f"/?{query}").location.startswith(f"/?{meant}")
    assert client.get(f"/%3F{query}").location.startswith(f"/?{meant}")


@pytest.mark.parametrize(
    ("path", "meant"), [("/。", "/"), ("/%EF%BC%89?lang=en", "/?lang=en"), ("/%253Fmap%253D440000", "/?map=440000")]
)
def test_what_stands_behind_a_bare_address_is_dropped(path, meant, client):
    assert client.get(path).location == meant


@pytest.mark.parametrize("path", ["/data/ranking.xml", "/data/nothing.json", "/nowhere", "/assets/none.js", "/a/b/c"])
def test_everything_else_is_a_small_404(path, client):
    answer = client.get(path)
    assert answer.status_code == 404
    assert len(answer.data) < 2_000


def test_an_answer_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/data/parks.json")
    again = client.get("/data/parks.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.binary(max_size=60), st.sampled_from(VIEWS), st.sampled_from(["region", "years", "kind", "map", "series", ""])
)
def test_no_query_string_breaks_the_server(client, noise, view, name):
    for path in ("/", f"/data/{view}.csv"):
        query = f"{name}=".encode() + noise if name else noise
        environ = {"QUERY_STRING": query.decode("latin-1")}
        answer = client.get(path, environ_overrides=environ)
        if answer.status_code == 302:  # a damaged link, which is whole now
            answer = client.get(answer.location)
        assert answer.status_code in (200, 400)


def test_the_document_speaks_the_language_of_its_link(client):
    english = client.get("/?lang=en&theme=dark").get_data(as_text=True)
    assert '<html lang="en" data-theme="dark"' in english
    assert "Park Atlas" in english.split("</title>")[0]
    assert '<html lang="zh-CN" data-theme="light"' in client.get("/").get_data(as_text=True)


def test_requests_are_kept_at_home(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_health(client):
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json["boundaries"] == {"derived": 403, "of": 403}


def test_compared_places_are_told_fact_by_fact(client):
    facts = rows(client, "ranking.json?region=310000,440000&measure=companies")
    message = {(row["fact"], row["adcode"]): row for row in facts}
    assert [row["adcode"] for row in facts][:2] == ["440000", "310000"]
    assert message["companies", "440000"]["value"] == 45473
    assert (message["companies", "310000"]["value"], message["companies", "310000"]["state"]) == (None, "not_published")
    assert message["population", "310000"]["value"] == 24870895
    assert message["published", "310000"]["as_of"] == "2022-03"
    profile = rows(client, "region-profile.json?region=440000&measure=companies")
    alone = {(row["fact"], row["as_of"]): {name: row[name] for name in FACT} for row in profile}
    assert len(alone) == len(profile)
    compared = [{name: row[name] for name in FACT} for row in facts if row["adcode"] == "440000"]
    assert [row for row in compared if alone[row["fact"], row["as_of"]] != row] == []


def test_the_profile_of_a_city_has_every_series_with_shares_and_proved_ranks(client):
    profile = {(row["fact"], row["as_of"]): row for row in rows(client, "region-profile.json?map=440300")}
    named = ("value", "share_of_nation", "rank", "national_rank")
    people = profile["population", "2020"]
    assert [people[name] for name in named] == [17560061, 17560061 / 1411778724, 2, 3]
    assert profile["companies", "2022-03-16"]["share_of_parent"] == 11768 / 45473
    assert profile["liangzi-2018-07-31-cumulative", "2018-07-31"]["rank"] == 2
    assert profile["shenzhen-2020-09-existing", "2020-09"]["rank"] is None  # the only city of its series
    assert profile["gdp", "2021"]["rank"] is None  # few cities of that year are known
    assert profile["gdp", "2020"]["rank"] == 1
