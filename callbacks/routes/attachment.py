"""A file to be saved, under a name in any script."""

from urllib.parse import quote

from flask import Response


def attachment(content: bytes, mimetype: str, name: str, ascii_name: str) -> Response:
    """To be saved under `name` with the suffix of `ascii_name`, which is for whoever reads no more than ASCII."""
    response = Response(content, mimetype=mimetype)
    encoded = quote(f"{name}.{ascii_name.rpartition('.')[2]}", safe="")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{encoded}"
    return no_store(response)


def no_store(response: Response) -> Response:
    """An answer that is of this moment only."""
    response.cache_control.no_store = True
    return response
