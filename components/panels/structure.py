"""What kind of companies a place has: small multiples, a bar a class, the unknown part always among them.

Several places stand side by side on the same axes. A bar chooses its class; one of a nested dimension opens it.
"""

from collections.abc import Sequence

from markupsafe import Markup

from components import numbers
from components.panels import structure_texts as texts
from components.panels.rows import Values, amount, bar
from components.style import Style
from components.templating import render
from data import filters
from data.dataset import Dataset
from data.registers.dimensions import PAID_IN
from data.selection import Selection
from data.summaries.structure import Breakdown, ClassRow, Structure


def draw(summary: Structure, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Heading, sentence, a table a dimension, notes; nothing where the series was not counted from a register."""
    if not summary.breakdowns:
        return Markup("")
    several = len(summary.places) > 1
    return render(
        "structure",
        style,
        title=texts.title(summary, selection, dataset, style),
        note=texts.counted(summary, dataset, style),
        source_card=";".join(summary.sources),
        lead=texts.lead(summary, selection, dataset, style),
        places=[{"name": place.name, "count": amount(place, style)} for place in summary.places] if several else [],
        empty="" if texts.has_companies(summary) else texts.message(summary, selection, dataset, style),
        breakdowns=[_breakdown(one, summary, dataset, style) for one in summary.tables],
        notes=list(texts.notes(summary, style)),
    )


def _breakdown(one: Breakdown, summary: Structure, dataset: Dataset, style: Style) -> Values:
    in_sight, folded = texts.shown(one)
    decimals = texts.quotient_decimals(one)
    rows = [_row(row, one, decimals, summary, dataset, style) for row in (*in_sight, one.unknown)]
    return {
        "dimension": one.dimension.name,
        "title": texts.heading(one, style),
        "path": _path(one, style),
        "rows": rows,
        "folded": [_row(row, one, decimals, summary, dataset, style) for row in folded],
        "fold": _fold(folded, summary, style) if folded else "",
        "note": texts.capitals(summary, style) if one.dimension.name == PAID_IN.name else "",
        "has_quotients": texts.has_quotients(one),
        "has_list": texts.has_list(one),
    }


def _fold(folded: Sequence[ClassRow], summary: Structure, style: Style) -> str:
    """How many classes are folded away; of one place their companies too."""
    if len(summary.places) > 1:
        return style.words("structure.folded", count=len(folded))
    count, share = texts.total(folded, 0)
    values = {"companies": numbers.integer(count), "share": numbers.share(share)}
    return style.words("structure.folded_of", count=len(folded), **values)


def _path(one: Breakdown, style: Style) -> list[Values]:
    """The way back from an opened class: to all classes, and to each that it lies in."""
    if not one.path:
        return []
    every = {"event": f"clear:{one.dimension.name}", "text": style.words("structure.all")}
    above = (
        {"event": f"set:{one.dimension.name}={code}", "text": texts.label(one.dimension, code, style)}
        for code in one.path[:-1]
    )
    return [every, *above]


def _row(row: ClassRow, one: Breakdown, decimals: int, summary: Structure, dataset: Dataset, style: Style) -> Values:
    is_unknown = row is one.unknown
    is_filter = one.dimension.name in filters.filters_of(dataset) and not (is_unknown and one.path)
    has_list = texts.has_list(one)
    return {
        "label": texts.unknown_label(one, style) if is_unknown else texts.label(one.dimension, row.name, style),
        "event": f"only:{one.dimension.name}={row.name}" if is_filter else "",
        "chosen": row.is_chosen and not (is_unknown and one.path),
        "unknown": is_unknown,
        "cells": [
            _cell(row, at, one, decimals, place.name, style) | (_listed(row, at, style) if has_list else {})
            for at, place in enumerate(summary.places)
        ],
    }


def _listed(row: ClassRow, at: int, style: Style) -> Values:
    """How many of a class are on the list, and their share of it."""
    count, share = texts.listed(row, at)
    return {
        "listed": count,
        "listed_share": share,
        "listed_text": style.words("structure.listed_of", count=count, share=share),
    }


def _cell(row: ClassRow, at: int, one: Breakdown, decimals: int, place: str, style: Style) -> Values:
    count, share = row.counts[at], row.shares[at]
    written = numbers.MISSING if count is None else numbers.integer(count)
    compared = texts.quotient(row, at, decimals)
    key = "of_place_quotient" if compared else "of_place"
    return {
        "place": place,
        "count": written,
        "share": numbers.MISSING if share is None else numbers.share(share),
        "quotient": compared,
        "text": style.words(f"structure.{key}", place=place, count=written, quotient=compared),
        "bar": bar(share, one.maximum or 1),
    }
