"""The HTML document around the page: its language and title right at first paint, headers that keep it at home."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import Dash
from flask import Response, abort, redirect, request

from callbacks import old_browsers
from callbacks.bundle import Bundle
from callbacks.feature import Feature, Server
from callbacks.routes import query
from components.panels import announcements
from components.style import Style
from components.theme import COLOURS, LIGHT
from components.words import LANGUAGES, words
from data import links
from data.dataset import Dataset
from data.regions import NATION
from data.version import VERSION


class Document(Dash):
    """A Dash application whose first byte already speaks the reader's language.

    Dash sends one document for every query; an English or dark link would flash the default first.
    """

    def __init__(self, atlas: Server, bundles: Path, **settings: Any) -> None:
        """`bundles` is the folder for what a page loads; `settings` are those of Dash."""
        self.atlas = atlas
        prefixes = {"requests_pathname_prefix": atlas.base_path, "routes_pathname_prefix": atlas.base_path}
        super().__init__(**prefixes, **settings)
        self._bundle = Bundle(self.server, atlas.base_path, bundles)

    def index(self, *args: Any, **kwargs: Any) -> Any:
        """The document at the page's one address; 404 for every other path, which Dash would answer with it too.

        A damaged link is sent on to what it means, so that scripts of the browser read a whole one.
        """
        if address := query.mended(self.atlas.base_path):
            return redirect(address)
        if request.path != self.atlas.base_path:
            abort(404)
        return super().index(*args, **kwargs)

    def interpolate_index(self, **parts: Any) -> str:
        """Dash's document, with ours around it. `parts` are Dash's: metas, scripts, css, config, renderer."""
        dataset = self.atlas.resolve(query.text()).dataset
        selection = links.parse(query.text(), dataset).selection
        style = Style(selection.lang, selection.theme, 0)
        return _PAGE.format(
            **parts | {"title": escape(announcements.title(selection, dataset, style))},
            icon=_ICON,
            styles=self._bundle.link(parts["css"], "css"),
            bundle=self._bundle.link(parts["scripts"], "js"),
            map=escape(self.atlas.boundary_url(selection.map)),
            lang=style.words("errors.lang"),
            theme=selection.theme,
            colours=COLOURS,
            version=VERSION,
            base=self.atlas.base_path,
            noscript=escape(style.words("page.noscript")),
            user=self._user(),
            old_browsers=old_browsers.markup(style.words),
        )

    def _user(self) -> str:
        """Who has logged in at the proxy, for the foot of the page, in each language: the page may change its own."""
        user = self.atlas.audit.proxies.who().user
        if not user:
            return ""
        texts = ((say("errors.lang"), escape(say("page.signed_in", user=user))) for say in map(words, LANGUAGES))
        lines = "".join(f'<span lang="{lang}">{text}</span>' for lang, text in texts)
        return f'<p class="signed-in">{lines}</p>'


def warm(app: Dash, dataset: Dataset, features: Sequence[Feature]) -> None:
    """Serve the page once to nobody, and ask what a first click on a province asks.

    Dash learns only then which scripts it may serve; a worker that had not yet sent a page would refuse them.
    """
    app.server.test_client().get(app.config.routes_pathname_prefix)
    start = links.default(dataset)
    for province in dataset.regions.children(NATION):
        for feature in features:
            feature.summarise(start.replace(regions=(province.adcode,)), dataset)


def protect(app: Dash) -> None:
    """What a page may load: requests stay at home."""
    policy = "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' " + " ".join((*app.csp_hashes(), old_browsers.HASH)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'self'",
            "form-action 'self'",
        )
    )

    @app.server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        return response


_ICON = "data:image/svg+xml," + quote(
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    f'<rect width="16" height="16" rx="3" fill="{LIGHT.paper}"/>'
    f'<circle cx="6" cy="9" r="5" fill="{LIGHT.teal_3}"/><circle cx="12" cy="4" r="2.5" fill="{LIGHT.teal_4}"/></svg>'
)
"""Two circles of the map."""

_PAGE = """<!doctype html>
<html lang="{lang}" data-theme="{theme}" data-version="{version}" data-base="{base}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
{metas}<title>{title}</title><link rel="icon" href="{icon}"><style>{colours}</style>{styles}
<link rel="preload" as="fetch" crossorigin href="{map}">
</head>
<body>
<noscript><p class="plain">{noscript}</p></noscript>
{old_browsers}
{app_entry}
{user}
<footer>{config}{bundle}{renderer}</footer>
</body>
</html>"""
