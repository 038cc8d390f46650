"""Companies by class: every class against the invented import counted by pandas, and sums that are the region's."""

import pytest

from data import links
from data.dataset_variants import with_imports
from data.filters import of_companies
from data.measures import ages, capital, companies, registered
from data.measures.class_counts import class_counts, dimensions
from data.measures.staff import INSURED_STAFF
from data.registers import classes
from data.registers.dimensions import AGE, DIMENSIONS, INDUSTRY, STATUS, age_class
from data.registers.import_loader import read_imports
from data.registers.imports import CLASSES
from data.statistics import Sum
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


KNOWN = [
    {"staff": "12", "form": "有限责任公司", "capital": "100万元", "paid_in": "50万元"},
    {"staff": "12", "form": "有限责任公司", "capital": "200万美元", "status": "注销"},
    {"staff": "0", "form": "有限责任公司", "industry": "教育", "date": "2015-06-01"},
    {"staff": "-", "form": "个人独资企业", "date": "-"},
    {"staff": "700", "form": "-", **HANGZHOU},
    {"staff": "30", "form": "股份有限公司", "size": "大型", "province": "广冬省", "city": "", "district": ""},
]


@pytest.fixture(scope="module", params=[classes.MAX_CROSSED, 0], ids=["together", "apart"])
def kept(request, dataset, tmp_path_factory):
    """The dataset with an import that keeps combinations of classes, and with one that does not."""
    home = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classes, "MAX_CROSSED", request.param)
        take(home, dataset.regions, "2022-05-22", [company(at, **one) for at, one in enumerate(KNOWN)])
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


@pytest.mark.parametrize(
    ("query", "nation", "shenzhen"),
    [
        ("staff=10-49", 2, 2),
        ("staff=0,unknown", 2, 2),
        ("staff=500-999", 1, None),  # none known there, and one that may be
        ("form=limited", 3, 3),
        ("industry=P83", None, None),
        ("industry=P", 1, 1),
        ("age=unknown", 1, 1),
        ("age=5-10", 1, 1),
        ("capital=foreign", 1, 1),
        ("staff=10-49&company_status=closed", 1, 1),
    ],
)
def test_a_filter_keeps_the_companies_of_its_classes(kept, query, nation, shenzhen):
    reading = companies.read(asked(kept, f"&{query}"), kept)
    assert [place.value for place in reading.places(("100000", "440300"))] == [nation, shenzhen]
    names = {pair.partition("=")[0] for pair in query.split("&")}
    assert set(reading.filters_applied) == {"series", *names}


def test_two_filters_combine_where_combinations_were_kept(kept, request):
    selection = asked(kept, "&staff=10-49&form=limited&registered=2018")
    together = "together" in request.node.name
    assert registered.unanswered(selection, kept) == (() if together else ("staff", "form"))
    one = asked(kept, "&staff=10-49&form=limited")
    assert registered.unanswered(one, kept) == (() if together else ("form",))
    assert companies.read(one, kept).places(("100000",))[0].value == 2


def test_the_years_and_the_capital_of_a_class(kept, request):
    selection = asked(kept, "&staff=10-49")
    found, limits = ages.read(selection, kept), registered.limits(selection, kept)
    stated = capital.of_regions(("100000",), selection.series, limits, kept)
    if "apart" in request.node.name:
        assert found is stated is None  # nobody kept either
    else:
        assert (stated.cny, stated.foreign, stated.yuan) == (1, 1, 1_000_000)
        assert {slot.slot: slot.value for slot in found.slots if slot.value} == {"2018": 2}


def test_what_companies_state_is_summed(kept, request):
    people = INSURED_STAFF.read(asked(kept), kept)
    assert people.places(("100000",))[0].value == 724
    assert people.stating(("100000",)) == Sum(None, 4, 5)
    of_class = INSURED_STAFF.read(asked(kept, "&staff=10-49"), kept)
    apart = "apart" in request.node.name
    assert of_class.places(("440000",))[0].value == (None if apart else 24)
    assert of_class.stating(("440000",)) == (None if apart else Sum(None, 2, 2))


def test_the_menu_offers_what_the_companies_have(kept):
    offered = {
        one.name: one.options(asked(kept), kept) for one in of_companies(kept) if one.is_offered(asked(kept), kept)
    }
    assert offered["staff"] == ("0", "10-49", "500-999", "unknown")
    assert offered["industry"] == ("I", "P")
    assert "size" not in offered  # of the only company that states one the place is not known
    staff = next(one for one in of_companies(kept) if one.name == "staff")
    assert [staff.count(option, asked(kept), kept) for option in offered["staff"]] == [1, 2, 1, 1]


def test_an_import_without_classes_answers_what_its_cube_does(dataset, tmp_path):
    name = take(tmp_path, dataset.regions, "2022-05-22", COMPANIES)
    (tmp_path / "imports" / name / CLASSES).unlink()
    imports, errors = read_imports(tmp_path, dataset.regions)
    assert [error.code for error in errors] == ["import_without_classes"]
    older = with_imports(dataset, imports)
    selection = asked(older, "&industry=I&staff=0")
    assert registered.unanswered(selection, older) == ("staff",)
    assert companies.read(selection, older).places(("100000",))[0].value == 3
    assert INSURED_STAFF.read(selection, older).places(("100000",))[0].value is None
