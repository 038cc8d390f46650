"""The listed parks, row by row."""

from dataclasses import dataclass
from typing import Any

from data import filters
from data.dataset import Dataset
from data.owned_results import owned
from data.regions import Adcode
from data.selection import Selection
from data.summaries import Summary, remembered


@dataclass(frozen=True)
class Park:
    park_id: str
    name: str
    name_en: str
    aliases: str
    region: Adcode
    province: str  # names in the reader's language
    city: str
    district: str
    founded: str
    precision: str
    kind: str
    lead: str
    operator: str
    status: str
    status_as_of: str
    comparable: bool
    confidence: str
    source: str
    source2: str
    evidence: str
    counted_by: str
    lon: float | None  # in WGS-84, as lat
    lat: float | None
    source_datum: str  # of the coordinates as the source has them


@dataclass(frozen=True, kw_only=True)
class Parks(Summary):
    rows: tuple[Park, ...]  # by founding date; undated last
    total: int  # without filters (in this dataset)
    hidden_unknown_year: int  # parks that a choice of years leaves out because their year is unknown


_AS_THEY_ARE = (
    *("park_id", "name", "name_en", "aliases", "region", "founded", "precision", "kind", "lead", "operator", "status"),
    *("status_as_of", "confidence", "evidence", "counted_by"),
)
DIGITS = 6
"""Decimals of a degree: a tenth of a metre, less than a conversion is off."""
_LAST = {"unknown": 1, "planned": 2}


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Parks:
    """The parks that pass the whole selection, oldest first; then those without a year, then those not built."""
    passed = filters.passing(selection, dataset)
    rows = tuple(park for at, park in _by_age(selection.lang, dataset) if passed.mask[at])
    return Parks(
        rows=rows,
        total=len(dataset.parks),
        hidden_unknown_year=filters.hidden_unknown_year(selection, dataset),
        filters_applied=passed.applied,
        sources=tuple(dict.fromkeys(source for row in rows for source in (row.source, row.source2) if source)),
    )


@owned(maxsize=16)
def _by_age(lang: str, dataset: Dataset) -> tuple[tuple[int, Park], ...]:
    """All parks, the oldest first, each with its row in the table."""
    records = enumerate(dataset.parks.to_dict("records"))
    ordered = sorted(records, key=lambda pair: (_LAST.get(pair[1]["slot"], 0), pair[1]["founded"]))
    return tuple((at, _park(record, lang, dataset)) for at, record in ordered)


def find(park_id: str, lang: str, dataset: Dataset) -> Park | None:
    """One park of the list, whether it passes the filters or not."""
    return next((park for _, park in _by_age(lang, dataset) if park.park_id == park_id), None)


def _park(record: dict[str, Any], lang: str, dataset: Dataset) -> Park:
    places = {level: record[level] for level in ("province", "city", "district")}
    names = {level: dataset.regions[code].label(lang) if code else "" for level, code in places.items()}
    english = {"evidence": record.get("evidence_en") or record["evidence"]} if lang == "en" else {}
    return Park(
        **{name: record[name] for name in _AS_THEY_ARE} | names | english,
        comparable=bool(record["comparable"]),
        lon=round(record["lon"], DIGITS) if record["datum"] else None,
        lat=round(record["lat"], DIGITS) if record["datum"] else None,
        source_datum=record["datum"],
        source=record["source_id"],
        source2=record["source2_id"],
    )
