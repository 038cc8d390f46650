"""The texts of a brief that hold computed numbers, and the bookmark of each number.

A bookmark's name says which scene and passage its number stands in, what the text around it is, and which number of
the passage it is. So the same text computed on other data has the same bookmarks, and a text that reads differently
has others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from zlib import crc32

from components import numbers
from components.panels import explanation
from components.paper.chart_data import ChartColumns, ChartData
from components.paper.slide_tables import SlideTable
from components.paper.views import PAPER_VIEWS, Content
from components.scenes import Refreshed
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

NUMBER: Final = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?%?")
FIRST_COLUMN: Final = 0.34
"""Of a table of a chart: its part of the width."""
BOOKMARK: Final = re.compile(r"atlas_(\d{1,2}_[0-9a-f]{8})_([0-9a-f]{8})_(\d{1,3})")
"""Place, form and index of a number; Word takes letters, digits and underscores, at most 40."""


@dataclass(frozen=True)
class Passage:
    """A computed text of one scene. `name`: which of its texts; of a cell its row and column."""

    scene: int
    name: str
    text: str
    computed: bool = True  # False for a reader's own words, whose numbers nobody can check

    @property
    def is_prose(self) -> bool:
        """Whether it is read on; further paragraphs of a note say what is counted and what is not known."""
        return not self.name.startswith("note ")

    @property
    def place(self) -> str:
        """Of the passage in the brief, whatever it reads."""
        return f"{self.scene}_{crc32(self.name.encode()):08x}"

    @property
    def form(self) -> str:
        """The same for texts that differ in their numbers only."""
        return f"{crc32(NUMBER.sub('#', self.text).encode()):08x}"

    @property
    def numbers(self) -> list[str]:
        return NUMBER.findall(self.text)

    def pieces(self) -> Iterator[tuple[str, str]]:
        """The text in pieces, each with its bookmark's name, or none between numbers."""
        end = 0
        for index, found in enumerate(NUMBER.finditer(self.text)):
            yield self.text[end : found.start()], ""
            yield found.group(), f"atlas_{self.place}_{self.form}_{index}"
            end = found.end()
        yield self.text[end:], ""


@dataclass(frozen=True)
class Rows:
    """A native table: header and rows of passages; `widths` are parts of the table's, `more` rows are left out."""

    header: Sequence[str]
    rows: Sequence[Sequence[Passage]]
    widths: Sequence[float]
    more: int = 0


def prose(
    number: int, scene: Scene, shown: Refreshed, selection: Selection, dataset: Dataset, style: Style
) -> dict[str, Passage]:
    """`title`; `note`, `note 2`, ..., the paragraphs of its note, or else `about`, what its view or place states."""
    about = "" if shown.note else _about(scene.view, selection, dataset, style)
    is_computed = "note" in scene.computed
    notes = {f"note {at}" if at > 1 else "note": line for at, line in enumerate(shown.note.splitlines(), start=1)}
    found = {
        "title": Passage(number, "title", shown.title, "title" in scene.computed),
        "about": Passage(number, "about", about),
        **{name: Passage(number, name, line, is_computed) for name, line in notes.items()},
    }
    return {name: passage for name, passage in found.items() if passage.text}


def _about(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    state = PAPER_VIEWS[view].statement
    return (state(selection, dataset, style) if state else "") or explanation.text(selection, dataset, style)


def as_title(heading: Passage) -> Passage:
    """The first scene's heading as the title of the whole, with bookmarks of its own."""
    return replace(heading, scene=0)


def table(number: int, scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> Rows | None:
    """What the scene shows, in rows; None where it shows nothing."""
    content = _as_table(PAPER_VIEWS[scene.view].content(scene, selection, dataset, style), style)
    if content is None:
        return None
    rows = [
        [Passage(number, f"{row[0]}|{column}", cell) for column, cell in zip(content.header, row, strict=True)]
        for row in content.rows
    ]
    return Rows(content.header, rows, content.widths, content.more)


def _as_table(content: Content, style: Style) -> SlideTable | None:
    if isinstance(content, ChartColumns):
        parts = [_of_chart(chart, style) for chart in content.charts]
        return SlideTable(parts[0].header, [row for part in parts for row in part.rows], parts[0].widths)
    return _of_chart(content, style) if isinstance(content, ChartData) else content


def _of_chart(chart: ChartData, style: Style) -> SlideTable:
    """A row a category, a column a series; blank where a series has no number."""
    header = ["", *(series.name for series in chart.series)]
    rows = [
        [name, *("" if value is None else numbers.value(value, chart.unit) for value in values)]
        for name, *values in zip(chart.categories, *(series.values for series in chart.series), strict=True)
        if name.strip()
    ]
    series = (1 - FIRST_COLUMN) / len(chart.series)
    return SlideTable(header, rows, [FIRST_COLUMN, *[series] * len(chart.series)])
