"""A grid comes when its place is near, and follows the choice from then on with a callback of its own.

Its rows are no part of the answer to a choice, since most readers never come down to it.
"""

from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component
from pydantic import validate_call

from callbacks.feature import PageState, Server
from callbacks.requests import Shown
from components import grid, ids
from components.style import Style
from data import links
from data.selection import Lang

Table = Callable[[PageState, Server], dict[str, Any]]
"""The properties of a grid, by name: `grid.table`."""


def register(app: Dash, server: Server, grid_id: str, table: Table) -> None:
    """The two callbacks of one grid: one puts it into its place, the other gives it rows and columns."""
    mount(app, grid_id)

    @app.callback(
        output=properties(grid_id),
        inputs={"shown": Input(ids.SELECTION, "data"), "mounted": mounted(grid_id)},
        prevent_initial_call=True,
    )
    @validate_call
    def fill(shown: Shown, mounted: object) -> dict[str, Any]:
        resolved = server.resolve(shown["search"])
        selection = links.parse(shown["search"], resolved.dataset).selection
        return table(PageState(selection, Style(shown["lang"], shown["theme"], 0), server.today()), resolved)


def mount(app: Dash, grid_id: str) -> None:
    """Put a grid into its place when that is near."""

    @app.callback(mounted(grid_id, Output), Input(f"{grid_id}-near", "data"), prevent_initial_call=True)
    @validate_call
    def answer(lang: Lang) -> Component:
        return grid.grid(grid_id, lang)


def mounted(grid_id: str, kind: type[Input | Output] = Input) -> Any:
    """What changes when a grid is put into its place.

    Until then the page has no component of its id, and Dash does not ask for its properties.
    """
    return kind(f"{grid_id}-place", "children")


def properties(grid_id: str) -> dict[str, Output]:
    """What a callback sets of a grid."""
    return {name: Output(grid_id, name) for name in grid.PROPERTIES}
