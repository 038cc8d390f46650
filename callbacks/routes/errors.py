"""Every path that leads nowhere is a small page, and no error shows its insides."""

import json
from collections.abc import Mapping
from typing import Final

import pydantic
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from markupsafe import Markup
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, MethodNotAllowed, NotFound

from callbacks.export_gate import RETRY_SECONDS, ExportsBusy
from callbacks.routes import query
from components.style import Style
from components.templating import render
from components.theme import COLOURS
from components.words import LANGUAGES, words
from data.boundaries import BoundariesMissing
from data.selection import Lang

NAMES: Final = {400: "unreadable", 404: "missing", 413: "too_long"}
"""What a page of a status is called in the words; every other one is a failure."""


def register(server: Flask, base_path: str) -> None:
    """Answer unknown paths and unexpected failures on the whole server."""

    @server.errorhandler(HTTPException)
    def show(error: HTTPException) -> Response | HTTPException:
        return error if error.code is None or error.code < 400 else page(error, base_path)

    @server.errorhandler(MethodNotAllowed)
    def show_method(error: MethodNotAllowed) -> Response:
        """An address that is none is missing whatever the method: Dash answers to GET at every one."""
        rule, _ = server.create_url_adapter(request).match(method="GET", return_rule=True)  # type: ignore[union-attr]
        is_none = rule.rule == f"{base_path}<path:path>" and "POST" not in (error.valid_methods or ())
        return page(NotFound() if is_none else error, base_path)

    @server.errorhandler(pydantic.ValidationError)
    def reject(error: pydantic.ValidationError) -> Response:
        """A value that is not of the type that its callback declares."""
        return page(BadRequest(), base_path)

    @server.errorhandler(DependencyException)
    def miss(error: DependencyException) -> Response:
        """An address of Dash's scripts that names none."""
        return page(NotFound(), base_path)

    @server.errorhandler(ExportsBusy)
    def come_back(error: ExportsBusy) -> Response:
        return refuse(503, "export.queue_full", RETRY_SECONDS)

    @server.errorhandler(BoundariesMissing)
    def without_map(error: BoundariesMissing) -> Response:
        server.logger.error("no boundaries: %s", error)
        return refuse(503, "errors.no_boundaries")

    @server.errorhandler(Exception)
    def fail(error: Exception) -> Response:
        server.logger.exception("a request failed: %r", str(request.url_rule or request.path))
        return page(InternalServerError(), base_path)


def preferred_language() -> Lang:
    """The language of the query; else the first of ours that the browser names; Chinese by default."""
    asked = query.value("lang") or request.accept_languages.best_match(["zh", "en"], "zh")
    return "en" if asked == "en" else "zh"


def refuse(status: int, key: str, retry_s: int = 0, /, **values: object) -> Response:
    """A refusal for people who script: JSON with the message in both languages; when it is worth asking again."""
    texts = {lang: words(lang)(key, **values) for lang in LANGUAGES}
    response = refusal(status, texts)
    if retry_s:
        response.headers["Retry-After"] = str(retry_s)
    return response


def refusal(status: int, texts: Mapping[str, str], **more: object) -> Response:
    """A message by language, as JSON."""
    message = {"message": texts[preferred_language()], "error": texts, **more}
    return Response(json.dumps(message, ensure_ascii=False), status, mimetype="application/json")


def page(error: HTTPException, base_path: str) -> Response:
    """A small page about an error, with its status."""
    name = NAMES.get(error.code or 500, "failed")
    style = Style(preferred_language(), "light", 0)
    body = render("error_page", style, name=name, base=base_path, colours=Markup(COLOURS))
    return Response(body, error.code or 500, mimetype="text/html")
