"""Which companies of a register are counted, and on which day."""

from dataclasses import dataclass, field
from typing import Literal

from data.registers.bins import STANDARD, Bins

Match = Literal["name-or-scope", "name", "scope"]

MAX_NAME_LENGTH = 60
"""Characters of a keyword, and of whatever else an importer names: a provider, a list of parks."""


@dataclass(frozen=True)
class Rule:
    """The choices of whoever imports."""

    as_of: str  # 2022-03-16, 2022-03 or 2022
    keyword: str = ""
    match: Match = "name-or-scope"
    bins: Bins = field(default=STANDARD, repr=False)  # not of the name of an import: one with other bins replaces it

    @property
    def last_month(self) -> int:
        """The month of the day of counting, 202203; a year is meant to its end."""
        year, month = (*self.as_of.split("-"), "12")[:2]
        return int(year) * 100 + int(month)
