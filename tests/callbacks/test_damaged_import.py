"""`python app.py aliases` on an import of which something is damaged: a message, no trace, and nothing changed."""

import shutil

import pytest

from callbacks import commands
from data.registers.imports import ALIASES, CUBE, FOLDER, REPORT
from data.settings import Settings
from tests.exports import TIANYANCHA_2024, company, text


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A dataset with one import: a company in 穗."""
    home = tmp_path_factory.mktemp("imported")
    folder = shutil.copytree(Settings().dataset, home / "dataset", ignore=shutil.ignore_patterns(FOLDER))
    table = text(home / "a.csv", TIANYANCHA_2024, [company(1), company(2, city="穗", district="")])
    options = ("--as-of", "2024-05-22", "--provider", "天眼查", "--into", str(folder))
    assert commands.main(["import", str(table), *options], lambda: None) == 0
    return folder


@pytest.mark.parametrize(
    ("file", "options"), [(CUBE, ["--accept", "1"]), (REPORT, ["--accept", "1"]), (REPORT, []), (ALIASES, [])]
)
def test_a_damaged_import_is_told_and_stays_as_it_is(imported, tmp_path, capsys, monkeypatch, file, options):
    folder = shutil.copytree(imported, tmp_path / "dataset")
    monkeypatch.setenv("ATLAS_DATASET", str(folder))
    (one,) = (folder / FOLDER).iterdir()
    (one / file).write_bytes(b"\x00\xff damaged")
    before = {path.name: path.read_bytes() for path in one.iterdir()}
    assert commands.main(["aliases", one.name, *options], lambda: None) == commands.INVALID_INPUT
    assert "is missing or damaged" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in one.iterdir()} == before
