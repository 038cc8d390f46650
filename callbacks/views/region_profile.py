"""What stands behind the region in focus."""

from collections.abc import Sequence
from typing import Any

from dash import Output

from callbacks.views import Server, Shown, View
from components import ids
from components.panels import region_profile as panel
from data.summaries import region_profile
from data.summaries.region_profile import RegionProfile


def draw(summary: RegionProfile, now: Shown, before: Shown | None, server: Server) -> Sequence[Any]:
    """The panel."""
    return [panel.draw(summary, now.selection, server.dataset, now.style)]


VIEW = View(outputs=(Output(ids.REGION_PROFILE, "children"),), summarise=region_profile.summarise, draw=draw)
