"""The figure of a page's map, without what is chosen: assets/map_emphasis.js marks that on the map that stands."""

from callbacks.feature import Server
from components.figures import province_map
from components.style import Style
from components.theme import Figure
from data.owned_results import owned
from data.summaries.province_map import ProvinceMap

MAX_FIGURES = 64
"""Of one process: the drawings that hold them are shared."""


def draw(summary: ProvinceMap, style: Style, server: Server) -> Figure:
    """The same figure whatever is chosen, unless that is a cluster, whose one outline is drawn."""
    return _draw(summary.without_emphasis, style, server)


@owned(maxsize=MAX_FIGURES)
def _draw(summary: ProvinceMap, style: Style, server: Server) -> Figure:
    return province_map.draw(summary, style, server.boundaries, server.boundary_url)
