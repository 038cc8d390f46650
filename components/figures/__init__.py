"""The two pictures, as Plotly figures: a summary and a style in, a figure out.

    province_map        draw()                the map; its layers in a fixed order
      map_sheet         one map about to be drawn: every layer is made from it
      map_plane         pixels and degrees of the map's box
      map_legend        legend(): the same list in words
      map_classes       what a place looks like, and why: one list for fills and legend
        map_spans       classes as numbers
          map_breaks    where classes of skewed counts end, by each method
        map_colours     their colours, from least to most or away from a middle
      map_pair          two maps that are read together: classes and legend of both
      map_layers        areas and lines, circles and dots
        map_dots        where the dots stand, each in its own region
      map_names         names and numbers, leader lines
        map_spots       rectangles of texts; where a label may stand: in its region, or beside the land
        map_crowd       which of these spots it gets, so that none covers another
      map_inset         南海诸岛
    founding_timeline   draw()                the founding years
      timeline_slots    columns, rows and captions
      timeline_names    names beside the squares of few parks
      timeline_parks    each year a column: parks without a publication beside them, or companies in their place
        timeline_years  columns, scale and captions of single years
      timeline_traces   what both are drawn of

`GRAPH_CONFIG` is the one configuration of all graphs: no tool bar, no upload, nothing fetched from elsewhere.
"""

from typing import Any, Final

GRAPH_CONFIG: Final[dict[str, Any]] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "topojsonURL": "assets/topojson/",  # never asked: assets/plotly-geo-offline.js answers first
    "doubleClick": False,  # a double click opens a region
    "scrollZoom": True,  # assets/map.js lets a plain wheel scroll the page, Ctrl and wheel zoom
    "showTips": False,
    "responsive": True,
}
