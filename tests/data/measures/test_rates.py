"""Ratios of companies, against numbers computed by hand from the article and the yearbook."""

from fractions import Fraction

import pytest

from data import links
from data.measures.rates import PER_10K_PEOPLE, QUOTIENT, RATES, Rates
from data.measures.registry import shown
from data.regions import NATION
from data.states import State
from data.summaries import headline, province_map, ranking
from data.values import MIN_COMPANIES
from tests.invented import CUMULATIVE, with_register

NO_BASE = "?map=440000&measure=location_quotient"
NATION_COMPANIES, GUANGDONG, GUANGZHOU, SHENZHEN = 105_649, 45_473, 29_714, 11_768


@pytest.fixture(scope="module")
def imported(dataset):
    return with_register(dataset)


def rows(dataset, query):
    link = links.parse(query, dataset)
    assert not link.ignored
    return {row.place.adcode: row for row in ranking.summarise(link.selection, dataset).rows}


def values(dataset, query) -> Rates:
    selection = links.parse(query, dataset).selection
    read = shown(selection, dataset).read(selection, dataset)
    assert isinstance(read, Rates)
    return read


@pytest.mark.parametrize(
    ("query", "region", "expected"),
    [
        ("?measure=share", "440000", Fraction(GUANGDONG, NATION_COMPANIES)),
        ("?map=440000&measure=share", "440100", Fraction(GUANGZHOU, GUANGDONG)),
        ("?map=440000&measure=per_10k", "440300", Fraction(SHENZHEN * 10_000, 17_560_061)),
        ("?measure=per_10k_enterprises", "440000", Fraction(GUANGDONG * 10_000, 3_319_738)),
        ("?map=440000&measure=per_100bn_gdp", "440300", Fraction(SHENZHEN * 1_000 * 100, 2_767_024)),
        ("?measure=location_quotient", "440000", Fraction(GUANGDONG * 28_665_212, NATION_COMPANIES * 3_319_738)),
    ],
)
def test_a_ratio_is_that_of_the_printed_numbers(dataset, query, region, expected):
    place = rows(dataset, query)[region].place
    assert place.value == pytest.approx(float(expected), rel=1e-12)
    assert place.state == State.DERIVED


def test_the_nations_quotient_is_1_and_it_has_no_share(dataset):
    (quotient,) = values(dataset, "?measure=location_quotient").places([NATION])
    (share,) = values(dataset, "?measure=share").places([NATION])
    assert quotient.value == 1
    assert (share.value, share.state) == (None, State.NOT_APPLICABLE)


def test_the_shares_of_all_parts_are_one(imported):
    """Of an imported register, with the companies of no city."""
    read = values(imported, f"?measure=share&series={CUMULATIVE}&map=440000")
    shares = [place.value or 0 for place in read.places(one.adcode for one in imported.regions.children("440000"))]
    rest = read.counts.remainder("440000")
    total = read.counts.counts["440000"].value
    assert sum(shares) + (rest.value / total if rest else 0) == pytest.approx(1)


def test_ranks_are_proved_by_what_the_remainder_can_be_at_most(dataset):
    """1,499 companies left for 16 cities, of which 云浮 has 2,383,350 people: 6.29 for 10,000, less than 深圳 has."""
    people = rows(dataset, "?map=440000&measure=per_10k")
    assert [(people[one].rank, people[one].rank_among) for one in ("440100", "440300")] == [(1, "all"), (2, "all")]
    assert people["441900"].rank_among == "published"
    product = rows(
        dataset, "?map=440000&measure=per_100bn_gdp"
    )  # all of them in 云浮 would be 1,496, more than 广州 has
    assert product["440100"].rank_among == "published"


def test_one_readable_unit_a_map(dataset):
    sparse = values(dataset, "?measure=per_10k&series=caict-2022-12-existing")
    (nation,) = sparse.places([NATION])
    assert (nation.unit, nation.value) == ("per_million", pytest.approx(1400 * 1e6 / 1_411_778_724))
    assert values(dataset, "?measure=per_10k").unit == "per_10k"
    selection = links.parse("?series=caict-2022-12-existing", dataset).selection
    assert headline.summarise(selection, dataset).facts[4].unit == "per_million"


def test_a_missing_base_is_a_blank_with_a_state_of_its_own(dataset):
    cities = rows(dataset, NO_BASE)
    assert (cities["440100"].place.value, cities["440100"].place.state) == (None, State.NO_DENOMINATOR)
    assert cities["440200"].place.state == State.IN_REMAINDER
    assert not province_map.summarise(links.parse(NO_BASE, dataset).selection, dataset).sources


def test_few_companies_are_marked(imported):
    read = values(imported, f"?measure=per_10k&series={CUMULATIVE}")
    regions = [one.adcode for one in imported.regions.children(NATION)]
    marked = {place.adcode: place.small for place in read.places(regions) if place.value is not None}
    counted = {place.adcode: place.value < MIN_COMPANIES for place in read.counts.places(marked)}
    assert marked == counted
    assert any(marked.values())


def test_a_formula_holds_every_figure_with_its_year(dataset):
    formula = values(dataset, "?measure=location_quotient").formula(["440000"])
    assert [(term.fact, term.value, term.year) for term in formula.terms] == [
        ("companies", GUANGDONG, None),
        ("companies", NATION_COMPANIES, None),
        ("enterprises", 3_319_738, 2021),
        ("enterprises", 28_665_212, 2021),
    ]


def test_several_regions_are_set_against_all_of_their_base(dataset):
    read = values(dataset, "?map=440000&measure=per_10k")
    place, covered = read.total(["440100", "440300"], "")
    assert covered.complete
    assert place.value == pytest.approx((GUANGZHOU + SHENZHEN) * 10_000 / (18_676_605 + 17_560_061))
    assert read.total(["440100", "440200"], "")[0].value is None


def test_filters_on_companies_reach_them(imported):
    few, all_ = (values(imported, f"?measure=per_10k&series={CUMULATIVE}{more}") for more in ("&registered=2017", ""))
    assert few.filters_applied == ("series", "registered")
    assert few.places([NATION])[0].value < all_.places([NATION])[0].value * (100 if few.unit != all_.unit else 1)


def test_all_of_them_follow_the_series_and_one_changes_sides_at_1(dataset):
    assert all(one.has_series and one.group == "rates" and one.is_real for one in RATES)
    assert (QUOTIENT.midpoint, PER_10K_PEOPLE.midpoint) == (1, None)
