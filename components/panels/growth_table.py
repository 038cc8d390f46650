"""Places at several dates: their counts, the course they took, change and percent. What was not counted is unknown."""

from itertools import groupby

from components import numbers
from components.panels import rows
from components.panels.rows import Values
from components.style import Style
from data import dates
from data.summaries.snapshots import Grown, Snapshots

MAX_DATES = 5
"""Columns of dates that can be read; the course and the endpoint hold all."""
MIN_COURSE_DATES = 3
"""Two dates make a change, no course."""
WIDTH, HEIGHT, EDGE = 72, 20, 2


def table(summary: Snapshots, style: Style) -> Values:
    """The level, then its parts; those that were counted on no date are left to a note."""
    compared = (summary.at - 1, summary.at)  # the other dates give way on narrow screens
    counted = [row for row in summary.rows if any(step.place.value is not None for step in row.steps)]
    longest = max((abs(row.steps[summary.at].change or 0) for row in counted), default=0) or 1
    return {
        "dates": [(summary.dates[at], "number-cell" + " other-date" * (at not in compared)) for at in _window(summary)],
        "courses": len(summary.dates) >= MIN_COURSE_DATES,
        "total": [_row(summary.total, summary, style) | _bar(None, longest)] if summary.total else [],
        "rows": [_row(row, summary, style) | _bar(row.steps[summary.at].change, longest) for row in counted],
        "uncounted": len(summary.rows) - len(counted),
    }


def one_sided(summary: Snapshots) -> int:
    """Parts of the level that were counted on one of the two dates only."""
    ends = [(row.steps[summary.at - 1].place.value, row.steps[summary.at].place.value) for row in summary.rows]
    return sum((earlier is None) != (later is None) for earlier, later in ends)


def _window(summary: Snapshots) -> range:
    """The dates that have a column: the last ones, with the two that are compared among them."""
    first = max(0, min(summary.at - 1, len(summary.dates) - MAX_DATES))
    return range(first, min(len(summary.dates), first + MAX_DATES))


def _row(row: Grown, summary: Snapshots, style: Style) -> Values:
    """The change is blank where one of the two dates was not counted."""
    step = row.steps[summary.at]
    counts = [row.steps[at].place for at in _window(summary)]
    return rows.place(step.place, summary.chosen) | {
        "name": row.name,
        "counts": [numbers.MISSING if count.value is None else rows.amount(count, style) for count in counts],
        "course": _course(row, summary) if len(summary.dates) >= MIN_COURSE_DATES else None,
        "change": "" if step.change is None else numbers.change(step.change),
        "provisional": is_provisional(row, summary),
        "percent": "" if step.ratio is None else numbers.change_share(step.ratio),
    }


def is_provisional(row: Grown, summary: Snapshots) -> bool:
    """Whether a change will be another one: months are not all in, or companies may be counted that are not."""
    ends = (row.steps[summary.at - 1].place, row.steps[summary.at].place)
    return summary.open_months is not None or any(place.approx for place in ends)


def _bar(change: int | None, longest: int) -> Values:
    """The change as a bar, to the left where a place has shrunk; the total has none, or theirs could not be seen."""
    return {"picture": rows.bar(abs(change or 0), longest), "shrunk": (change or 0) < 0}


def _course(row: Grown, summary: Snapshots) -> Values:
    """A line from 0 to the row's maximum, broken where a date was not counted."""
    values = [step.place.value for step in row.steps]
    maximum = max((value for value in values if value is not None), default=0) or 1
    days = [_day(date) for date in summary.dates]
    right, bottom = (WIDTH - 2 * EDGE) / (days[-1] - days[0] or 1), HEIGHT - EDGE
    points = [
        None if value is None else (EDGE + (day - days[0]) * right, bottom - value / maximum * (bottom - EDGE))
        for day, value in zip(days, values, strict=True)
    ]
    runs = [list(run) for known, run in groupby(points, key=bool) if known]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "lines": [" ".join(f"{x:.1f},{y:.1f}" for x, y in filter(None, run)) for run in runs if len(run) > 1],
        "marks": [(f"{x:.1f}", f"{y:.1f}") for x, y in filter(None, points)],
    }


def _day(text: str) -> float:
    """Where a date stands on the axis; what it does not say is taken as its middle."""
    date = dates.parse(text)
    return date.year * 372 + (date.month or 6.5) * 31 + (date.day or 15)
