"""What is declared is used, and what is imported is declared: neither by chance nor through somebody else."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

USED_WITHOUT_IMPORT = {
    "flask-compress": "dash imports it: Dash(compress=True)",
    "geotool-cn": "only its files are read: data/boundaries/source.py",
    "import-linter": "make check: lint-imports",
    "mypy": "make check",
    "pytest-xdist": "make test: pytest -n",
    "ruff": "make check",
    "uv": "make lock",
}
"""The only distributions that the code need not import, and why they are declared."""
TEST_CODE = ("tests", "scripts")


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(root: Path) -> dict[str, set[str]]:
    """Distributions by extra; the blank one is what the atlas needs."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"": project["dependencies"], **project["optional-dependencies"]}
    return {extra: {normalized(re.split(r"[\[<>=~!; ]", one)[0]) for one in ranges} for extra, ranges in groups.items()}


def imported(root: Path, *folders: str) -> dict[str, set[str]]:
    """Distribution -> the files that import it. One that is not installed goes by the name of its package."""
    distributions = packages_distributions()
    found: dict[str, set[str]] = {}
    ours = {path.stem for path in root.iterdir()}
    for path in [path for folder in folders for path in sorted((root / folder).rglob("*.py"))] + [root / "app.py"]:
        for name in names(ast.parse(path.read_text(encoding="utf-8"))) - ours - sys.stdlib_module_names:
            for distribution in distributions.get(name, [name]):
                found.setdefault(normalized(distribution), set()).add(path.relative_to(root).as_posix())
    return found


def names(tree: ast.Module) -> set[str]:
    """The top packages that a module imports, at whatever depth."""
    nodes = list(ast.walk(tree))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    inside = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.partition(".")[0] for name in plain + inside}


CODE = ("callbacks", "components", "data")


def test_every_import_of_the_atlas_is_declared(root: Path) -> None:
    known = declared(root)
    strange = {name: files for name, files in imported(root, *CODE).items() if name not in known[""] | known["spark"]}
    assert strange == {}


def test_every_import_of_tests_and_scripts_is_declared(root: Path) -> None:
    known = set().union(*declared(root).values())
    assert {name: files for name, files in imported(root, *TEST_CODE).items() if name not in known} == {}


def test_only_the_servers_import_what_the_spark_extra_brings(root: Path) -> None:
    extra = declared(root)["spark"] - declared(root)[""]
    files = {file for name in extra for file in imported(root, *CODE).get(name, ())}
    assert files
    assert all(file.startswith("data/registers/servers/") for file in files)


@pytest.mark.parametrize("extra", ["", "spark", "test"])
def test_everything_that_is_declared_is_imported(root: Path, extra: str) -> None:
    users = imported(root, *CODE, *(TEST_CODE if extra == "test" else ()))
    unused = declared(root)[extra] - users.keys()
    assert unused - USED_WITHOUT_IMPORT.keys() == set()


def test_the_exceptions_are_declared_and_really_not_imported(root: Path) -> None:
    assert USED_WITHOUT_IMPORT.keys() <= set().union(*declared(root).values())
    assert USED_WITHOUT_IMPORT.keys() & imported(root, *CODE).keys() == set()
