"""The map. Its geometry is sent once a level; after that only the traces travel, so that the reader's zoom survives."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.figures import province_map as figure
from components.figures.legend import legend
from components.panels import map_panel
from data.summaries import province_map
from data.summaries.province_map import ProvinceMap


def draw(summary: ProvinceMap, now: Shown, server: Server) -> Drawing:
    """Caption, legend, targets for the smallest places, table twin and figure."""
    drawn = figure.draw(summary, now.style, server.boundaries, server.boundary_url)
    labels = figure.label_spots(drawn)
    panels = {
        ids.MAP_CAPTION: map_panel.caption(summary, server.dataset, now.style),
        ids.MAP_LEGEND: map_panel.legend(legend(summary, now.style), now.style, summary.unplaced),
        ids.MAP_PLACES: map_panel.places(summary, server.boundaries, now.style, labels),
        ids.MAP_TWIN: map_panel.twin(summary, now.style),
    }
    return Drawing(panels, drawn)


VIEW = View(ids.MAP_CAPTION, province_map.summarise, draw, graph=ids.MAP_GRAPH, keeps_zoom=True)
