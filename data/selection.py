"""What the reader chose: one frozen value that every view is drawn from and that the URL spells out."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NewType, Self

from data.regions import NATION, Adcode

ClusterId = NewType("ClusterId", str)
SeriesId = NewType("SeriesId", str)
Lang = Literal["zh", "en"]
ThemeName = Literal["light", "dark"]

MAX_REGIONS = 6

MAP_OPTIONS: Final[Mapping[str, Mapping[str, str | int | None]]] = {
    "marks": {"auto": "", "circles": "circles", "fill": "fill"},
    "classes": {"round": "", "quantile": "quantile", "natural": "natural", "equal": "equal"},
    "class_count": {"auto": None, **{str(count): count for count in range(2, 8)}},
}
"""How a map is drawn, by field: each word of the query with its value, the default first."""


@dataclass(frozen=True)
class Selection:
    """The reader's choices. Empty tuples mean that nothing is filtered.

    `map` is the opened level: the nation, a province, or a city. `regions` are the chosen ones, in the order of
    choosing, at most six; a `cluster` and `regions` exclude each other. `series` is always a series of the dataset.
    `filters` are the names and values of those in force, in the order of their names; data/filters declares them.
    `park_list` names a list of one's own; blank is the dataset's.
    `company_list` is laid over the register of the series; blank is the first of those that are.
    `marks`, `classes` and `class_count` are how the map draws values, as MAP_OPTIONS says; blank is the usual way.
    `peers` is the rule by which a place has peers; data/measures/peers.py declares them.
    `year` is that of a measure that has years; None is its latest.
    `beside` is what a second map shows that this one does not: names of the query with their values, as it has them;
    empty where there is no second map.
    """

    series: SeriesId
    regions: tuple[Adcode, ...] = ()
    cluster: ClusterId | None = None
    map: Adcode = NATION
    filters: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    park_list: str = ""
    measure: str = "listed"
    marks: str = ""
    classes: str = ""
    class_count: int | None = None
    company_list: str = ""
    peers: str = "siblings"
    year: int | None = None
    beside: tuple[tuple[str, str], ...] = ()
    lang: Lang = "zh"
    theme: ThemeName = "light"

    def replace(self, **changes: object) -> Self:
        """This selection with some fields changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def get(self, name: str) -> tuple[Any, ...]:
        """The value of a filter; empty where it is not in force."""
        return next((value for one, value in self.filters if one == name), ())

    def with_filters(self, **values: tuple[Any, ...]) -> Self:
        """This selection with some filters changed; an empty value lifts one."""
        chosen = dict(self.filters) | values
        return self.replace(filters=tuple(sorted((name, value) for name, value in chosen.items() if value)))

    @property
    def focus(self) -> Adcode:
        """The one region that headline and profile speak about: the single chosen region, else the opened level."""
        return self.regions[0] if len(self.regions) == 1 else self.map
