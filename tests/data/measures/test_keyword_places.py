"""Where the keyword of an import stands: a filter, and definitions of their own."""

from pathlib import Path

import pytest

from data import links
from data.dataset import Dataset
from data.dataset_variants import with_imports
from data.measures import companies, specifications
from data.regions import NATION, Adcode
from data.registers.import_loader import read_imports
from data.registers.imports import CLASSES, FOLDER
from data.selection import Selection, SeriesId
from tests.exports import company
from tests.snapshots import take

GUANGZHOU, SHENZHEN, GUANGDONG = map(Adcode, ("440100", "440300", "440000"))
NAMED, SCOPED = {"scope": "软件"}, {"name": "不存在{}号软件有限公司"}
ROWS = [(GUANGZHOU, SCOPED, 6), (GUANGZHOU, {}, 1), (SHENZHEN, NAMED, 4), (SHENZHEN, {}, 1)]
"""In the scope only, in both, in the name only."""


@pytest.fixture(scope="module", params=["classes", "cube"])
def opened(request: pytest.FixtureRequest, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset with a register of them, with its classes and as one that was imported before these were kept."""
    home: Path = tmp_path_factory.mktemp("imports")
    places = {GUANGZHOU: {"city": "广州市", "district": "天河区"}, SHENZHEN: {}}
    plain = [{**places[place], **texts} for place, texts, count in ROWS for _ in range(count)]
    rows = [
        company(at, **{"name": f"不存在{at}号区块链有限公司", **{key: text.format(at) for key, text in one.items()}})
        for at, one in enumerate(plain)
    ]
    name = take(home, dataset.regions, "2024-06-30", rows, keep=False)
    for file in home.glob("*.csv"):
        file.unlink()
    if request.param == "cube":
        (home / FOLDER / name / CLASSES).unlink()
    return with_imports(dataset, read_imports(home, dataset.regions)[0])


def chosen(opened: Dataset, **more: object) -> Selection:
    return Selection(SeriesId(opened.imports[-1].series_id("existing")), measure="companies", **more)


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", (7, 5, 12)), ("name", (0, 4, 4)), ("scope", (6, 0, 6)), ("both", (1, 1, 2)), ("name,both", (1, 5, 6))],
)
def test_the_filter_keeps_companies_by_where_they_have_it(query: str, expected: tuple, opened: Dataset) -> None:
    plain = links.to_query(chosen(opened), opened)
    selection = links.parse(f"{plain}&match={query}", opened).selection
    places = companies.read(selection, opened).places((GUANGZHOU, SHENZHEN, NATION))
    assert tuple(place.value for place in places) == expected
    assert links.parse(links.to_query(selection, opened), opened).selection == selection


def test_name_and_scope_are_definitions_of_their_own(opened: Dataset) -> None:
    found = specifications.read(chosen(opened, map=GUANGDONG), opened)
    assert found
    assert (found.statement.region, found.statement.rank) == (GUANGZHOU, 1)
    ranks = {
        one.selection.get("match"): one.rank
        for one in found.specifications
        if one.selection.measure == "companies" and one.selection.series == found.specifications[0].selection.series
    }
    assert ranks == {(): 1, ("name", "both"): 2, ("both", "scope"): 1}


def test_who_has_chosen_where_it_stands_is_not_asked_again(opened: Dataset) -> None:
    found = specifications.read(chosen(opened, map=GUANGDONG).with_filters(match=("both", "scope")), opened)
    assert found
    assert {one.selection.get("match") for one in found.specifications} == {("both", "scope")}
