"""What the reader chose: one frozen value that every view is drawn from and that the URL spells out."""

from dataclasses import dataclass, replace
from typing import Literal, NewType, Self

from data.regions import NATION, Adcode
from data.years import YearTerm

ClusterId = NewType("ClusterId", str)
SeriesId = NewType("SeriesId", str)
Lang = Literal["zh", "en"]
ThemeName = Literal["light", "dark"]

MOST_REGIONS = 6


@dataclass(frozen=True)
class Selection:
    """The reader's choices. Empty tuples mean that nothing is filtered.

    `map` is the opened level: the nation, a province, or a city. `regions` are the chosen ones, in the order of
    choosing, at most six; a `cluster` and `regions` exclude each other. `series` is always a series of the dataset.
    `years`, `kinds` and `statuses` are those of parks, `registered` and `company_statuses` those of companies.
    `park_list` names a list of one's own; blank is the dataset's.
    """

    series: SeriesId
    regions: tuple[Adcode, ...] = ()
    cluster: ClusterId | None = None
    map: Adcode = NATION
    years: tuple[YearTerm, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    comparable: bool = False
    park_list: str = ""
    registered: tuple[YearTerm, ...] = ()
    company_statuses: tuple[str, ...] = ()
    measure: str = "listed"
    lang: Lang = "zh"
    theme: ThemeName = "light"

    def but(self, **changes: object) -> Self:
        """This selection with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def focus(self) -> Adcode:
        """The one region that headline and profile speak about: the single chosen region, else the opened level."""
        return self.regions[0] if len(self.regions) == 1 else self.map
