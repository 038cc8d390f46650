"""The second map: what it can show, its title, its legend where that is its own, and its numbers as a table."""

from collections.abc import Iterator

from markupsafe import Markup

from components.figures.map_legend import legend
from components.panels import map_panel, names
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data import levels, links, parameters
from data.dataset import Dataset
from data.measures.offers import series_with
from data.measures.registry import measures_of, shown
from data.selection import Selection
from data.summaries.province_map import ProvinceMap
from data.two_maps import TwoMaps

MAX_SERIES = 8
"""Series that are offered: those that count most of the places."""


def draw(maps: TwoMaps, aligned: ProvinceMap, selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """What stands around the second map; `aligned` is its summary as it is drawn."""
    second, shown_there = links.second(selection, dataset)
    own_legend = () if maps.is_of_one_measure else legend(aligned, style)
    whose = about(aligned, shown_there, style)
    key = "same_legend" if maps.is_of_one_measure else "own_legend"
    return render(
        "second_map",
        style,
        title=map_panel.title(aligned, shown_there, style),
        note=style.words("page.pause").join(filter(None, (whose, style.words(f"map_panel.{key}")))),
        description=map_panel.description(aligned, style),
        is_open=True,
        choices=[*choices(selection, second, dataset, style)],
        entries=own_legend,
        table=map_panel.table(aligned, style),
    )


def about(summary: ProvinceMap, dataset: Dataset, style: Style) -> str:
    """Whose numbers a map shows: of companies the series, of parks the list if it is not the dataset's own."""
    if summary.measure.has_series:
        return names.series(summary.series, dataset, style)
    is_substitute = summary.measure.dots == "parks" and dataset.substitute_list
    return names.own_list(dataset, style) if is_substitute else ""


def choices(first: Selection, base: Selection, dataset: Dataset, style: Style) -> Iterator[Values]:
    """What the second map can show in the place of `base`, by name of the query; each option is an event."""
    measure, offered = shown(base, dataset), measures_of(dataset)
    kept = [] if measure.id == first.measure else [("measure", measure.id)]
    places = [part.adcode for part in levels.parts(first.map, dataset)]
    series = series_with(places, dataset, without=base.series) if measure.has_series else ()
    counted = [(str(one.series), names.fact(one.series, first, dataset, style)) for one in series[:MAX_SERIES]]
    options: dict[str, list[tuple[str, str]]] = {
        "measure": [(one.id, names.measure_name(one, style)) for one in offered.values() if one is not measure],
        "year": [(str(year), str(year)) for year in measure.years(dataset)],
        "series": counted,
        "list": [(one.id, one.name) for one in dataset.lists if one.id != first.park_list],
    }
    for name, pairs in options.items():
        others = kept if name in ("year", "series") else []
        acts = [(f"beside:{parameters.format_beside([*others, (name, value)])}", text) for value, text in pairs]
        if acts:
            yield {"name": style.words(f"map_panel.beside_{name}"), "options": acts}
