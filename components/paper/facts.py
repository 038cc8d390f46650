"""Facts over a figure: the headline's five numbers, as large as there is room, and what stands behind one region.

Each number says what it is and as of when; a region's facts name their sources, its listed parks stand beside them.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final

from components import numbers
from components.line_breaks import line_width, lines_height, wrap
from components.panels import names, publishers
from components.panels.citation import with_unit
from components.panels.headline import details, label
from components.paper import rankings
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.noted_table import draw_matrix, draw_message
from components.paper.text_table import TableColumn, draw_table
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, parks, region_profile
from data.summaries.headline import Headline
from data.summaries.parks import Park
from data.values import Fact

MAX_NUMBER_SIZE: Final = 5.2
"""In sizes of the body."""
TALL: Final = 13
"""Height of a cell, in sizes, from which its words are larger than the body."""
BESIDE = 62
"""From this width on, in sizes, the parks stand beside the facts."""


def draw_headline(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Five cells; several chosen places as a table, side by side."""
    summary = headline.summarise(selection, dataset)
    if len(selection.regions) > 1:
        _compare_headlines(builder, selection, dataset)
        return
    sizes = builder.width / builder.body  # five in a row where each has room for its label, else three and two
    count = len(summary.offered)
    across = count if sizes > 60 and builder.width > 3 * builder.height else 3 if sizes > 34 else 2 if sizes > 18 else 1
    height, width = builder.height / ceil(count / across), builder.width / across
    texts = [numbers.fact_value(fact, builder.style.words) for fact in summary.offered]
    fits = min((width - builder.style.px(24)) / max(1.0, line_width(text, 1, bold=True)) for text in texts)
    size = round(max(builder.body, min(MAX_NUMBER_SIZE * builder.body, fits, 0.34 * height)), 1)
    for index, fact in enumerate(summary.offered):
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


def _compare_headlines(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    summaries = [headline.summarise(selection.replace(regions=(region,)), dataset) for region in selection.regions]
    first, words = summaries[0], builder.style.words
    labels = [
        words("headline.share") if fact.fact == "share" else label(fact, first, dataset, builder.style)
        for fact in first.offered
    ]
    texts = [[with_unit(fact, builder.style) for fact in one.offered] for one in summaries]
    columns = zip((one.names[0] for one in summaries), texts, strict=True)
    draw_matrix(builder, [(text, text) for text in labels], columns)


def draw_profile(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Facts, then parks; several chosen places as a table, side by side."""
    style = builder.style
    if len(selection.regions) > 1:
        rankings.draw_compared(builder, selection, dataset)
        return
    facts = [fact for fact in region_profile.summarise(selection, dataset).facts if fact.value is not None]
    listed = parks.summarise(selection, dataset).rows
    facts_box, parks_box = _boxes(builder, len(listed))
    draw_table(builder, _fact_columns(facts, selection, dataset, style), facts_box)
    if listed:
        height = parks_box.height - lines_height(1, builder.body) * 1.1  # its last line tells of those without room
        room = PixelBox(parks_box.left, parks_box.top, parks_box.width, height)
        _draw_parks(builder, listed, _park_columns(listed, style)[:4], room)
        return
    text = style.words("region_profile.no_parks", place=names.place(selection.focus, dataset, style))
    lines = wrap(text, builder.body, parks_box.width)
    builder.add_text(lines, parks_box.left, parks_box.top, builder.body, style.palette.muted)


def _boxes(builder: FigureBuilder, count: int) -> tuple[PixelBox, PixelBox]:
    width, height, body = builder.width, builder.height, builder.body
    if width / body > BESIDE:
        half, room = 0.5 * width, 0.5 * width - 1.5 * body
        return PixelBox(0, 0, room, height), PixelBox(half + 1.5 * body, 0, room, height)
    below = min(0.5 * height, (count + 2.2) * 1.9 * body)
    return PixelBox(0, 0, width, height - below - 0.5 * body), PixelBox(0, height - below, width, below)


def _fact_columns(facts: list[Fact], selection: Selection, dataset: Dataset, style: Style) -> list[TableColumn]:
    words, comma = style.words, style.words("page.comma")
    sources = [[publishers.publisher_name(one, dataset, style, brief=True) for one in fact.sources] for fact in facts]
    dates = [fact.as_of for fact in facts]
    return [
        TableColumn(words("paper.fact"), _labels(facts, selection, dataset, style), wraps=True),
        TableColumn(words("paper.value"), [with_unit(fact, style) for fact in facts], "right", "strong"),
        TableColumn(words("paper.as_of_column"), dates, look="muted", optional=True),
        TableColumn(words("paper.source_column"), [*map(comma.join, sources)], look="muted", wraps=True, optional=True),
    ]


def _labels(facts: list[Fact], selection: Selection, dataset: Dataset, style: Style) -> list[str]:
    return [names.fact(fact.fact, selection, dataset, style) for fact in facts]


def draw_parks(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """The listed parks over the whole figure, or why there are none."""
    listed = parks.summarise(selection, dataset).rows
    if not listed:
        draw_message(builder, builder.style.words("parks.empty"))
        return
    room = PixelBox(0, 0, builder.width, builder.height - lines_height(1, builder.body))
    _draw_parks(builder, listed, _park_columns(listed, builder.style), room)


def _draw_parks(builder: FigureBuilder, listed: Sequence[Park], columns: list[TableColumn], room: PixelBox) -> None:
    """As many rows as there is room for, and how many more there are."""
    style, size = builder.style, builder.body
    if hidden := draw_table(builder, columns, room).hidden:
        text = style.words("paper.more_parks", count=hidden, total=len(listed))
        builder.add_text(text, room.left, room.bottom + 0.1 * lines_height(1, size), size, style.palette.muted)


def _park_columns(listed: Sequence[Park], style: Style) -> list[TableColumn]:
    words = style.words
    statuses = [names.status(park.status, park.status_as_of, style) for park in listed]
    kinds = [words(f"terms.kind_{park.kind}") for park in listed]
    grades = [park.confidence for park in listed]
    return [
        TableColumn(words("parks.name"), [names.park(park.name, park.name_en, style) for park in listed], wraps=True),
        TableColumn(words("region_profile.city"), [park.city or park.province for park in listed]),
        TableColumn(words("parks.founded"), [names.founded(park.founded, park.precision, style) for park in listed]),
        TableColumn(words("parks.status"), statuses, optional=True),
        TableColumn(words("parks.kind"), kinds, look="muted", optional=True),
        TableColumn(words("parks.confidence"), grades, "center", "muted", optional=True),
    ]
