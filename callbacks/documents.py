"""Files that the list of scenes downloads: slides and briefs."""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

from dash import Dash, Input, Output, State, dcc, no_update
from pydantic import validate_call

from callbacks import briefs, scene_list, slides
from callbacks.chrome import Chrome
from callbacks.export_gate import ExportGate, ExportsBusy
from callbacks.feature import Server
from callbacks.requests import Shown
from components import ids
from components.panels.story import part
from components.paper import default_scenes
from components.words import words
from data import links
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Document:
    """A file of scenes, and the module that makes it."""

    file: str  # of its address
    store: str  # of the scenes that are asked for
    maker: ModuleType
    made: str  # key of the words
    scenes: Callable[[Selection, Dataset], Sequence[Scene]]  # without any of the reader's own

    @property
    def suffix(self) -> str:
        return self.file.partition(".")[2]


DOCUMENTS: Final = (
    Document("deck.pptx", "slides", slides, "story_panel.made", default_scenes.default_scenes),
    Document("brief.docx", "brief-scenes", briefs, "brief.made", default_scenes.page_scenes),
)


def register(app: Dash, server: Server, chrome: Chrome, gate: ExportGate) -> None:
    """Download each kind of document when the list of scenes asks for it."""
    for document in DOCUMENTS:
        _register(document, app, server, chrome, gate)


def _register(document: Document, app: Dash, server: Server, chrome: Chrome, gate: ExportGate) -> None:
    @app.callback(
        Output(part("download"), "data", allow_duplicate=True),
        Output(part("status"), "children", allow_duplicate=True),
        Input(part(document.store), "data"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    @validate_call
    def download(scenes: list[dict[str, Any]], page: Shown) -> tuple[Any, str]:
        say = words(page["lang"])
        try:
            posted = scene_list.parse(json.dumps({"scenes": scenes}).encode(), server)
            drawn = links.default(server.dataset).replace(lang=page["lang"], theme=page["theme"])
            with gate.place():
                content, name = document.maker.make(posted.scenes, drawn, server, chrome)
            server.audit.record("export", path=f"/export/{document.file}", scenes=len(posted.scenes))
        except ExportsBusy:
            return no_update, say("export.queue_full")
        except Exception:
            log.exception("no %s", document.file)
            return no_update, say("story_panel.failed", why="")
        return dcc.send_bytes(content, f"{name}.{document.suffix}", type=document.maker.MIMETYPE), say(document.made)
