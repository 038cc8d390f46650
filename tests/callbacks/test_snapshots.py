"""Two exports of two dates through the command: growth and the list of changes, as data."""

import csv
import io
import shutil

import pandas as pd
import pytest

from callbacks import commands
from data.dataset import load
from data.registers.imports import CHANGES, FOLDER, LEDGER
from data.settings import REFERENCE, Settings
from tests.exports import LAYOUTS, PERSONAL, TIANYANCHA_2024, company, workbook
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(Settings().dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns(FOLDER))


@pytest.fixture
def run(folder, tmp_path, capsys):
    """Import companies as of a day; what the command said."""

    def ran(as_of, companies, *options, layout=TIANYANCHA_2024):
        export = workbook(tmp_path / "export.xlsx", layout, companies)
        made = ("--as-of", as_of, "--provider", "天眼查", "--keyword", "区块链", "--into", str(folder))
        assert commands.main(["import", str(export), *made, *options], lambda: None) == 0
        return capsys.readouterr().out

    return ran


@pytest.fixture
def ask(folder, boundaries):
    """An answer of the atlas about its last import."""
    from app import create_app

    def asked(path):
        dataset = load(folder, REFERENCE)
        client = create_app(dataset, boundaries, Settings()).server.test_client()
        return client.get(f"/data/{path}{'&' if '?' in path else '?'}series={dataset.imports[-1].id}-existing")

    return asked


def test_two_dates_make_growth_and_a_list_of_changes(run, ask):
    assert "companies.parquet" in run(FIRST, BEFORE)
    said = run(SECOND, AFTER)
    assert "与 2022-03-16 相比，全国累计登记：新增 3，减少 1" in said
    assert "Compared with 2022-03-16, all registered companies: 3 came, 1 left" in said
    growth = ask("growth.json?map=440000").get_json()
    shenzhen = [row for row in growth["rows"] if row["name"] == "深圳"]
    assert [(row["as_of"], row["since"], row["value"], row["change"]) for row in shenzhen] == [
        (FIRST, "", 4, None),
        (SECOND, FIRST, 6, 2),
    ]
    assert {
        flow: shenzhen[1][flow] for flow in ("closed", "reopened", "moved_out", "located", "registered", "found")
    } == (dict.fromkeys(("closed", "reopened", "moved_out", "located", "registered", "found"), 1))
    assert len(growth["sources"]) == 2
    changed = list(csv.DictReader(io.StringIO(ask("changes.csv?region=330000").data.decode("utf-8-sig"))))
    assert [(row["kind"], row["name"], row["before"], row["after"], row["since"], row["as_of"]) for row in changed] == [
        ("moved", company(3)["name"], "440305", "330106", FIRST, SECOND),
        ("vanished", company(5)["name"], "330106", "", FIRST, SECOND),
    ]


def test_whole_numbers_stay_whole_in_a_spreadsheet(run, ask):
    run(FIRST, BEFORE)
    run(SECOND, AFTER)
    nation = list(csv.DictReader(io.StringIO(ask("growth.csv").data.decode("utf-8-sig"))))[:2]
    assert [(row["value"], row["change"], row["change_ratio"]) for row in nation] == [("5", "", ""), ("7", "2", "0.4")]


def test_a_series_of_one_date_has_neither(run, ask):
    run(FIRST, BEFORE)
    assert ask("growth.json").get_json()["rows"] == []
    assert ask("changes.csv").status_code == 200


def test_no_companies_are_kept_where_that_is_asked_for(run, ask, folder):
    run(FIRST, BEFORE, "--names", "drop")
    said = run(SECOND, AFTER, "--no-companies")
    assert "companies.parquet" not in said
    assert [*folder.rglob(LEDGER), *folder.rglob(CHANGES)] == []
    assert ask("growth.json").get_json()["rows"][1]["change"] == 2
    assert ask("changes.json").get_json()["rows"] == []


def test_a_list_goes_with_the_companies_of_either_date(run, ask, folder):
    """What is imported again bears the same name, so nothing else tells that the list is old."""
    run(FIRST, BEFORE)
    run(SECOND, AFTER)
    (path,) = folder.rglob(CHANGES)
    gone = company(5)["name"]
    assert gone in ask("changes.csv").text
    for as_of, companies in ((FIRST, BEFORE), (SECOND, AFTER)):
        run(as_of, companies, "--no-companies")
        assert (list(folder.rglob(CHANGES)), len(list(folder.rglob(LEDGER)))) == ([], 1)
        assert ask("changes.json").get_json()["rows"] == []
        assert ask("growth.json").get_json()["rows"][1]["change"] == 2
        run(as_of, companies)
        assert (list(folder.rglob(CHANGES)), gone in ask("changes.csv").text) == ([path], True)


def test_too_many_companies_are_not_kept_and_that_is_said(run, folder, monkeypatch):
    monkeypatch.setattr("data.registers.importer.MAX_COMPANIES", 3)
    assert "不留存企业名单" in run(FIRST, BEFORE)
    assert list(folder.rglob(LEDGER)) == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_nothing_personal_reaches_ledger_or_list(run, folder, layout):
    run(FIRST, BEFORE, layout=layout)
    run(SECOND, AFTER, layout=layout)
    kept = [*folder.rglob(LEDGER), *folder.rglob(CHANGES)]
    assert len(kept) == 3
    for path in kept:
        said = pd.read_parquet(path).to_csv()
        assert not [word for word in PERSONAL.values() if word in said]
