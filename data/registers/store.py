"""An import on the disk: a folder, written aside and renamed when it is complete. A crash leaves nothing half-done."""

import json
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import TypeAdapter

from data.registers.imports import ALIASES, FOLDER, REPORT, SERIES
from data.registers.report import Report

ASIDE, OLD = ".new-", ".old-"
STALE = 24 * 3600
"""Seconds after which a folder that was never finished is swept away."""
ALIAS_COLUMNS = ["province", "city", "district", "region"]


@contextmanager
def aside(dataset: Path, inside: str = FOLDER) -> Iterator[Path]:
    """A folder to write into, on the disk where imports stand; gone at the end unless `adopt` has taken it."""
    home = dataset / inside
    home.mkdir(parents=True, exist_ok=True)
    for path in (*home.glob(f"{ASIDE}*"), *home.glob(f"{OLD}*")):
        if time.time() - path.stat().st_mtime > STALE:
            shutil.rmtree(path, ignore_errors=True)
    folder = home / f"{ASIDE}{secrets.token_hex(8)}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def adopt(folder: Path, name: str) -> Path:
    """Give a finished folder its name; an import of that name is replaced in one step, as far as a reader can see."""
    target = folder.parent / name
    old = _put_away(target) if target.exists() else None
    folder.rename(target)
    if old:
        shutil.rmtree(old, ignore_errors=True)
    return target


def discard(folder: Path) -> None:
    """Take an import or a list away, in one step."""
    shutil.rmtree(_put_away(folder), ignore_errors=True)


def _put_away(folder: Path) -> Path:
    return folder.rename(folder.parent / f"{OLD}{secrets.token_hex(8)}")


def write_report(folder: Path, report: object) -> None:
    """report.json, of companies or of parks."""
    (folder / REPORT).write_bytes(TypeAdapter(type(report)).dump_json(report, indent=1, by_alias=True))


def read_report(folder: Path) -> Report:
    """The account of an import of companies."""
    return TypeAdapter(Report).validate_json((folder / REPORT).read_bytes())


def write_definition(folder: Path, card: Mapping[str, Any], name: str = SERIES) -> None:
    """series.toml, or another file: texts and lists of texts, and tables of them."""
    plain = [f"{key} = {_toml(value)}" for key, value in card.items() if not isinstance(value, Mapping)]
    tables = [
        "\n".join([f"\n[{name}]", *(f"{key} = {_toml(value)}" for key, value in table.items())])
        for name, table in card.items()
        if isinstance(table, Mapping)
    ]
    (folder / name).write_text("\n".join([*plain, *tables, ""]), encoding="utf-8")


def _toml(value: Any) -> str:
    """A text or a list of texts; JSON writes them as TOML reads them."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")


def write_aliases(folder: Path, aliases: Mapping[tuple[str, str, str], str]) -> None:
    """aliases.csv: places as written, and the regions that they were accepted to mean."""
    table = pd.DataFrame([(*texts, region) for texts, region in aliases.items()], columns=ALIAS_COLUMNS)
    table.to_csv(folder / ALIASES, index=False, encoding="utf-8-sig")


def read_aliases(folder: Path) -> dict[tuple[str, str, str], str]:
    """What `write_aliases` wrote."""
    rows = pd.read_csv(folder / ALIASES, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return {(province, city, district): region for province, city, district, region in rows.itertuples(index=False)}
