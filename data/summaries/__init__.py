"""What the views show, as values: one question a module, one `summarise(selection, dataset)` each.

    province_map        which place has how much, and why not
    ranking             the same places beside the map, with share, rate, provable rank and remainder
    founding_timeline   how many parks were founded in which slot
    region_profile      what stands behind one region
    peers               a place among its siblings, or those like it
    parks               the listed parks, row by row
    pilots              places and bodies that the state named
    structure           what kind of companies a place has
    snapshots           the chosen series at its other dates: growth, the account, companies that changed
    changes             every company that changed
    vitality            what became of the companies between two dates, by place and section
    shift_share         why a place grew more or less than the nation
    headline            the five facts, and the sentence's numbers

The same summary serves figure, endpoint, sentence and sheet, so that their numbers agree by construction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from data.owned_results import owned

P = ParamSpec("P")
R = TypeVar("R")


def remembered(summarise: Callable[P, R]) -> Callable[P, R]:
    """The same answer to the same question: both are frozen, and one choice asks several times, before and after."""
    return owned(maxsize=128)(summarise)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What every summary says of itself."""

    filters_applied: tuple[str, ...]  # names of the query's filters that reached these numbers: ("region", "years")
    sources: tuple[str, ...]  # source_ids, in the order of first use
