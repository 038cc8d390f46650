"""Where the classes of numbers begin: `[bins]` of dataset.toml, or those that the atlas comes with.

An import keeps the bins that it was counted with in its series.toml. Its classes are named by their limits, so that
those of two imports are the same only where their limits are.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

MAX_BOUNDS, MAX_BOUND = 20, 10_000_000
"""More classes than a chart can show; more than any company has of people, years or 10,000 yuan."""
STAFF_BOUNDS = (0, 1, 10, 50, 100, 500, 1000, 5000, 10_000)
"""Insured people; both services offer those from 50 on."""
CAPITAL_BOUNDS = (0, 100, 500, 1000, 3000, 5000, 10_000)
"""In 10,000 yuan: the brackets of Shenzhen's market regulator."""
AGE_BOUNDS = (0, 1, 5, 10)
"""Whole years between the month of registration and that of counting."""
MEASURED_STAFF = (0, 1, 10)
"""Limits that bins of staff must have: measures count companies with 1 and with 10 insured people or more."""

Bounds = tuple[int, ...]


def _bounds(sample: Bounds, needed: Bounds = (0,)) -> Any:
    """Whole numbers that begin with 0 and rise, the needed ones among them; `sample` shows how to write them."""

    def parse(value: Any) -> Bounds:
        numbers = tuple(value) if isinstance(value, list | tuple) else ()
        is_whole = all(type(one) is int and 0 <= one <= MAX_BOUND for one in numbers)
        rises = is_whole and all(low < high for low, high in pairwise(numbers))
        if not rises or not 2 <= len(numbers) <= MAX_BOUNDS or not set(needed) <= set(numbers):
            raise PydanticCustomError("bad_bins", "invalid", {"expected": str(list(sample))})
        return numbers

    return BeforeValidator(parse)


@dataclass(frozen=True)
class Bins:
    """The limits of the classes of numbers; the last class has no end."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    staff: Annotated[Bounds, _bounds(STAFF_BOUNDS, MEASURED_STAFF)] = STAFF_BOUNDS
    capital: Annotated[Bounds, _bounds(CAPITAL_BOUNDS)] = CAPITAL_BOUNDS  # paid-in capital too
    age: Annotated[Bounds, _bounds(AGE_BOUNDS)] = AGE_BOUNDS

    def differing(self, other: "Bins") -> Iterator[tuple[str, Bounds]]:
        """The keys and limits that the other one has not."""
        theirs = asdict(other)
        yield from ((name, bounds) for name, bounds in asdict(self).items() if bounds != theirs[name])


STANDARD = Bins()
"""What the atlas comes with."""


def whole(bounds: Bounds) -> Iterator[str]:
    """Classes of whole numbers: 0, 1-9, 10-."""
    for low, high in pairwise(bounds):
        yield f"{low}" if high == low + 1 else f"{low}-{high - 1}"
    yield f"{bounds[-1]}-"


def measured(bounds: Bounds) -> Iterator[str]:
    """Classes of quantities, each from its limit to less than the next one: 0-1, 1-5, 5-."""
    yield from (f"{low}-{high}" for low, high in pairwise(bounds))
    yield f"{bounds[-1]}-"
