"""Park lists as they stand in DATASET/lists/<id>/, read back and checked like the dataset's own tables.

list.toml       id, name, as_of, files, made (when it was imported); the source card of the list
parks.csv       the parks in the columns of data/schemas.py
sources.csv     the sources that rows name
report.json, refused.csv
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data import schemas
from data.cross_table_checks import resolve_places, violations
from data.dates import FORMS, is_date
from data.errors import ValidationError
from data.regions import Regions
from data.schemas import LISTED_SOURCE
from data.table_loader import name_of, read_table, read_toml

FOLDER = "lists"
LIST, PARKS, SOURCES = "list.toml", "parks.csv", "sources.csv"
REPORT, REJECTED_ROWS = "report.json", "refused.csv"
KEYS = ("name", "as_of", "source")
CARD = ("publisher", "title", "says_zh", "says_en")


@dataclass(frozen=True, eq=False)
class ParkList:
    """One list that can stand in for the dataset's own."""

    id: str
    card: Mapping[str, Any]  # list.toml
    parks: pd.DataFrame  # places resolved; without year, precision and slot, which depend on the dataset
    sources: pd.DataFrame  # its own card first

    @property
    def name(self) -> str:
        """What its maker calls it."""
        return str(self.card["name"])

    @property
    def as_of(self) -> str:
        """When it was compiled."""
        return str(self.card["as_of"])


def read_lists(folder: Path, regions: Regions | None) -> tuple[tuple[ParkList, ...], list[ValidationError]]:
    """Every list of a dataset, in the order of their names, and the errors of those that cannot be opened."""
    inside = sorted(path for path in (folder / FOLDER).glob("*") if path.is_dir() and not path.name.startswith("."))
    read = [_read(path, regions) for path in inside]
    return tuple(one for one, _ in read if one), [error for _, errors in read for error in errors]


def _read(path: Path, regions: Regions | None) -> tuple[ParkList | None, list[ValidationError]]:
    card, errors = read_toml(path / LIST)
    errors = errors or _card_errors(card or {}, name_of(path / LIST))
    parks, park_errors = read_table(path / PARKS, schemas.Parks)
    sources, source_errors = read_table(path / SOURCES, schemas.Sources)
    errors = [*errors, *park_errors, *source_errors]
    if card is None or parks is None or sources is None or regions is None or errors:
        return None, errors
    known = {"sources": {LISTED_SOURCE, *sources["source_id"]}}
    if errors := list(violations({PARKS: parks}, known, regions, path.name)):
        return None, errors
    sources = pd.concat([_own_card(card, min(parks["confidence"], default="")), sources]).reset_index(drop=True)
    return ParkList(path.name, card, resolve_places(parks, regions).reset_index(drop=True), sources), []


def _card_errors(card: Mapping[str, Any], file: str) -> list[ValidationError]:
    errors = [ValidationError("missing_key", file, None, key) for key in KEYS if not card.get(key)]
    source = card.get("source") or {}
    errors += [ValidationError("missing_key", file, None, f"source.{key}") for key in CARD if key not in source]
    if (as_of := card.get("as_of")) and not is_date(str(as_of)):
        errors.append(ValidationError("bad_date", file, None, "as_of", str(as_of), FORMS))
    return errors


def _own_card(card: Mapping[str, Any], grade: str) -> pd.DataFrame:
    """The list as a source, under the name that the dataset's own list has there."""
    fixed = {"source_id": LISTED_SOURCE, "date": card["as_of"], "url": "", "grade": grade, "carrier": "original"}
    return pd.DataFrame([{**fixed, **{key: card["source"][key] for key in CARD}}])[
        list(schemas.Sources.to_schema().columns)
    ]
