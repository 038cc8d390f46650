"""The query of the request as text, whatever bytes it holds: Flask's own `request.args` fails on what is no UTF-8."""

from flask import request

from data.query import PUNCTUATION, as_meant, decode, read_query


def text() -> str:
    """All of it, as it stands behind the question mark."""
    return request.query_string.decode("utf-8", "replace")


def value(name: str) -> str:
    """The value of a name; empty if there is none."""
    return read_query(text()).get(name, "")


def mended(base_path: str) -> str | None:
    """The address of the page that the request meant, where its own was damaged on the way; None where it was not.

    With its question mark encoded, a query arrives as a part of the path; and so does a 。 behind a bare address.
    """
    query, rest = text(), decode(request.path.removeprefix(base_path))
    if rest.startswith(("?", "？")):
        query = f"{rest}&{query}"
    elif rest.strip(PUNCTUATION):
        return None
    meant = as_meant(query)
    is_whole = request.path == base_path and meant == query
    return None if is_whole else f"{base_path}?{meant}" if meant else base_path
