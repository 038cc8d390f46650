"""The titles of sheets: what a view shows, of where."""

from components.panels import names
from components.sentences import place_name
from components.style import Style
from data import levels
from data.dataset import Dataset
from data.measures import registry
from data.regions import NATION
from data.selection import Selection
from data.summaries import founding_timeline, headline, ranking


def of_place(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """What the view is called, and the place that is chosen."""
    return style.words(f"paper.title_{view}", place=_place(selection, dataset, style))


def of_timeline(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """Whether it shows parks, or companies in their place."""
    ages = founding_timeline.summarise(selection, dataset).ages
    return of_place("ages" if ages else view, selection, dataset, style)


def of_level(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The measure, by the parts of the opened level."""
    measure = names.measure_of(selection, dataset, style)
    if selection.map == NATION:
        return style.words("paper.title_map_nation", measure=measure)
    part = levels.part_level(selection.map, dataset)
    place = names.place(selection.map, dataset, style)
    return style.words(f"map_panel.title_by_{part}", measure=measure, place=place)


def of_ranking(view: str, selection: Selection, dataset: Dataset, style: Style) -> str:
    """The places that are compared, both counts of parks, or the measure by place."""
    if ranking.summarise(selection, dataset).comparison:
        measure = names.measure_of(selection, dataset, style)
        return style.words("paper.title_comparison", place=_place(selection, dataset, style), measure=measure)
    if registry.shown(selection, dataset).counterpart:
        return style.words("paper.title_two_counts", place=names.place(selection.map, dataset, style))
    return of_level(view, selection, dataset, style)


def _place(selection: Selection, dataset: Dataset, style: Style) -> str:
    return place_name(headline.summarise(selection, dataset), style.words)
