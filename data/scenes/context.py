"""What a fact of a scene is, and what it is computed from."""

from dataclasses import dataclass
from typing import Literal

from data import statistics
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, ranking
from data.summaries.ranking import Ranking

Unit = Literal["parks", "companies", "share", "ratio", "number", "places", "cluster", "date", "text", "years", "pairs"]
Value = int | float | str | tuple[str, ...] | tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class SceneFact:
    """One fact. `places` are adcodes, `cluster` a slug, `pairs` adcodes (or series) with a number each."""

    value: Value | None  # None, or nothing in it, where the data do not say
    unit: Unit
    approx: bool = False  # printed rounded or as a floor
    of: str = ""  # the unit of the numbers in pairs

    @property
    def missing(self) -> bool:
        """Whether the data do not say."""
        return self.value is None or self.value in ("", ())


@dataclass(frozen=True)
class SceneContext:
    """What facts are computed from: a view, and the series that its scene sets side by side."""

    selection: Selection
    dataset: Dataset
    series: tuple[str, ...] = ()

    @property
    def headline(self) -> headline.Headline:
        return headline.summarise(self.selection, self.dataset)

    def ranking(self, measure: str) -> Ranking:
        """The places of the opened level in one measure."""
        return ranking.summarise(self.selection.replace(measure=measure), self.dataset)

    def of_headline(self, position: int, unit: Unit) -> "SceneFact":
        """One of the headline's five: published, listed, companies, share, per_10k."""
        fact = self.headline.facts[position]
        return SceneFact(fact.value, unit, fact.details.approx)


def share_of(part: float | None, whole: float | None) -> SceneFact:
    """The quotient as a fact; missing where either number is."""
    return SceneFact(statistics.share(part, None if whole is None else int(whole)), "share")


def left_over(table: Ranking) -> tuple[float | None, int | None]:
    """What a level's total leaves, and for how many places."""
    return (table.remainder.place.value, table.remainder.members) if table.remainder else (None, None)
