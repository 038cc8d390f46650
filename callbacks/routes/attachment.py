"""A file to be saved, under a name in any script."""

from urllib.parse import quote

from flask import Response


def attachment(content: bytes, mimetype: str, name: str, ascii_name: str) -> Response:
    """To be saved under `name` with the suffix of `ascii_name`, which is for whoever reads no more than ASCII."""
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = content_disposition(name, ascii_name)
    return no_store(response)


def content_disposition(name: str, ascii_name: str) -> str:
    """The header of a file to be saved under a name in any script."""
    encoded = quote(f"{name}.{ascii_name.rpartition('.')[2]}", safe="")
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{encoded}"


def no_store(response: Response) -> Response:
    """An answer that is of this moment only."""
    response.cache_control.no_store = True
    return response
