"""`/export/story.json`, `scenes.json`, `deck.pptx`, `brief.docx`, `workbook.xlsx`: conclusions, kept and taken away."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from flask import Blueprint, Response, jsonify, request

from callbacks import provenance, scene_list
from callbacks.chrome import Chrome
from callbacks.documents import DOCUMENTS, Document
from callbacks.export_gate import ExportGate
from callbacks.feature import Server
from callbacks.routes import marking, query
from callbacks.routes.attachment import attachment
from callbacks.routes.errors import preferred_language, refusal, refuse
from components import dataset_errors
from components.paper import default_scenes
from components.paper.files import file_name
from components.paper.presets import UNMARKED, Marking
from components.style import Style
from components.words import LANGUAGES, words
from data import links
from data.errors import ValidationError
from data.scenes import exchange
from data.scenes.exchange import ScenesRequest
from data.selection import Lang, Selection
from data.story import Scene
from data.views import VIEWS

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(root: Blueprint, server: Server, chrome: Chrome, gate: ExportGate) -> None:
    """The addresses, over what every view is drawn from and the browser that draws maps."""

    @root.get("/export/story.json")
    def story() -> Response:
        lang, opened = preferred_language(), server.resolve(query.text())
        selection = links.parse(query.text(), opened.dataset).selection
        whose = default_scenes.own_data_name(selection, opened.dataset, Style(lang, "light", 0))
        extra = {"whose": whose} if whose else {}
        return _answer(default_scenes.default_scenes(selection, opened.dataset), lang, server, **extra)

    @root.post("/export/scenes.json")
    @gate.limited
    def refreshed() -> Response:
        scenes = _posted(server)
        lang = scenes.lang or preferred_language()
        return _reject(scenes.errors) if scenes.errors else _answer(scenes.scenes, lang, server)

    for document in DOCUMENTS:
        _register_document(root, document, server, chrome, gate)

    @root.get("/export/workbook.xlsx")
    @gate.limited
    def workbook() -> Response:
        opened = server.resolve(query.text())
        link = links.parse(query.text(), opened.dataset)
        if link.ignored:
            return refuse(400, "errors.bad_value", name=link.ignored[0].name, value=link.ignored[0].value)
        return _workbook(link.selection, opened, marking.requested())


def _register_document(root: Blueprint, document: Document, server: Server, chrome: Chrome, gate: ExportGate) -> None:
    """The document of the page's query, or of the scenes that are sent."""

    @root.get(f"/export/{document.file}", endpoint=f"story {document.file}".replace(".", "_"))
    @gate.limited
    def story() -> Response:
        opened = server.resolve(query.text())
        selection = links.parse(query.text(), opened.dataset).selection
        return made(document.scenes(selection, opened.dataset), selection, marking.requested())

    @root.post(f"/export/{document.file}", endpoint=f"scenes {document.file}".replace(".", "_"))
    @gate.limited
    def scenes() -> Response:
        posted = _posted(server)
        drawn = links.default(server.dataset).replace(lang=posted.lang or preferred_language(), theme=posted.theme)
        return _reject(posted.errors) if posted.errors else made(posted.scenes, drawn)

    def made(scenes: Sequence[Scene], drawn: Selection, marks: Marking = UNMARKED) -> Response:
        content, name = document.maker.make(scenes, drawn, server, chrome, marks)
        return attachment(content, document.maker.MIMETYPE, name, document.file)


def _posted(server: Server) -> ScenesRequest:
    """The body, of which no more is read than is allowed."""
    return scene_list.parse(request.stream.read(exchange.MAX_BYTES + 1), server)


def _answer(scenes: Sequence[Scene], lang: Lang, server: Server, **extra: str) -> Response:
    """The scenes as a file holds them, asked for anew each time."""
    answer = jsonify(exchange.serialize(scene_list.compute(scenes, lang, server), server.dataset) | extra)
    answer.cache_control.no_cache = True
    return answer


def _reject(errors: Sequence[ValidationError]) -> Response:
    """Every error at once, in both languages; a request that is rejected changes nothing."""
    title = "dataset_errors.scenes_title"
    texts = {lang: dataset_errors.format_errors(errors, words(lang), title) for lang in LANGUAGES}
    return refusal(400, texts, faults=[asdict(error) for error in errors])


def _workbook(selection: Selection, server: Server, marks: Marking) -> Response:
    from components.paper.workbook import workbook  # it loads a library that no other answer needs

    dataset, style = server.dataset, Style(selection.lang, selection.theme, 0)
    about = provenance.of_views([(view, selection, dataset) for view in VIEWS], server)
    content = workbook(selection, dataset, style, about, marks)
    name = file_name("workbook", selection, dataset, about.generated.date())
    return attachment(content, WORKBOOK, name, "workbook.xlsx")
