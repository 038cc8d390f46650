"""The headline's five numbers, as large as there is room, each with what it is and as of when."""

from math import ceil
from typing import Final

from components import numbers
from components.panels.headline import details, label
from components.paper import comparison
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import line_width, lines_height, wrap
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline
from data.summaries.headline import Headline
from data.values import Fact

MAX_NUMBER_SIZE: Final = 5.2
"""Of a number, in sizes."""
TALL: Final = 13
"""Height of a cell, in sizes, from which its words are larger than the body."""


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Five cells; several chosen places as a table, side by side."""
    summary = headline.summarise(selection, dataset)
    if len(selection.regions) > 1:
        _compared(builder, selection, dataset)
        return
    across = _across(builder)
    tall, wide = builder.height / ceil(5 / across), builder.width / across
    size = _size(builder, summary, wide - builder.style.px(24), tall)
    for index, fact in enumerate(summary.facts):
        box = PixelBox(index % across * wide, index // across * tall, wide, tall)
        _cell(builder, fact, summary, dataset, box, size)


def _across(builder: FigureBuilder) -> int:
    """Five in a row where each has room for its label, else three and two, else one under the other."""
    sizes = builder.width / builder.style.text(0)
    return 5 if sizes > 60 and builder.width > 3 * builder.height else 3 if sizes > 34 else 2 if sizes > 18 else 1


def _size(builder: FigureBuilder, summary: Headline, wide: float, tall: float) -> float:
    """The largest type in which all five numbers fit."""
    body = builder.style.text(0)
    texts = [numbers.fact_value(fact, builder.style.words) for fact in summary.facts]
    fits = min(wide / max(1.0, line_width(text, 1, bold=True)) for text in texts)
    return round(max(body, min(MAX_NUMBER_SIZE * body, fits, 0.34 * tall)), 1)


def _cell(builder: FigureBuilder, fact: Fact, summary: Headline, dataset: Dataset, box: PixelBox, size: float) -> None:
    """Number, label, details, as many as the cell holds."""
    style, body = builder.style, builder.style.text(0)
    room = box.width - style.px(24)
    words_size = round(1.3 * body, 1) if box.height > TALL * body else body
    builder.add_line(box.left, box.top + 0.2 * body, box.left + room, box.top + 0.2 * body, width=style.px(1))
    y = box.top + 0.5 * body
    text = numbers.fact_value(fact, style.words)
    y = builder.add_text(
        text, box.left, y, size, style.palette.muted if fact.value is None else "", bold=fact.value is not None
    )
    y += 0.16 * size
    for line, colour in _under(fact, summary, dataset, builder, room, words_size):
        if y + lines_height(1, words_size) > box.bottom:
            return
        y = builder.add_text(line, box.left, y, words_size, colour)


def _under(
    fact: Fact, summary: Headline, dataset: Dataset, builder: FigureBuilder, room: float, size: float
) -> list[tuple[str, str]]:
    """The lines under a number with their colours."""
    style = builder.style
    said = details(fact, summary, dataset, style)
    date = (
        [style.words("paper.as_of", date=fact.as_of)]
        if fact.as_of and not any(fact.as_of in one for one in said)
        else []
    )
    quiet = style.words("paper.separator").join([*said, *date])
    return [
        *((line, style.palette.ink) for line in wrap(label(fact, summary, dataset, style), size, room)),
        *((line, style.palette.muted) for line in wrap(quiet, size, room)),
    ]


def _compared(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    each = [headline.summarise(selection.but(regions=(region,)), dataset) for region in selection.regions]
    labels = [label(fact, each[0], dataset, builder.style) for fact in each[0].facts]
    labels[3] = builder.style.words("headline.share")
    comparison.matrix(builder, labels, [one.names[0] for one in each], [one.facts for one in each])
