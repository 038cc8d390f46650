"""From the nation to a city's districts: the path, and what stands behind the region in focus."""

from typing import TypeAlias

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import path
from components.panels import region_profile as panel
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import region_profile
from data.summaries.region_profile import RegionProfile

OUTPUTS = {"profile": Output(ids.REGION_PROFILE, "html"), "path": Output(ids.PATH, "html")}
EVENTS = {Input(panel_id, "event"): "" for panel_id in (ids.PATH, ids.REGION_PROFILE)}

Summary: TypeAlias = tuple[Selection, RegionProfile]


def summarise(selection: Selection, dataset: Dataset) -> Summary:
    """The place that is chosen, and its profile."""
    place = Selection(series=selection.series, regions=selection.regions, cluster=selection.cluster, map=selection.map)
    return place, region_profile.summarise(selection, dataset)


def draw(summary: Summary, now: PageState, server: Server) -> dict[str, str]:
    """The path and the profile."""
    _, profile = summary
    return {
        "profile": panel.draw(profile, now.selection, server.dataset, now.style),
        "path": path.draw(now.selection, server.dataset, now.style),
    }


FEATURE = Feature("city_drilldown", OUTPUTS, summarise, draw, events=EVENTS)
