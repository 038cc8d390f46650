"""The numbers of every year, added up, are those of the measure under any choice of years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import filters, links
from data.summaries import year_sums

QUERIES = ["", "map=440000", "region=310000", "region=310000,440000", "kind=park&measure=published", "cluster=delta"]
OF_COMPANIES = ["", "&map=440000", "&industry=I&map=440000", "&company_status=existing&region=440300"]
windows = st.data()


def register(dataset):
    return next(one for one in dataset.series_ids if one.endswith("-cumulative") and "import" in one)


def expect_sums(dataset, selection, slots):
    sums = year_sums.summarise(selection, dataset)
    value, _ = filters.filters_of(dataset)[sums.filter].values.parse(",".join(slots))
    values = sums.measure.read(selection.with_filters(**{sums.filter: value}), dataset)
    at = [sums.slots.index(slot) for slot in slots]
    for adcode, parts in sums.places.items():
        (place,) = values.places([adcode])
        undated = 0 if "unknown" in slots else parts.undated
        undetermined = sum(parts.undetermined[one] for one in at) + undated
        assert (place.count or 0, place.undetermined) == (sum(parts.values[one] for one in at), undetermined)
        assert place.value is not None or undetermined
    return sums


@given(data=windows)
@pytest.mark.parametrize("query", QUERIES)
def test_parks_of_any_years(dataset, query, data):
    selection = links.parse(f"?{query}", dataset).selection
    slots = data.draw(st.lists(st.sampled_from(year_sums.summarise(selection, dataset).slots), min_size=1, unique=True))
    expect_sums(dataset, selection, slots)


@given(data=windows)
@pytest.mark.parametrize("query", OF_COMPANIES)
def test_companies_of_any_years(classified, query, data):
    selection = links.parse(f"?measure=companies&series={register(classified)}{query}", classified).selection
    slots = data.draw(
        st.lists(st.sampled_from(year_sums.summarise(selection, classified).slots), min_size=1, unique=True)
    )
    assert expect_sums(classified, selection, slots).places


def test_what_the_list_does_not_name_has_no_numbers(dataset):
    sums = year_sums.summarise(links.parse("", dataset).selection, dataset)
    assert "310000" in sums.places
    assert "540000" not in sums.places


def test_a_table_of_another_measure_has_none(dataset):
    sums = year_sums.summarise(links.parse("?measure=companies", dataset).selection, dataset)
    assert (sums.measure.id, sums.places) == ("listed", {})
    assert sum(sums.focus.values) == 36
