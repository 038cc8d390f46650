"""`python app.py aliases`: listed, accepted, taken back."""

import shutil

import pytest

from callbacks import commands
from data.dataset_loader import load
from data.registers.imports import FOLDER, REJECTED_ROWS
from data.settings import REFERENCE, Settings
from tests.exports import TIANYANCHA_2024, company, workbook


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A dataset with one import: a company in 深圳, two in 穗, one nowhere."""
    tmp_path = tmp_path_factory.mktemp("imported")
    folder = shutil.copytree(Settings().dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns(FOLDER))
    companies = [
        company(1),
        *(company(at, city="穗", district="") for at in (2, 3)),
        company(4, province="火星省", city="", district=""),
    ]
    book = workbook(tmp_path / "a.xlsx", TIANYANCHA_2024, companies)
    options = ("--as-of", "2024-05-22", "--provider", "天眼查", "--into", str(folder))
    assert commands.main(["import", str(book), *options], lambda: None) == 0
    return folder


@pytest.fixture
def folder(imported, tmp_path):
    return shutil.copytree(imported, tmp_path / "dataset")


@pytest.fixture
def run(folder, capsys, monkeypatch):
    """The command's exit code and what it said."""
    monkeypatch.setenv("ATLAS_DATASET", str(folder))
    (name,) = (path.name for path in (folder / FOLDER).iterdir())

    def ran(*options, name=name):
        capsys.readouterr()
        code = commands.main(["aliases", name, *options], lambda: None)
        text = capsys.readouterr()
        return code, text.out + text.err

    return ran


def in_guangzhou(folder):
    dataset = load(folder, REFERENCE)
    return dataset.imports[0].total("cumulative", "440100")


def test_accepted_and_taken_back(run, folder):
    code, text = run()
    assert (code, in_guangzhou(folder)) == (0, 0)
    assert "1  城市“穗”→ 广州市？（2 行）\n" in text
    assert "suggestions accepted: 0" in text
    code, text = run("--accept", "1")
    assert (code, in_guangzhou(folder)) == (0, 2)
    assert "1  城市“穗”→ 广州市？（2 行）  已采纳\n" in text
    assert (run("--undo")[0], in_guangzhou(folder)) == (0, 0)
    assert (run("--accept", "all")[0], in_guangzhou(folder)) == (0, 2)


def test_the_rows_to_look_at_are_those_that_no_alias_settles(run, folder):
    (file,) = folder.glob(f"{FOLDER}/*/{REJECTED_ROWS}")

    def cells():
        return [line.split(",")[3] for line in file.read_text(encoding="utf-8-sig").splitlines()[1:]]

    assert f"Rows to look at (3): {file}" in run()[1]
    assert cells() == ["穗", "穗", "火星省"]
    assert f"Row to look at (1): {file}" in run("--accept", "1")[1]
    assert cells() == ["火星省"]
    assert f"需要核对的行（3 行）：{file}" in run("--undo")[1]
    assert cells() == ["穗", "穗", "火星省"]


@pytest.mark.parametrize("numbers", ["2", "0", "99", "-1", "x", "1,,"])
def test_a_number_without_a_suggestion(run, folder, numbers):
    code, text = run(f"--accept={numbers}")
    assert (code, in_guangzhou(folder)) == (commands.INVALID_INPUT, 0)
    assert "No place has the number" in text


def test_an_unknown_import_is_told_with_those_that_are_there(run):
    code, text = run(name="nowhere")
    assert (code, "nowhere" in text, "tianyancha-2024-05-22-import" in text) == (commands.INVALID_INPUT, True, True)
