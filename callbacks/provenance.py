"""What a file of several views says of where it comes from."""

import hashlib
from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import request

from callbacks.feature import Server
from components.paper.files import Provenance
from data.answers import digest
from data.dataset import Dataset
from data.dates import now
from data.selection import Selection
from data.settings import is_loopback
from data.version import VERSION


def of_views(shown: Sequence[tuple[str, Selection, Dataset]], server: Server) -> Provenance:
    """Now, here, with a hash of everything that is shown; without an address that only this machine can open."""
    hashed = hashlib.sha256("".join(digest(view, one, seen) for view, one, seen in shown).encode())
    here = "" if is_loopback(urlsplit(request.host_url).hostname or "") else request.host_url.rstrip("/")
    address = server.address() or (here and f"{here}{server.base_path}")
    return Provenance(now(), address, VERSION, hashed.hexdigest()[:16])
