"""Registered capital by place and choice: every sum against the rows it was made of."""

import pytest

from data import links
from data.measures import capital
from data.measures.capital import Capital
from data.regions import NATION
from data.summaries import region_profile
from data.values import EVERY_COMPANY, Limits
from tests.invented import CUMULATIVE, EXISTING, stated, with_register


@pytest.fixture(scope="module")
def imported(dataset):
    return with_register(dataset, capital=stated(dataset.regions))


@pytest.mark.parametrize(
    ("regions", "limits", "wanted"),
    [
        ([NATION], EVERY_COMPANY, Capital(7, 3, 1, 521_070_000)),
        (["440300"], EVERY_COMPANY, Capital(4, 1, 1, 520_000_000)),
        (["440300", "440100"], EVERY_COMPANY, Capital(7, 1, 1, 521_070_000)),
        (["440000"], Limits.of(registered="2018,unknown"), Capital(3, 0, 0, 1_070_000)),
        (["440000"], Limits.of(company_status="closed"), Capital(1, 0, 0, 20_000_000)),
        (["440000"], Limits.of(registered="2017-", company_status="existing"), Capital(5, 1, 1, 501_000_000)),
        (["330000"], EVERY_COMPANY, Capital(0, 2, 0, 0)),
        (["440000"], Limits.of(registered="1999"), None),
        (["650000"], EVERY_COMPANY, None),
    ],
)
def test_the_capital_of_those_that_pass(imported, regions, limits, wanted):
    assert capital.of_regions(regions, CUMULATIVE, limits, imported) == wanted


def test_a_series_of_existing_companies_has_only_theirs(imported):
    assert capital.of_regions(["440300"], EXISTING, EVERY_COMPANY, imported) == Capital(3, 1, 1, 500_000_000)


def test_a_published_series_has_none(imported, dataset):
    assert capital.of_regions([NATION], dataset.about.series, EVERY_COMPANY, imported) is None


def fact(query, dataset):
    profile = region_profile.summarise(links.parse(query, dataset).selection, dataset)
    return next((one for one in profile.facts if one.fact == "capital"), None)


def test_the_profile_tells_a_floor_and_how_many_companies_it_covers(imported):
    found = fact(f"series={CUMULATIVE}&region=440300", imported)
    assert (found.value, found.unit, found.sources) == (5.2, "100m_cny", ("invented",))
    assert (found.details.known, found.details.members, found.details.foreign) == (4, 11, 1)
    assert fact(f"series={CUMULATIVE}&region=330000", imported) is None  # none in renminbi: nothing to sum
    assert fact("region=440300", imported) is None
