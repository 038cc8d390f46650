"""A place among its peers on a sheet: the strip, then the peers by value with what each has to be one."""

from collections.abc import Sequence
from typing import Any

from components import numbers
from components.axis import Axis
from components.line_breaks import line_width, wrap
from components.panels import names
from components.panels import peers as panel
from components.panels.rows import amount
from components.paper import noted_table
from components.paper.chart_data import ChartData, ChartSeries, Kind, Tone, tone_of
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.table_columns import TableColumn
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene
from data.summaries import peers
from data.summaries.peers import Peer, Peers

STRIP: float = 3.9
"""Height of the strip under its sentence, in sizes of the body."""
DOT: float = 1.1
"""Diameter of a dot, alike."""
MAX_BARS = 9
"""On a slide, under the strip."""
MARK = "\N{BLACK CIRCLE}"
"""At the name of the place itself, as its dot on the strip."""


def title(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """广东对标：现存企业."""
    measure, place = names.measure_of(selection, dataset, style), names.place(selection.focus, dataset, style)
    if _are_several(selection):
        return style.words("peers.title", measure=measure)
    return style.words("paper.title_peers", place=place, measure=measure)


def _are_several(selection: Selection) -> bool:
    """Whether the peers are the places that a reader has chosen."""
    return len(selection.regions) > 1 or bool(selection.cluster)


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """The strip over the table; a sentence where there are no peers, or none of them has a number."""
    summary, style = peers.summarise(selection, dataset), builder.style
    notes = [*panel.notes(summary, dataset, style)]
    if not summary.known:
        noted_table.draw_message(builder, style.words("page.pause").join(notes))
        return
    top = _draw_strip(builder, summary, panel.lead(summary, style)) if len(summary.known) > 1 else 0.0
    height = builder.height - top
    table = FigureBuilder(style, builder.width, height)
    more = "" if _are_several(selection) else "paper.more_rows"  # of places that a reader has chosen none is left out
    layout = noted_table.draw_noted_table(table, _columns(summary, style), notes, more)
    values = [(peer.place.value, peer.place.adcode, False) for peer in summary.known]
    noted_table.draw_bars(table, noted_table.value_cells(layout, 2, values))
    builder.add_figure(table.build(), PixelBox(0, top, builder.width, height))


def _columns(summary: Peers, style: Style) -> list[TableColumn]:
    known, words = summary.known, style.words
    heading = names.value_heading(summary.measure, style, known[0].place.unit)
    standings = [panel.standing(peer, style) for peer in known]
    bases = [numbers.value(peer.basis, summary.basis_unit) for peer in known] if summary.basis_unit else []
    return [
        TableColumn(
            words("ranking.place"),
            [f"{MARK} {peer.place.name}" if peer == summary.own else peer.place.name for peer in known],
            wraps=True,
        ),
        TableColumn(heading, [amount(one.place, style) for one in known], "right", "strong"),
        TableColumn("", [""] * len(known), picture=noted_table.MARKS_WIDTH),
        *([TableColumn(words("workbook.column_standing"), standings, optional=True)] if any(standings) else []),
        *(
            [TableColumn(words(f"peers.unit_{summary.basis_unit}"), bases, "right", "muted", optional=True)]
            if bases
            else []
        ),
    ]


def _draw_strip(builder: FigureBuilder, summary: Peers, lead: str) -> float:
    """The sentence, and a dot a place, the place itself filled, similar values tinted; the y under them."""
    palette, body, width = builder.style.palette, builder.body, builder.width
    axis = Axis.over(peer.place.value or 0 for peer in summary.known)
    large, size = 1.2 * body, DOT * body
    top = builder.add_text(wrap(lead, large, width, bold=True), 0, 0, large, bold=True)
    y = top + 1.4 * body
    room = width - 2 * size

    def at(value: float) -> float:
        return size + room * axis.position(value)

    if (usual := summary.usual) and usual.is_exact:
        start, end = at(usual.median - usual.deviation), at(usual.median + usual.deviation)
        builder.add_rectangle(PixelBox(start, y - size, max(end - start, 1), 2 * size), palette.unknown)
        builder.add_line(at(usual.median), y - size, at(usual.median), y + size, palette.muted)
    builder.add_line(at(axis.low), y, at(axis.high), y)
    for peer in sorted(summary.known, key=lambda one: one == summary.own):  # the place itself over the others
        box = PixelBox(at(peer.place.value or 0) - size / 2, y - size / 2, size, size)
        own = peer == summary.own
        fill, edge = (palette.teal_4, palette.paper) if own else (palette.teal_1, palette.teal_3)
        builder.add_rectangle(box, fill, edge, builder.style.px(1), "circle")
    for end in (axis.low, axis.high):
        text, left = numbers.value(end, summary.measure.unit), at(end)
        half = line_width(text, body) / 2
        builder.add_text(text, min(max(left, half), width - half), y + 1.1 * size, body, palette.muted, "center")
    return top + STRIP * body


def is_empty(selection: Selection, dataset: Dataset) -> bool:
    """Whether there is no other peer with a number."""
    return len(peers.summarise(selection, dataset).known) < 2


def chart(scene: Scene, selection: Selection, dataset: Dataset, style: Style) -> ChartData | None:
    """All peers along a strip over bars, the place itself stronger; as many bars as fit, the place always."""
    summary = peers.summarise(selection, dataset)
    own, known = summary.own, summary.known
    if not known:
        return None
    shown = list(known[:MAX_BARS])
    if own in known and own not in shown:
        shown[-1:] = [own]
    name = names.counted(selection, dataset, style)

    def charted(kind: Kind, some: Sequence[Peer], **more: Any) -> ChartData:
        tones: list[Tone] = ["strong" if peer == own else "plain" for peer in some]
        if kind == "bar":
            tones = [tone_of(peer.place.value, tone) for peer, tone in zip(some, tones, strict=True)]
        series = ChartSeries(name, [peer.place.value for peer in some], tones)
        return ChartData(kind, [peer.place.name for peer in some], [series], known[0].place.unit, **more)

    usual = summary.usual if summary.usual and summary.usual.is_exact else None
    strip = charted("strip", known, usual=usual) if len(known) > 1 else None
    return charted("bar", shown, strip=strip)
