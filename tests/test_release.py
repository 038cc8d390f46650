"""A release that lacks something is named with what it lacks."""

import pytest

from data.version import VERSION
from scripts.release import missing

PYPROJECT = f'[project]\nversion = "{VERSION}"\n'
ENTRY = f"## {VERSION} (2026-12-01)\n\n- new\n\n### Upgrading\n\nNothing to do.\n"
CHANGELOG = f"# Changelog\n\n{ENTRY}\n## 0.0.1 (2026-01-01)\n\n- x\n"


def test_a_release_with_everything_lacks_nothing():
    assert list(missing(PYPROJECT, CHANGELOG, {"v0.0.1"}, "")) == []


@pytest.mark.parametrize(
    ("pyproject", "changelog", "tags", "changed", "lack"),
    [
        ('[project]\nversion = "9"', CHANGELOG, (), "", "version 9"),
        (PYPROJECT, CHANGELOG.replace("2026-12-01", "unreleased"), (), "", "write the day"),
        (PYPROJECT, CHANGELOG.replace("### Upgrading\n\nNothing to do.\n", ""), (), "", "Upgrading"),
        (PYPROJECT, CHANGELOG.replace("Nothing to do.\n", ""), (), "", "Upgrading"),
        (PYPROJECT, CHANGELOG.replace(f"## {VERSION}", "## 9.9"), (), "", "does not begin"),
        (PYPROJECT, CHANGELOG, (f"v{VERSION}",), "", "raise the version"),
        (PYPROJECT, CHANGELOG, (), " M app.py", "app.py"),
    ],
)
def test_what_is_missing_is_named(pyproject, changelog, tags, changed, lack):
    (found,) = missing(pyproject, changelog, set(tags), changed)
    assert lack in found
