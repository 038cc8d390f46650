"""Who may import whom: the rules of pyproject.toml hold, and they would notice."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sklearn", "scipy", "ibis", "duckdb", "kaleido", "pptx", "pyogrio")
UNNEEDED = {
    "app": (*HEAVY, "geopandas", "dash", "plotly", "flask", "gunicorn", "callbacks.pictures"),
    "app.create_server()": HEAVY,  # pandera brings geopandas where it is installed
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import rules of the project in `folder`."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The project's packages in a folder of their own, to break rules in."""
    for source in [
        root / "pyproject.toml",
        *(path for top in ("callbacks", "components", "data") for path in (root / top).rglob("*.py")),
    ]:
        target = tmp_path / source.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    return tmp_path


def test_the_import_rules_hold(root: Path) -> None:
    result = lint(root)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("data/selection.py", "import components.numbers"),
        ("data/selection.py", "import plotly"),
        ("data/selection.py", "import flask"),
        ("components/numbers.py", "import callbacks.selection"),
        ("components/numbers.py", "from flask import request"),
        ("callbacks/selection.py", "import app"),
        ("data/summaries/parks.py", "import data.summaries.ranking"),
        ("callbacks/parks.py", "import callbacks.ranking"),
        ("data/newcomer.py", ""),
    ],
)
def test_a_broken_rule_is_noticed(copy: Path, module: str, line: str) -> None:
    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert lint(copy).returncode == 1


def test_every_folder_of_modules_is_a_package(root: Path) -> None:
    """The rules do not see a folder without __init__.py."""
    folders = {path.parent for top in ("callbacks", "components", "data") for path in (root / top).rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize(("made", "unneeded"), UNNEEDED.items(), ids=["command", "server"])
def test_nothing_is_loaded_that_is_not_needed(made: str, unneeded: tuple[str, ...], root: Path) -> None:
    """Commands start without the page; what a server has loaded when it is made is shared by every worker."""
    code = f"import sys, app; {made}; print([name for name in {unneeded} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "[]", result.stderr
