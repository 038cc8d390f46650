"""What stands behind one region, over a figure: facts with dates and sources, and beside them the listed parks."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from components.line_breaks import line_width, lines_height, wrap
from components.panels import names, publishers
from components.panels.citation import with_unit
from components.panels.headline import details
from components.paper import rankings
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.noted_table import draw_message
from components.paper.table_columns import TableColumn
from components.paper.text_table import TableLayout, draw_table, layout_table, write_table
from components.style import SMALL, Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import headline, parks, region_profile
from data.summaries.parks import Park
from data.values import Fact

BESIDE = 62
"""From this width on, in sizes, the parks stand beside the facts."""


def draw_profile(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Facts, then parks; several chosen places as a table, side by side."""
    style = builder.style
    if are_compared(selection, dataset):
        rankings.draw_compared(builder, selection, dataset)
        return
    facts = [fact for fact in region_profile.summarise(selection, dataset).facts if fact.value is not None]
    listed = parks.summarise(selection, dataset).rows
    columns = _fact_columns(facts, selection, dataset, style)
    facts_box, parks_box = _boxes(builder, len(listed))
    if style.room.complete and _is_short(layout_table(columns, facts_box, style.room)):
        _draw_facts_alone(builder, columns, len(listed), selection, dataset)
        return
    draw_table(builder, columns, facts_box)
    if listed:
        _draw_parks(builder, listed, _park_columns(listed, style)[:4], parks_box)
        return
    lines = wrap(_no_parks(selection, dataset, style), builder.body, parks_box.width)
    builder.add_text(lines, parks_box.left, parks_box.top, builder.body, style.palette.muted)


def are_compared(selection: Selection, _dataset: Dataset) -> bool:
    """Whether the profile is the table of several places that the ranking is, too."""
    return len(selection.regions) > 1


def _is_short(layout: TableLayout) -> bool:
    return bool(layout.hidden or layout.missing)


def _no_parks(selection: Selection, dataset: Dataset, style: Style) -> str:
    return style.words("region_profile.no_parks", place=names.place(selection.focus, dataset, style))


def _draw_facts_alone(
    builder: FigureBuilder, columns: Sequence[TableColumn], listed: int, selection: Selection, dataset: Dataset
) -> None:
    """The facts over the whole figure, in one table or two beside each other, where the parks have no room."""
    style, body = builder.style, builder.body
    note = style.words("paper.parks_apart", count=listed) if listed else _no_parks(selection, dataset, style)
    size = body * (SMALL if style.is_tight else 1)
    lines = wrap(note, size, builder.width)
    height = builder.height - lines_height(len(lines), size) - 0.3 * body
    half, width = ceil(len(columns[0].cells) / 2), (builder.width - 1.5 * body) / 2
    box = PixelBox(0, 0, builder.width, height)
    tables = [(columns, box)]
    if _is_short(layout_table(columns, box, style.room)):
        parts = [[replace(one, cells=one.cells[at : at + half]) for one in columns] for at in (0, half)]
        tables = [(part, PixelBox(at * (width + 1.5 * body), 0, width, height)) for at, part in enumerate(parts)]
    for part, place in tables:
        draw_table(builder, part, place)
    builder.add_text(lines, 0, builder.height - lines_height(len(lines), size), size, style.palette.muted)


def _boxes(builder: FigureBuilder, count: int) -> tuple[PixelBox, PixelBox]:
    width, height, body = builder.width, builder.height, builder.body
    if width / body > BESIDE:
        half, room = 0.5 * width, 0.5 * width - 1.5 * body
        return PixelBox(0, 0, room, height), PixelBox(half + 1.5 * body, 0, room, height)
    below = min(0.5 * height, (count + 2.2) * 1.9 * body)
    return PixelBox(0, 0, width, height - below - 0.5 * body), PixelBox(0, height - below, width, below)


def _fact_columns(facts: list[Fact], selection: Selection, dataset: Dataset, style: Style) -> list[TableColumn]:
    words, comma, optional = style.words, style.words("page.comma"), not style.room.complete
    labels = [_label(fact, selection, dataset, style) for fact in facts]
    values = [with_unit(fact, style) for fact in facts]
    if style.is_tight:  # the footer names the sources, and no line is there for headings
        dated = [
            label if fact.as_of in label else f"{label} {fact.as_of}" for label, fact in zip(labels, facts, strict=True)
        ]
        return [TableColumn("", dated, wraps=True), TableColumn("", values, "right", "strong")]
    sources = [[publishers.publisher_name(one, dataset, style, brief=True) for one in fact.sources] for fact in facts]
    texts = [comma.join(dict.fromkeys(each)) for each in sources]
    return [
        TableColumn(words("paper.fact"), labels, wraps=True),
        TableColumn(words("paper.value"), values, "right", "strong"),
        TableColumn(words("paper.as_of_column"), [fact.as_of for fact in facts], look="muted", optional=optional),
        TableColumn(words("paper.source_column"), texts, look="muted", wraps=True, optional=optional),
    ]


def _label(fact: Fact, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What a fact is; of the headline's five also whose it is and what does not filter it."""
    label, summary = names.fact(fact.fact, selection, dataset, style), headline.summarise(selection, dataset)
    if fact.fact == "listed" or fact not in summary.offered:
        return label
    remarks = style.words("page.comma").join(details(fact, summary, dataset, style))
    return style.words("terms.limited", measure=label, limits=remarks) if remarks else label


def draw_parks(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """The listed parks over the whole figure, or why there are none."""
    listed = parks.summarise(selection, dataset).rows
    if not listed:
        draw_message(builder, builder.style.words("parks.empty"))
        return
    columns, box = _park_columns(listed, builder.style), PixelBox(0, 0, builder.width, builder.height)
    _draw_parks(builder, listed, columns, box)


def _draw_parks(builder: FigureBuilder, listed: Sequence[Park], columns: list[TableColumn], box: PixelBox) -> None:
    """As many rows as there is room for, and how many more there are."""
    style, body = builder.style, builder.body
    layout = layout_table(columns, box, style.room)
    if layout.hidden or layout.missing:
        above = PixelBox(box.left, box.top, box.width, box.height - lines_height(1, body) * 1.1)
        layout = layout_table(columns, above, style.room)
    builder.require(bool(layout.rows) and all(column.optional for column in layout.missing))
    write_table(builder, layout)
    heads = style.words("page.comma").join(column.head for column in layout.missing)
    rest = [
        style.words("paper.more_parks", count=layout.hidden, total=len(listed)) if layout.hidden else "",
        style.words("paper.more_columns", columns=heads) if heads else "",
    ]
    text = style.words("page.pause").join(filter(None, rest))
    builder.require(line_width(text, body) <= box.width)
    builder.add_text(text, box.left, box.bottom - lines_height(1, body), body, style.palette.muted)


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
