"""`python app.py imports`, the way back of one place, and a day that is yet to come."""

import io
import shutil
from pathlib import Path

import pytest

from callbacks import commands
from data.dataset_loader import load
from data.registers.imports import CHANGES, FOLDER
from data.settings import REFERENCE, Settings
from tests.exports import TIANYANCHA_2024, company, workbook

OPEN = [company(at, city=city, district="") for at, city in enumerate(("穗", "穗", "粤东市"), start=11)]
DATES = {
    "2024-01-01": [company(1), company(2)],
    "2025-01-01": [company(1)],
    "2026-01-01": [company(1), company(3), company(4), *OPEN],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A dataset with three dates of one register."""
    home = tmp_path_factory.mktemp("imports")
    folder = Path(shutil.copytree(Settings().dataset, home / "dataset", ignore=shutil.ignore_patterns(FOLDER)))
    for day, companies in DATES.items():
        book = workbook(home / f"{day}.xlsx", TIANYANCHA_2024, companies)
        options = ("--as-of", day, "--provider", "天眼查", "--dataset", str(folder))
        assert commands.main(["import", str(book), *options], lambda: None) == 0
    return folder


@pytest.fixture
def folder(made, tmp_path, monkeypatch) -> Path:
    """A copy that a test may change, as the dataset of the commands."""
    folder = Path(shutil.copytree(made, tmp_path / "dataset"))
    monkeypatch.setenv("ATLAS_DATASET", str(folder))
    return folder


@pytest.fixture
def run(folder, capsys):
    """The exit code of a command and what it said."""

    def ran(*arguments):
        capsys.readouterr()
        code = commands.main(list(arguments), lambda: None)
        text = capsys.readouterr()
        return code, text.out + text.err

    return ran


def ids(folder: Path) -> list[str]:
    return [one.id for one in load(folder, REFERENCE).imports]


def test_imports_are_listed_and_what_is_removed_leaves_its_neighbours_compared(folder, run):
    first, second, third = ids(folder)
    code, text = run("imports")
    assert (code, f"{first}  天眼查 2024-01-01  2 家企业" in text, "Imports: 3" in text) == (0, True, True)
    code, text = run("imports", "--remove", second)
    assert (code, f"Removed: {second}" in text, ids(folder)) == (0, True, [first, third])
    assert (folder / FOLDER / third / CHANGES).is_file()
    before = (folder / FOLDER / third / CHANGES).stat().st_mtime_ns
    assert before > (folder / FOLDER / third / "cube.parquet").stat().st_mtime_ns
    assert run("imports", "--remove", first)[0] == 0
    assert not (folder / FOLDER / third / CHANGES).exists()


def test_an_unknown_name_removes_nothing(folder, run):
    present = ids(folder)
    code, text = run("imports", "--remove", present[0], "nowhere")
    assert (code, "no import “nowhere”" in text, ids(folder)) == (commands.INVALID_INPUT, True, present)


def test_one_place_is_taken_back_and_the_others_stay(folder, run):
    name = ids(folder)[2]

    def counted() -> list[int]:
        one = load(folder, REFERENCE).imports[2]
        return [one.total("cumulative", region) for region in ("440100", "440300")]

    assert counted() == [0, 3]
    code, text = run("aliases", name, "--accept", "1,2=440300")
    assert code == 0, text
    assert counted() == [2, 4]
    assert run("aliases", name, "--undo", "2")[0] == 0
    assert counted() == [2, 3]
    code, text = run("aliases", name, "--undo", "2")
    assert (code, "nothing to take back" in text) == (commands.INVALID_INPUT, True)
    assert run("aliases", name, "--accept", "2=310000")[0] == commands.INVALID_INPUT
    assert counted() == [2, 3]


@pytest.mark.parametrize(
    ("answer", "code"), [("", commands.INVALID_INPUT), ("n\n", commands.INVALID_INPUT), ("y\n", 0)]
)
def test_a_day_to_come_is_asked_about(folder, run, tmp_path, monkeypatch, answer, code):
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    book = workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, [company(1)])
    assert run("import", str(book), "--as-of", "2099-01", "--provider", "天眼查")[0] == code
    assert ("2099-01" in " ".join(ids(folder))) == (code == 0)
