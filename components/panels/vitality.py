"""What became of the companies between two dates, by place and by section of industry, with the rates of the reports.

In each row the flows lead from the first count to the last. What is not known is a dash.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components import class_names, numbers
from components.panels import names, snapshots
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.measures.denominators import POPULATION_YEAR
from data.measures.shift_share import PARTS, ShiftShare
from data.measures.vitality import APPEARED, VANISHED, Vitality
from data.registers.dimensions import AGE, DIMENSIONS, UNKNOWN
from data.summaries.vitality import Vitalities

FLOWS = ("registered", "reopened", "moved_in", "closed", "moved_out", "net", "appeared", "vanished")
LOSSES = ("closed", "moved_out", "vanished")
"""Written with the sign with which they go into the next count."""
RATES = ("registered_rate", "closed_rate", "net_rate", "net_over_new", "closed_over_new")
PROVISIONAL = ("registered", "net", "registered_rate", "net_rate", "net_over_new", "closed_over_new")
"""What rests on months of registration that may not be all in."""
YEARLY = ("registered", "closed", "net")
"""Flows with a change on the year before."""


@dataclass(frozen=True)
class Column:
    """Heading and definition of a column, and what it says of a row."""

    name: str
    text: Callable[[Vitality], str]


def draw(summary: Vitalities, shift: ShiftShare, downloads: dict[str, str], dataset: Dataset, style: Style) -> Markup:
    """A table of places and of each dimension, and their definitions; nothing where nothing is known of the companies.

    `downloads`: of the rows.
    """
    if summary.total is None or not any(one.flows for one in (summary.total, *summary.places)):
        return Markup("")
    by_place, by_section = columns(summary), columns(summary, shift)
    by_class = [column for column in by_place if column.name != "per_thousand"]
    reach = names.listed_together([names.place(one, dataset, style) for one in summary.reach], style)
    counted = [one for one in summary.places if one.flows is not None]
    return render(
        "vitality",
        style,
        note=style.words("vitality.note", first=summary.since, last=summary.as_of),
        heads=[_head(column, style) for column in by_place],
        total=[_row(summary.total, summary.total.name, by_place, summary)],
        places=[_row(one, one.name, by_place, summary) | _link(one, summary) for one in counted],
        section_heads=[_head(column, style) for column in by_section],
        sections=[_row(one, class_label(one, style), by_section, summary) for one in summary.sections],
        class_heads=[_head(column, style) for column in by_class],
        classes=[_table(rows, by_class, summary, style) for rows in summary.by_class],
        reach=style.words("vitality.sections_of", place=reach),
        downloads=downloads,
        sources=";".join(summary.sources),
        notes=list(notes(summary, style)),
    )


def class_label(one: Vitality, style: Style) -> str:
    """信息传输、软件和信息技术服务业; 5–10 年; 期初之后登记; 未知."""
    return class_names.label(one.dimension, one.class_name or UNKNOWN, style.words)


def _table(rows: Sequence[Vitality], columns: Sequence[Column], summary: Vitalities, style: Style) -> Values:
    """Of one dimension."""
    dimension = DIMENSIONS[rows[0].dimension]
    named = class_names.dimension(dimension, style.words)
    key = "by_age" if dimension is AGE else "by_class"
    return {
        "title": style.words(f"vitality.{key}", dimension=named[:1].lower() + named[1:]),
        "head": named,
        "rows": [_row(one, class_label(one, style), columns, summary) for one in rows],
    }


def _link(one: Vitality, summary: Vitalities) -> Values:
    return {"adcode": one.adcode, "chosen": one.adcode in summary.chosen}


def _head(column: Column, style: Style) -> tuple[str, str]:
    """The heading, and its definition as a title."""
    return heading(column, style), style.words.get(f"vitality.{column.name}_long", "")


def heading(column: Column, style: Style) -> str:
    """What a column is called."""
    return style.words(f"vitality.{column.name}")


def is_provisional(column: Column, summary: Vitalities) -> bool:
    """Whether a column rests on months of registration that are not all in."""
    names = (*PROVISIONAL, "registered_since_year_before", "net_since_year_before", *PARTS)
    return summary.open_months is not None and column.name in names


def _row(one: Vitality, name: str, columns: Sequence[Column], summary: Vitalities) -> Values:
    return {
        "name": name,
        "adcode": "",
        "chosen": False,
        "cells": [
            (column.name + " provisional" * is_provisional(column, summary), column.text(one)) for column in columns
        ],
    }


def columns(summary: Vitalities, shift: ShiftShare | None = None) -> list[Column]:
    """From count to count, then the rates; of sections the parts of shift-share in place of people."""
    shown = [Column("earlier", lambda one: _count(one.earlier)), *map(_flow, FLOWS)]
    shown += [Column("later", lambda one: _count(one.later)), *map(_rate, RATES)]
    if summary.year_before:
        shown += [_yearly(flow) for flow in YEARLY]
    if shift is None:
        return [*shown, Column("per_thousand", lambda one: numbers.value(one.per_thousand, "per_thousand"))]
    growth = {one.vitality.class_name: dict(zip(PARTS, one.parts, strict=True)) for one in shift.sections}
    return [*shown, *(_part(name, growth) for name in ("national", "mix", "local") if growth)]


def _flow(name: str) -> Column:
    def text(one: Vitality) -> str:
        number = flow(one, name)
        if number is None:
            return numbers.MISSING
        return numbers.change(-number if name in LOSSES else number) if number else "0"

    return Column(name, text)


def flow(one: Vitality, name: str) -> int | None:
    """Of one of `FLOWS`, how many companies; `appeared` and `vanished` are of records alone."""
    if name in ("closed", "net"):
        number: int | None = getattr(one, name)
        return number
    parts = {"appeared": APPEARED, "vanished": VANISHED}.get(name, (name,))
    return None if one.flows is None else sum(one.flows[part] for part in parts)


def rate(one: Vitality, name: str) -> float | None:
    """Of one of `RATES`."""
    if name.endswith("_rate"):
        return one.of_stock(getattr(one, name.removesuffix("_rate")))
    value: float | None = getattr(one, name)
    return value


def _rate(name: str) -> Column:
    return Column(name, lambda one: numbers.value(rate(one, name), "share"))


def _yearly(name: str) -> Column:
    def text(one: Vitality) -> str:
        change = one.since_year_before(name)
        return numbers.MISSING if change is None else numbers.change_share(change)

    return Column(f"{name}_since_year_before", text)


def _part(name: str, growth: dict[str, dict[str, float]]) -> Column:
    def text(one: Vitality) -> str:
        return numbers.change_part(growth[one.class_name][name]) if one.class_name in growth else numbers.MISSING

    return Column(name, text)


def _count(number: int | None) -> str:
    return numbers.value(number, "")


def notes(summary: Vitalities, style: Style) -> Iterator[str]:
    """The definitions, and what cannot be known."""
    words = style.words
    yield words("vitality.definitions", year=POPULATION_YEAR)
    if reason := snapshots.provisional(summary.open_months, style):
        yield words("snapshots.provisional", reason=reason)
    if summary.measure != "existing":
        yield words("vitality.cumulative")
    else:
        yield words("vitality.no_dates" if summary.knows_closed else "vitality.missing_no_closed")
    if summary.year_before:
        first, last = summary.year_before
        yield words("vitality.year_before", first=first, last=last)
    else:
        yield words("vitality.no_year_before")
    if not summary.sections:
        yield words("vitality.missing_no_sections")
    if not summary.keeps_classes:
        yield words("vitality.missing_no_classes")
