"""Two ways from one count to the next on a sheet, a slide or a stage: what happened, and shift-share, on one axis."""

from collections.abc import Sequence

from components import numbers
from components.line_breaks import lines_height
from components.panels import names, snapshots, waterfall
from components.panels.waterfall import Span, Step
from components.paper import noted_table
from components.paper.chart_data import ChartData, ChartSeries, Tone
from components.paper.figure_builder import FigureBuilder, PixelBox
from components.paper.noted_table import value_cells
from components.paper.table_columns import TableColumn
from components.paper.text_table import layout_table
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import shift_share
from data.summaries.shift_share import Growth

BARS_WIDTH = 8
"""Least width of the bars, in sizes."""
MARK = 0.006
"""Thickness of the mark of a count on a slide, of the axis."""
BAR = 0.55
"""Height of a bar, in heights of its row."""


Way = tuple[str, list[Step]]
"""A heading with the steps from one count to the next."""


def draw(builder: FigureBuilder, selection: Selection, dataset: Dataset) -> None:
    """Both ways under each other on one axis, or the last where room is little; a sentence where none is known."""
    style, growth = builder.style, shift_share.summarise(selection, dataset)
    known = _ways(growth, dataset, style)
    if not known:
        noted_table.draw_message(builder, _missing(growth, style))
        return
    ways = known if _fits(known, builder) else known[-1:]
    rows = _rows(ways)
    columns = _columns(ways)
    note = style.words("vitality.shift_formula") if growth.total else _missing(growth, style)
    reason = snapshots.provisional(growth.open_months, style)
    notes = [note] if ways == known else [style.words("vitality.flows_elsewhere")]
    layout = noted_table.draw_noted_table(builder, columns, [*([reason] if reason else []), *notes])
    cells = [cell.box for cell in value_cells(layout, 2, ((0.0, "", False) for _ in rows))]
    span = Span.over(*(steps for _, steps in ways))
    _draw_ends(builder, ways[0][1], span, cells)
    for row, box in zip(rows, cells, strict=False):
        if isinstance(row, Step):
            _draw_step(builder, row, span, box)


def _rows(ways: Sequence[Way]) -> list[Step | str]:
    """The steps of the first way, then each further one under its heading."""
    rows: list[Step | str] = [*ways[0][1]]
    for head, steps in ways[1:]:
        rows += [head, *steps]
    return rows


def _columns(ways: Sequence[Way]) -> list[TableColumn]:
    rows = _rows(ways)
    texts = [row if isinstance(row, str) else row.text for row in rows]
    return [
        TableColumn(ways[0][0], texts, wraps=True),
        TableColumn("", ["" if isinstance(row, str) else row.number for row in rows], "right", "strong"),
        TableColumn("", [""] * len(rows), picture=BARS_WIDTH),
    ]


def _fits(ways: Sequence[Way], builder: FigureBuilder) -> bool:
    """Whether all rows have room, over a line of notes."""
    box = PixelBox(0, 0, builder.width, builder.height - lines_height(1, builder.body))
    return not layout_table(_columns(ways), box, builder.style.room).hidden


def _draw_ends(builder: FigureBuilder, steps: Sequence[Step], span: Span, cells: Sequence[PixelBox]) -> None:
    """A fine line through all rows at either count."""
    for step in (steps[0], steps[-1]) if cells else ():
        x = cells[0].left + span.place(step)[0] * cells[0].width
        builder.add_line(x, cells[0].top, x, cells[-1].bottom, builder.style.palette.coast, builder.style.px(0.7))


def _draw_step(builder: FigureBuilder, step: Step, span: Span, cell: PixelBox) -> None:
    """A line at a count; a filled bar for what comes, an outlined one for what goes, a grey one for records alone."""
    palette, px = builder.style.palette, builder.style.px
    left, length = span.place(step)
    x, height = cell.left + left * cell.width, BAR * min(cell.height, 2.4 * builder.body)
    top = cell.top + (cell.height - height) / 2
    if step.look == "balance":
        builder.add_line(x, top - height / 3, x, top + 4 * height / 3, palette.ink, px(2))
        return
    box = PixelBox(x, top, max(length * cell.width, px(1.5)), height)
    if step.look == "record":
        builder.add_rectangle(box, palette.unknown, palette.coast, px(1))
    else:
        colour = palette.coast if step.is_open else palette.teal_3
        builder.add_rectangle(box, palette.paper if step.falls else colour, colour, px(1.2))


def content(selection: Selection, dataset: Dataset, style: Style) -> ChartData | None:
    """The steps of shift-share as a native chart, else those of what happened; their names carry their numbers."""
    growth = shift_share.summarise(selection, dataset)
    ways = _ways(growth, dataset, style)
    if not ways:
        return None
    head, steps = ways[-1]
    span = Span.over(steps)
    thin = MARK * (span.high - span.low)
    lengths = [thin if step.look == "balance" else abs(step.end - step.start) for step in steps]
    starts = [min(step.start, step.end) for step in steps]
    series = [
        ChartSeries(style.words("vitality.before"), starts, ["clear"] * len(steps)),
        ChartSeries(head, lengths, [_tone(step) for step in steps]),
    ]
    labels, note = [f"{step.text} {step.number}" for step in steps], snapshots.provisional(growth.open_months, style)
    return ChartData("waterfall", labels, series, low=span.low, note=note)


def _tone(step: Step) -> Tone:
    if step.is_open:
        return "outline" if step.falls else "grey"
    if step.look == "event":
        return "outline" if step.falls else "plain"
    return "strong" if step.look == "balance" else "rest"


def statement(selection: Selection, dataset: Dataset, style: Style) -> str:
    """Both counts, the net growth between them, and how much of it is the place's own."""
    growth, words = shift_share.summarise(selection, dataset), style.words
    if growth.account is None:
        return _missing(growth, style)
    ends = {"earlier": numbers.integer(growth.account.earlier), "later": numbers.integer(growth.account.later)}
    place = names.listed_together(growth.names, style)
    text = words("vitality.statement", place=place, first=growth.since, last=growth.as_of, **ends)
    if growth.total is not None:
        net, own = numbers.change(sum(growth.total.parts)), numbers.change_part(round(growth.total.local, 1))
        text = words("vitality.statement_parts", statement=text, net=net, local=own)
    return snapshots.with_reason(text, growth.open_months, style)


def is_empty(selection: Selection, dataset: Dataset) -> bool:
    """Whether the growth is not known by its parts."""
    return not shift_share.summarise(selection, dataset).total


def _missing(growth: Growth, style: Style) -> str:
    return snapshots.reason(growth.missing, style) or style.words("vitality.statement_none")


def _ways(growth: Growth, dataset: Dataset, style: Style) -> list[Way]:
    """The heading and the steps of what is known."""
    if growth.account is None:
        return []
    measure = names.companies(growth.series, dataset, style)
    ends, is_open = (growth.since, growth.as_of), growth.open_months is not None
    steps = waterfall.ways(growth.account, growth.total, ends, measure, style, is_open=is_open)
    heads = (style.words("vitality.flows"), style.words("vitality.shift"))
    return [way for way in zip(heads, steps, strict=True) if way[1]]
