"""What became of the companies of each part of the opened level, and of each class of them, between two dates."""

from dataclasses import dataclass

from data import filters, levels
from data.dataset import Dataset
from data.measures import history, vitality, vitality_classes
from data.measures.arrivals import OpenMonths
from data.measures.vitality import Vitality
from data.regions import Adcode
from data.registers.imports import Import
from data.selection import Selection
from data.summaries import Summary, remembered


@dataclass(frozen=True, kw_only=True)
class Vitalities(Summary):
    """Nothing in it where the series has no history."""

    lang: str  # of the names of classes
    since: str = ""
    as_of: str = ""
    year_before: tuple[str, str] | None = None  # the dates of the same months a year before
    measure: str = ""  # existing | cumulative
    chosen: tuple[Adcode, ...] = ()
    reach: tuple[Adcode, ...] = ()  # of the sections, together
    total: Vitality | None = None  # the level
    places: tuple[Vitality, ...] = ()  # its parts; the largest first, the unknown last
    sections: tuple[Vitality, ...] = ()
    by_class: tuple[tuple[Vitality, ...], ...] = ()  # of the same places together: by age, and by other dimensions
    keeps_classes: bool = True  # whether both dates keep the classes of their companies, in the same bins
    knows_closed: bool = True
    open_months: OpenMonths | None = None  # that are not all in at the later date: what is new is provisional


@remembered
def summarise(selection: Selection, dataset: Dataset) -> Vitalities:
    """Of the chosen series between the two dates that are compared."""
    series = history.read(selection, dataset)
    if series is None:
        return Vitalities(lang=selection.lang, filters_applied=(), sources=())
    level, reach, about = selection.map, filters.reach(selection, dataset), vitality.period(series)
    parts = tuple(part.adcode for part in levels.parts(level, dataset))
    rows = {row.adcode: row for row in vitality.of_places(series, dict.fromkeys((level, *parts)))}
    by_class = (
        vitality_classes.of_ages(series, reach),
        *(vitality_classes.of_dimension(series, reach, one) for one in vitality_classes.DIMENSIONS),
    )
    people = (row.people.source for row in rows.values() if row.people and row.later is not None)
    return Vitalities(
        lang=selection.lang,
        since=_date(about.two[0]),
        as_of=_date(about.two[1]),
        year_before=(_date(about.year_before[0]), _date(about.year_before[1])) if about.year_before else None,
        measure=series.measure,
        chosen=filters.chosen_places(selection, dataset),
        reach=reach,
        total=rows[level],
        places=tuple(sorted((rows[part] for part in parts if part != level), key=_order)),
        sections=vitality_classes.of_sections(series, reach),
        by_class=tuple(rows for rows in by_class if rows),
        keeps_classes=vitality_classes.keeps_classes(series),
        knows_closed=about.knows_closed,
        open_months=series.open_months,
        filters_applied=filters.place_opened(selection) + series.counts.filters_applied,
        sources=tuple(dict.fromkeys((about.two[0].id, about.two[1].id, *people))),
    )


def _order(row: Vitality) -> tuple[bool, int]:
    return row.later is None, -(row.later or 0)


def _date(one: Import) -> str:
    return str(one.card["as_of"])
