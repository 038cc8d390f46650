"""Files that never change under their address, sent as they lie, packed as far as the client can unpack them.

Each lies gzipped. What brotli makes of it, a fifth smaller, is made beside it when the first client asks that can read
it: in the background, since the best packing takes seconds.
"""

import gzip
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Thread

import brotli
from filelock import FileLock, Timeout
from flask import Response, request


def respond(path: Path, mimetype: str, tag: str) -> Response:
    """The gzipped file of that path. `tag` names its content; browsers keep it for ever."""
    encoding, content = _packed(path)
    response = Response(content, mimetype=mimetype)
    if encoding:
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.set_etag(f"{tag}-{encoding}" if encoding else tag)
    response.make_conditional(request)
    return response


def _packed(path: Path) -> tuple[str | None, bytes]:
    """The best encoding that the client can read and that is there, and the content in it; None for plain."""
    small = path.with_suffix(".br")
    accepted = request.accept_encodings
    if accepted.quality("br") > 0:
        if small.exists():
            return "br", small.read_bytes()
        _pack_later(path, small)
    content = path.read_bytes()
    return ("gzip", content) if accepted.quality("gzip") > 0 else (None, gzip.decompress(content))


@lru_cache(maxsize=4096)
def _pack_later(path: Path, small: Path) -> None:
    """Once in a process."""
    Thread(target=pack, args=(path, small), daemon=True).start()


def pack(path: Path, small: Path) -> None:
    """Write the same content with brotli, unless another process is at it or the folder may not be written."""
    aside = small.with_suffix(".part")
    with suppress(OSError, Timeout), FileLock(small.with_suffix(".lock"), timeout=0):
        if not small.exists():
            aside.write_bytes(brotli.compress(gzip.decompress(path.read_bytes())))
            aside.replace(small)
