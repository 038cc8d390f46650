"""The headline's five numbers over a figure, as large as there is room or as a table; of several places side by side.

Each number says what it is, whose, as of when, and what does not filter it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from components import numbers
from components.line_breaks import line_width, lines_height, wrap
from components.panels.citation import with_unit
from components.panels.headline import details, label
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.noted_table import draw_matrix, draw_noted_table
from components.paper.table_columns import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline
from data.summaries.headline import Headline
from data.values import Fact

MAX_NUMBER_SIZE: Final = 5.2
"""In sizes of the body."""
TALL: Final = 13
"""Height of a cell, in sizes, from which its words are larger than the body."""
STEPS: Final = 12
"""Sizes of the number that are tried, from the largest down to the body."""


@dataclass(frozen=True)
class _Cell:
    """What stands in a box: a number, and lines of what it is and of what there is to say of it."""

    box: PixelBox
    number: str
    known: bool
    label: Sequence[str]
    remarks: Sequence[str]

    def height(self, number_size: float, size: float, body: float) -> float:
        lines = len(self.label) + len(self.remarks)
        return 0.5 * body + lines_height(1, number_size) + 0.16 * number_size + lines_height(lines, size)


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Five cells, or rows where these have no room; several chosen places as a table, side by side."""
    if len(selection.regions) > 1:
        _compare(builder, selection, dataset)
        return
    summary = headline.summarise(selection, dataset)
    for size in _types(builder, summary):
        cells = _cells(builder, summary, dataset, size)
        if number_size := _number_size(builder, cells, size):
            for cell in cells:
                _draw_cell(builder, cell, number_size, size)
            return
    _draw_rows(builder, summary, dataset)


def qualifiers(selection: Selection, dataset: Dataset, style: Style) -> Iterator[str]:
    """What is to be said of the numbers of several places alike: whose they are, and what does not filter them."""
    for fact, remarks in _shared(_each(selection, dataset), dataset, style):
        if remarks:
            what = label(fact, headline.summarise(selection, dataset), dataset, style)
            yield style.words("paper.field", name=what, value=style.words("page.comma").join(remarks))


def _shared(summaries: Sequence[Headline], dataset: Dataset, style: Style) -> Iterator[tuple[Fact, Sequence[str]]]:
    """Of each number that is known somewhere, the remarks that all places have it with."""
    for facts in zip(*(one.offered for one in summaries), strict=True):
        known = [(fact, one) for fact, one in zip(facts, summaries, strict=True) if fact.value is not None]
        if known and facts[0].fact != "listed":  # how many of each status differs from place to place
            texts = [details(fact, one, dataset, style) for fact, one in known]
            yield known[0][0], [text for text in texts[0] if all(text in others for others in texts)]


def _each(selection: Selection, dataset: Dataset) -> Sequence[Headline]:
    return [headline.summarise(selection.replace(regions=(region,)), dataset) for region in selection.regions]


def _types(builder: FigureBuilder, summary: Headline) -> Sequence[float]:
    """Sizes of type to try, the largest first."""
    tall = builder.height / ceil(len(summary.offered) / _across(builder, summary)) > TALL * builder.body
    factors = (*([1.3, 1.15] if tall else []), 1.0, builder.style.room.smallest)
    return [round(factor * builder.body, 1) for factor in dict.fromkeys(factors)]


def _across(builder: FigureBuilder, summary: Headline) -> int:
    """Five in a row where each has room for its label, else three and two."""
    sizes, count = builder.width / builder.body, len(summary.offered)
    if sizes > 60 and builder.width > 3 * builder.height:
        return count
    return 3 if sizes > 34 else 2 if sizes > 18 else 1


def _cells(builder: FigureBuilder, summary: Headline, dataset: Dataset, size: float) -> Sequence[_Cell]:
    style, across, count = builder.style, _across(builder, summary), len(summary.offered)
    height, width = builder.height / ceil(count / across), builder.width / across
    return [
        _Cell(
            PixelBox(at % across * width, at // across * height, width, height),
            numbers.fact_value(fact, style.words),
            fact.value is not None,
            wrap(label(fact, summary, dataset, style), size, width - style.px(24)),
            wrap(_remarks(fact, summary, dataset, style), size, width - style.px(24)),
        )
        for at, fact in enumerate(summary.offered)
    ]


def _number_size(builder: FigureBuilder, cells: Sequence[_Cell], size: float) -> float:
    """The largest type of the numbers with which every cell holds its lines; 0 if there is none."""
    body, box = builder.body, cells[0].box
    widest = max(1.0, *(line_width(cell.number, 1, bold=True) for cell in cells))
    largest = max(body, min(MAX_NUMBER_SIZE * body, (box.width - builder.style.px(24)) / widest, 0.34 * box.height))
    options = (round(largest - step * (largest - body) / STEPS, 1) for step in range(STEPS + 1))
    return next((one for one in options if all(cell.height(one, size, body) <= box.height for cell in cells)), 0)


def _draw_cell(builder: FigureBuilder, cell: _Cell, number_size: float, size: float) -> None:
    style, body, box = builder.style, builder.body, cell.box
    muted, y = style.palette.muted, box.top + 0.2 * body
    builder.add_line(box.left, y, box.left + box.width - style.px(24), y, width=style.px(1))
    colour = "" if cell.known else muted
    y = builder.add_text(cell.number, box.left, box.top + 0.5 * body, number_size, colour, bold=cell.known)
    y = builder.add_text(cell.label, box.left, y + 0.16 * number_size, size, style.palette.ink)
    builder.add_text(cell.remarks, box.left, y, size, muted)


def _draw_rows(builder: FigureBuilder, summary: Headline, dataset: Dataset) -> None:
    """A row a number."""
    style, facts = builder.style, summary.offered
    columns = [
        TableColumn("", [label(fact, summary, dataset, style) for fact in facts], wraps=True),
        TableColumn("", [numbers.fact_value(fact, style.words) for fact in facts], "right", "strong"),
        TableColumn("", [_remarks(fact, summary, dataset, style) for fact in facts], look="muted", wraps=True),
    ]
    draw_noted_table(builder, columns, more="")


def _remarks(fact: Fact, summary: Headline, dataset: Dataset, style: Style) -> str:
    """The details of a number, and its date unless they say it."""
    words, remarks = style.words, [*details(fact, summary, dataset, style)]
    if fact.as_of and not any(fact.as_of in remark for remark in remarks):
        remarks.append(words("paper.as_of", date=fact.as_of))
    return words("paper.separator").join(remarks)


def comparison(
    selection: Selection, dataset: Dataset, style: Style
) -> tuple[Sequence[str], Sequence[str], Sequence[Sequence[str]]]:
    """Of several places: their names, what each number is with its date, and the numbers place by place."""
    summaries, labels = _each(selection, dataset), []
    for facts in zip(*(one.offered for one in summaries), strict=True):
        known = next((fact for fact in facts if fact.value is not None), facts[0])
        text = label(known, summaries[0], dataset, style)
        text = style.words("headline.share") if known.fact == "share" else text
        labels.append(f"{text} {known.as_of}".strip())
    texts = [[with_unit(fact, style) for fact in one.offered] for one in summaries]
    return [one.names[0] for one in summaries], labels, texts


def _compare(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """A row a number with its date, a column a place; under them what holds for all places."""
    places, labels, texts = comparison(selection, dataset, builder.style)
    notes = [*qualifiers(selection, dataset, builder.style)]
    draw_matrix(builder, labels, zip(places, map(list, texts), strict=True), notes)
