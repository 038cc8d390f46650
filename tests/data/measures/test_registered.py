"""Companies of an import by year of registration and status: every number against the rows it was made of."""

import pytest

from data import filters, links
from data.measures import companies, registered
from data.measures.companies import COMPANIES as MEASURE
from data.measures.ranked import ranks
from data.regions import NATION
from data.registers.imports import UNPLACED
from data.statistics import Sum
from data.summaries import headline, province_map, ranking
from data.values import Limits
from tests.invented import COMPANIES, CUMULATIVE, EXISTING, with_register


@pytest.fixture(scope="module")
def imported(dataset):
    return with_register(dataset)


@pytest.fixture
def read(imported):
    def reading(query):
        return companies.read(links.parse(query, imported).selection, imported)

    return reading


def answers(series, dataset):
    """The filters on companies that a series can answer."""
    selection = links.default(dataset).replace(series=series)
    return tuple(one.name for one in filters.of_companies(dataset) if one.is_answered(selection, dataset))


def values(reading, *adcodes):
    return [place.value for place in reading.places(adcodes)]


def counted(*, years=None, statuses=None, within=""):
    """The same by hand."""
    return sum(
        many
        for region, year, status, many in COMPANIES
        if region
        and region.startswith(within)
        and (not years or year in years)
        and (not statuses or status in statuses)
    )


@pytest.mark.parametrize(
    ("query", "years", "statuses"),
    [
        ("", None, None),
        ("&registered=2017", [2017], None),
        ("&registered=2016-2018", [2016, 2017, 2018], None),
        ("&registered=2018-", [2018, 2019], None),
        ("&registered=unknown,2019", [None, 2019], None),
        ("&company_status=closed", None, ["closed"]),
        ("&registered=2016-2017&company_status=existing,unknown", [2016, 2017], ["existing", "unknown"]),
    ],
)
def test_a_choice_counts_the_rows_that_pass_and_no_other(read, query, years, statuses):
    reading = read(f"series={CUMULATIVE}{query}")
    wanted = [counted(years=years, statuses=statuses, within=code) for code in ("", "44", "4403", "440305", "33")]
    places = reading.places([NATION, "440000", "440300", "440305", "330000"])
    wanted = [None if place.undetermined and not one else one for place, one in zip(places, wanted, strict=True)]
    assert values(reading, NATION, "440000", "440300", "440305", "330000") == wanted
    states = {place.state: place.value for place in places}
    assert states.keys() <= {"counted", "undetermined"}
    assert states.get("undetermined") is None


def test_a_region_without_a_passing_company_has_none_and_a_region_of_no_file_is_unknown(read):
    reading = read(f"series={CUMULATIVE}&registered=2019")
    zero, unknown = reading.places(["330000", "110000"])
    assert (zero.value, str(zero.state)) == (0, "counted")
    assert (unknown.value, str(unknown.state)) == (None, "not_imported")


def test_a_region_without_a_passing_company_has_no_rank(read):
    reading = read(f"series={CUMULATIVE}&registered=2019")
    places, (total,) = reading.places(["440000", "330000"]), reading.places([NATION])
    assert (places[1].value, set(ranks(places, total, MEASURE, reading, NATION))) == (0, {"440000"})


@pytest.mark.parametrize(
    ("chosen", "states"),
    [
        ("110000", ["not_imported"] * 3),
        ("110000,120000", ["not_imported"] * 3),
        ("440200", ["in_remainder"] * 3),  # 广东 has a company of no city
        ("330200", ["not_imported"] * 3),
        ("330106", ["counted", "derived", "no_denominator"]),  # nobody counts its people
    ],
)
def test_an_import_publishes_nothing(imported, chosen, states):
    """What it does not have is not in it: the number of companies, and what is made of it."""
    asked = links.parse(f"measure=companies&series={CUMULATIVE}&region={chosen}", imported).selection
    assert [str(fact.state) for fact in headline.summarise(asked, imported).facts[2:]] == states


def test_a_region_of_no_file_is_told_alike_everywhere(imported):
    asked = links.parse(f"measure=companies&series={CUMULATIVE}", imported).selection
    drawn = {place.adcode: place for place in province_map.summarise(asked, imported).places}
    listed = {row.place.adcode: row.place for row in ranking.summarise(asked, imported).rows}
    assert drawn == listed
    without = {adcode: (place.value, str(place.state)) for adcode, place in drawn.items() if place.value is None}
    assert set(without.values()) == {(None, "not_imported")}
    assert set(drawn) - set(without) == {"330000", "440000"}


def test_only_what_a_series_can_answer_is_applied(read, imported, dataset):
    query = "registered=2017&company_status=closed"
    assert read(f"series={CUMULATIVE}&{query}").filters_applied == ("series", "registered", "company_status")
    existing = read(f"series={EXISTING}&{query}")
    assert existing.filters_applied == ("series", "registered")
    assert values(existing, "440000") == [5]
    shipped = read(query)
    assert shipped.filters_applied == ()
    assert values(shipped, NATION) == values(read(""), NATION)
    asked = links.parse(f"series={EXISTING}&{query}", imported).selection
    assert registered.unanswered(asked, imported) == ("company_status",)
    assert answers(dataset.about.series, imported) == ()


def test_a_register_that_tells_no_status_has_no_filter_by_it(dataset):
    silent = with_register(dataset, ("440305", 2017, "unknown", 2), measures=("cumulative",))
    assert answers(CUMULATIVE, silent) == ("registered",)
    yearless = with_register(dataset, ("440305", None, "existing", 2))
    assert answers(CUMULATIVE, yearless) == ("company_status",)


@pytest.mark.parametrize(
    ("query", "undetermined"),
    [
        (f"measure=companies&series={CUMULATIVE}&registered=2017&map=440000", 1),
        (f"measure=companies&series={CUMULATIVE}&registered=2017,unknown", None),
        (f"measure=companies&series={EXISTING}&registered=2017", None),
    ],
)
def test_companies_of_unknown_year_are_left_out_and_told(query, undetermined, imported):
    details = headline.summarise(links.parse(query, imported).selection, imported).facts[2].details
    assert (details.undetermined, details.floor) == (undetermined, undetermined is not None)


def test_share_and_rate_are_of_the_companies_that_pass(imported):
    query = f"measure=companies&series={CUMULATIVE}&registered=2017&company_status=closed&region=440300"
    _, _, count, share, rate = headline.summarise(links.parse(query, imported).selection, imported).facts
    assert (count.value, share.value) == (2, 1.0)
    assert (rate.value, rate.unit) == (pytest.approx(2 / 17.560061), "per_million")
    assert {fact.details.limits for fact in (count, share, rate)} == {
        Limits.of(registered="2017", company_status="closed")
    }


def test_park_years_never_reach_companies_nor_registration_years_parks(imported):
    def five(query):
        asked = links.parse(f"series={CUMULATIVE}&{query}", imported).selection
        return [fact.value for fact in headline.summarise(asked, imported).facts]

    published, listed, count, *_ = five("")
    assert five("years=2017")[2] == count
    assert five("registered=2017")[:2] == [published, listed]


def test_the_block_has_a_place_for_what_was_not_understood(imported):
    found = registered.of_series(CUMULATIVE, imported)
    assert registered.sums(CUMULATIVE, Limits(), imported)[UNPLACED] == 3
    assert found.years == (1998, 2016, 2017, 2018, 2019)
    assert found.covered(["440000", "110000"]) == Sum(1, 1, 2)
    assert registered.of_series(CUMULATIVE, imported) is found


@pytest.mark.parametrize(("query", "count"), [("", 3), ("&registered=2018", 2), ("&company_status=closed", 1)])
def test_companies_of_no_place_are_a_row_of_their_own_and_in_no_total(imported, query, count):
    selection = links.parse(f"measure=companies&series={CUMULATIVE}{query}", imported).selection
    summary = ranking.summarise(selection, imported)
    assert (summary.unplaced_companies.value, summary.unplaced_companies.adcode) == (count, "")
    total = headline.summarise(selection, imported).facts[2].value
    assert total == sum(row.place.value or 0 for row in summary.rows) + (
        summary.remainder.place.value if summary.remainder else 0
    )
    assert province_map.summarise(selection, imported).unplaced.value == count
    inside = selection.replace(map="440000")
    assert ranking.summarise(inside, imported).unplaced_companies is None
    assert province_map.summarise(inside, imported).unplaced is None


def test_a_province_says_what_is_known_no_deeper(imported):
    selection = links.parse(f"measure=companies&series={CUMULATIVE}&map=440000", imported).selection
    left = ranking.summarise(selection, imported).remainder
    assert (left.place.value, left.members) == (1, 19)
    city = ranking.summarise(selection.replace(map="440300"), imported)
    assert city.remainder is None


def test_where_every_child_has_companies_the_rest_is_of_none_of_them(tiny, chosen):
    rows = [("810100", 2017, "existing", 2), ("810200", 2017, "existing", 2), ("810300", 2017, "existing", 1)]
    full = with_register(tiny, *rows, ("810000", 2017, "existing", 4))
    left = ranking.summarise(chosen(measure="companies", series=CUMULATIVE, map="810000"), full).remainder
    assert (left.place.value, left.members) == (4, 0)


def test_in_an_opened_city_every_view_counts_the_districts(imported, dataset):
    query = f"measure=companies&series={CUMULATIVE}&map=440300&region=440305&registered=2017"
    selection = links.parse(query, imported).selection
    assert (selection.map, selection.regions) == ("440300", ("440305",))
    places = {place.adcode: place.value for place in province_map.summarise(selection, imported).places}
    assert (places["440305"], places["440304"]) == (7, 0)
    assert {row.place.adcode for row in ranking.summarise(selection, imported).rows} == set(places)
    found = headline.summarise(selection, imported)
    assert (found.facts[2].value, found.facts[3].value, found.parent_name) == (7, 1.0, "深圳")


@pytest.mark.parametrize(
    ("unplaced", "ranks"),
    [
        (0, [(1, "all"), (2, "all"), (3, "all")]),
        (3, [(1, "all"), (2, "placed"), (3, "placed")]),  # three more, and 乙 may be before 甲二
        (6, [(1, "placed"), (2, "placed"), (3, "placed")]),
    ],
)
def test_a_rank_is_proved_only_where_companies_of_no_place_could_not_change_it(tiny, chosen, unplaced, ranks):
    rows = [("810000", 2017, "existing", 10), ("820000", 2017, "existing", 4), ("830000", 2017, "existing", 1)]
    rows += [("840000", 2017, "existing", 0)] + [("", 2017, "existing", unplaced)] * bool(unplaced)
    full = with_register(tiny, *rows)
    summary = ranking.summarise(chosen(measure="companies", series=CUMULATIVE), full)
    assert [(row.rank, row.rank_among) for row in summary.rows[:3]] == ranks
    assert (headline.summarise(chosen(measure="companies", series=CUMULATIVE), full).top_two != ()) is (unplaced == 0)
