"""`/export/story.json`, `scenes.json`, `deck.pptx`, `workbook.xlsx`: conclusions, kept, refreshed, and taken away.

Office files are written by libraries that take time to load: they are imported with the first file that is asked for.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from callbacks import pictures
from callbacks.chrome import Chrome, NoPicture
from callbacks.pictures import Picture
from callbacks.routes import query
from callbacks.routes.attachment import attachment
from callbacks.routes.data import digest
from callbacks.routes.errors import preferred_language, refuse
from callbacks.views import Server
from components import faults
from components.paper import story as own_story
from components.paper.edition import Edition
from components.paper.names import file_name
from components.paper.presets import Paper, Preset
from components.paper.views import MAP
from components.scenes import refresh
from components.style import Canvas, Style
from components.words import LANGUAGES, words
from data import links
from data.dataset import Dataset
from data.faults import Fault
from data.scenes import exchange
from data.scenes.exchange import Handed
from data.scenes.judgement import selection as selection_of
from data.selection import Lang, Selection
from data.story import Scene
from data.version import VERSION
from data.views import VIEWS

DECK: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAP_TYPE: Final = 1.75
"""How much larger than on the page a map's type is on a slide, to be read across a room."""
MAP_SCALE: Final = 2.0


def routes(server: Server, chrome: Chrome) -> Blueprint:
    """The addresses, over what every view is drawn from and the browser that draws maps."""
    blueprint = Blueprint("scenes", __name__)

    @blueprint.get("/export/story.json")
    def story() -> Response:
        lang, opened = preferred_language(), server.opened(query.text())
        selection = links.parse(query.text(), opened.dataset).selection
        whose = own_story.whose(selection, opened.dataset, Style(lang, "light", 0))
        told = _told(own_story.scenes(selection, opened.dataset), lang, server)
        return _fresh(told | ({"whose": whose} if whose else {}))

    @blueprint.post("/export/scenes.json")
    def refreshed() -> Response:
        handed = _handed(server)
        return _refuse(handed.faults) if handed.faults else _fresh(_told(handed.scenes, _lang(handed), server))

    @blueprint.get("/export/deck.pptx")
    def story_as_deck() -> Response:
        opened = server.opened(query.text())
        selection = links.parse(query.text(), opened.dataset).selection
        return _deck(own_story.scenes(selection, opened.dataset), selection, server, chrome)

    @blueprint.post("/export/deck.pptx")
    def deck() -> Response:
        handed = _handed(server)
        drawn = links.default(server.dataset).replace(lang=_lang(handed), theme=handed.theme)
        return _refuse(handed.faults) if handed.faults else _deck(handed.scenes, drawn, server, chrome)

    @blueprint.get("/export/workbook.xlsx")
    def workbook() -> Response:
        opened = server.opened(query.text())
        link = links.parse(query.text(), opened.dataset)
        if link.ignored:
            return refuse(400, "errors.bad_value", name=link.ignored[0].name, value=link.ignored[0].value)
        return _workbook(link.selection, opened)

    return blueprint


def _handed(server: Server) -> Handed:
    """The body, of which no more is read than is allowed."""
    body = request.stream.read(exchange.LARGEST + 1)
    return exchange.read(body, server.dataset, lambda query: server.opened(query).dataset)


def _seen(scenes: Sequence[Scene], server: Server) -> list[tuple[Scene, Dataset]]:
    """The scenes, each with the edition that its query names."""
    return [(scene, server.opened(scene.query).dataset) for scene in scenes]


def _lang(handed: Handed) -> Lang:
    return handed.lang or preferred_language()


def _told(scenes: Sequence[Scene], lang: Lang, server: Server) -> dict[str, Any]:
    """The scenes as a browser keeps them and as a file holds them."""
    fresh = [asdict(refresh(scene, seen, lang)) for scene, seen in _seen(scenes, server)]
    return exchange.written(fresh, server.dataset)


def _fresh(content: Mapping[str, Any]) -> Response:
    """An answer that is asked for anew each time."""
    answer = jsonify(content)
    answer.cache_control.no_cache = True
    return answer


def _refuse(found: Sequence[Fault]) -> Response:
    """Every fault at once, in both languages; nothing was changed by a request that is refused."""
    texts = {lang: faults.told(found, words(lang), "faults.scenes_title") for lang in LANGUAGES}
    message = {"message": texts[preferred_language()], "error": texts, "faults": [asdict(fault) for fault in found]}
    return Response(json.dumps(message, ensure_ascii=False), 400, mimetype="application/json")


def _deck(scenes: Sequence[Scene], drawn: Selection, server: Server, chrome: Chrome) -> Response:
    from components.paper.deck import deck

    dataset, style, told = server.dataset, Style(drawn.lang, drawn.theme, 0), _seen(scenes, server)
    shown = [(scene.view, selection_of(scene, drawn.lang, seen), seen) for scene, seen in told]
    edition = _edition(shown, server)
    content = deck(told, dataset, style, edition, _draw_map(server, chrome))
    return attachment(content, DECK, f"{dataset.about.slug}_{edition.generated:%Y-%m-%d}", "deck.pptx")


def _workbook(selection: Selection, server: Server) -> Response:
    from components.paper.workbook import workbook

    dataset, style = server.dataset, Style(selection.lang, selection.theme, 0)
    edition = _edition([(view, selection, dataset) for view in VIEWS], server)
    content = workbook(selection, dataset, style, edition)
    return attachment(
        content, WORKBOOK, file_name("workbook", selection, dataset, edition.generated.date()), "workbook.xlsx"
    )


def _edition(shown: Sequence[tuple[str, Selection, Dataset]], server: Server) -> Edition:
    """Now, here, with a hash of everything that is shown."""
    hashed = hashlib.sha256("".join(digest(view, one, seen) for view, one, seen in shown).encode())
    page = f"{request.host_url.rstrip('/')}{server.base_path}"
    return Edition(pictures.now(), page, VERSION, hashed.hexdigest()[:16])


def _draw_map(server: Server, chrome: Chrome) -> Callable[[Selection, Dataset, int, int], bytes | None]:
    """Maps for slides, at twice their size; None where there is no browser, or none to be had now."""

    def draw(selection: Selection, dataset: Dataset, width: int, height: int) -> bytes | None:
        canvas = Canvas(width, height, MAP_TYPE)
        style = Style(selection.lang, selection.theme, width, canvas)
        figure = MAP.body(selection, dataset, server.boundaries, style, server.boundary_url)
        opens = {} if dataset.upload else {"Park-Atlas-Link": links.to_query(selection, dataset)}
        text = {**opens, "Park-Atlas-View": MAP.name}
        made = Picture(figure, "", text, Paper(Preset("deck", width, height, MAP_SCALE, canvas.body)))
        try:
            return pictures.draw(made, "png", chrome, server.boundaries)
        except NoPicture:
            return None

    return draw
