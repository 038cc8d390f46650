"""The lock files hold names, versions and hashes, and nothing of the machine that wrote them."""

import re
import tomllib
from pathlib import Path

import pytest

FILES = ("requirements.txt", "requirements-test.txt", "requirements-spark.txt")
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[a-z0-9.+]+)( ; (?P<marker>[^\\/]+))? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(path: Path) -> dict[str, set[str]]:
    """Each pinned package with its versions; a package may have one version for each Python."""
    found: dict[str, set[str]] = {}
    for pin in filter(None, map(PIN.fullmatch, path.read_text(encoding="utf-8").splitlines())):
        found.setdefault(pin["name"], set()).add(pin["version"])
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_a_pin_or_a_hash(root: Path, name: str) -> None:
    """An address, a find-links, an index or a file path would be neither."""
    lines = (root / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)] == []


@pytest.mark.parametrize(
    "line", ["--find-links /somewhere", "-i https://somewhere/simple", "x @ file:///somewhere/x.whl", "-r other.txt"]
)
def test_an_address_or_a_path_would_be_refused(line: str) -> None:
    assert not PIN.fullmatch(line)
    assert not HASH.fullmatch(line)


def test_what_the_atlas_needs_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names(project["dependencies"]) <= pins(root / "requirements.txt").keys()
    for extra, ranges in project["optional-dependencies"].items():
        assert names(ranges) <= pins(root / f"requirements-{extra}.txt").keys()


@pytest.mark.parametrize("name", FILES[1:])
def test_the_versions_that_are_served_are_the_same_everywhere(root: Path, name: str) -> None:
    served, others = pins(root / "requirements.txt"), pins(root / name)
    assert {name: others.get(name) for name in served} == served


def test_an_atlas_needs_no_server(root: Path) -> None:
    assert not {"psycopg", "pyspark"} & (
        pins(root / "requirements.txt").keys() | pins(root / "requirements-test.txt").keys()
    )


def names(requirements: list[str]) -> set[str]:
    """The packages that ranges speak of, without extras and limits."""
    return {re.split(r"[\[<>=~!; ]", one)[0] for one in requirements}
