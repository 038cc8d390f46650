"""`dataset.toml`: what a dataset is about, and which of its series and publications lead it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

from data.dates import FORMS, is_date
from data.errors import ValidationError
from data.registers.rule import Match
from data.selection import SeriesId
from data.table_loader import name_of, read_toml

FILE = "dataset.toml"
FORM_OF_REGISTER = 'url = "postgresql://host/database?table=..."'
REGISTER = "register"
CURRENT = ("day", "month", "year")
"""Dates of counting that go on: the register is counted anew, and replaces what was counted for the same one."""
MAY_BE_BLANK = ("publication", "publication_zh", "publication_en", "published_as_of")


@dataclass(frozen=True)
class Register:
    """One `[[register]]`: companies on a server, which `python app.py import --registers` counts."""

    url: str  # as data/registers/address.py says; or a path or pattern of files, sought from the dataset's folder
    as_of: str  # a date, or one of CURRENT
    provider: str
    keyword: str = ""
    match: Match = "name-or-scope"


@dataclass(frozen=True)
class About:
    """The keys of `dataset.toml`, texts but for the last."""

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
    registers: tuple[Register, ...] = ()


def read_about(path: Path) -> tuple[About | None, list[ValidationError]]:
    """What the file says; None with any error in it."""
    content, errors = read_toml(path)
    if content is None:
        return None, errors
    if errors := list(_errors(name_of(path), content)):
        return None, errors
    found = tuple(Register(**one) for one in content.pop(REGISTER, []))
    return About(**content, registers=found), []


def _errors(file: str, content: dict[str, Any]) -> Iterator[ValidationError]:
    keys = [field.name for field in fields(About) if field.name != "registers"]
    for key in keys:
        value = content.get(key)
        if value is None:
            yield ValidationError("missing_key", file, None, key, expected=f'{key} = "..."')
        elif not isinstance(value, str):
            yield ValidationError("bad_format", file, None, key, str(value), f'{key} = "..."')
        elif not value and key not in MAY_BE_BLANK:
            yield ValidationError("blank", file, None, key)
        elif value and key.endswith("as_of") and not is_date(value):
            yield ValidationError("bad_date", file, None, key, value, FORMS)
    for key in content.keys() - {*keys, REGISTER}:
        yield ValidationError("unknown_key", file, None, key, expected=", ".join(keys))
    given = content.get(REGISTER, [])
    if isinstance(given, list) and all(isinstance(one, dict) for one in given):
        yield from (error for one in given for error in _register_errors(file, one))
    else:
        yield ValidationError("bad_format", file, None, REGISTER, "", f"[[{REGISTER}]]")


def _register_errors(file: str, given: dict[str, Any]) -> Iterator[ValidationError]:
    """What is wrong with one register. Its address is not repeated: it may hold what it should not."""
    keys = [field.name for field in fields(Register)]
    for key in given.keys() - set(keys):
        yield ValidationError("unknown_key", file, None, f"{REGISTER}.{key}", expected=", ".join(keys))
    for key in keys:
        value = given.get(key, getattr(Register, key, None))
        if value is None:
            yield ValidationError("missing_key", file, None, f"{REGISTER}.{key}", expected=f'{key} = "..."')
        elif not isinstance(value, str) or (key == "url" and "@" in value):
            yield ValidationError("bad_format", file, None, f"{REGISTER}.{key}", "", FORM_OF_REGISTER)
        elif key == "as_of" and value not in CURRENT and not is_date(value):
            yield ValidationError(
                "bad_date", file, None, f"{REGISTER}.{key}", value, f"{FORMS} | {' | '.join(CURRENT)}"
            )
        elif key == "match" and value not in get_args(Match):
            yield ValidationError("not_allowed", file, None, f"{REGISTER}.{key}", value, ", ".join(get_args(Match)))
