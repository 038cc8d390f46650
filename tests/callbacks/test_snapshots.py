"""Two exports of two dates through the command: growth and the list of changes, as data."""

import csv
import io
import shutil
from contextlib import redirect_stdout
from pathlib import Path

import pandas as pd
import pytest

from callbacks import commands
from data.dataset_loader import load
from data.registers.imports import CHANGES, FOLDER, LEDGER
from data.settings import REFERENCE, Settings
from tests.exports import LAYOUTS, PERSONAL, TIANYANCHA_2024, company, workbook
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND


def imported(folder, as_of, companies, *options, layouts=(TIANYANCHA_2024,)):
    """Import companies as of a day, in an export of each layout; what the command said."""
    exports = folder.parent / "exports"
    exports.mkdir(exist_ok=True)
    for at, layout in enumerate(layouts):
        workbook(exports / f"{at}.xlsx", layout, companies)
    made = ("--as-of", as_of, "--provider", "天眼查", "--keyword", "区块链", "--into", str(folder))
    text = io.StringIO()
    with redirect_stdout(text):
        assert commands.main(["import", str(exports), *made, *options], lambda: None) == 0
    return text.getvalue()


def asked(folder, boundaries, path):
    """An answer of the atlas about its last import."""
    from app import create_app

    dataset = load(folder, REFERENCE)
    client = create_app(dataset, boundaries, Settings()).server.test_client()
    return client.get(f"/data/{path}{'&' if '?' in path else '?'}series={dataset.imports[-1].id}-existing")


def bare(home):
    """The shipped dataset without imports."""
    return Path(shutil.copytree(Settings().dataset, home / "dataset", ignore=shutil.ignore_patterns(FOLDER)))


@pytest.fixture(scope="module")
def one_date(tmp_path_factory):
    """A dataset with one import, and what the command said."""
    folder = bare(tmp_path_factory.mktemp("one"))
    return folder, imported(folder, FIRST, BEFORE)


@pytest.fixture(scope="module")
def two_dates(one_date, tmp_path_factory):
    """The same with a second date."""
    folder = Path(shutil.copytree(one_date[0], tmp_path_factory.mktemp("two") / "dataset"))
    return folder, imported(folder, SECOND, AFTER)


@pytest.fixture
def folder(two_dates, tmp_path):
    """A copy that a test may change."""
    return Path(shutil.copytree(two_dates[0], tmp_path / "dataset"))


def test_two_dates_make_growth_and_a_list_of_changes(one_date, two_dates, boundaries):
    assert "companies.parquet" in one_date[1]
    folder, text = two_dates
    assert "与 2022-03-16 相比，全国累计登记：新增 3，减少 1" in text
    assert "Compared with 2022-03-16, all registered companies: 3 came, 1 left" in text
    growth = asked(folder, boundaries, "growth.json?map=440000").get_json()
    shenzhen = [row for row in growth["rows"] if row["name"] == "深圳"]
    assert [(row["as_of"], row["since"], row["value"], row["change"]) for row in shenzhen] == [
        (FIRST, "", 4, None),
        (SECOND, FIRST, 6, 2),
    ]
    assert {
        flow: shenzhen[1][flow] for flow in ("closed", "reopened", "moved_out", "located", "registered", "found")
    } == (dict.fromkeys(("closed", "reopened", "moved_out", "located", "registered", "found"), 1))
    assert len(growth["sources"]) == 2
    answer = asked(folder, boundaries, "changes.csv?region=330000")
    changed = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [(row["kind"], row["name"], row["before"], row["after"], row["since"], row["as_of"]) for row in changed] == [
        ("moved", company(3)["name"], "440305", "330106", FIRST, SECOND),
        ("vanished", company(5)["name"], "330106", "", FIRST, SECOND),
    ]


def test_whole_numbers_stay_whole_in_a_spreadsheet(two_dates, boundaries):
    answer = asked(two_dates[0], boundaries, "growth.csv")
    nation = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))[:2]
    assert [(row["value"], row["change"], row["change_ratio"]) for row in nation] == [("5", "", ""), ("7", "2", "0.4")]


def test_a_series_of_one_date_has_neither(one_date, boundaries):
    assert asked(one_date[0], boundaries, "growth.json").get_json()["rows"] == []
    assert asked(one_date[0], boundaries, "changes.csv").status_code == 200


def test_a_list_goes_with_the_companies_of_either_date(folder, boundaries):
    """What is imported again bears the same name, so nothing else tells that the list is old."""
    (path,) = folder.rglob(CHANGES)
    gone = company(5)["name"]
    for as_of, companies in ((FIRST, BEFORE), (SECOND, AFTER)):
        imported(folder, as_of, companies, "--no-companies")
        assert (list(folder.rglob(CHANGES)), len(list(folder.rglob(LEDGER)))) == ([], 1)
        assert asked(folder, boundaries, "changes.json").get_json()["rows"] == []
        assert asked(folder, boundaries, "growth.json").get_json()["rows"][1]["change"] == 2
        imported(folder, as_of, companies)
        assert (list(folder.rglob(CHANGES)), gone in pd.read_parquet(path).to_csv()) == ([path], True)


def test_no_companies_are_kept_where_that_is_asked_for(folder, boundaries):
    for as_of, companies, option in ((FIRST, BEFORE, ["--names", "drop"]), (SECOND, AFTER, ["--no-companies"])):
        assert "companies.parquet" not in imported(folder, as_of, companies, *option)
    assert [*folder.rglob(LEDGER), *folder.rglob(CHANGES)] == []
    assert asked(folder, boundaries, "growth.json").get_json()["rows"][1]["change"] == 2
    assert asked(folder, boundaries, "changes.json").get_json()["rows"] == []


def test_too_many_companies_are_not_kept_and_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("data.registers.accounting.MAX_COMPANIES", 3)
    folder = bare(tmp_path)
    assert "不留存企业名单" in imported(folder, FIRST, BEFORE)
    assert list(folder.rglob(LEDGER)) == []


def test_nothing_personal_reaches_ledger_or_list(tmp_path):
    folder = bare(tmp_path)
    for as_of, companies in ((FIRST, BEFORE), (SECOND, AFTER)):
        imported(folder, as_of, companies, layouts=LAYOUTS.values())
    kept = [*folder.rglob(LEDGER), *folder.rglob(CHANGES)]
    assert len(kept) == 3
    for path in kept:
        text = pd.read_parquet(path).to_csv()
        assert not [word for word in PERSONAL.values() if word in text]
