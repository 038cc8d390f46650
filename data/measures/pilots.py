"""Pilots that the state named for the industry: places and bodies, which are no parks and are never counted as some."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.dataset import Dataset
from data.measures.columns import rows
from data.regions import NATION, Adcode
from data.schemas import PILOT_KINDS


@dataclass(frozen=True)
class Pilot:
    """One row of `pilots.csv`."""

    pilot_id: str
    name: str  # as the note, in the reader's language
    region: Adcode  # the deepest that a source states; blank where it states none
    date: str
    kind: str
    sources: tuple[str, ...]
    confidence: str
    note: str


def within(regions: Sequence[Adcode], lang: str, dataset: Dataset) -> tuple[Pilot, ...]:
    """The pilots in any of the regions, by kind, date and adcode; those of no known place are the nation's alone."""
    inside, everything = dataset.regions.within, NATION in regions
    return tuple(
        one
        for one in _pilots(dataset, lang)
        if everything or (one.region and any(inside(one.region, region) for region in regions))
    )


def sources(pilots: Iterable[Pilot]) -> tuple[str, ...]:
    """Their sources, each once."""
    return tuple(dict.fromkeys(source for one in pilots for source in one.sources))


def _pilots(dataset: Dataset, lang: str) -> list[Pilot]:
    """All of them; a name without an English form stays as it is."""
    columns = ("pilot_id", "name", "name_en", "region", "date", "kind", "source_id", "source2_id", "confidence")
    table = rows(dataset, "pilots", *columns, "note", "note_en")
    pilots = [
        Pilot(
            *(pilot_id, (name_en if lang == "en" else "") or name, Adcode(region), date, kind),
            sources=tuple(filter(None, (source, source2))),
            confidence=confidence,
            note=(note_en if lang == "en" else "") or note,
        )
        for pilot_id, name, name_en, region, date, kind, source, source2, confidence, note, note_en in table
    ]
    return sorted(pilots, key=lambda one: (PILOT_KINDS.index(one.kind), one.date, one.region or "9"))
