"""`python app.py overlay`: a list is laid over an import, named by `imports`, and taken away."""

import shutil
from pathlib import Path

import pytest

from callbacks.commands import main
from tests.companylists import row
from tests.exports import company
from tests.parklists import text
from tests.snapshots import BEFORE, FIRST, SECOND, take


@pytest.fixture(scope="module")
def imported(tmp_path_factory, root, dataset):
    home = tmp_path_factory.mktemp("imported") / "dataset"
    shutil.copytree(root / "data" / "tables" / "blockchain", home)
    export = home.with_name("exports")
    export.mkdir()
    name = take(home, dataset.regions, FIRST, BEFORE)
    return home, name


@pytest.fixture
def home(imported, tmp_path, monkeypatch) -> Path:
    shutil.copytree(imported[0], tmp_path / "dataset")
    monkeypatch.setenv("ATLAS_DATASET", str(tmp_path / "dataset"))
    return tmp_path / "dataset"


def run(*arguments: str) -> int:
    return main(arguments, lambda: pytest.fail("nothing is served"))


def overlay(file: Path, *options: str) -> int:
    return run("overlay", str(file), "--name", "高新技术企业", "--as-of", "2021-12", *options)


def test_a_list_is_laid_over_named_and_removed(home, imported, tmp_path, capsys):
    file = text(tmp_path / "高企.csv", [row(company(1)["name"], company(1)["code"], "2021"), row("没有的公司")])
    assert overlay(file) == 0
    printed = capsys.readouterr().out
    assert "高企.csv：读入 2 行 = 按代码对上 1 + 不在本企业名录内 1" in printed
    assert "1 company is on the list: 14.3% of the 7 companies" in printed
    assert "没有的公司" not in printed
    assert run("imports") == 0
    assert f"{imported[1]}/gao-xin-ji-shu-qi-ye  名单“高新技术企业” 2021-12  1 家" in capsys.readouterr().out
    assert run("imports", "--remove", f"{imported[1]}/gao-xin-ji-shu-qi-ye") == 0
    assert "gao-xin" not in capsys.readouterr().out.partition("已导入")[2]
    assert (home / "imports" / imported[1] / "companies.parquet").is_file()


def test_a_column_that_nobody_knows_can_be_named(home, tmp_path, capsys):
    file = text(tmp_path / "l.csv", [{"QYMC": company(1)["name"], "BEIZHU": "x"}])
    assert overlay(file) == 2
    assert overlay(file, "--column", "name=QYMC") == 0
    assert "按名称对上 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--series", "nothing"), "nothing"),
        (("--as-of", "gestern"), "gestern"),
        (("--name", " "), "--name"),
        (("--column", "colour=x"), "colour=x"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_can(home, tmp_path, capsys, options, message):
    assert overlay(text(tmp_path / "l.csv", [row(company(1)["name"])]), *options) == 2
    assert message in capsys.readouterr().err


def test_of_several_registers_one_has_to_be_named(home, imported, tmp_path, dataset, capsys):
    other = take(home, dataset.regions, SECOND, BEFORE)
    file = text(tmp_path / "l.csv", [row(company(1)["name"])])
    assert overlay(file) == 2
    assert f"{imported[1]}, {other}" in capsys.readouterr().err
    assert overlay(file, "--series", f"{other}-existing") == 0


def test_a_list_of_none_of_the_companies_is_not_stored(home, imported, tmp_path, capsys):
    assert overlay(text(tmp_path / "l.csv", [row("没有的公司")])) == 2
    assert "没有一家企业" in capsys.readouterr().err
    assert not (home / "imports" / imported[1] / "company-lists").exists()
