"""What holds for every answer: whom it is for, by which name the atlas may be asked for, what a browser may do with it.

Answers about an upload are stored nowhere: whoever has its key may change and discard it, and the numbers are private.
"""

from typing import Final

from flask import Flask, Response, abort, request
from werkzeug.exceptions import MisdirectedRequest

from callbacks.routes import query
from data.links import is_of_upload

OPEN_TO_PROBES: Final = ("health", "metrics")
"""Addresses that a probe asks for by whatever name it has for this machine."""

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def register(server: Flask, base_path: str, hosts: tuple[str, ...]) -> None:
    """Answer to `hosts` only, if there are any, and keep private what is."""

    @server.before_request
    def check_host() -> None:
        if not request.host:  # a header that is no name of a host; files name it
            abort(400)
        if hosts and request.path.removeprefix(base_path) not in OPEN_TO_PROBES and _host() not in hosts:
            abort(MisdirectedRequest.code)

    @server.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.method == "POST" or is_of_upload(query.text()):
            response.headers["Cache-Control"] = "no-store"
        elif response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", "no-cache, private")
        return response


def _host() -> str:
    """The host that was asked for, without its port."""
    host, _, port = request.host.lower().rpartition(":")
    return host if host and port.isdigit() else request.host.lower()
