"""The listed parks by founding date: as many rows as there is room for, and how many more there are."""

from collections.abc import Sequence

from components.panels import names
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import lines_height
from components.paper.noted_table import draw_message
from components.paper.text_table import TableColumn, draw_table
from components.style import Style
from data.summaries.parks import Park, Parks


def draw(builder: FigureBuilder, parks: Parks, room: PixelBox | None = None) -> None:
    """The table, in the whole figure or, with fewer columns, in a part of it."""
    style, size, line = builder.style, builder.body, lines_height(1, builder.body)
    if not parks.rows:
        draw_message(builder, style.words("parks.empty"))
        return
    box = room or PixelBox(0, 0, builder.width, builder.height - line)
    layout = draw_table(builder, _columns(parks.rows, style)[: 4 if room else None], box)
    if layout.hidden:
        text = style.words("paper.more_parks", count=layout.hidden, total=len(parks.rows))
        builder.add_text(text, box.left, box.bottom + 0.1 * line, size, style.palette.muted)


def _columns(parks: Sequence[Park], style: Style) -> list[TableColumn]:
    words = style.words
    statuses = [names.status(park.status, park.status_as_of, style) for park in parks]
    kinds = [words(f"terms.kind_{park.kind}") for park in parks]
    grades = [park.confidence for park in parks]
    return [
        TableColumn(words("parks.name"), [names.park(park.name, park.name_en, style) for park in parks], wraps=True),
        TableColumn(words("region_profile.city"), [park.city or park.province for park in parks]),
        TableColumn(words("parks.founded"), [names.founded(park.founded, park.precision, style) for park in parks]),
        TableColumn(words("parks.status"), statuses, optional=True),
        TableColumn(words("parks.kind"), kinds, look="muted", optional=True),
        TableColumn(words("parks.confidence"), grades, "center", "muted", optional=True),
    ]
