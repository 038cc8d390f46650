"""`/export/<view>.png|svg|pdf`: a view as a picture, drawn here; `.json`: what a browser needs to draw it itself.

The query is the page's, and beside it the paper's: `preset`, `width`, `height`, `scale`, `background`, `watermark`,
`classification`.
"""

from typing import Final

from flask import Blueprint, Response, jsonify

from callbacks import pictures
from callbacks.browser import find_browser
from callbacks.chrome import Chrome, PictureFormat, PictureUnavailable
from callbacks.export_gate import ExportGate
from callbacks.feature import Server
from callbacks.pictures import InvalidPictureRequest, Picture
from callbacks.routes import query
from callbacks.routes.attachment import attachment, no_store
from callbacks.routes.errors import refuse

TYPES: Final = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def register(root: Blueprint, server: Server, chrome: Chrome, gate: ExportGate) -> None:
    """The addresses, over what every view is drawn from and the browser that draws pictures."""
    blueprint = Blueprint("export", __name__)

    def compose(view: str) -> Picture:
        opened = server.resolve(query.text())
        selection, options = pictures.parse_request(view, query.text(), opened.dataset)
        return pictures.compose(view, selection, options, opened)

    @blueprint.get("/export/<view>.json")
    def describe(view: str) -> Response:
        """The figure with its geometry as addresses, and how it is drawn and saved; whether PDF can be had, too."""
        picture = compose(view)
        preset = picture.options.preset
        size = {"width": preset.width, "height": preset.height, "scale": preset.scale, "dpi": preset.dpi}
        about = {"name": picture.name, "text": picture.metadata, "chrome": find_browser() is not None}
        return jsonify(figure=picture.figure, **about, **size)

    @blueprint.get("/export/<view>.<any(png, svg, pdf):form>")
    @gate.limited
    def draw(view: str, form: PictureFormat) -> Response:
        picture = compose(view)
        content = pictures.render(picture, form, chrome, server.boundaries)
        return attachment(content, TYPES[form], picture.name, f"{view}.{form}")

    @blueprint.errorhandler(InvalidPictureRequest)
    def invalid(error: InvalidPictureRequest) -> Response:
        return refuse(404 if error.key == "errors.unknown_view" else 400, error.key, **error.values)

    @blueprint.errorhandler(PictureUnavailable)
    def unavailable(error: PictureUnavailable) -> Response:
        return refuse(503, f"export.{error.reason}")

    blueprint.after_request(no_store)  # a picture bears the time of its making
    root.register_blueprint(blueprint)
