"""Park lists as they stand in DATASET/lists/<id>/, read back and checked like the dataset's own tables.

list.toml       id, name, as_of, files, made (when it was imported); the source card of the list
parks.csv       the parks in the columns of data/schemas.py
sources.csv     the sources that rows name
report.json, refused.csv
"""

from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from data import schemas
from data.cross_table_checks import resolve_places, violations
from data.documents import Date, Document, Text
from data.errors import ValidationError
from data.grades import at_most_second
from data.regions import Regions
from data.registers import folders
from data.schemas import LISTED_SOURCE
from data.table_loader import read_table
from data.text_loader import name_of, read_toml

FOLDER = "lists"
LIST, PARKS, SOURCES = "list.toml", "parks.csv", "sources.csv"
REPORT, REJECTED_ROWS = "report.json", "refused.csv"


@dataclass(frozen=True)
class SourceCard:
    """The list as a source."""

    publisher: str
    title: str
    says_zh: str
    says_en: str


@dataclass(frozen=True)
class ListCard:
    """The keys of list.toml that are read."""

    name: Text  # what its maker calls it
    as_of: Date  # when it was compiled
    source: SourceCard


@dataclass(frozen=True, eq=False)
class ParkList:
    """One list that can stand in for the dataset's own."""

    id: str
    name: str
    as_of: str
    parks: pd.DataFrame  # places resolved; without year, precision and slot, which depend on the dataset
    sources: pd.DataFrame  # its own card first


def read_lists(folder: Path, regions: Regions | None) -> tuple[tuple[ParkList, ...], list[ValidationError]]:
    """Every list of a dataset, in the order of their names, and the errors of those that cannot be opened."""
    with folders.at_rest(folder / FOLDER) as inside:
        read = [_read(name, path, regions) for name, path in inside.items()]
    return tuple(one for one, _ in read if one), [error for _, errors in read for error in errors]


def _read(name: str, path: Path, regions: Regions | None) -> tuple[ParkList | None, list[ValidationError]]:
    content, errors = read_toml(path / LIST)
    card, errors = (None, errors) if errors else Document(ListCard).parse(content, name_of(path / LIST))
    parks, park_errors = read_table(path / PARKS, schemas.Parks)
    sources, source_errors = read_table(path / SOURCES, schemas.Sources)
    errors = [*errors, *park_errors, *source_errors]
    if card is None or parks is None or sources is None or regions is None or errors:
        return None, errors
    known = {"sources": {LISTED_SOURCE, *sources["source_id"]}}
    if errors := list(violations({PARKS: parks}, known, regions, name)):
        return None, errors
    # The list as a source, under the name that the dataset's own list has there.
    about = {"source_id": LISTED_SOURCE, "date": card.as_of, "url": "", "carrier": "original", **asdict(card.source)}
    own = pd.DataFrame([about | {"grade": at_most_second(min(parks["confidence"], default=""))}])[list(sources)]
    sources = pd.concat([own, sources]).reset_index(drop=True)
    parks = resolve_places(parks, regions).reset_index(drop=True)
    return ParkList(name, card.name, card.as_of, parks, sources), []
