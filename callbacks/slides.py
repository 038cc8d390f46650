"""Slides of scenes, for the address of the deck and for the list of scenes."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from typing import Final

from flask import request

from callbacks import pictures
from callbacks.chrome import Chrome, PictureUnavailable
from callbacks.feature import Server
from callbacks.pictures import Picture
from components.paper.files import Provenance
from components.paper.presets import Preset, SheetOptions
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
MAP_TYPE: Final = 1.75
"""How much larger than on the page a map's type is on a slide, to be read across a room."""
MAP_SCALE: Final = 2.0


def make(scenes: Sequence[Scene], drawn: Selection, server: Server, chrome: Chrome) -> tuple[bytes, str]:
    """A deck in the language and the theme of `drawn`, and the file's name without its ending."""
    from components.paper.deck import deck  # it loads a library that no other answer needs

    dataset, style = server.dataset, Style(drawn.lang, drawn.theme, 0)
    resolved = [(scene, server.resolve(scene.query).dataset) for scene in scenes]
    shown = [(scene.view, selection_of(scene, drawn.lang, seen), seen) for scene, seen in resolved]
    about = provenance(shown, server)
    content = deck(resolved, dataset, style, about, _draw_map(server, chrome))
    return content, f"{dataset.about.slug}_{about.generated:%Y-%m-%d}"


def provenance(shown: Sequence[tuple[str, Selection, Dataset]], server: Server) -> Provenance:
    """Now, here, with a hash of everything that is shown."""
    hashed = hashlib.sha256("".join(digest(view, one, seen) for view, one, seen in shown).encode())
    page = f"{server.public_url or request.host_url.rstrip('/')}{server.base_path}"
    return Provenance(now(), page, VERSION, hashed.hexdigest()[:16])


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
