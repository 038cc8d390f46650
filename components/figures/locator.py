"""A small map of the nation, without a word, that shows where an opened or chosen place lies."""

from components.figures import province_map
from components.figures.province_map import BoundaryUrl
from components.style import Style
from components.theme import Figure, figure
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.measures.listed import LISTED
from data.regions import NATION, Adcode
from data.selection import Selection
from data.states import State
from data.summaries.province_map import ProvinceMap
from data.values import Place


def draw(
    selection: Selection, dataset: Dataset, boundaries: Boundaries, style: Style, boundary_url: BoundaryUrl
) -> Figure | None:
    """The map, as large as `style.canvas`; None where the nation itself is shown."""
    chosen = dataset.members(selection.cluster) if selection.cluster else selection.regions
    paths = [dataset.regions.path(place) for place in chosen or (selection.map,)]
    marked = {path[1].adcode for path in paths if len(path) > 1}  # the provinces that hold what is chosen or opened
    if not marked:
        return None
    places = tuple(_place(part.adcode, part.adcode in marked) for part in dataset.regions.children(NATION))
    summary = ProvinceMap(
        level=NATION,
        measure=LISTED,
        chosen=tuple(sorted(marked)),
        places=places,
        dots=(),
        series="",
        filters_applied=(),
        sources=(),
    )
    drawn = province_map.draw(summary, style, boundaries, boundary_url)
    silent = [trace for trace in drawn["data"] if trace.get("mode") != "text"]
    return figure(silent, drawn["layout"] | {"annotations": []})


def _place(adcode: Adcode, marked: bool) -> Place:
    return Place(adcode, "", 1.0 if marked else None, "parks", State.COUNTED if marked else State.NOT_LISTED)
