"""Every row of a list has one outcome, and the companies that it names are counted as plain Python counts them."""

import json
import random
import shutil
from collections import Counter

import pytest

from data.companylists import importer
from data.companylists.lists import FOLDER, read_company_lists
from data.companylists.report import REASONS
from data.registers import alias_changes
from data.registers.errors import RejectedImport
from data.registers.import_loader import read_imports
from tests.companylists import HIGH_TECH, lay_over, row
from tests.exports import company
from tests.parklists import text
from tests.snapshots import BEFORE, FIRST, HANGZHOU, take


@pytest.fixture(scope="module")
def imported(tmp_path_factory, dataset):
    """`BEFORE`, imported once."""
    home = tmp_path_factory.mktemp("imported")
    take(home, dataset.regions, FIRST, BEFORE)
    return home


@pytest.fixture
def home(tmp_path, imported):
    """A copy of it, to be changed."""
    shutil.copytree(imported / "imports", tmp_path / "imports")
    return tmp_path


def register(home):
    (folder,) = (home / "imports").glob("[!.]*")
    return folder


def lists_of(home, regions):
    imports, _ = read_imports(home, regions)
    lists, errors = read_company_lists(imports, regions)
    assert errors == []
    return lists


def total(one, region, validity=""):
    rows = one.sums[
        (one.sums["region"] == region)
        & (one.sums["validity"].isin([validity] if validity else [*one.sums["validity"]]))
    ]
    return int(rows["count"].sum())


def test_each_row_has_one_outcome(home, dataset):
    report = lay_over(
        home,
        dataset.regions,
        [
            row(company(1)["name"], company(1)["code"].lower(), "2025-01-01"),
            row(company(2)["name"], "", "三年", "2018-01-01"),
            row(company(7)["name"], company(7)["code"]),  # the register has no code of it
            row(company(3)["name"], company(99)["code"]),  # the name of one, the code of another
            row("没有的公司"),
            row("没有的公司"),
            row("改了名的公司", company(2)["code"], "2023-01-01"),  # named above already, and valid now
            row(),
        ],
    )
    (account,) = report.files
    expected = {"by_name": 2, "ambiguous": 1, "absent": 1, "repeated": 2, "nameless": 1}
    assert (account.read, account.counted, account.reasons) == (8, 1, expected)
    assert report.companies == {"valid": 2, "unknown": 1, "expired": 0}
    assert (report.matched, report.register) == (3, 7)


def test_two_companies_of_one_name_are_ambiguous(tmp_path, dataset):
    twins = [company(1, name="同名有限公司"), company(2, name="同名有限公司", **HANGZHOU)]
    take(tmp_path, dataset.regions, FIRST, twins)
    report = lay_over(tmp_path, dataset.regions, [row("同名有限公司"), row("同名有限公司", company(2)["code"])])
    assert (report.total.counted, report.total.reasons) == (1, {"ambiguous": 1})


@pytest.mark.parametrize("seed", range(3))
def test_the_counts_are_those_of_plain_python(tmp_path, dataset, seed):
    chance = random.Random(seed)
    places = [{}, HANGZHOU, {"province": "北京市", "city": "北京市", "district": "海淀区"}]
    companies = [
        company(number, **chance.choice(places), status=chance.choice(["存续", "注销"])) for number in range(80)
    ]
    take(tmp_path, dataset.regions, FIRST, companies)
    rows, named = [], {}
    numbers = chance.choices(range(120), k=150)
    for number in numbers:
        one, valid = company(number), chance.choice(["2021-01-01", "2023-01-01", ""])
        rows.append(row(one["name"], chance.choice(["", one["code"]]), valid))
        named.setdefault(number, set()).add(valid)
    report = lay_over(tmp_path, dataset.regions, rows)
    (one,) = lists_of(tmp_path, dataset.regions)
    best = {
        number: max(cells, key=["2021-01-01", "", "2023-01-01"].index) for number, cells in named.items() if number < 80
    }
    states = {"2021-01-01": "expired", "": "unknown", "2023-01-01": "valid"}
    for region, province in (("330000", "浙江省"), ("110000", "北京市"), ("440000", "广东省")):
        expected = Counter(states[cell] for number, cell in best.items() if companies[number]["province"] == province)
        assert {state: total(one, region, state) for state in states.values()} == {
            state: expected[state] for state in states.values()
        }
    assert total(one, "100000") == len(best) == one.count == report.matched
    assert report.total.read == 150 == report.total.counted + sum(report.total.reasons.values())
    absent = {
        one["统一社会信用代码"] or one["企业名称"] for number, one in zip(numbers, rows, strict=True) if number >= 80
    }
    assert report.total.reasons["absent"] == len(absent)
    assert set(report.total.reasons) <= set(REASONS)


def test_nothing_of_a_row_is_stored_or_said(home, dataset):
    secret = row("秘密甲乙丙公司", "91440300MA99999999", "秘密丁")
    lay_over(home, dataset.regions, [secret, row(company(1)["name"])])
    folder = register(home) / FOLDER
    stored = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for text_ in ("秘密", "MA99999999", company(1)["name"]):
        assert text_.encode() not in stored


def test_accepted_places_hold_for_a_list_too(home, dataset):
    lay_over(home, dataset.regions, [row(company(6)["name"])])
    (one,) = lists_of(home, dataset.regions)
    assert (total(one, "440000"), total(one, "")) == (0, 1)
    folder = register(home)
    alias_changes.apply_aliases(folder, {("广冬省", "", ""): "440000"}, dataset.regions)
    (one,) = lists_of(home, dataset.regions)
    assert (total(one, "440000"), total(one, "")) == (1, 0)


def test_a_list_of_the_same_name_replaces_the_other(home, dataset):
    for number in (1, 2):
        report = lay_over(home, dataset.regions, [row(company(number)["name"])] * number)
    assert report.total.reasons["repeated"] == 1
    lay_over(home, dataset.regions, [row(company(3)["name"])], "上市公司")
    assert [(one.id, one.count) for one in lists_of(home, dataset.regions)] == [
        ("gao-xin-ji-shu-qi-ye", 1),
        ("shang-shi-gong-si", 1),
    ]


def test_a_damaged_list_keeps_nothing_else_back(home, dataset):
    lay_over(home, dataset.regions, [row(company(1)["name"])])
    (folder,) = (register(home) / FOLDER).iterdir()
    (folder / "cells.parquet").write_bytes(b"PAR1")
    imports, _ = read_imports(home, dataset.regions)
    lists, errors = read_company_lists(imports, dataset.regions)
    assert (lists, [error.code for error in errors], len(imports)) == ((), ["damaged_company_list"], 1)


def test_a_register_without_companies_takes_no_list(tmp_path, dataset):
    take(tmp_path, dataset.regions, FIRST, BEFORE, keep=False)
    (one,), _ = read_imports(tmp_path, dataset.regions)
    file = text(tmp_path / "l.csv", [row(company(1)["name"])])
    with pytest.raises(importer.NoCompanies):
        importer.match_list([file], HIGH_TECH, "2021", one)


def test_a_file_without_names_is_rejected_and_shows_no_cell(home, dataset):
    (one,), _ = read_imports(home, dataset.regions)
    file = text(home / "l.csv", [{"甲": "秘密丙", "乙": "13900000001"}])
    with pytest.raises(RejectedImport) as rejected:
        importer.match_list([file], HIGH_TECH, "2021", one)
    (error,) = rejected.value.errors
    assert error.code == "no_header"
    assert "秘密丙" not in json.dumps([error.header, error.first_rows], ensure_ascii=False)
