"""A total against the sum of its parts: of companies, of published parks, of official statistics."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from data.dataset import Dataset
from data.measures.columns import rows
from data.reconciliation.check import Check, Figure, Outcome, total
from data.regions import Adcode, Region
from data.registers.imports import of_series
from data.selection import Lang

Figures = Mapping[Adcode, Figure]
Parts = Sequence[tuple[str, Figure]]
"""Each with its region, or its founding slot."""


def of_series_counts(dataset: Dataset, lang: Lang) -> Iterator[Check]:
    """Every series, wherever a region and some of its parts have a figure."""
    table = rows(dataset, "counts", "series_id", "region", "year", "value", "approx", "source_id", _note(lang))
    by_series: defaultdict[str, dict[Adcode, Figure]] = defaultdict(dict)
    for series, region, year, *figure in table:
        if year is pd.NA:
            by_series[series][region] = Figure(*figure)
    for series in dataset.series_ids:
        outside = dataset.series_cards[series]["outside"].split(";")
        is_register = of_series(series, dataset.imports) is not None
        yield from _compare("parts", series, by_series[series], dataset, "companies", outside, is_register=is_register)


def of_publications(dataset: Dataset) -> Iterator[Check]:
    """The parks of every publication by region, and those of the nation by founding slot."""
    columns = ("source_id", "as_of", "measure", "region", "slot", "value", "nature")
    places: defaultdict[tuple[str, str], dict[Adcode, Figure]] = defaultdict(dict)
    slots: defaultdict[tuple[str, str, Adcode], dict[str, Figure]] = defaultdict(dict)
    for source, as_of, measure, region, slot, value, nature in rows(dataset, "published", *columns):
        if nature != "count" or pd.isna(value) or not region:
            continue
        if measure == "parks":
            places[source, as_of][region] = Figure(int(value), False, source)
        elif measure == "parks_by_slot":
            slots[source, as_of, region][slot] = Figure(int(value), False, source)
    for (source, _), figures in places.items():
        yield from _compare("parts", source, figures, dataset, "parks")
    for (source, as_of, region), figures_by_slot in slots.items():
        if printed := places[source, as_of].get(region):
            yield _check("slots", source, region, printed, [*figures_by_slot.items()], "parks", is_complete=False)


def of_statistics(dataset: Dataset, lang: Lang) -> Iterator[Check]:
    """People, product and enterprises by year: the printed total of the nation or of a province against its parts."""
    columns = ("measure", "year", "region", "value", "unit", "source_id", _note(lang))
    by_year: defaultdict[tuple[str, int, str], dict[Adcode, Figure]] = defaultdict(dict)
    for measure, year, region, value, unit, source, note in rows(dataset, "denominators", *columns):
        by_year[measure, year, unit][region] = Figure(int(value) if value.is_integer() else value, False, source, note)
    for (measure, year, unit), figures in by_year.items():
        yield from _compare("statistics", f"{measure}-{year}", figures, dataset, unit)


def _compare(
    check: str,
    scope: str,
    figures: Figures,
    dataset: Dataset,
    unit: str,
    outside: Sequence[str] = (),
    *,
    is_register: bool = False,
) -> Iterator[Check]:
    """One check for each region that has a figure, and parts with one. Regions outside the scope are no parts."""
    for region, printed in figures.items():
        units = [one for one in dataset.regions.children(region) if not _is_outside(one, outside)]
        parts = _of_same_source({one.adcode: figures[one.adcode] for one in units if one.adcode in figures}, printed)
        if parts:
            is_complete = len(parts) == len(units) and not is_register
            yield _check(check, scope, region, printed, [*parts.items()], unit, is_complete=is_complete)


def _of_same_source(parts: Figures, printed: Figure) -> Figures:
    """The parts that the total's own source prints, where it prints any: those of others are no parts of its total.

    A census of the mainland does not hold the people that Hong Kong counts.
    """
    own = {region: figure for region, figure in parts.items() if figure.source == printed.source}
    return own or parts


def _is_outside(region: Region, outside: Sequence[str]) -> bool:
    return region.pseudo or region.adcode in outside


def _check(
    check: str,
    scope: str,
    region: Adcode,
    printed: Figure,
    parts: Parts,
    unit: str,
    *,
    is_complete: bool,
) -> Check:
    known = [figure for _, figure in parts]
    summed = total(known)
    outcome, reason, item = _judge(printed, summed, parts, is_complete=is_complete)
    return Check(
        check=check,
        scope=scope,
        region=region,
        printed=printed.value,
        computed=summed.value,
        unit=unit,
        outcome=outcome,
        sources=tuple(dict.fromkeys(one.source for one in (printed, *known))),
        item=item,
        parts=len(known),
        note=printed.note,
        reason=reason,
    )


def _judge(printed: Figure, summed: Figure, parts: Parts, *, is_complete: bool) -> tuple[Outcome, str, str]:
    """Outcome, reason, and the one part that is above the whole by itself, where there is one."""
    left = printed.value - summed.value
    if printed.approx or summed.approx:
        return Outcome.INEXACT, "inexact", ""
    if abs(left) <= _rounding([printed, *(figure for _, figure in parts)]):
        return Outcome.AGREES, "rounding" if left else "", ""
    if left > 0:
        return (Outcome.DIFFERS, "all_known", "") if is_complete else (Outcome.REMAINDER, "partly_known", "")
    name, largest = max(parts, key=lambda part: part[1].value)
    is_above = largest.value > printed.value
    return Outcome.DIFFERS, "part_above_whole" if is_above else "parts_above_whole", name if is_above else ""


def _rounding(figures: Sequence[Figure]) -> float:
    """How far a sum may be off because each figure is rounded to the decimals that are printed; 0 for whole numbers."""
    decimals = max(len(repr(figure.value).partition(".")[2].rstrip("0")) for figure in figures)
    return 0.5 * 10**-decimals * len(figures) if decimals else 0


def _note(lang: Lang) -> str:
    return "note" if lang == "zh" else "note_en"
