"""What a place has in each measure, read out of the dataset once a question.

    listed         the parks that our list names and that pass the filter
    published      the parks that the publication printed for a place
    companies      the companies that one series counts there
    registered     those of an import by year of registration and status
    ages           how old they are
    capital        what they state as their registered capital
    chosen         the one of the three that the selection shows
    offers         the series that count what the chosen one does not
    denominators   people, enterprises and product, to set the others against
    concentration  a region's share of an industry over its share of all enterprises
    ranked         places as rows of a table, with share, rate and provable rank
    comparison     the chosen ones of them side by side, with their sum
    remainder      what a total leaves for those without a figure, as a row
    history        the chosen series at its other dates, and what became of the companies
    facts          the five numbers of headline and profile, made of all of them
    columns        rows of a frame as tuples

The three measures answer the same calls, so that map and ranking need not know which one they show.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from data.regions import Adcode
from data.states import State
from data.statistics import Rank, Sum, largest_unknown, provable_ranks
from data.values import Place


@dataclass(frozen=True)
class Remainder:
    """What an exact total leaves for the places without a figure of their own."""

    value: int
    members: int | None  # None where nobody says how many places were counted


class Reading(Protocol):
    """One measure of one dataset under one selection."""

    @property
    def filters_applied(self) -> tuple[str, ...]:
        """The filters of the selection that reach these values wherever they are asked for."""

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The value of each region, with its state."""

    def remainder(self, level: Adcode) -> Remainder | None:
        """What the level's total leaves for its children without a value."""

    def together(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """Several regions, none inside another, as one; a floor where a member has no value."""

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The source_ids behind the values of these regions."""


def ranks(places: Sequence[Place], total: Place, spare: int = 0) -> dict[Adcode, Rank]:
    """The ranks among sibling places that their figures and their parent's total prove; `spare` are in any of them.

    Nobody ranks with nothing.
    """
    exact = {place.adcode: int(place.value) for place in places if place.value is not None and not place.approx}
    whole = None if total.approx or total.value is None else int(total.value)
    floors = any(place.approx for place in places)
    unknown = sum(place.adcode not in exact and place.state != State.NOT_APPLICABLE for place in places)
    bound = largest_unknown(whole, list(exact.values()), unknown)
    found = provable_ranks(exact, bound, floors=floors, spare=spare)
    return {adcode: rank for adcode, rank in found.items() if exact[adcode]}
