"""Places at several dates: their counts, the course they took, change and percent. What was not counted is unknown."""

from collections.abc import Iterator

from components import numbers
from components.panels import rows
from components.panels.rows import Values
from components.style import Style
from data import dates
from data.measures.history import Step
from data.summaries.snapshots import Grown, Snapshots
from data.values import Place

MAX_DATES = 5
"""Columns of dates that can be read; the course and the endpoint hold all."""
MIN_COURSE_DATES = 3
"""Two dates make a change, no course."""
WIDTH, HEIGHT, EDGE = 72, 20, 2


def table(summary: Snapshots, style: Style) -> Values:
    """The level, then its parts; those that were counted on no date are left to a note."""
    counted = [row for row in summary.rows if _counted(row)]
    return {
        "dates": [(summary.dates[at], _look(at, summary)) for at in _window(summary)],
        "courses": len(summary.dates) >= MIN_COURSE_DATES,
        "total": [_row(summary.total, summary, style)] if summary.total else [],
        "rows": [_row(row, summary, style) for row in counted],
        "uncounted": len(summary.rows) - len(counted),
    }


def one_sided(summary: Snapshots) -> int:
    """Parts of the level that were counted on one of the two dates only."""
    ends = [(row.steps[summary.at - 1].place.value, row.steps[summary.at].place.value) for row in summary.rows]
    return sum((earlier is None) != (later is None) for earlier, later in ends)


def _counted(row: Grown) -> bool:
    return any(step.place.value is not None for step in row.steps)


def _window(summary: Snapshots) -> range:
    """The dates that have a column: the last ones, with the two that are compared among them."""
    first = max(0, min(summary.at - 1, len(summary.dates) - MAX_DATES))
    return range(first, min(len(summary.dates), first + MAX_DATES))


def _look(at: int, summary: Snapshots) -> str:
    """A date that is not compared gives way on narrow screens."""
    return "number-cell" if at in (summary.at - 1, summary.at) else "number-cell other-date"


def _row(row: Grown, summary: Snapshots, style: Style) -> Values:
    step = row.steps[summary.at]
    return rows.place(step.place, summary.chosen) | {
        "name": row.name,
        "counts": [_amount(row.steps[at].place, style) for at in _window(summary)],
        "course": _course(row, summary) if len(summary.dates) >= MIN_COURSE_DATES else None,
        **_change(step),
    }


def _amount(place: Place, style: Style) -> str:
    plain = numbers.value(place.value, place.unit)
    return style.words("terms.approx", value=plain) if place.approx else plain


def _change(step: Step) -> Values:
    """Blank where one of the two dates was not counted."""
    change = "" if step.change is None else numbers.change(step.change)
    percent = "" if step.change is None or step.ratio is None else numbers.change_share(step.ratio)
    return {"change": change, "percent": percent}


def _course(row: Grown, summary: Snapshots) -> Values:
    """A line from 0 to the row's maximum, broken where a date was not counted."""
    values = [step.place.value for step in row.steps]
    maximum = max((value for value in values if value is not None), default=0) or 1
    days = [_day(date) for date in summary.dates]
    span = days[-1] - days[0] or 1
    points = [
        None if value is None else (_x((at - days[0]) / span), _y(value / maximum))
        for at, value in zip(days, values, strict=True)
    ]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "lines": [" ".join(f"{x:.1f},{y:.1f}" for x, y in run) for run in _runs(points)],
        "marks": [(f"{x:.1f}", f"{y:.1f}") for x, y in filter(None, points)],
    }


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
