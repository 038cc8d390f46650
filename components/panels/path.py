"""The path 全国 › 广东 › 深圳: where the map is, what is chosen on it, and the way back."""

from typing import Any

from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act
from components.style import Style
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


def tools(selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    """What is compared, the way into the one chosen region or out of the choice, and the step up."""
    several = len(selection.regions) > 1 or selection.cluster is not None
    chosen = _several(selection, dataset, style) if several else _one(selection, dataset, style)
    return [*chosen, *_up(selection, style)]


def _one(selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    """The way into the one chosen region, and out of the choice."""
    if not selection.regions:
        return []
    adcode = selection.regions[0]
    label = names.place(adcode, dataset, style)
    clear = style.words("path.unchoose", place=label)
    way_in = (
        [act(style.words("path.open", place=label), f"open:{adcode}", "button small")]
        if can_open(adcode, dataset)
        else []
    )
    return [act("×", "unchoose:", "icon", title=clear, **{"aria-label": clear}), *way_in]


def _several(selection: Selection, dataset: Dataset, style: Style) -> list[Markup]:
    """Each compared region, or the cluster, as a chip that can be taken out."""
    if selection.cluster:
        return []
    chips = [_chip(names.place(adcode, dataset, style), f"add:{adcode}", style) for adcode in selection.regions]
    clear = style.words("path.clear")
    return [
        html.Span(style.words("path.compare"), className="note"),
        *chips,
        act("×", "clear:regions", "icon", title=clear, **{"aria-label": clear}),
    ]


def _chip(label: str, action: str, style: Style) -> Markup:
    remove = style.words("path.remove", place=label)
    return act(
        [label, html.Span("×", **{"aria-hidden": "true"})], action, "chip", title=remove, **{"aria-label": remove}
    )


def _up(selection: Selection, style: Style) -> list[Markup]:
    if selection.map == NATION and not selection.regions and not selection.cluster:
        return []
    label = style.words("path.up")
    return [act("↑", "up:", "icon", title=label, **{"aria-label": label})]
