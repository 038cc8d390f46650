"""Park totals that the publication printed. No filter on parks reaches them, since nobody published the answer, but for
a choice of years of the nation: its parks were published by founding slot.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data import years
from data.dataset import Dataset
from data.filters.parks import YEARS
from data.measures.columns import rows
from data.measures.counts import Count, Counts
from data.measures.measure import Measure
from data.regions import NATION, Adcode
from data.selection import Selection
from data.values import Limits
from data.years import YearSpan


@dataclass(frozen=True, kw_only=True)
class Published(Counts):
    """The counts of one publication."""

    source: str
    slots: Mapping[str, int]  # parks by founding slot, for the nation
    shares: Mapping[Adcode, str]  # a region's share of the nation's companies, as printed

    def in_years(self, selection: Selection) -> "InYears | None":
        """The nation's parks of the chosen years, of how many; None where the slots cannot answer.

        They can where the years hold every slot that they touch, and every park of the total is in a slot.
        """
        spans = [term for term in YEARS.of(selection) if isinstance(term, YearSpan)]
        total, held = self.counts.get(NATION), [slot for slot in self.slots if years.holds(spans, slot)]
        cut = any(years.touches(spans, slot) for slot in self.slots if slot not in held)
        if not spans or cut or not self.slots or not total or sum(self.slots.values()) != total.value:
            return None
        chosen = Limits.of(**{YEARS.name: ",".join(map(str, spans))})
        return InYears(sum(self.slots[slot] for slot in held), total.value, chosen)


@dataclass(frozen=True)
class InYears:
    """What a choice of years leaves of a total."""

    value: int
    whole: int
    limits: Limits


def read(selection: Selection, dataset: Dataset) -> Published:
    """The counts of the dataset's main publication; its targets, forecasts and shares are no counts."""
    source = dataset.about.publication
    table = rows(dataset, "published", "source_id", "nature", "measure", "region", "slot", "value", "text")
    own = [row for publication, *row in table if publication == source]
    counts = [
        (measure, region, slot, int(value))
        for nature, measure, region, slot, value, _ in own
        if nature == "count" and not pd.isna(value)
    ]
    return Published(
        fact="published",
        unit="parks",
        regions=dataset.regions,
        lang=selection.lang,
        source=source,
        counts={Adcode(r): Count(value, False, source) for measure, r, _, value in counts if measure == "parks"},
        slots={slot: value for measure, _, slot, value in counts if measure == "parks_by_slot"},
        provinces=next((value for measure, _, _, value in counts if measure == "provinces"), None),
        shares={
            Adcode(r): text for nature, measure, r, _, _, text in own if (nature, measure) == ("share", "company_share")
        },
    )


PUBLISHED = Measure(
    "published",
    "parks",
    read,
    additive=True,
    has_shares=True,
    counterpart="listed",
    is_offered=lambda dataset: bool(dataset.about.publication),
)
