"""What a release needs, or what is still missing: `make release`.

A version that everything agrees on, its entry in the changelog with a day, a note on how to upgrade, and no tag yet.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data.settings import ROOT
from data.version import VERSION

HEADING = re.compile(r"^## (\S+) \((.+)\)$", re.MULTILINE)
UPGRADE = "### Upgrading"
"""Begins the note of an entry: what whoever runs the atlas has to do, or that there is nothing to do."""


def missing(pyproject: str, changelog: str, tags: set[str], changed: str) -> Iterator[str]:
    """What stands in the way of a release; `changed`: what git calls changed or new."""
    declared = tomllib.loads(pyproject)["project"]["version"]
    if declared != VERSION:
        yield f"pyproject.toml has version {declared}, data/version.py {VERSION}"
    yield from _of_entry(changelog)
    if f"v{VERSION}" in tags:
        yield f"there is a tag v{VERSION} already: raise the version"
    if changed:
        yield f"not committed:\n{changed}"


def _of_entry(changelog: str) -> Iterator[str]:
    heading = HEADING.search(changelog)
    if heading is None or heading[1] != VERSION:
        yield f"CHANGELOG.md does not begin with an entry `## {VERSION} (day)`"
        return
    try:
        date.fromisoformat(heading[2])
    except ValueError:
        yield f"CHANGELOG.md: write the day in place of “{heading[2]}”"
    following = HEADING.search(changelog, heading.end())
    entry = changelog[heading.end() : following.start() if following else None]
    if not entry.partition(UPGRADE)[2].strip():
        yield f"CHANGELOG.md: the entry of {VERSION} has no note under `{UPGRADE}`"


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def main(root: Path = ROOT) -> int:
    """The exit code: 0 if the release can be tagged."""
    pyproject, changelog = ((root / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "CHANGELOG.md"))
    found = list(missing(pyproject, changelog, set(_git("tag").split()), _git("status", "--short")))
    print("\n".join(found) or f"ready: git tag v{VERSION}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
