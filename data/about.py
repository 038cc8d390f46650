"""`dataset.toml`: what a dataset is about, and which of its series and publications lead it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from data.dates import FORMS, is_date
from data.faults import Fault
from data.reading import name_of, read_toml
from data.selection import SeriesId

FILE = "dataset.toml"
MAY_BE_BLANK = ("publication", "publication_zh", "publication_en", "published_as_of")


@dataclass(frozen=True)
class About:
    """The keys of `dataset.toml`, all of them texts."""

    slug: str  # name of the dataset in file names, blockchain
    name_zh: str
    name_en: str
    industry_zh: str  # 区块链
    industry_en: str  # blockchain
    as_of: str  # main date
    series: SeriesId  # the default series
    publication: str  # source_id of the count that the listed parks stand beside; blank if there is none
    publication_zh: str  # how its counts are named, 财联社记者不完全统计
    publication_en: str
    published_as_of: str  # date of that count


def read_about(path: Path) -> tuple[About | None, list[Fault]]:
    """What the file says; None with any fault in it."""
    content, faults = read_toml(path)
    if content is None:
        return None, faults
    if faults := list(_faults(name_of(path), content)):
        return None, faults
    return About(**content), []


def _faults(file: str, content: dict[str, Any]) -> Iterator[Fault]:
    keys = [field.name for field in fields(About)]
    for key in keys:
        value = content.get(key)
        if value is None:
            yield Fault("missing_key", file, None, key, expected=f'{key} = "..."')
        elif not isinstance(value, str):
            yield Fault("bad_format", file, None, key, str(value), f'{key} = "..."')
        elif not value and key not in MAY_BE_BLANK:
            yield Fault("blank", file, None, key)
        elif value and key.endswith("as_of") and not is_date(value):
            yield Fault("bad_date", file, None, key, value, FORMS)
    for key in content.keys() - set(keys):
        yield Fault("unknown_key", file, None, key, expected=", ".join(keys))
