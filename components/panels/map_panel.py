"""Around the map: title, legend, targets for the places too small to hit, and its numbers as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from components import numbers
from components.figures.map_classes import circles
from components.figures.map_legend import LegendEntry
from components.figures.map_legend import legend as legend_entries
from components.figures.map_plane import Plane, Point
from components.panels import names, rows
from components.panels.rows import Values, amount, data_table
from components.style import Style
from components.templating import render
from data import levels
from data.boundaries import Boundaries
from data.companylists.lists import of_series
from data.dataset import Dataset
from data.regions import Adcode
from data.selection import MAP_OPTIONS
from data.states import State
from data.summaries.province_map import ProvinceMap
from data.values import EVERY_COMPANY, MIN_COMPANIES, Place

SMALL = (Adcode("810000"), Adcode("820000"))  # 香港, 澳门
TARGET = (38, 24)
"""Pixels of such a link."""
OFF_SHORE = 18
"""Pixels that it stands south of a place without a label: on the coast it would take the taps on the mainland."""


def title(summary: ProvinceMap, dataset: Dataset, style: Style) -> str:
    """What the map shows, by which parts of what."""
    measure = names.measure_of_places(replace(summary, limits=EVERY_COMPANY), dataset, style)
    part, place = levels.part_level(summary.level, dataset), names.place(summary.level, dataset, style)
    return style.words(f"map_panel.title_by_{part}", measure=measure, place=place)


def caption(
    summary: ProvinceMap, dataset: Dataset, style: Style, choices: Sequence[Values] = (), about: str = ""
) -> Markup:
    """Title and hint, and for screen readers what the map shows.

    `choices`: what a second map can show, where none is open; `about`: what tells this map from the second one.
    """
    part, place = levels.part_level(summary.level, dataset), names.place(summary.level, dataset, style)
    limits = numbers.limited(summary.limits, style.words)
    usual = style.words("map_panel.undivided" if part == "undivided" else "map_panel.hint", place=place)
    pause, read = Markup(style.words("page.pause")), style.words.get(f"map_panel.read_{summary.measure.id}", "")
    unreached = names.unreached(summary.unreached, style)
    note = pause.join(text for text in (about, limits, unreached or (not about and read)) if text)
    if not (about or unreached or read):  # with its pause, which a narrow page leaves out too
        part_of = Markup('<span class="hint">{}{}</span>') if note else Markup('<span class="hint alone">{}{}</span>')
        note += part_of.format(pause if note else "", usual)
    return render(
        "map_caption",
        style,
        title=title(summary, dataset, style),
        note=note,
        choices=choices,
        is_open=False,
        description=description(summary, style),
        series=names.series(summary.series, dataset, style) if summary.measure.has_series else "",
        card=f"fact:{summary.measure.id}" if not summary.measure.has_slot else "",
        lists=_lists(summary, dataset),
        **_years(summary, dataset),
    )


def _lists(summary: ProvinceMap, dataset: Dataset) -> list[Values]:
    """The lists of companies that are laid over the series, where the map is of one and there are others."""
    shown = summary.limits.get("company_list")
    lists = of_series(summary.series, dataset.company_lists) if shown else ()
    return [{"id": one.id, "name": one.name, "chosen": one.name == shown} for one in lists] if len(lists) > 1 else []


def _years(summary: ProvinceMap, dataset: Dataset) -> Values:
    """The years of the measure, each with whether it is shown and whether it is the first of a new way of counting.

    Those that are counted as the shown one are played; where that stands alone, the first ones.
    """
    measure, year = summary.measure, summary.year
    years = measure.years(dataset)
    if year is None or len(years) < 2:
        return {"years": [], "play": ""}
    alike = [*measure.stretch(year, dataset)]
    played = alike if len(alike) > 1 else [*measure.stretch(years[0], dataset)]
    buttons = [{"year": one, "chosen": one == year, "break": one in measure.breaks} for one in years]
    return {"years": buttons, "play": f"play:year={','.join(map(str, played))}"}


def description(summary: ProvinceMap, style: Style) -> str:
    """The map in one sentence; listed parks are no ranking, so their largest number is not called the most."""
    words = style.words
    known = [place for place in summary.places if place.value]
    if not known:
        filtered = any(place.state == State.NO_MATCH for place in summary.places)
        if any(place.state == State.UNDETERMINED for place in summary.places):
            return words("ranking.undetermined")
        if summary.limits and any(place.value == 0 for place in summary.places):
            return words("ranking.no_company")
        return words("map_panel.no_match" if filtered else "map_panel.nothing")
    largest = max(known, key=lambda place: place.value or 0)
    key = "most" if summary.measure.ranked else "unranked_most"
    value = numbers.with_unit(amount(largest, style), largest.unit, words)
    maximum = words(f"map_panel.{key}", place=largest.name, value=value)
    return words("map_panel.summary", known=len(known), most=maximum)


def legend(summary: ProvinceMap, style: Style, shared: Sequence[LegendEntry] = ()) -> Markup:
    """Legend entries in words, the figure's own or those that it shares with a second one; what can be chosen about
    them, what the map lacks, and its note.
    """
    unplaced = summary.unplaced
    not_on_map = missing(unplaced, style) if unplaced and unplaced.value else ""
    entries, options = shared or legend_entries(summary, style), [*_options(summary, style)]
    return render("map_legend", style, entries=entries, options=options, unplaced=not_on_map)


def _options(summary: ProvinceMap, style: Style) -> Iterator[dict[str, Any]]:
    """What the reader can choose of how this map draws its values: a name with its words of the query."""
    words, known = style.words, [place for place in summary.places if place.value]
    is_classed = len(known) > 1 and not circles(summary)
    offered = {
        "marks": bool(known) and summary.measure.has_circles,
        "classes": is_classed and summary.measure.midpoint is None,
        "class_count": is_classed,
    }
    for name, options in MAP_OPTIONS.items():
        if offered[name]:
            chosen = getattr(summary, name)
            texts = [
                {"act": f"{name}:{word}", "text": words.get(f"map_panel.{name}_{word}", word), "on": value == chosen}
                for word, value in options.items()
            ]
            yield {"name": words(f"map_panel.{name}"), "options": texts}


def missing(unplaced: Place, style: Style) -> str:
    """How many companies stand nowhere on the map of the nation, nor in its total."""
    return style.words("map_panel.unplaced", count=amount(unplaced, style))


def places(
    summary: ProvinceMap, plane: Plane, boundaries: Boundaries, style: Style, labels: Mapping[Adcode, Point]
) -> Markup:
    """Where arrow keys lead; buttons that zoom; Hong Kong and Macau: links over their labels, else beside the coast.

    They stand at pixels of the plane, which the stylesheet scales with the map; one under another where they are near.
    """
    by_adcode = {place.adcode: place for place in summary.places}
    small = [by_adcode[adcode] for adcode in SMALL if adcode in by_adcode]
    spots = plane.pixels(labels.get(one.adcode) or boundaries.point(one.adcode) or (0.0, 0.0) for one in small)
    targets: list[dict[str, Any]] = []
    for one, (x, y) in zip(small, spots, strict=True):
        y += 0 if one.adcode in labels else OFF_SHORE
        near = [other["y"] for other in targets if abs(other["x"] - x) < TARGET[0] and abs(other["y"] - y) < TARGET[1]]
        at = {"x": round(x), "y": round(max(near) + TARGET[1] if near else y)}
        targets.append(rows.place(one, () if summary.as_one else summary.chosen) | at)
    steps = boundaries.steps(summary.level) or {place.adcode: [] for place in summary.places}  # one that is not divided
    box, chosen = plane.box, summary.emphasised
    return render("map_places", style, places=targets, steps=steps, chosen=chosen, width=box.width, height=box.height)


def table(summary: ProvinceMap, style: Style) -> Markup:
    """The map's places as a table."""
    words = style.words
    unit = next((place.unit for place in summary.places), summary.measure.unit)
    heading = names.value_heading(summary.measure, style, unit)
    columns = (words("ranking.place"), heading, words("map_panel.state"))
    cells = [(amount(place, style), _state(place, summary, style)) for place in summary.places]
    placed = [rows.place(place, summary.chosen) for place in summary.places]
    return data_table(columns, [row | {"cells": pair} for row, pair in zip(placed, cells, strict=True)], style)


def _state(place: Place, summary: ProvinceMap, style: Style) -> str:
    """What is known of the value, how many more may be counted too, and whether it is of few companies."""
    known = style.words(f"states.{State(place.state).value}_long")
    small = style.words("province_map.small", count=MIN_COMPANIES) if place.small else ""
    more = numbers.undetermined(place.undetermined, summary.limits, style.words)
    return style.words("page.pause").join(filter(None, (known, more, small)))
