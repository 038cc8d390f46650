"""What the views show, as values: one question a module, one `summarise(selection, dataset)` each.

    province_map        which place has how much, and why not
    ranking             the same places beside the map, with share, rate, provable rank and remainder
    founding_timeline   how many parks were founded in which slot
    region_profile      what stands behind one region
    parks               the listed parks, row by row
    headline            the five facts, and the sentence's numbers

The same summary serves figure, endpoint, sentence and sheet, so that their numbers agree by construction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ParamSpec, TypeVar

from data.regions import Adcode
from data.states import State

P = ParamSpec("P")
R = TypeVar("R")


def remembered(summarise: Callable[P, R]) -> Callable[P, R]:
    """The same answer to the same question: both are frozen, and one choice asks several times, before and after."""
    return lru_cache(maxsize=512)(summarise)  # type: ignore[return-value]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What every summary says of itself."""

    filters_applied: tuple[
        str, ...
    ]  # names of the query's filters that reached these numbers, e.g. ("region", "years")
    sources: tuple[str, ...]  # source_ids, in the order of first use


@dataclass(frozen=True)
class Place:
    """One region with one value of the chosen measure."""

    adcode: Adcode
    name: str  # short name in the reader's language
    value: float | None  # None unless counted, derived, or no_match (0)
    unit: str  # "parks" or "companies"
    state: State
    approx: bool = False  # printed as a floor or rounded


@dataclass(frozen=True)
class Fact:
    """One number of headline or profile."""

    fact: str  # published | listed | companies | share | per_10k | gdp ... : the wording's key
    value: float | None
    unit: str  # parks | companies | share | per_10k ...
    as_of: str
    source: str  # source_id, "" for our own list
    state: State
    note: str = ""  # key=value details for the wording, e.g. "printed=45%"
