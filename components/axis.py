"""Where values stand on a drawn line."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log10
from typing import Self


@dataclass(frozen=True)
class Axis:
    """A line from `low` to `high`, which is above it; of a logarithmic one both are above 0."""

    low: float
    high: float
    logarithmic: bool = False

    @classmethod
    def over(cls, values: Iterable[float], padding: float = 0.0) -> Self:
        """A line that begins at 0, or below, and holds all values; longer at both ends by a part of it."""
        known = [0.0, *values]
        low, high = min(known), max(known)
        more = padding * ((high - low) or 1)
        return cls(low - more, high + more)

    def position(self, value: float) -> float:
        """The part of the line before a value, 0 to 1; what lies outside stands at its end."""
        if self.logarithmic:
            return log10(value / self.low) / log10(self.high / self.low) if value > 0 else 0.0
        return (min(self.high, max(self.low, value)) - self.low) / ((self.high - self.low) or 1)
