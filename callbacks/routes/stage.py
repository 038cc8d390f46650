"""`/stage.json`: one scene for a screen of a given size, and what a click on stage leads to.

It takes the page's query and: `view`, `id` (of the scene), `act` (an event of the reducer), `width` and `height` of the
figure in pixels, `type` (how much larger than on the page). The figure is laid out for that size.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from flask import Blueprint, Response, jsonify

from callbacks.routes import query
from callbacks.routes.errors import refuse
from callbacks.selection import reduce
from callbacks.views import Server
from components import sentences
from components.figures import locator
from components.figures.legend import legend
from components.markup import markup
from components.panels import map_panel
from components.paper import scene_body
from components.paper.views import PAPER_VIEWS
from components.scenes import source_names, subtitle
from components.style import Canvas, Style
from data import links
from data.dataset import Dataset
from data.selection import Selection
from data.story import Scene
from data.summaries import headline, province_map
from data.views import VIEWS

SIDES: Final = (100, 8000)
TYPES: Final = (0.3, 12.0)
_PASSED_ON: Final = re.compile(r"（[^（）]*\w\.[a-z][^（）]*）")
LOCATOR: Final = 0.17
"""Height of the locator map, of the figure's."""


@dataclass(frozen=True)
class Screen:
    """The room of the figure, and its type."""

    width: int
    height: int
    type: float


def routes(server: Server) -> Blueprint:
    """The address over the edition that a query names."""
    blueprint = Blueprint("stage", __name__)

    @blueprint.get("/stage.json")
    def stage() -> Response:
        view, screen = query.value("view"), _screen()
        if view not in VIEWS:
            return refuse(404, "errors.unknown_view", view=view, views=", ".join(VIEWS))
        if screen is None:
            return refuse(400, "errors.bad_value", name="width", value=query.value("width"))
        left = server.opened(query.text())
        link = links.parse(query.text(), left.dataset)
        if link.ignored:
            return refuse(400, "errors.bad_value", name=link.ignored[0].name, value=link.ignored[0].value)
        chosen = reduce(link.selection, query.value("act"), left.dataset)
        opened = server.opened(links.to_query(chosen, left.dataset))
        chosen = links.normalize(chosen, opened.dataset)  # another list has other levels
        answer = jsonify(_shown(_scene(view, chosen, opened.dataset), chosen, screen, opened))
        answer.cache_control.no_cache = True
        return answer

    return blueprint


def _screen() -> Screen | None:
    """None for a size that is no screen's."""
    try:
        screen = Screen(int(query.value("width")), int(query.value("height")), float(query.value("type")))
    except ValueError:
        return None
    sides = all(SIDES[0] <= side <= SIDES[1] for side in (screen.width, screen.height))
    return screen if sides and TYPES[0] <= screen.type <= TYPES[1] else None


def _scene(view: str, selection: Selection, dataset: Dataset) -> Scene:
    """The dataset's scene of that id, if it shows this view; with what is now chosen."""
    known = {scene.id: scene for scene in dataset.story if scene.view == view}
    scene = known.get(query.value("id"), Scene("", "", view, "", ""))
    return replace(scene, query=links.to_query(selection, dataset))


def _shown(scene: Scene, selection: Selection, screen: Screen, server: Server) -> dict[str, Any]:
    """What the browser puts on the screen."""
    dataset, style = server.dataset, _style(selection, screen)
    view, located = PAPER_VIEWS[scene.view], _locator(scene, selection, screen, server)
    strong, muted = sentences.sentence(headline.summarise(selection, dataset), style.words)
    return {
        "query": links.to_query(selection.replace(lang="zh", theme="light"), dataset),
        "title": strong,
        "subtitle": subtitle(scene, selection, dataset, style),
        "sources": [_brief(source) for source in source_names(scene, selection, dataset, style)],
        "label": f"{view.title(scene.view, selection, dataset, style)}. {strong}{muted}",
        "legend": _legend(scene, selection, style, dataset),
        "note": style.words("notes.map") if view.is_map or located else "",
        "places": _places(selection, dataset, style),
        "figure": scene_body.draw(scene, selection, dataset, server.boundaries, style, server.boundary_url),
        "locator": located,
    }


def _brief(source: str) -> str:
    """Publisher and date; by which site a table was passed on stands in the source's card."""
    return _PASSED_ON.sub("", source)


def _places(selection: Selection, dataset: Dataset, style: Style) -> list[dict[str, str]]:
    """What can be chosen here, for who has no pointer."""
    inside = dataset.regions.children(selection.map)
    return [{"adcode": one.adcode, "name": one.label(style.lang)} for one in inside]


def _legend(scene: Scene, selection: Selection, style: Style, dataset: Dataset) -> str:
    """Of a map, as markup; nothing for the other views, which spell out what they show."""
    if not PAPER_VIEWS[scene.view].is_map:
        return ""
    entries = legend(province_map.summarise(selection, dataset), style)
    return markup(map_panel.legend(entries, style)[:1])


def _locator(scene: Scene, selection: Selection, screen: Screen, server: Server) -> dict[str, Any] | None:
    """Not beside a map of the nation, which shows the place itself."""
    if PAPER_VIEWS[scene.view].is_map and selection.map == links.default(server.dataset).map:
        return None
    height = round(LOCATOR * screen.height)
    style = _style(selection, Screen(round(1.3 * height), height, screen.type / 3))
    return locator.draw(selection, server.dataset, server.boundaries, style, server.boundary_url)


def _style(selection: Selection, screen: Screen) -> Style:
    canvas = Canvas(screen.width, screen.height, screen.type)
    return Style(selection.lang, selection.theme, screen.width, canvas)
