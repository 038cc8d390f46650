"""The level of whoever certifies a company: national, of a province, a city or a district, by what a list says of it.

list_levels.csv   word, level: a text is of the level of the first word that it holds, in lower case; of another one
                  where it holds none
"""

from functools import cache, lru_cache
from pathlib import Path

import pandas as pd

from data.parklists.cells import plain
from data.registers.dimensions import UNKNOWN, Dimension

LEVELS = Path(__file__).with_name("list_levels.csv")
LEVEL = Dimension("list_level", ("national", "provincial", "municipal", "district", "other", UNKNOWN))
"""The highest first."""


@cache
def words() -> tuple[tuple[str, str], ...]:
    """word, level: the earlier word decides."""
    return tuple(pd.read_csv(LEVELS, dtype=str).itertuples(index=False, name=None))


@lru_cache(maxsize=10_000)
def level(cell: str) -> str:
    """The level of what is written: 国家级 is national; unknown for a blank."""
    text = plain(cell).lower()
    return next((one for word, one in words() if word in text), "other") if text else UNKNOWN


def highest(levels: pd.Series) -> str:
    """The highest level of several rows of one company."""
    return min(levels, key=LEVEL.classes.index)
