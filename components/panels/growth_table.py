"""Places at several dates: their counts, the course they took, change and percent. What was not counted is unknown."""

from collections.abc import Iterator

from components import numbers
from components.markup import Markup, html
from components.panels.rows import cell, head, name
from components.style import Style
from data import dates
from data.measures.history import Step
from data.summaries.snapshots import Grown, Snapshots
from data.values import Place

MOST_DATES = 5
"""Columns of dates that can be read; the course and the endpoint hold all."""
LEAST_COURSE = 3
"""Two dates make a change, no course."""
WIDTH, HEIGHT, EDGE = 72, 20, 2


def table(summary: Snapshots, style: Style) -> Markup:
    """The level, then its parts; those that were counted on no date are left to a note."""
    rows = [row for row in summary.rows if _counted(row)]
    total = [_row(summary.total, summary, style, "total")] if summary.total else []
    body = html.Tbody([*total, *(_row(row, summary, style) for row in rows)], **{"data-list": ""})
    return html.Table([head(list(_columns(summary, style))), body], className="growth")


def uncounted(summary: Snapshots) -> int:
    """Parts of the level that were counted on no date."""
    return sum(not _counted(row) for row in summary.rows)


def one_sided(summary: Snapshots) -> int:
    """Parts of the level that were counted on one of the two dates only."""
    ends = [(row.steps[summary.at - 1].place.value, row.steps[summary.at].place.value) for row in summary.rows]
    return sum((earlier is None) != (later is None) for earlier, later in ends)


def _counted(row: Grown) -> bool:
    return any(step.place.value is not None for step in row.steps)


def _window(summary: Snapshots) -> range:
    """The dates that have a column: the last ones, with the two that are compared among them."""
    first = max(0, min(summary.at - 1, len(summary.dates) - MOST_DATES))
    return range(first, min(len(summary.dates), first + MOST_DATES))


def _look(at: int, summary: Snapshots) -> str:
    """A date that is not compared gives way on narrow screens."""
    return "number-cell" if at in (summary.at - 1, summary.at) else "number-cell other-date"


def _columns(summary: Snapshots, style: Style) -> Iterator[tuple[str, str]]:
    yield style.words("snapshots.place"), ""
    yield from ((summary.dates[at], _look(at, summary)) for at in _window(summary))
    if len(summary.dates) >= LEAST_COURSE:
        yield style.words("snapshots.line"), "course-cell"
    yield style.words("snapshots.change_column"), "number-cell"
    yield style.words("snapshots.percent_column"), "number-cell"


def _row(row: Grown, summary: Snapshots, style: Style, look: str = "") -> Markup:
    chosen = row.adcode in summary.chosen
    whole = html.Th(style.words("snapshots.total", place=row.name), scope="row")
    counts = [cell(_amount(row.steps[at].place, style), _look(at, summary)) for at in _window(summary)]
    course = [cell(_course(row, summary, style), "course-cell")] if len(summary.dates) >= LEAST_COURSE else []
    heading = whole if look else name(row.steps[summary.at].place, summary.chosen)
    return html.Tr(
        [heading, *counts, *course, *_change(row.steps[summary.at], style)],
        className=" ".join(part for part in (look, "chosen" if chosen else "") if part),
    )


def _amount(place: Place, style: Style) -> str:
    plain = numbers.value(place.value, place.unit)
    return style.words("terms.approx", value=plain) if place.approx else plain


def _change(step: Step, style: Style) -> list[Markup]:
    if step.change is None:
        why = style.words("snapshots.unknown_long")
        return [html.Td(style.words("snapshots.unknown"), className="number-cell state", title=why), cell(None)]
    ratio = numbers.change_share(step.ratio) if step.ratio is not None else None
    return [cell(numbers.change(step.change), "number-cell strong"), cell(ratio, "number-cell")]


def _course(row: Grown, summary: Snapshots, style: Style) -> Markup | None:
    """A line from 0 to the row's most, broken where a date was not counted."""
    values = [step.place.value for step in row.steps]
    most = max((value for value in values if value is not None), default=0) or 1
    days = [_day(date) for date in summary.dates]
    span = days[-1] - days[0] or 1
    points = [
        None if value is None else (_x((at - days[0]) / span), _y(value / most))
        for at, value in zip(days, values, strict=True)
    ]
    marks = [html.Circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r="1.8") for x, y in filter(None, points)]
    lines = [html.Polyline(points=" ".join(f"{x:.1f},{y:.1f}" for x, y in run)) for run in _runs(points)]
    box = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": str(WIDTH), "height": str(HEIGHT)}
    return html.Svg([*lines, *marks], className="course", **box, **{"aria-hidden": "true"})


def _runs(points: list[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """Points that follow each other without a gap."""
    run: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []


def _x(part: float) -> float:
    return EDGE + part * (WIDTH - 2 * EDGE)


def _y(part: float) -> float:
    return HEIGHT - EDGE - part * (HEIGHT - 2 * EDGE)


def _day(text: str) -> float:
    """Where a date stands on the axis; what it does not say is taken as its middle."""
    date = dates.parse(text)
    return date.year * 372 + (date.month or 6.5) * 31 + (date.day or 15)
