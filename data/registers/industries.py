"""GB/T 4754—2017, the industrial classification of the national economy: codes and names of its four levels.

industries.csv          code, name, name_en: sections (C), divisions (C38), groups (C382) and classes (C3825)
former_industries.csv   code, name: names of divisions that the edition of 2011 wrote differently
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

STANDARD = Path(__file__).with_name("industries.csv")
FORMER = Path(__file__).with_name("former_industries.csv")
LEVELS = ("section", "division", "group", "class")
WIDTHS: Mapping[str, int] = {"section": 1, "division": 3, "group": 4, "class": 5}
"""Characters of a code by its level."""


@cache
def standard() -> pd.DataFrame:
    """code, name, name_en, in the order of the codes; groups and classes have no English name."""
    return pd.read_csv(STANDARD, dtype=str, keep_default_na=False)


@cache
def spellings() -> pd.DataFrame:
    """name, code, level: every name with its code; one of several levels comes once for each."""
    both = pd.concat([standard()[["code", "name"]], pd.read_csv(FORMER, dtype=str)], ignore_index=True)
    levels = {width: level for level, width in WIDTHS.items()}
    return both.assign(level=both["code"].str.len().map(levels)).drop_duplicates(["name", "level"], ignore_index=True)


@cache
def codes() -> tuple[str, ...]:
    """All codes, each after the one that it lies in."""
    return tuple(standard()["code"])


def ancestors(code: str) -> Sequence[str]:
    """The codes that one lies in, the section first, and itself: C, C38, C382."""
    return tuple(code[:width] for width in WIDTHS.values() if width <= len(code))


def below(code: str) -> int:
    """The width of the codes directly inside one, of sections for a blank; its own where nothing is."""
    return next((width for width in WIDTHS.values() if width > len(code)), len(code))


@cache
def names() -> Mapping[str, tuple[str, str]]:
    """Code -> its name in Chinese and in English, blank for none."""
    return {code: (zh, en) for code, zh, en in standard().itertuples(index=False)}
