"""A grid comes when its place is near, and follows the table in its store from then on."""

from dash import Dash, Input, Output
from dash.development.base_component import Component

from components import grid


def register(app: Dash, grid_id: str) -> None:
    """The two callbacks of one grid: one puts it into its place, the other gives it rows and columns."""
    place = f"{grid_id}-place"

    @app.callback(Output(place, "children"), Input(f"{grid_id}-near", "data"), prevent_initial_call=True)
    def mount(lang: str) -> Component:
        return grid.grid(grid_id, lang)

    # No outputs: until it is in its place, the page has no component of that id.
    app.clientside_callback(
        f"(table, grid) => void (table && grid && window.dash_clientside.set_props('{grid_id}', table))",
        Input(f"{grid_id}-table", "data"),
        Input(place, "children"),
    )
