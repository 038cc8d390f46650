"""Companies by class: every class against the invented import counted by pandas, and sums that are the region's."""

import pytest

from data import links
from data.measures import companies
from data.measures.class_counts import class_counts, dimensions
from data.registers.dimensions import AGE, DIMENSIONS, INDUSTRY, STATUS, age_class
from tests.exports import company
from tests.snapshots import HANGZHOU, beside, take

COMPANIES = [
    company(1),
    company(2, date="2022-03-20", status="注销"),
    company(3, date="2001", industry="教育", **HANGZHOU),
    company(4, date="-", industry="软件和信息技术服务业"),
    company(5, industry="不是行业", district=""),
    company(6, province="广冬省", city="", district=""),
]


@pytest.fixture(scope="module")
def imported(dataset, tmp_path_factory):
    """The dataset with an import of some companies."""
    home = tmp_path_factory.mktemp("classes")
    take(home, dataset.regions, "2022-05-22", COMPANIES)
    return beside(dataset, home)


def asked(dataset, query=""):
    """A selection of the series of all registrations."""
    series = next(one for one in dataset.series_ids if one.endswith("-cumulative") and "import" in one)
    return links.parse(f"?measure=companies&series={series}{query}", dataset).selection


@pytest.mark.parametrize(
    ("month", "age"),
    [
        (202203, "0-1"),
        (202205, "0-1"),
        (202104, "0-1"),
        (202103, "1-5"),
        (201704, "1-5"),
        (201703, "5-10"),
        (201203, "10-"),
        (199000, "10-"),
        (202100, "unknown"),
        (201900, "1-5"),
        (0, "unknown"),
    ],
)
def test_age_is_in_whole_years_and_unknown_where_a_year_alone_does_not_tell(month, age):
    assert age_class(month, 202203) == age


@pytest.mark.parametrize("query", ["", "&registered=2017-", "&company_status=closed"])
def test_the_classes_sum_to_the_number_of_the_region(imported, query):
    selection = asked(imported, query)
    regions = ("100000", "330000", "440000", "440300", "440305")
    for place in companies.read(selection, imported).places(regions):
        for one in dimensions(selection, imported):
            rows = class_counts(selection, imported, place.adcode, one)
            assert sum(row.count for row in rows) == (place.value or 0)


def test_companies_are_counted_by_class(imported):
    found = {one: class_counts(asked(imported), imported, "100000", one) for one in (INDUSTRY, AGE, STATUS)}
    present = {one.name: {row.name: row.count for row in rows if row.count} for one, rows in found.items()}
    assert present == {
        "industry": {"I": 3, "P": 1, "unknown": 1},
        "age": {"0-1": 1, "1-5": 2, "10-": 1, "unknown": 1},
        "company_status": {"existing": 4, "closed": 1},
    }


def test_a_nested_class_keeps_what_is_known_no_deeper(imported):
    inside = class_counts(asked(imported), imported, "100000", INDUSTRY, "I")
    assert [row.name for row in inside] == ["I63", "I64", "I65", "I"]
    assert sum(row.count for row in inside) == 3


def test_a_series_that_was_not_counted_from_a_register_has_no_classes(dataset):
    selection = links.parse("?measure=companies", dataset).selection
    assert dimensions(selection, dataset) == ()
    assert class_counts(selection, dataset, "100000", INDUSTRY) == ()


def test_every_dimension_ends_with_the_unknown():
    assert all(one.classes[-1] == "unknown" for one in DIMENSIONS.values())
    assert list(DIMENSIONS.values())[-2:] == [AGE, STATUS]
