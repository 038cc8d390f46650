"""From the nation to a city's districts: the path, and what stands behind the region in focus."""

from typing import Any

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.panels import path
from components.panels import region_profile as panel
from data.dataset import Dataset
from data.selection import Selection
from data.summaries import explanation, peers, region_profile
from data.summaries.explanation import Explanation
from data.summaries.peers import Peers
from data.summaries.region_profile import RegionProfile

ProfileSummaries = tuple[RegionProfile, Peers, Explanation | None]


def draw_path(selection: Selection, now: PageState, server: Server) -> dict[str, Any]:
    """The breadcrumb, and the tools beside it."""
    return {
        "tools": path.tools(selection, server.dataset, now.style),
        "crumbs": path.crumbs(selection, server.dataset, now.style, server.base_path),
    }


def summarise_profile(selection: Selection, dataset: Dataset) -> ProfileSummaries:
    """What stands behind the region in focus, its peers, and what the sentences over it say of the measure."""
    return (
        region_profile.summarise(selection, dataset),
        peers.summarise(selection, dataset),
        explanation.summarise(selection, dataset),
    )


def draw_profile(summaries: ProfileSummaries, now: PageState, server: Server) -> dict[str, Any]:
    """Sentences, facts, peers, parks."""
    return {"html": panel.draw(*summaries, now.selection, server.dataset, now.style)}


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
    summarise_profile,
    draw_profile,
    events={Input(ids.REGION_PROFILE, "event"): ""},
)
