"""Which column is which, as somebody has chosen it where the names of columns are not known.

A choice is kept with the import or the list of parks that it served, in columns.json, and serves every later file of
the same layout.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from data.registers.columns import Choice, Layout
from data.registers.errors import reject
from data.registers.imports import FOLDER

FILE = "columns.json"


class Table(Protocol):
    """One sheet that was read: what a choice is made for, and what was chosen."""

    @property
    def file(self) -> str: ...

    @property
    def layout(self) -> Layout: ...

    @property
    def choice(self) -> Choice: ...


def check(columns: Iterable[Choice], parts: Sequence[Table]) -> None:
    """RejectedImport if no file has the columns of a choice."""
    for one in columns:
        if not any(one.items() <= part.choice.items() for part in parts):
            raise reject("no_such_column", ", ".join(part.file for part in parts), ", ".join(one.values()))


def write(folder: Path, parts: Iterable[Table]) -> None:
    """Keep what was chosen for the layouts of an import, if anything was; a table without a header has none."""
    chosen = {part.layout: part.choice for part in parts if part.choice and part.layout}
    if chosen:
        lines = [{"header": layout, "columns": choice} for layout, choice in chosen.items()]
        (folder / FILE).write_text(json.dumps(lines, ensure_ascii=False, indent=1), encoding="utf-8")


def kept(dataset: Path, inside: str = FOLDER) -> dict[Layout, Choice]:
    """What was chosen in the imports of a dataset, or its lists; of several choices for one layout the latest."""
    files = sorted((dataset / inside).glob(f"[!.]*/{FILE}"), key=lambda path: path.stat().st_mtime)
    lines = [line for path in files for line in json.loads(path.read_text(encoding="utf-8"))]
    return {tuple(line["header"]): line["columns"] for line in lines}
