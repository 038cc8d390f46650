"""The scripts of the page as one file, and its stylesheets as another: two requests instead of forty.

Dash and its packages of components list what a page loads; each is read from the very address in that list. The name of
a file holds the hash of its content, so browsers keep it for ever. Both lie in the cache, where every worker finds
them, and also one of a version before or after this one. Each of our own scripts becomes a function that runs at once,
so that it is strict and its names stay its own.
"""

import gzip
import re
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal
from uuid import uuid4

from dash import dcc
from flask import Flask, Response, abort

from callbacks import packed

Kind = Literal["js", "css"]

LISTED: Final = re.compile(r'<(?:script src|link rel="stylesheet" href)="([^"]+)">(?:</script>)?')
UNUSED: Final = re.compile(r"/deps/polyfill@|/dash_table/")
"""What Dash lists for every page: help for browsers without promises, and a table that no page has."""
EARLY: Final = ("dcc/async-graph.js", "dcc/async-dropdown.js")
"""Parts of Dash's components that every page needs, and that Dash would ask for once the page is there."""
ADDRESS: Final = "_dash-component-suites/dash/dcc/dash-renderer-and-all-{}.{}"
"""Dash's components look for their later parts beside the script that they came with; Dash, for its renderer's name."""
OWN_SCRIPT: Final = re.compile(r"/assets/[^/]+\.js(?:$|\?)")
"""What lies in `assets/` itself; a vendored script makes its names known to all."""
TYPES: Final = {"js": "text/javascript", "css": "text/css"}
TAGS: Final = {"js": '<script src="{}"></script>', "css": '<link rel="stylesheet" href="{}">'}
BETWEEN: Final = {"js": b"\n;\n", "css": b"\n"}


def load_early() -> None:
    """Have the parts that every page needs listed with its other scripts."""
    for script in dcc._js_dist:
        if script.get("relative_package_path") in EARLY:
            script.pop("async", None)


class Bundle:
    """The bundles of one application."""

    def __init__(self, server: Flask, base_path: str, folder: Path) -> None:
        """`folder` is made when the first bundle is."""
        self._server, self._address, self._folder = server, base_path + ADDRESS, folder
        self._links: dict[str, str] = {}  # by the list that they stand for
        server.add_url_rule(self._address.format("<digest>", "<any(js,css):kind>"), "bundle", self._respond)

    def link(self, listed: str, kind: Kind) -> str:
        """HTML that loads all that these tags load; what is written in the page itself stays there."""
        if listed not in self._links:
            inline = LISTED.sub("", listed).strip()
            self._links[listed] = TAGS[kind].format(self._address.format(self._write(listed, kind), kind)) + inline
        return self._links[listed]

    def _write(self, listed: str, kind: Kind) -> str:
        """Put the bundle into the folder, unless it is there; its digest."""
        addresses = dict.fromkeys(one for one in LISTED.findall(listed) if not UNUSED.search(one))
        content = BETWEEN[kind].join(map(self._read, addresses))
        digest = sha256(content).hexdigest()[:16]
        path = self._path(digest, kind)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(f".{uuid4().hex}")
            aside.write_bytes(gzip.compress(content, mtime=0))
            aside.replace(path)
        return digest

    def _read(self, address: str) -> bytes:
        answer = self._server.test_client().get(address)
        if answer.status_code != 200:
            raise FileNotFoundError(address)
        return b'(() => {\n"use strict";\n%b})();\n' % answer.data if OWN_SCRIPT.search(address) else answer.data

    def _path(self, digest: str, kind: str) -> Path:
        return self._folder / f"{digest}.{kind}.gz"

    def _respond(self, digest: str, kind: str) -> Response:
        path = self._path(digest, kind)
        if not re.fullmatch("[0-9a-f]{16}", digest) or not path.exists():
            abort(404)
        return packed.respond(path, TYPES[kind], digest)
