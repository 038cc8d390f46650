"""Every text exists in both languages, and a missing one is never silent."""

import re
from pathlib import Path
from string import Formatter

import pytest

from components.words import FOLDER, LANGUAGES, entries_of, words

ENTRIES = entries_of(FOLDER)
CALLS = re.compile(r"""words\("([a-z_]+\.[a-z0-9_]+)\"""")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", ENTRIES)
def test_a_text_has_both_languages_and_nothing_else(key):
    assert set(LANGUAGES) <= set(ENTRIES[key]) <= {*LANGUAGES, "en_one"}


@pytest.mark.parametrize("key", [key for key, entry in ENTRIES.items() if "en_one" in entry])
def test_a_single_thing_is_told_from_the_same_values(key):
    assert places(ENTRIES[key]["en_one"]) <= places(ENTRIES[key]["en"]) | {"count"}


def test_every_key_that_the_code_spells_exists():
    sources = [path.read_text(encoding="utf-8") for folder in ("components", "callbacks") for path in modules(folder)]
    missing = {key for source in sources for key in CALLS.findall(source)} - set(ENTRIES)
    assert not missing


def modules(folder: str) -> list[Path]:
    return sorted((FOLDER.parent.parent / folder).rglob("*.py"))


def test_a_missing_key_raises():
    with pytest.raises(KeyError):
        words("zh")("page.no_such_text")


def test_a_value_that_was_not_given_raises():
    with pytest.raises(KeyError):
        words("zh")("path.open")


def test_a_single_thing_has_its_own_english():
    assert words("en")("region_profile.parks_note", count=1).startswith("1 park;")
    assert words("en")("region_profile.parks_note", count=2).startswith("2 parks")
    assert words("zh")("region_profile.parks_note", count=1).startswith("1 家")
