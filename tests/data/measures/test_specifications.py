"""A statement about the order of places, by every definition that the imports of one keyword can answer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dataset import Dataset
from data.dataset_variants import with_imports
from data.filters.companies import COMPANY_STATUS, REGISTERED
from data.measures import specifications
from data.measures.denominators import population
from data.measures.specifications import Robustness
from data.regions import Adcode
from data.registers.imports import Import
from data.selection import Selection
from tests.invented import CARD, register

GUANGZHOU, SHENZHEN, DONGGUAN = "440100", "440300", "441900"
GUANGDONG = Adcode("440000")
Counts = dict[str, tuple[int, int]]
"""Existing and closed companies of each place."""


def taken(dataset: Dataset, as_of: str, counts: Counts, keyword: str = "区块链", provider: str = "甲查") -> Import:
    """An import of these companies on a day."""
    rows = [
        (place, 2017, status, many)
        for place, pair in counts.items()
        for status, many in zip(("existing", "closed"), pair, strict=True)
        if many
    ]
    one = register(dataset.regions, rows, keyword=keyword)
    card = {**one.card, "as_of": as_of, "provider": provider, **dict.fromkeys(("existing", "cumulative"), CARD)}
    return replace(one, id=f"{provider}-{as_of}", card=card)


def read(dataset: Dataset, *imports: Import, **chosen: object) -> Robustness | None:
    """What is known of the last import's existing companies in the cities of 广东, unless something else is chosen."""
    plain = {"measure": "companies", "map": GUANGDONG}
    selection = Selection(imports[-1].series_id("existing"), **(plain | chosen))
    return specifications.read(selection, with_imports(dataset, imports))


def ranks(found: Robustness | None) -> dict[tuple[str, str], int]:
    assert found
    return {(one.selection.series, one.selection.measure): one.rank for one in found.specifications}


def test_the_leader_is_sought_by_every_import_rule_and_rate(dataset: Dataset) -> None:
    first = taken(dataset, "2022-03-16", {GUANGZHOU: (5, 9), SHENZHEN: (8, 0), DONGGUAN: (1, 0)})
    second = taken(dataset, "2024-05-22", {GUANGZHOU: (20, 0), SHENZHEN: (19, 0), DONGGUAN: (15, 0)})
    found = read(dataset, first, second)
    people = population(dataset)
    assert people[Adcode(DONGGUAN)].value < people[Adcode(SHENZHEN)].value < people[Adcode(GUANGZHOU)].value
    assert found
    assert (found.statement.region, found.statement.rank) == (GUANGZHOU, 1)
    assert ranks(found) == {
        ("甲查-2022-03-16-existing", "companies"): 2,
        ("甲查-2022-03-16-existing", "per_10k"): 2,
        ("甲查-2022-03-16-cumulative", "companies"): 1,
        ("甲查-2022-03-16-cumulative", "per_10k"): 1,
        ("甲查-2024-05-22-existing", "companies"): 1,
        ("甲查-2024-05-22-existing", "per_10k"): 3,
        ("甲查-2024-05-22-cumulative", "companies"): 1,
        ("甲查-2024-05-22-cumulative", "per_10k"): 3,
    }
    assert found.holding == 4


def test_a_chosen_place_is_followed_by_its_rank(dataset: Dataset) -> None:
    one = taken(dataset, "2022-03-16", {GUANGZHOU: (5, 9), SHENZHEN: (8, 0), DONGGUAN: (1, 0)})
    found = read(dataset, one, regions=(Adcode(GUANGZHOU),))
    assert found
    assert (found.statement.region, found.statement.rank) == (GUANGZHOU, 2)


@pytest.mark.parametrize(
    "chosen",
    [
        {"measure": "listed"},
        {"measure": "gdp"},
        {"regions": (Adcode(GUANGZHOU), Adcode(SHENZHEN))},
        {"regions": (Adcode("440200"),)},  # no company there
        {"map": Adcode("441900")},  # no parts
    ],
)
def test_no_statement_no_strip(chosen: dict[str, object], dataset: Dataset) -> None:
    one = taken(dataset, "2022-03-16", {GUANGZHOU: (5, 9), SHENZHEN: (8, 0)})
    assert read(dataset, one, **chosen) is None


def test_two_that_are_equal_lead_together_so_nothing_is_said(dataset: Dataset) -> None:
    assert read(dataset, taken(dataset, "2022-03-16", {GUANGZHOU: (5, 0), SHENZHEN: (5, 0)})) is None


def test_the_series_that_came_with_the_dataset_have_none(dataset: Dataset) -> None:
    one = taken(dataset, "2022-03-16", {GUANGZHOU: (5, 9), SHENZHEN: (8, 0)})
    both = with_imports(dataset, (one,))
    assert specifications.read(Selection(dataset.about.series, measure="companies", map=GUANGDONG), both) is None


def test_imports_of_another_keyword_and_those_without_one_are_other_companies(dataset: Dataset) -> None:
    counts: Counts = {GUANGZHOU: (5, 0), SHENZHEN: (8, 0)}
    others = [taken(dataset, "2021", counts, keyword="芯片"), taken(dataset, "2023", counts, "", "乙查")]
    found = read(dataset, *others, taken(dataset, "2022-03-16", counts))
    assert {series for series, _ in ranks(found)} == {"甲查-2022-03-16-existing", "甲查-2022-03-16-cumulative"}
    without = read(dataset, taken(dataset, "2022", counts, "", "甲查"), others[1])
    assert {series for series, _ in ranks(without)} == {"乙查-2023-existing", "乙查-2023-cumulative"}


def test_another_provider_of_the_keyword_is_another_definition(dataset: Dataset) -> None:
    counts: Counts = {GUANGZHOU: (5, 0), SHENZHEN: (8, 0)}
    found = read(dataset, taken(dataset, "2022", counts, provider="乙查"), taken(dataset, "2022", counts))
    assert found
    assert {one.source for one in found.specifications} == {"甲查-2022", "乙查-2022"}


def test_a_filter_that_a_series_cannot_answer_leaves_it_out(dataset: Dataset) -> None:
    one = taken(dataset, "2022-03-16", {GUANGZHOU: (5, 9), SHENZHEN: (8, 0)})
    filters = Selection(one.series_id("cumulative"), measure="companies", map=GUANGDONG).with_filters(
        **{COMPANY_STATUS.name: ("closed",), REGISTERED.name: ("2017",)}
    )
    found = specifications.read(filters, with_imports(dataset, (one,)))
    assert found
    assert {spec.selection.series for spec in found.specifications} == {one.series_id("cumulative")}
    assert all(spec.selection.filters == filters.filters for spec in found.specifications)


COUNTED = st.dictionaries(
    st.sampled_from([GUANGZHOU, SHENZHEN, DONGGUAN, "440600", "440400"]),
    st.tuples(st.integers(1, 30), st.integers(0, 30)),
    min_size=2,
)


@settings(max_examples=25, deadline=None)
@given(counts=st.lists(COUNTED, min_size=1, max_size=3), measure=st.sampled_from(["companies", "share", "per_10k"]))
def test_ranks_are_those_of_plain_arithmetic(dataset: Dataset, counts: list[Counts], measure: str) -> None:
    imports = [taken(dataset, str(2020 + at), one) for at, one in enumerate(counts)]
    found = read(dataset, *imports, measure=measure)
    if found is None:
        return
    people, place = population(dataset), found.statement.region
    for one in found.specifications:
        own = counts[[each.id for each in imports].index(one.source)]
        is_existing = one.selection.series.endswith("existing")
        numbers = {at: existing if is_existing else existing + closed for at, (existing, closed) in own.items()}
        if one.selection.measure == "per_10k":
            numbers = {at: number / people[Adcode(at)].value for at, number in numbers.items()}
        assert one.rank == 1 + sum(number > numbers[place] for number in numbers.values())
    chosen = [one for one in found.specifications if one.selection.series == imports[-1].series_id("existing")]
    shown = "per_10k" if measure == "per_10k" else "companies"
    assert [one.rank for one in chosen if one.selection.measure == shown] == [found.statement.rank]
