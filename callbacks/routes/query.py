"""The query of the request as text, whatever bytes it holds: Flask's own `request.args` fails on what is no UTF-8."""

from urllib.parse import parse_qs

from flask import request

from data.links import MAX_QUERY


def text() -> str:
    """All of it, as it stands behind the question mark."""
    return request.query_string.decode("utf-8", "replace")


def value(name: str) -> str:
    """The last value of a name; empty if there is none."""
    return parse_qs(text()[:MAX_QUERY], errors="replace").get(name, [""])[-1]
