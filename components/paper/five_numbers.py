"""The headline's five numbers, as large as there is room, each with what it is and as of when."""

from math import ceil
from typing import Final

from components import numbers
from components.panels.citation import with_unit
from components.panels.headline import details, label
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import line_width, lines_height, wrap
from components.paper.noted_table import draw_matrix
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline
from data.summaries.headline import Headline
from data.values import Fact

MAX_NUMBER_SIZE: Final = 5.2
"""In sizes of the body."""
TALL: Final = 13
"""Height of a cell, in sizes, from which its words are larger than the body."""


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Five cells; several chosen places as a table, side by side."""
    summary = headline.summarise(selection, dataset)
    if len(selection.regions) > 1:
        _draw_compared(builder, selection, dataset)
        return
    sizes = builder.width / builder.body  # five in a row where each has room for its label, else three and two
    across = 5 if sizes > 60 and builder.width > 3 * builder.height else 3 if sizes > 34 else 2 if sizes > 18 else 1
    height, width = builder.height / ceil(5 / across), builder.width / across
    texts = [numbers.fact_value(fact, builder.style.words) for fact in summary.facts]
    fits = min((width - builder.style.px(24)) / max(1.0, line_width(text, 1, bold=True)) for text in texts)
    size = round(max(builder.body, min(MAX_NUMBER_SIZE * builder.body, fits, 0.34 * height)), 1)
    for index, fact in enumerate(summary.facts):
        box = PixelBox(index % across * width, index // across * height, width, height)
        _draw_cell(builder, fact, summary, dataset, box, size)


def _draw_cell(
    builder: FigureBuilder, fact: Fact, summary: Headline, dataset: Dataset, box: PixelBox, number_size: float
) -> None:
    """Number, label, details, as many as the cell holds."""
    style, body, known = builder.style, builder.body, fact.value is not None
    muted, room = style.palette.muted, box.width - style.px(24)
    size = round(1.3 * body, 1) if box.height > TALL * body else body
    builder.add_line(box.left, box.top + 0.2 * body, box.left + room, box.top + 0.2 * body, width=style.px(1))
    number = numbers.fact_value(fact, style.words)
    y = builder.add_text(number, box.left, box.top + 0.5 * body, number_size, "" if known else muted, bold=known)
    y += 0.16 * number_size
    lines = [(line, style.palette.ink) for line in wrap(label(fact, summary, dataset, style), size, room)]
    lines += [(line, muted) for line in wrap(_remarks(fact, summary, dataset, builder), size, room)]
    for line, colour in lines:
        if y + lines_height(1, size) > box.bottom:
            return
        y = builder.add_text(line, box.left, y, size, colour)


def _remarks(fact: Fact, summary: Headline, dataset: Dataset, builder: FigureBuilder) -> str:
    """The details of a number, and its date unless they say it."""
    words, remarks = builder.style.words, [*details(fact, summary, dataset, builder.style)]
    if fact.as_of and not any(fact.as_of in remark for remark in remarks):
        remarks.append(words("paper.as_of", date=fact.as_of))
    return words("paper.separator").join(remarks)


def _draw_compared(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    summaries = [headline.summarise(selection.replace(regions=(region,)), dataset) for region in selection.regions]
    labels = [label(fact, summaries[0], dataset, builder.style) for fact in summaries[0].facts]
    labels[3] = builder.style.words("headline.share")
    texts = [[with_unit(fact, builder.style) for fact in one.facts] for one in summaries]
    draw_matrix(builder, labels, zip((one.names[0] for one in summaries), texts, strict=True))
