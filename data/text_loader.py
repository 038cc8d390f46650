"""From a text file of a dataset to its text or its TOML, with what is wrong with it.

Apart from table_loader.py, so that who reads no tables does not wait for what checks them.
"""

import tomllib
from pathlib import Path
from typing import Any

from data.errors import ValidationError


def read_toml(path: Path) -> tuple[dict[str, Any] | None, list[ValidationError]]:
    """The keys of a TOML file; None if it is not one."""
    text, errors = read_text(path)
    if text is None:
        return None, errors
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return None, [ValidationError("not_toml", name_of(path), value=str(error), expected="TOML")]


def name_of(path: Path) -> str:
    """How messages name a file: with its folder."""
    return f"{path.parent.name}/{path.name}"


def read_text(path: Path) -> tuple[str | None, list[ValidationError]]:
    """The text of a file in UTF-8; None if it is not one, or blank."""
    if not path.is_file():
        return None, [ValidationError("missing_file", name_of(path), expected=path.name)]
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [ValidationError("not_utf8", name_of(path), line, value=_encoding(data), expected="UTF-8")]
    if not text.strip():
        return None, [ValidationError("empty_file", name_of(path), expected=path.suffix.lstrip(".").upper())]
    return text, []


def _encoding(data: bytes) -> str:
    """A guess at what was meant; Chinese Excel saves CSV in GBK unless set otherwise."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        data.decode("gbk")
    except UnicodeDecodeError:
        return "?"
    return "GBK"
