"""The listed parks by founding date: as many rows as there is room for, and how many more there are."""

from components.panels import names
from components.paper.pad import Box, Pad
from components.paper.ranking_bars import say
from components.paper.table import Column, lay, write
from components.paper.typesetting import height
from components.style import Style
from data.summaries.parks import Park, Parks


def draw(pad: Pad, parks: Parks, room: Box | None = None, short: bool = False) -> None:
    """The table, in the whole figure or, with fewer columns, in a part of it."""
    if not parks.rows:
        say(pad, pad.style.words("parks.empty"))
        return
    box = room or Box(0, 0, pad.width, pad.height - height(1, pad.style.text(0)))
    columns = _columns(parks.rows, pad.style)
    grid = lay(columns[:4] if short else columns, box, pad.style)
    write(pad, grid)
    if grid.hidden:
        text = pad.style.words("paper.more_parks", count=grid.hidden, total=len(parks.rows))
        size = pad.style.text(0)
        pad.write(text, box.left, box.bottom + 0.1 * height(1, size), size, pad.style.palette.muted)


def _columns(parks: tuple[Park, ...], style: Style) -> list[Column]:
    words = style.words
    return [
        Column(words("parks.name"), tuple(names.park(park.name, park.name_en, style) for park in parks), wraps=True),
        Column(words("region_profile.city"), tuple(park.city or park.province for park in parks)),
        Column(words("parks.founded"), tuple(names.founded(park.founded, park.precision, style) for park in parks)),
        Column(words("parks.status"), tuple(names.status(p.status, p.status_as_of, style) for p in parks), last=True),
        Column(words("parks.kind"), tuple(words(f"terms.kind_{park.kind}") for park in parks), look="muted", last=True),
        Column(words("parks.confidence"), tuple(park.confidence for park in parks), "center", "muted", last=True),
    ]
