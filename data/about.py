"""`dataset.toml`: what a dataset is about, and which of its series and publications lead it."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field

from data.dates import FORMS, is_date
from data.documents import Date, Document, OptionalDate, Text, check
from data.errors import ValidationError
from data.registers.bins import STANDARD, Bins
from data.registers.rule import Match
from data.selection import SeriesId
from data.text_loader import name_of, read_toml

FILE = "dataset.toml"
CURRENT = ("day", "month", "year")
"""Dates of counting that go on: the register is counted anew, and replaces what was counted for the same one."""


Url = Annotated[str, check(lambda text: "@" not in text, "bad_format", 'url = "postgresql://host/database?table=..."')]
CountingDate = Annotated[
    str, check(lambda text: text in CURRENT or is_date(text), "bad_date", f"{FORMS} | {' | '.join(CURRENT)}")
]


@dataclass(frozen=True)
class Register:
    """One `[[register]]`: companies on a server, which `python app.py import --registers` counts."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    url: Url  # as data/registers/address.py says; or a path or pattern of files, sought from the dataset's folder
    as_of: CountingDate  # a date, or one of CURRENT
    provider: str
    keyword: str = ""
    match: Match = "name-or-scope"


@dataclass(frozen=True)
class About:
    """The keys of `dataset.toml`; a publication may be blank if there is none."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    slug: Text  # name of the dataset in file names, blockchain
    name_zh: Text
    name_en: Text
    industry_zh: Text  # 区块链
    industry_en: Text  # blockchain
    as_of: Date  # main date
    series: SeriesId  # the default series; blank: the first of series.csv, or that of the latest import with its date
    publication: str = ""  # source_id of the count that the listed parks stand beside
    publication_zh: str = ""  # how its counts are named, 财联社记者不完全统计
    publication_en: str = ""
    published_as_of: OptionalDate = ""  # date of that count
    bins: Bins = STANDARD
    registers: Annotated[tuple[Register, ...], Field(alias="register")] = ()


KEYS = tuple(one.name for one in fields(About) if one.name not in ("bins", "registers"))
"""In the order of the file, without its tables."""


def read_about(path: Path) -> tuple[About | None, list[ValidationError]]:
    """What the file says; None with any error in it."""
    content, errors = read_toml(path)
    return (None, errors) if content is None else Document(About).parse(content, name_of(path))
