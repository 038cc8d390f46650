"""From the nation to a city's districts: the path, and what stands behind the region in focus."""

from typing import Any

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import path
from components.panels import region_profile as panel
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import explanation, region_profile
from data.summaries.explanation import Explanation
from data.summaries.region_profile import RegionProfile


def draw_path(selection: Selection, now: PageState, server: Server) -> dict[str, Any]:
    """The breadcrumb, and the tools beside it."""
    return {
        "tools": path.tools(selection, server.dataset, now.style),
        "crumbs": path.crumbs(selection, server.dataset, now.style, server.base_path),
    }


def summarise(selection: Selection, dataset: Dataset) -> tuple[RegionProfile, Explanation | None]:
    """What stands behind the region, and what the sentences over it say of the measure."""
    return region_profile.summarise(selection, dataset), explanation.summarise(selection, dataset)


PATH = Feature(
    "path",
    {"tools": Output(ids.PATH_TOOLS, "html"), "crumbs": Output(ids.CRUMBS, "items")},
    lambda selection, dataset: selection,  # the path's links hold the whole view
    draw_path,
    events={Input(ids.PATH_TOOLS, "event"): ""},
)
PROFILE = Feature(
    "region_profile",
    {"html": Output(ids.REGION_PROFILE, "html")},
    summarise,
    lambda summary, now, server: {"html": panel.draw(summary[0], now.selection, server.dataset, now.style)},
    events={Input(ids.REGION_PROFILE, "event"): ""},
)
