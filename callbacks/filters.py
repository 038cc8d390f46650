"""Measure, series, park list and filters: one control each, a feature of its own, so that only what changes is sent."""

from functools import lru_cache, partial

from dash import Input, Output

from callbacks.feature import Feature
from components import ids
from components.controls import Control, ControlState, properties
from components.panels import filters
from components.style import Style
from data import links
from data.dataset import Dataset
from data.selection import Selection


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


@lru_cache(maxsize=512)
def _summarise(control: Control, selection: Selection, dataset: Dataset) -> ControlState:
    """What the control shows; asked for twice a choice, before and after it."""
    return filters.state(control, selection, dataset, Style(selection.lang, selection.theme, 0))


@lru_cache(maxsize=128)
def _class_menus(selection: Selection, dataset: Dataset) -> dict[str, ControlState]:
    return filters.class_menus(selection, dataset, Style(selection.lang, selection.theme, 0))


CLASSES = Feature(
    "class_filters",
    {"html": Output(ids.CLASS_FILTERS, "html")},
    _class_menus,
    lambda menus, now, server: {"html": filters.draw_class_menus(menus, now.style)},
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
