"""Slides of scenes, for the address of the deck and for the list of scenes."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from flask import request

from callbacks import pictures
from callbacks.chrome import Chrome, PictureUnavailable
from callbacks.feature import Server
from callbacks.pictures import Picture
from components.paper.files import Provenance, story_name
from components.paper.presets import UNMARKED, Marking, Preset, SheetOptions
from components.paper.views import PAPER_VIEWS
from components.style import Canvas, Style
from data import links
from data.answers import digest
from data.dataset import Dataset
from data.dates import now
from data.scenes.judgement import selection as selection_of
from data.selection import Selection
from data.story import Scene
from data.version import VERSION

log = logging.getLogger(__name__)

MIMETYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MAP_TYPE: Final = 2.2
"""How much larger than on the page a map's type is on a slide, to be read across a room."""
MAP_SCALE: Final = 2.0


def make(
    scenes: Sequence[Scene], drawn: Selection, server: Server, chrome: Chrome, marking: Marking = UNMARKED
) -> tuple[bytes, str]:
    """A deck in the language and the theme of `drawn`, and the file's name without its ending."""
    from components.paper.deck import deck  # it loads a library that no other answer needs

    dataset, style = server.dataset, Style(drawn.lang, drawn.theme, 0)
    resolved = [(scene, server.resolve(scene.query).dataset) for scene in scenes]
    shown = [(scene.view, selection_of(scene, drawn.lang, seen), seen) for scene, seen in resolved]
    about = provenance(shown, server)
    content = deck(resolved, dataset, style, about, _draw_map(server, chrome), marking)
    return content, story_name("slides", drawn, dataset, about.generated.date())


def provenance(shown: Sequence[tuple[str, Selection, Dataset]], server: Server) -> Provenance:
    """Now, here, with a hash of everything that is shown; without an address that only this machine can open."""
    hashed = hashlib.sha256("".join(digest(view, one, seen) for view, one, seen in shown).encode())
    address = server.public_url or ("" if _is_loopback(request.host) else request.host_url.rstrip("/"))
    page = f"{address}{server.base_path}" if address else ""
    return Provenance(now(), page, VERSION, hashed.hexdigest()[:16])


def _is_loopback(host: str) -> bool:
    """Whether an address of this machine leads nowhere on any other."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def _draw_map(server: Server, chrome: Chrome) -> Callable[[str, Selection, Dataset, int, int], bytes | None]:
    """Maps for slides, at twice their size; None where there is no browser, or none to be had now."""

    def draw(view: str, selection: Selection, dataset: Dataset, width: int, height: int) -> bytes | None:
        canvas = Canvas(width, height, MAP_TYPE)
        style = Style(selection.lang, selection.theme, width, canvas)
        figure = PAPER_VIEWS[view].figure(selection, dataset, server.boundaries, style, server.boundary_url)
        opens = {} if dataset.upload else {"Park-Atlas-Link": links.to_query(selection, dataset)}
        text = {**opens, "Park-Atlas-View": view, **pictures.described(selection, dataset)}
        made = Picture(figure, "", text, SheetOptions(Preset("deck", width, height, MAP_SCALE, canvas.body)))
        try:
            return pictures.render(made, "png", chrome, server.boundaries)
        except PictureUnavailable:
            return None

    return draw
