"""Imports of earlier versions, damaged ones and those of a later program: each is opened as far as it can be."""

import json
import shutil

import pandas as pd
import pytest

from components import registers
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.errors import OPEN
from data.regions import Adcode
from data.registers import alias_changes, importer, store
from data.registers.import_loader import read_imports
from data.registers.imports import ALL_REJECTED_ROWS, CAPITAL, CUBE, FOLDER, LEDGER, SERIES, SUMS, VERSION
from data.registers.providers import provider
from data.registers.rule import Rule
from tests.exports import TIANYANCHA_2024, company, workbook

ALIASES = {("广东省", "穗", ""): Adcode("440100"), ("火星省", "", ""): Adcode("110000")}
NAME = "tianyancha-2024-05-22-import-0"
REASONS_OF_VERSION_1 = (
    *("empty", "no_company", "hidden", "no_name", "keyword_absent", "unreadable_date", "after_as_of"),
    *("duplicate_code", "duplicate_name", "unmatched_place"),
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory, dataset: Dataset):
    """A dataset's folder with one import: 深圳, 穗 and 火星省, of which the last two were assigned."""
    home = tmp_path_factory.mktemp("dataset")
    companies = [company(1), company(2, city="穗", district=""), company(3, province="火星省", city="", district="")]
    table = workbook(home / "a.xlsx", TIANYANCHA_2024, companies)
    rule = Rule("2024-05-22")
    with store.aside(home) as new:
        report = importer.import_files([table], rule, dataset.regions, new, lambda rows: None, companies=True)
        store.write_definition(new, registers.series_definition(provider("天眼查"), rule, report, "0"))
        folder = store.adopt(new, NAME)
    alias_changes.apply_aliases(folder, ALIASES, dataset.regions)
    return home


@pytest.fixture
def home(stored, tmp_path):
    return shutil.copytree(stored, tmp_path / "dataset")


def cut(path):
    path.write_bytes(path.read_bytes()[:500])


def without_version(folder):
    card = (folder / SERIES).read_text(encoding="utf-8")
    (folder / SERIES).write_text(card.replace(f"version = {VERSION}\n", ""), encoding="utf-8")


def of_first_layout(folder):
    """As the first program that imported wrote it: no capital anywhere, no list of all that was ever refused."""
    without_version(folder)
    for name in (CAPITAL, ALL_REJECTED_ROWS, LEDGER):
        (folder / name).unlink()
    pd.read_parquet(folder / CUBE).drop(columns=["currency", "yuan"]).to_parquet(folder / CUBE)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    del report["capital"]
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")


def of_later_layout(folder):
    card = (folder / SERIES).read_text(encoding="utf-8")
    (folder / SERIES).write_text(card.replace(f"version = {VERSION}", f"version = {VERSION + 1}"), encoding="utf-8")


def without_key(folder):
    card = (folder / SERIES).read_text(encoding="utf-8")
    (folder / SERIES).write_text(card.replace("definition_en", "definition_fr"), encoding="utf-8")


CASES = {
    "as it is": (lambda folder: None, None, True),
    "without a version": (without_version, None, True),
    "of the first layout": (of_first_layout, "import_without_capital", True),
    "without capital": (lambda folder: (folder / CAPITAL).unlink(), "counted_again", True),
    "sums cut off": (lambda folder: cut(folder / SUMS), "counted_again", True),
    "cube cut off": (lambda folder: cut(folder / CUBE), "damaged_cells", True),
    "all cut off": (lambda folder: [cut(folder / name) for name in (SUMS, CUBE)], "damaged_import", False),
    "of a later program": (of_later_layout, "newer_import", False),
    "a text missing": (without_key, "missing_key", False),
    "card cut off": (lambda folder: cut(folder / SERIES), "not_toml", False),
}


@pytest.mark.parametrize("case", CASES)
def test_an_import_is_opened_as_far_as_it_can_be_and_the_others_with_it(home, dataset: Dataset, case):
    damage, code, opens = CASES[case]
    other = shutil.copytree(home / FOLDER / NAME, home / FOLDER / f"{NAME}-2")
    damage(home / FOLDER / NAME)
    imports, notices = read_imports(home, dataset.regions)
    counted_again = {"counted_again"} if damage is of_first_layout else set()
    assert {one.code for one in notices} == counted_again | ({code} if code else set())
    assert all(one.code in OPEN for one in notices) == opens
    assert [one.id for one in imports] == [NAME, other.name][not opens :]
    for one in imports:
        totals = [one.total("cumulative", region) for region in ("100000", "440100", "440305", "110000", "")]
        assert totals == [3, 1, 1, 1, 0], "as counted, with the assigned places in force"
        capital = one.capital.loc[one.capital["region"] == "100000", "yuan"].sum()
        assert capital == (0 if code == "import_without_capital" and one.id == NAME else 30_000_000)


def test_places_of_the_first_layout_can_be_taken_back_and_it_says_still_what_it_lacks(home, dataset: Dataset):
    folder = home / FOLDER / NAME
    of_first_layout(folder)
    alias_changes.apply_aliases(folder, {}, dataset.regions)
    (one,), (notice,) = read_imports(home, dataset.regions)
    assert [one.total("cumulative", region) for region in ("100000", "440100", "")] == [2, 0, 1]
    assert notice.code == "import_without_capital"
    assert store.read_report(folder).now.total.counted == 2


def test_reasons_of_earlier_accounts_have_words():
    for lang in LANGUAGES:
        assert [one for one in REASONS_OF_VERSION_1 if f"registers.reason_{one}" not in words(lang)] == []


@pytest.mark.parametrize("damage", ["without capital", "sums cut off", "of the first layout"])
def test_sums_that_are_counted_at_every_start_are_written_once(home, dataset: Dataset, damage):
    folder = home / FOLDER / NAME
    CASES[damage][0](folder)
    before = read_imports(home, dataset.regions)[0][0]
    alias_changes.write_sums_again(folder, dataset.regions)
    (after,), notices = read_imports(home, dataset.regions)
    assert "counted_again" not in {one.code for one in notices}
    pd.testing.assert_frame_equal(after.sums, before.sums)
    pd.testing.assert_frame_equal(after.capital, before.capital, check_dtype=False)
