"""`/presenter`: the presenter's window of the stage; `/presenter/<view>.svg`: a scene's figure as the stage draws it.

Of the query both take language and theme; the figure takes the page's query, and the id of its scene as `scene`. The
version of the data, `data`, makes the address of a figure another one where these have changed.
"""

from typing import Final

from flask import Blueprint, Response, abort

from callbacks import pictures, scene_list
from callbacks.chrome import Chrome, PictureUnavailable
from callbacks.export_gate import ExportGate
from callbacks.feature import Server
from callbacks.pictures import Picture
from callbacks.routes import query
from callbacks.routes.errors import refuse
from components.panels import presenter
from components.paper import scene_figure
from components.paper.presets import Preset, SheetOptions
from components.paper.views import PAPER_VIEWS
from components.style import Canvas, Style
from data import links

CANVAS: Final = Canvas(860, 400, 1.2)
"""Half a screen of 1920 x 1080."""
KEEP_SECONDS: Final = 3600
"""For which a browser keeps a figure: the next scene soon is the one on stage."""


def register(root: Blueprint, server: Server, chrome: Chrome, gate: ExportGate) -> None:
    """The addresses, over the browser that draws figures."""

    @root.get("/presenter")
    def window() -> Response:
        selection = links.parse(query.text(), server.dataset).selection
        style = Style(selection.lang, selection.theme, 0)
        return Response(str(presenter.draw(server.base_path, server.dataset, style)), mimetype="text/html")

    @root.get("/presenter/<view>.svg")
    @gate.limited
    def figure(view: str) -> Response:
        if view not in PAPER_VIEWS:
            abort(404)
        resolved = server.resolve(query.text())
        selection = links.parse(query.text(), resolved.dataset).selection
        scene = scene_list.scene_of({"id": query.value("scene"), "view": view}, selection, resolved)
        style = Style(selection.lang, selection.theme, 0, CANVAS)
        drawn = scene_figure.draw(scene, selection, resolved.dataset, server.boundaries, style, server.boundary_url)
        options = SheetOptions(Preset("presenter", CANVAS.width, CANVAS.height, 1.0, CANVAS.body))
        try:
            content = pictures.render(Picture(drawn, "", {}, options), "svg", chrome, server.boundaries)
        except PictureUnavailable as unavailable:
            return refuse(503, f"export.{unavailable.reason}")
        response = Response(content, mimetype="image/svg+xml")
        response.headers["Cache-Control"] = f"private, max-age={KEEP_SECONDS}"
        return response
