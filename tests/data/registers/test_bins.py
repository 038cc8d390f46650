"""Bins of a dataset's own: which are valid, that classes follow them, and that those of two imports are never mixed."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from components.dataset_errors import report
from data import filters, links
from data.about import read_about
from data.measures.class_counts import class_counts, dimensions
from data.measures.registry import OF_REGISTERS
from data.registers import importer, store
from data.registers.bins import STANDARD, Bins
from data.registers.dimensions import STAFF, of_bins
from data.registers.rule import Rule
from data.settings import Settings
from data.summaries import structure
from tests.exports import QICHACHA_2025, company, text
from tests.snapshots import FIRST, SECOND, beside, take

OWN = Bins(staff=(0, 1, 3, 10, 200), capital=(0, 50, 1000), age=(0, 3, 8))
DRAW = random.Random(5)
ROWS = [
    {"staff": DRAW.choice((0, 1, 2, 3, 9, 10, 199, 200, 5000)), "capital": DRAW.choice((0, 49, 50, 999, 1000))}
    for _ in range(60)
]
COMPANIES = [company(at, staff=str(one["staff"]), capital=f"{one['capital']}万元") for at, one in enumerate(ROWS)]


def bin_of(number, bounds):
    """The limit below a number, in plain Python."""
    return max(bound for bound in bounds if bound <= number)


@pytest.fixture(scope="module")
def both(dataset, tmp_path_factory):
    """The dataset with an import in its own bins, and with one in those that the atlas comes with."""
    home = tmp_path_factory.mktemp("bins")
    take(home, dataset.regions, FIRST, COMPANIES)
    take(home, dataset.regions, SECOND, COMPANIES, bins=OWN)
    return beside(replace(dataset, about=replace(dataset.about, bins=OWN)), home)


def asked(dataset, bins, query=""):
    one = next(one for one in dataset.imports if one.bins == bins)
    series = one.series_id("cumulative")
    return links.parse(f"?measure=companies&series={series}{query}", dataset).selection


@pytest.mark.parametrize("bins", [STANDARD, OWN], ids=["standard", "own"])
@pytest.mark.parametrize("name", ["staff", "capital"])
def test_every_company_is_in_the_class_of_its_import(both, bins, name):
    one = of_bins(bins)[name]
    counted = {row.name: row.count for row in class_counts(asked(both, bins), both, "100000", one) if row.count}
    plain = Counter(bin_of(row[name], one.bounds) for row in ROWS)
    assert counted == {one.classes[one.bounds.index(low)]: count for low, count in plain.items()}


@pytest.mark.parametrize("bins", [STANDARD, OWN], ids=["standard", "own"])
@pytest.mark.parametrize(("measure", "least"), [("companies_with_staff", 1), ("companies_with_10_staff", 10)])
def test_measures_of_staff_hold_in_any_bins(both, bins, measure, least):
    read = next(one.read for one in OF_REGISTERS if one.id == measure)
    values = read(asked(both, bins), both)
    assert values.counts["100000"].value == sum(row["staff"] >= least for row in ROWS)


def test_a_class_of_other_bins_filters_nothing_and_is_told(both):
    offered = filters.filters_of(both)["staff"]
    for bins, own, foreign in ((STANDARD, "10-49", "10-199"), (OWN, "10-199", "10-49")):
        assert offered.is_answered(asked(both, bins, f"&staff={own}"), both)
        assert offered.is_unanswered(asked(both, bins, f"&staff={foreign}"), both)
        assert own in offered.options(asked(both, bins), both)
        assert foreign not in offered.options(asked(both, bins), both)


def test_the_structure_shows_the_bins_of_the_import(both):
    found = structure.summarise(asked(both, OWN), both)
    assert {one.dimension.name: one.dimension.bounds for one in found.breakdowns if one.dimension.bounds} == {
        "staff": OWN.staff,
        "capital": OWN.capital,
        "age": OWN.age,
    }
    assert {one.name for one in dimensions(asked(both, OWN), both)}.isdisjoint(one.name for one in found.missing)


def test_an_import_in_other_bins_is_named_with_what_to_do(both):
    told = [one for one in both.notices if one.code == "other_bins"]
    assert {(one.column, one.file.split("-")[1]) for one in told} == {
        (name, "2022") for name in ("staff", "capital", "age")
    }
    assert "重新导入" in report(told, "dataset_errors.notices_title")


def test_the_same_files_in_other_bins_replace_the_import(dataset, tmp_path):
    names = set()
    export = text(tmp_path / "a.csv", QICHACHA_2025, COMPANIES[:3])
    for bins in (STANDARD, OWN):
        rule = Rule("2026-05-22", bins=bins)
        with store.aside(tmp_path) as new:
            importer.import_files([export], rule, dataset.regions, new, lambda rows: None)
            names.add(importer.name_import("a", rule, new)[0])
    assert len(names) == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("staff = [0, 1, 10, 300]", ""),
        ("age = [0, 1]", ""),
        ("staff = [0, 10]", "bad_bins"),
        ("capital = [100, 500]", "bad_bins"),
        ("capital = [0, 500, 100]", "bad_bins"),
        ("capital = [0, 500, 500]", "bad_bins"),
        ("capital = [0, 1.5]", "bad_bins"),
        ("capital = [0, true]", "bad_bins"),
        ('capital = "0, 100"', "bad_bins"),
        ("age = [0]", "bad_bins"),
        ("age = [0, 99999999999]", "bad_bins"),
        ("people = [0, 1]", "unknown_key"),
    ],
)
def test_dataset_toml(tmp_path, line, code):
    path = tmp_path / "dataset.toml"
    plain = (Settings().dataset / "dataset.toml").read_text(encoding="utf-8")
    path.write_text(f"{plain}\n[bins]\n{line}\n", encoding="utf-8")
    about, errors = read_about(path)
    assert [error.code for error in errors] == ([code] if code else [])
    assert about is None or about.bins != STANDARD
    if code == "bad_bins":
        assert line.split(" ")[0] in report(errors, "dataset_errors.title")


def test_a_query_of_ranges_has_one_normal_order():
    values = filters.companies.CLASSES[1].values
    assert values.parse("unknown,1000-4999,x,10-,5-9,0,10-49")[0] == (
        *("0", "5-9", "10-49", "10-", "1000-4999"),
        "unknown",
    )
    assert values.parse("x,10--5,-3")[1] == ("x", "10--5", "-3")
    assert values.toggle(("0", "10-49"), "0") == ("10-49",)
    assert values.parse(",".join(reversed(STAFF.classes)))[0] == STAFF.classes
