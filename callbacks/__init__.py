"""Everything that answers an event: a click, a request, a command.

    selection.py    event x selection -> selection; pure, the only writer
    page.py         the one round trip of a choice
    views/          what a choice repaints, in the order of the page
    routes/         addresses that answer without the page: data, pictures, boundaries, cards, errors
    document.py     the HTML document around the page, right at first paint
    pictures.py     one picture of a view, for its address and for the command
    uploading/      what is done to an upload, in a process of its own
    chrome.py       the browser that draws pictures; browser.py says where it is
    commands/       what the command line can do

`register` names every group of answers, in order; importing a module does nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dash import Dash

    from callbacks.chrome import Chrome
    from callbacks.views import Server


def register(app: "Dash", server: "Server", chrome: "Chrome") -> None:
    """Give the application its whole behaviour."""
    # Named here and not above: the process of an upload comes from this package too, and starts a second sooner.
    from callbacks import document, page
    from callbacks.routes import boundaries, cards, data, errors, export, health, scenes, stage, template, uploads

    page.register(app, server)
    prefix = server.base_path.rstrip("/") or None
    groups = (
        health.routes(),
        data.routes(server),
        export.routes(server, chrome),
        scenes.routes(server, chrome),
        stage.routes(server),
        boundaries.routes(server.boundaries),
        cards.routes(server),
        template.routes(),
        *([uploads.routes(server, server.uploads)] if server.uploads else []),
    )
    for blueprint in groups:
        app.server.register_blueprint(blueprint, url_prefix=prefix)
    errors.register(app.server, server.base_path)
    document.protect(app)
    document.warm(app, server.dataset)
