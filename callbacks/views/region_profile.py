"""What stands behind the region in focus."""

from callbacks.views import Drawing, Server, Shown, View
from components import ids
from components.panels import region_profile as panel
from data.summaries import region_profile
from data.summaries.region_profile import RegionProfile


def draw(summary: RegionProfile, now: Shown, server: Server) -> Drawing:
    """The panel."""
    return Drawing({ids.REGION_PROFILE: panel.draw(summary, now.selection, server.dataset, now.style)})


VIEW = View(ids.REGION_PROFILE, region_profile.summarise, draw)
