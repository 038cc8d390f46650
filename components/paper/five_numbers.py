"""The headline's five numbers, as large as there is room, each with what it is and as of when."""

from math import ceil
from typing import Final

from components import numbers
from components.panels.headline import details, label
from components.paper import comparison
from components.paper.pad import Box, Pad
from components.paper.typesetting import height, width, wrap
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline
from data.summaries.headline import Headline
from data.values import Fact

LARGEST: Final = 5.2
"""Of a number, in sizes."""
TALL: Final = 13
"""Height of a cell, in sizes, from which its words are larger than the body."""


def draw(pad: Pad, selection: Selection, dataset: Dataset) -> None:
    """Five cells; several chosen places as a table, side by side."""
    summary = headline.summarise(selection, dataset)
    if len(selection.regions) > 1:
        _compared(pad, selection, dataset)
        return
    across = _across(pad)
    tall, wide = pad.height / ceil(5 / across), pad.width / across
    size = _size(pad, summary, wide - pad.style.px(24), tall)
    for index, fact in enumerate(summary.facts):
        box = Box(index % across * wide, index // across * tall, wide, tall)
        _cell(pad, fact, summary, dataset, box, size)


def _across(pad: Pad) -> int:
    """Five in a row where each has room for its label, else three and two, else one under the other."""
    sizes = pad.width / pad.style.text(0)
    return 5 if sizes > 60 and pad.width > 3 * pad.height else 3 if sizes > 34 else 2 if sizes > 18 else 1


def _size(pad: Pad, summary: Headline, wide: float, tall: float) -> float:
    """The largest type in which all five numbers fit."""
    body = pad.style.text(0)
    texts = [numbers.fact_value(fact, pad.style.words) for fact in summary.facts]
    fits = min(wide / max(1.0, width(text, 1, bold=True)) for text in texts)
    return round(max(body, min(LARGEST * body, fits, 0.34 * tall)), 1)


def _cell(pad: Pad, fact: Fact, summary: Headline, dataset: Dataset, box: Box, size: float) -> None:
    """Number, label, details, as many as the cell holds."""
    style, body = pad.style, pad.style.text(0)
    room = box.width - style.px(24)
    words_size = round(1.3 * body, 1) if box.height > TALL * body else body
    pad.rule(box.left, box.top + 0.2 * body, box.left + room, box.top + 0.2 * body, width=style.px(1))
    y = box.top + 0.5 * body
    text = numbers.fact_value(fact, style.words)
    y = pad.write(
        text, box.left, y, size, style.palette.muted if fact.value is None else "", bold=fact.value is not None
    )
    y += 0.16 * size
    for line, colour in _under(fact, summary, dataset, pad, room, words_size):
        if y + height(1, words_size) > box.bottom:
            return
        y = pad.write(line, box.left, y, words_size, colour)


def _under(
    fact: Fact, summary: Headline, dataset: Dataset, pad: Pad, room: float, size: float
) -> list[tuple[str, str]]:
    """The lines under a number with their colours."""
    style = pad.style
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


def _compared(pad: Pad, selection: Selection, dataset: Dataset) -> None:
    each = [headline.summarise(selection.replace(regions=(region,)), dataset) for region in selection.regions]
    labels = [label(fact, each[0], dataset, pad.style) for fact in each[0].facts]
    labels[3] = pad.style.words("headline.share")
    comparison.matrix(pad, labels, [one.names[0] for one in each], [one.facts for one in each])
