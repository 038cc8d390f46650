"""One value of one place, and one fact of one region: what measures give and summaries are made of."""

from dataclasses import dataclass

from data.regions import Adcode
from data.states import State


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
    source: str  # source_id; "" where the dataset names none
    state: State
    note: str = ""  # key=value details for the wording, e.g. "printed=45%"
