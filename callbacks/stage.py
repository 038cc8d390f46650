"""The stage: one scene, laid out for the screen that shows it.

A figure is drawn for the pixels of its room, since a projector shows it from edge to edge; the page behind knows
breakpoints only. `assets/stage.js` asks for a scene, or for what an event leads to.
"""

import re
from typing import Any, Final

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from pydantic import validate_call

from callbacks import scene_list
from callbacks.feature import Feature, Server
from callbacks.requests import SceneRequest, Shown, StoredScene, Story
from callbacks.selection import reduce
from components import ids, sentences
from components.figures import province_map as map_figure
from components.figures.map_legend import legend
from components.panels import presenter
from components.panels.stage import WORDS, content, part
from components.paper import scene_figure
from components.paper.views import PAPER_VIEWS
from components.scenes import source_names, subtitle, without_carriers
from components.style import SMALL, Canvas, Style
from components.templating import render
from components.theme import Figure
from data import links
from data.selection import Selection
from data.story import Scene
from data.summaries import headline, province_map

LOCATOR: Final = 0.17
"""Height of the locator map, of the figure's."""
TOOLTIP: Final = 13 / 12
"""Type of a tooltip, of the body: as on the page."""
_CLAUSE_END: Final = re.compile(r"(?<=[，；：])")


def register(app: Dash, server: Server) -> None:
    """Set the stage in the page's language when it is taken, enter it, draw a scene, and note that it is shown."""

    @app.callback(
        Output(ids.STAGE, "children"),
        Input(part("scenes"), "data"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    @validate_call
    def mount(story: object, page: Shown) -> list[Component]:
        return content(Style(page["lang"], page["theme"], 0))

    for script, inputs in (
        ("enter", [Input(ids.STAGE, "children"), State(part("scenes"), "data")]),
        ("shown", [Input(part("shown"), "data")]),
    ):
        app.clientside_callback(ClientsideFunction("stage", script), inputs, prevent_initial_call=True)

    @app.callback(
        output={
            "head": Output(part("head"), "html"),
            "figure": Output(part("graph"), "figure"),
            "label": Output(part("figure"), "aria-label"),
            "legend": Output(part("legend"), "html"),
            "locator": Output(part("locator-graph"), "figure"),
            "no_locator": Output(part("locator"), "hidden"),
            "foot": Output(part("foot"), "html"),
            "places": Output(part("places"), "html"),
            "shown": Output(part("shown"), "data"),
        },
        inputs={
            "request": Input(part("request"), "data"),
            "story": State(part("scenes"), "data"),
            "page": State(ids.SELECTION, "data"),
        },
        prevent_initial_call=True,
    )
    @validate_call
    def show(request: SceneRequest, story: Story, page: Shown) -> dict[str, Any]:
        return answer(request, story["scenes"], page, server)


def answer(request: SceneRequest, scenes: list[StoredScene], page: Shown, server: Server) -> dict[str, Any]:
    """The new values of all outputs. Titles are judged again, since the data may have changed behind an open stage."""
    scenes = [scene_list.recompute(scene, page["lang"], server) for scene in scenes]
    stored = scenes[request["at"]] if request["at"] < len(scenes) else None
    if stored is None or stored["view"] not in PAPER_VIEWS:
        raise PreventUpdate
    own_query, _, _ = _choose(stored["query"], "", server)
    query, selection, resolved = _choose(
        stored["query"] if request["query"] is None else request["query"], request["act"], server
    )
    selection = selection.replace(lang=page["lang"], theme=page["theme"])
    scene = scene_list.scene_of(stored, selection, resolved)
    canvas = Canvas(request["width"], request["height"], request["type"], smallest=SMALL)
    drawn = _draw(scene, selection, canvas, stored if query == own_query else None, resolved)
    mapped = PAPER_VIEWS[scene.view].is_map or not drawn["no_locator"]
    style = Style(page["lang"], page["theme"], 0)
    strong, _ = sentences.sentence(headline.summarise(selection, resolved.dataset), style.words)
    titles = [one["title"] or (strong if one is stored else "") for one in scenes]  # a view has its sentence alone
    place: dict[str, Any] = {"at": request["at"], "titles": titles}
    following = [_about(one, one["query"]) for one in scenes[request["at"] + 1 :][:1]]
    shown = {**stored, "title": titles[request["at"]]}
    texts = [_about(shown, query, titled=query == own_query), *following]
    return {
        **drawn,
        "foot": _foot(scene, selection, place, resolved, mapped=mapped),
        "shown": {
            "serial": request["serial"],
            "at": request["at"],
            "query": query,
            "data_version": server.dataset.data_version,
            "count": f"{request['at'] + 1} / {len(scenes)}",
            "presenter": presenter.scenes(
                texts, **place, base=server.base_path, data_version=server.dataset.data_version, style=style
            ),
        },
    }


def _about(scene: StoredScene, query: str, *, titled: bool = True) -> dict[str, str]:
    """The texts of a scene; a doubt is of its own title only."""
    doubt = scene.get("why", "") if titled and scene.get("holds") is False else ""
    texts = {name: str(scene.get(name, "")) for name in ("id", "title", "subtitle", "note", "view")}
    return {**texts, "doubt": doubt, "query": query}


def _choose(query: str, act: str, server: Server) -> tuple[str, Selection, Server]:
    """What an event leads to: its query without language and theme, its selection, the server over its dataset."""
    resolved = server.resolve(query)
    chosen = reduce(links.parse(query, resolved.dataset).selection, act, resolved.dataset)
    resolved = server.resolve(links.to_query(chosen, resolved.dataset))
    chosen = links.normalize(chosen, resolved.dataset)  # another list has other levels
    chosen = chosen.replace(lang="zh", theme="light")
    return links.to_query(chosen, resolved.dataset), chosen, resolved


def _draw(
    scene: Scene, selection: Selection, canvas: Canvas, titled: StoredScene | None, server: Server
) -> dict[str, Any]:
    """`titled`: the scene while nothing else is chosen, whose title and doubt then stand over the figure."""
    dataset, style = server.dataset, Style(selection.lang, selection.theme, canvas.width, canvas)
    view = PAPER_VIEWS[scene.view]
    strong, muted = sentences.sentence(headline.summarise(selection, dataset), style.words)
    located = _locator(scene, selection, canvas, server)
    doubt = titled.get("why", "") if titled and titled.get("holds") is False else ""
    clauses = _CLAUSE_END.split((titled and titled["title"]) or strong)
    entries = legend(province_map.summarise(selection, dataset), scene_figure.map_style(style))
    places = dataset.regions.children(selection.map)
    chosen = selection.regions[0] if selection.regions else ""
    return {
        "head": render(
            "stage_head", style, clauses=clauses, subtitle=subtitle(scene, selection, dataset, style), doubt=doubt
        ),
        "figure": _figure(scene, selection, style, server),
        "label": f"{view.title(scene.view, selection, dataset, style)}. {strong}{muted}",
        "legend": render("legend_entries", style, entries=entries) if view.is_map and not view.fills_screen else "",
        "locator": located or {"data": [], "layout": {}},
        "no_locator": located is None,
        "places": render("stage_places", style, places=places, chosen=chosen),
    }


def _figure(scene: Scene, selection: Selection, style: Style, server: Server) -> Figure:
    """A click chooses, and drags nothing; in a ranking all of a row stands for its bar. Tooltips grow with the type."""
    drawn = scene_figure.draw(scene, selection, server.dataset, server.boundaries, style, server.boundary_url)
    label = drawn["layout"]["hoverlabel"]
    tooltip = label | {"font": label["font"] | {"size": TOOLTIP * style.room.body}}
    pointer = {"dragmode": False, "hovermode": PAPER_VIEWS[scene.view].hovermode, "hoverlabel": tooltip}
    return {**drawn, "layout": drawn["layout"] | pointer}


def _foot(scene: Scene, selection: Selection, place: dict[str, Any], server: Server, *, mapped: bool) -> str:
    """Publisher and date of each source, without the sites that passed them on; where in the story we are."""
    style = Style(selection.lang, selection.theme, 0)
    sources = without_carriers(source_names(scene, selection, server.dataset, style))
    return render("stage_foot", style, sources=sources, note=style.words("notes.map") if mapped else "", **place)


def _locator(scene: Scene, selection: Selection, canvas: Canvas, server: Server) -> Figure | None:
    """Not beside a map of the nation, which shows the place itself, nor where the title needs the width."""
    shows_it = PAPER_VIEWS[scene.view].is_map and selection.map == links.default(server.dataset).map
    if canvas.height > canvas.width or shows_it:
        return None
    height = round(LOCATOR * canvas.height)
    small = Canvas(round(1.3 * height), height, canvas.type / 3)
    style = Style(selection.lang, selection.theme, small.width, small)
    return map_figure.draw_locator(selection, server.dataset, server.boundaries, style, server.boundary_url)


FEATURE = Feature(
    "stage",
    events={Input(part(name), "event", allow_optional=True): "" for name in ("tools", "foot")},
    script_words=tuple(f"stage.{key}" for key in WORDS),
    register=register,
)
