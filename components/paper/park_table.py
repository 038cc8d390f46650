"""The listed parks by founding date: as many rows as there is room for, and how many more there are."""

from components.panels import names
from components.paper.company_ranking import say
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.line_breaks import lines_height
from components.paper.text_table import TableColumn, draw_table, layout_table
from components.style import Style
from data.summaries.parks import Park, Parks


def draw(builder: FigureBuilder, parks: Parks, room: PixelBox | None = None, short: bool = False) -> None:
    """The table, in the whole figure or, with fewer columns, in a part of it."""
    if not parks.rows:
        say(builder, builder.style.words("parks.empty"))
        return
    box = room or PixelBox(0, 0, builder.width, builder.height - lines_height(1, builder.style.text(0)))
    columns = _columns(parks.rows, builder.style)
    grid = layout_table(columns[:4] if short else columns, box, builder.style)
    draw_table(builder, grid)
    if grid.hidden:
        text = builder.style.words("paper.more_parks", count=grid.hidden, total=len(parks.rows))
        size = builder.style.text(0)
        builder.add_text(text, box.left, box.bottom + 0.1 * lines_height(1, size), size, builder.style.palette.muted)


def _columns(parks: tuple[Park, ...], style: Style) -> list[TableColumn]:
    words = style.words
    return [
        TableColumn(
            words("parks.name"), tuple(names.park(park.name, park.name_en, style) for park in parks), wraps=True
        ),
        TableColumn(words("region_profile.city"), tuple(park.city or park.province for park in parks)),
        TableColumn(
            words("parks.founded"), tuple(names.founded(park.founded, park.precision, style) for park in parks)
        ),
        TableColumn(
            words("parks.status"), tuple(names.status(p.status, p.status_as_of, style) for p in parks), last=True
        ),
        TableColumn(
            words("parks.kind"), tuple(words(f"terms.kind_{park.kind}") for park in parks), look="muted", last=True
        ),
        TableColumn(words("parks.confidence"), tuple(park.confidence for park in parks), "center", "muted", last=True),
    ]
