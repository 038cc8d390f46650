"""The filters of listed parks."""

from data.dataset import Dataset
from data.filters.filter import ParkFilter
from data.filters.values import Slugs, Switch, Years
from data.schemas import KINDS, STATUSES
from data.years import APART


def _years(dataset: Dataset) -> list[str]:
    """The year of founding of each park; unknown and planned parks pass only where they are named."""
    rows = zip(dataset.parks["slot"].tolist(), dataset.parks["year"].tolist(), strict=True)
    return [slot if slot in APART else f"{year:04d}" for slot, year in rows]


YEARS = ParkFilter(
    "years", Years(), items=_years, slots=lambda dataset: (*dataset.slots, *APART) if len(dataset.parks) else ()
)
KIND = ParkFilter("kind", Slugs(KINDS), "kinds")
STATUS = ParkFilter("status", Slugs(STATUSES), "statuses")
COMPARABLE = ParkFilter(
    "comparable", Switch(), items=lambda dataset: ["1" if one else "" for one in dataset.parks["comparable"]]
)
