"""The path 全国 › 广东 › 深圳: where the map is, what is chosen on it, and the way back."""

from components.markup import Markup, html
from components.panels import names
from components.panels.controls import act
from components.style import Style
from data.dataset import Dataset
from data.levels import can_open
from data.regions import NATION, Region
from data.selection import Selection


def draw(selection: Selection, dataset: Dataset, style: Style) -> Markup:
    """Crumbs to the opened level, then what is chosen, then the step up."""
    several = len(selection.regions) > 1 or selection.cluster is not None
    end = selection.map if several else selection.focus
    crumbs = [_crumb(region, selection, several, style) for region in dataset.regions.path(end)]
    chosen = _several(selection, dataset, style) if several else _one(selection, dataset, style)
    return html.Nav(
        [html.Ol([html.Li(crumb) for crumb in crumbs]), *chosen, *_up(selection, style)],
        **{"aria-label": style.words("path.label")},
    )


def _crumb(region: Region, selection: Selection, several: bool, style: Style) -> Markup:
    label = region.label(style.lang)
    if region.adcode == selection.focus and not several:
        return html.Span(label, className="here", **{"aria-current": "location"})
    return act(label, f"open:{region.adcode}", "crumb", title=style.words("path.opened", place=label))


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
