"""Ranks by staff hold whatever the companies have that report nothing."""

from itertools import product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.map_sheet import Sheet
from components.panels import rows
from components.style import Style
from data.dataset import Dataset
from data.measures import registry
from data.measures.ranked import ranks
from data.regions import Adcode
from data.selection import Selection, SeriesId
from data.statistics import Range, Rank, ranks_of_ranges
from data.summaries import province_map
from tests.exports import company
from tests.snapshots import beside, take

GUANGDONG, GUANGZHOU, SHENZHEN, FOSHAN = map(Adcode, ("440000", "440100", "440300", "440600"))
STAFF = {  # what the companies of a city report
    ("广州市", "天河区"): ("5", "5", "5", "-"),
    ("深圳市", "南山区"): ("90", "-", "0"),
    ("佛山市", "禅城区"): ("0", "0"),
}


@pytest.fixture(scope="module")
def opened(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset with a register of them."""
    home = tmp_path_factory.mktemp("imports")
    reported = [(*place, staff) for place, reports in STAFF.items() for staff in reports]
    companies = [company(at, city=city, district=area, staff=staff) for at, (city, area, staff) in enumerate(reported)]
    take(home, dataset.regions, "2024-06-30", companies, keep=False)
    return beside(dataset, home)


@pytest.mark.parametrize(
    ("measure", "expected", "texts"),
    [
        # Shenzhen has 1 or 2, Guangzhou 3 or 4.
        ("companies_with_staff", {GUANGZHOU: Rank(1, "all"), SHENZHEN: Rank(2, "all")}, ("至少 3", "至少 1", "0")),
        # Guangzhou has none or 1, Shenzhen 1 or 2.
        ("companies_with_10_staff", {}, ("未知", "至少 1", "0")),
        # One company may have any number of people.
        ("insured_staff", {}, ("至少 15", "至少 90", "0")),
    ],
)
def test_only_what_companies_without_a_report_cannot_change_is_a_rank(
    measure: str, expected: dict[Adcode, Rank], texts: tuple[str, ...], opened: Dataset
) -> None:
    selection = Selection(SeriesId(opened.imports[-1].series_id("existing")), measure=measure, map=GUANGDONG)
    one = registry.shown(selection, opened)
    values = one.read(selection, opened)
    places, (total,) = values.places((GUANGZHOU, SHENZHEN, FOSHAN)), values.places((GUANGDONG,))
    assert ranks(places, total, one, values, GUANGDONG) == expected
    assert tuple(rows.amount(place, Style("zh", "light", 1920)) for place in places) == texts


def test_on_the_map_a_floor_is_marked_in_the_space_of_a_number(opened: Dataset) -> None:
    selection = Selection(SeriesId(opened.imports[-1].series_id("existing")), measure="insured_staff", map=GUANGDONG)
    summary = province_map.summarise(selection, opened)
    sheet = Sheet(summary, Style("zh", "light", 1920), plane=None, label_points={})
    numbers = {place.adcode: sheet.number(place) for place in summary.places}
    assert (numbers[GUANGZHOU], numbers[FOSHAN]) == ("≥15", "0")


RANGES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 2)), min_size=1, max_size=4).map(
    lambda pairs: [Range(low, low + more) for low, more in pairs]
)


@given(RANGES, st.integers(0, 2))
def test_a_rank_is_claimed_where_every_possible_order_has_it(ranges: list[Range], spare: int) -> None:
    possible = [set() for _ in ranges]
    for values in product(*(range(int(one.low), int(one.high) + 1) for one in ranges)):
        for at, value in enumerate(values):
            possible[at].add((1 + sum(other > value for other in values), values.count(value)))
    found = ranks_of_ranges(dict(enumerate(ranges)), spare=spare)
    assert all({rank for rank, _ in possible[at]} == {rank.rank} for at, rank in found.items())
    certain = {at for at, places in enumerate(possible) if len(places) == 1}
    assert certain <= found.keys()
    wider = {at: Range(one.low, one.high + spare) for at, one in enumerate(ranges)}
    assert spare == 0 or {at for at, rank in found.items() if rank.among == "all"} == ranks_of_ranges(wider).keys()


def test_what_has_no_upper_end_has_no_place_after_others() -> None:
    assert ranks_of_ranges({"a": Range(90, inf), "b": Range(15, 15), "c": Range(0, 0)}) == {
        "a": Rank(1, "all"),
        "b": Rank(2, "all"),
        "c": Rank(3, "all"),
    }
    assert ranks_of_ranges({"a": Range(90, 90), "b": Range(15, inf)}) == {}
