"""A file to be saved, under a name in any script."""

from urllib.parse import quote

from flask import Response


def attachment(content: bytes, kind: str, name: str, plain: str) -> Response:
    """To be saved under `name` with the suffix of `plain`, or under `plain` by who reads no more than ASCII."""
    response = Response(content, mimetype=kind)
    suffix = plain.rpartition(".")[2]
    names = f"filename=\"{plain}\"; filename*=UTF-8''{quote(f'{name}.{suffix}', safe='')}"
    response.headers["Content-Disposition"] = f"attachment; {names}"
    response.cache_control.no_store = True
    return response
