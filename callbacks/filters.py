"""Measure, series, park list and filters: one control each, a feature of its own, so that only what changes is sent."""

from functools import partial

from dash import Input, Output

from callbacks.feature import Feature, PageState, Server
from components import ids
from components.controls import Control, ControlState, properties
from components.panels import filters
from components.style import Style
from data import links
from data.dataset import Dataset
from data.owned_results import owned
from data.regions import NATION
from data.selection import Selection

ClassMenus = tuple[dict[str, ControlState], bool]
"""By the name of the filter; and whether they can be in force together."""


def features(dataset: Dataset) -> tuple[Feature, ...]:
    """One feature for each control, and the button that resets them all."""
    return (*(_feature(control) for control in filters.controls(dataset)), CLASSES, RESET)


def _feature(control: Control) -> Feature:
    return Feature(
        f"filter_{control.name}",
        control.outputs,
        partial(_summarise, control),
        lambda state, now, server: properties(control, state, now.style),
        labels=control.labels,
        events=control.inputs,
        is_control=True,
        echo="value",
    )


@owned(maxsize=512)
def _summarise(control: Control, selection: Selection, dataset: Dataset) -> ControlState:
    """What the control shows; asked for twice a choice, before and after it."""
    return filters.state(control, selection, dataset, Style(selection.lang, selection.theme, 0))


def _class_menus(selection: Selection, dataset: Dataset) -> ClassMenus:
    """They count the whole country, whatever is chosen of it."""
    return _of_nation(selection.replace(regions=(), cluster=None, map=NATION, year=None), dataset)


@owned(maxsize=128)
def _of_nation(selection: Selection, dataset: Dataset) -> ClassMenus:
    style = Style(selection.lang, selection.theme, 0)
    return filters.class_menus(selection, dataset, style), filters.can_combine(selection, dataset)


def _draw(summary: ClassMenus, now: PageState, server: Server) -> dict[str, str]:
    menus, combine = summary
    return {"html": filters.draw_class_menus(menus, now.style, combine=combine)}


CLASSES = Feature(
    "class_filters",
    {"html": Output(ids.CLASS_FILTERS, "html")},
    _class_menus,
    _draw,
    is_control=True,
    events={Input(ids.CLASS_FILTERS, "event"): ""},
)
RESET = Feature(
    "reset",
    {"disabled": Output(ids.RESET, "disabled")},
    lambda chosen, dataset: chosen == links.default(dataset).replace(lang=chosen.lang, theme=chosen.theme),
    lambda summary, now, server: {"disabled": summary},
    is_control=True,
    labels={Output(ids.RESET, "children"): "filters.reset"},
    events={Input(ids.RESET, "n_clicks"): "reset:"},
)
