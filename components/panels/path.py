"""The path 全国 › 广东 › 深圳: where the map is, what is chosen on it, and the way back."""

from typing import Any

from markupsafe import Markup

from components.panels import names
from components.style import Style
from components.templating import render
from data import links
from data.dataset import Dataset
from data.levels import can_open
from data.regions import NATION
from data.selection import Selection


def crumbs(selection: Selection, dataset: Dataset, style: Style, base_path: str) -> list[dict[str, Any]]:
    """The items of the breadcrumb: links to the opened level and those above it, then the one chosen region."""
    several = len(selection.regions) > 1 or selection.cluster is not None
    end = selection.map if several else selection.focus
    return [
        {
            "label": region.label(style.lang),
            "href": base_path + links.to_query(selection.replace(map=region.adcode, regions=(), cluster=None), dataset),
            "active": region.adcode == selection.focus and not several,
        }
        for region in dataset.regions.path(end)
    ]


def tools(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """What is compared, the way into the one chosen region or out of the choice, and the step up."""
    chosen = [
        {"adcode": adcode, "name": names.place(adcode, dataset, style), "opens": can_open(adcode, dataset)}
        for adcode in selection.regions
    ]
    return render(
        "path_tools",
        style,
        compared=chosen if len(chosen) > 1 else [],
        chosen=chosen[0] if len(chosen) == 1 else None,
        up=selection.map != NATION or bool(chosen) or selection.cluster is not None,
    )
