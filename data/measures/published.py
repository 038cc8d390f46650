"""Park totals that the publication printed. No filter on parks reaches them: nobody published the answer."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.dataset import Dataset
from data.measures.columns import rows
from data.measures.counts import Count, Counts
from data.measures.measure import Measure
from data.regions import Adcode
from data.selection import Selection


@dataclass(frozen=True, kw_only=True)
class Published(Counts):
    """The counts of one publication."""

    source: str
    slots: Mapping[str, int]  # parks by founding slot, for the nation
    shares: Mapping[Adcode, str]  # a region's share of the nation's companies, as printed


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


PUBLISHED = Measure("published", "parks", read, additive=True, has_shares=True, counterpart="listed")
