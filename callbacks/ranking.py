"""The places beside the map, or the chosen ones side by side."""

from dash import Input, Output

from callbacks.feature import Feature
from components import ids
from components.panels import ranking as panel
from data.summaries import ranking

FEATURE = Feature(
    "ranking",
    {"html": Output(ids.RANKING, "html")},
    ranking.summarise,
    lambda summary, now, server: {"html": panel.draw(summary, now.selection, server.dataset, now.style)},
    events={Input(ids.RANKING, "event"): ""},
)
