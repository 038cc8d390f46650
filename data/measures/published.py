"""Park totals that the publication printed. No filter on parks reaches them: nobody published the answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.dataset import Dataset
from data.measures.columns import rows
from data.measures.measure import Measure, MeasureValues, Remainder
from data.regions import NATION, Adcode, Region, Regions
from data.selection import Selection
from data.states import State
from data.statistics import Sum, add, remainder
from data.values import Place

Row = tuple[str, str, str, float | None, str]  # measure, region, slot, value, text


@dataclass(frozen=True, kw_only=True)
class Published(MeasureValues):
    """The counts of one publication."""

    regions: Regions
    lang: str
    source: str
    parks: Mapping[Adcode, int]
    slots: Mapping[str, int]  # parks by founding slot, for the nation
    provinces: int | None  # how many province-level units have a park
    shares: Mapping[Adcode, str]  # a region's share of the nation's companies, as printed

    def places(self, adcodes: Iterable[Adcode]) -> tuple[Place, ...]:
        """The printed figures of regions, where there is one."""
        return tuple(self._place(self.regions[adcode]) for adcode in adcodes)

    def remainder(self, level: Adcode) -> Remainder | None:
        """What the printed total leaves; for the nation over the provinces that were counted but not named.

        If the publication does not say how many provinces it counted, neither do we.
        """
        units = [child.adcode for child in self.regions.children(level) if not child.pseudo]
        known = [self.parks[unit] for unit in units if unit in self.parks]
        counted = self.provinces if level == NATION and self.provinces is not None else len(units)
        rest = remainder(self.parks.get(level), known, counted - len(known))
        stated = level != NATION or self.provinces is not None
        return None if rest is None else Remainder(rest, counted - len(known) if stated else None)

    def total(self, adcodes: Sequence[Adcode], name: str) -> tuple[Place, Sum]:
        """The printed figures of several regions."""
        total = add([self.parks.get(adcode) for adcode in adcodes])
        if total.value is None:
            return Place(Adcode(""), name, None, "parks", State.NOT_PUBLISHED), total
        state = State.COUNTED if len(adcodes) == 1 else State.DERIVED  # a sum is nobody's published figure
        return Place(Adcode(""), name, total.value, "parks", state, approx=not total.complete), total

    def sources(self, adcodes: Sequence[Adcode]) -> tuple[str, ...]:
        """The publication, where it says something of these regions."""
        return (self.source,) if any(adcode in self.parks for adcode in adcodes) else ()

    def _place(self, region: Region) -> Place:
        value, name = self.parks.get(region.adcode), region.label(self.lang)
        if value is not None:
            return Place(region.adcode, name, value, "parks", State.COUNTED)
        state = State.NOT_APPLICABLE if region.pseudo else State.NOT_PUBLISHED
        return Place(region.adcode, name, None, "parks", state)


def read(selection: Selection, dataset: Dataset) -> Published:
    """The counts of the dataset's main publication; its targets, forecasts and shares are no counts."""
    counts, shares = _rows(dataset, "count"), _rows(dataset, "share")
    return Published(
        regions=dataset.regions,
        lang=selection.lang,
        source=dataset.about.publication,
        parks={Adcode(r[1]): int(r[3]) for r in counts if r[0] == "parks" and r[3] is not None},
        slots={r[2]: int(r[3]) for r in counts if r[0] == "parks_by_slot" and r[3] is not None},
        provinces=next((int(r[3]) for r in counts if r[0] == "provinces" and r[3] is not None), None),
        shares={Adcode(r[1]): r[4] for r in shares if r[0] == "company_share"},
    )


PUBLISHED = Measure("published", "parks", read, additive=True, has_shares=True, counterpart="listed")


def _rows(dataset: Dataset, nature: str) -> list[Row]:
    columns = ("source_id", "nature", "measure", "region", "slot", "value", "text")
    table = rows(dataset, "published", *columns)
    published = (
        (m, r, s, v, t) for source, n, m, r, s, v, t in table if source == dataset.about.publication and n == nature
    )
    return [(m, r, s, None if pd.isna(v) else float(v), t) for m, r, s, v, t in published]
