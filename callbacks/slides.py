"""Slides of scenes, for the address of the deck and for the list of scenes."""

from collections.abc import Callable, Sequence
from typing import Final

from callbacks import pictures, provenance
from callbacks.chrome import Chrome, PictureUnavailable
from callbacks.feature import Server
from callbacks.pictures import Picture
from components.paper.files import story_name
from components.paper.presets import UNMARKED, Marking, Preset, SheetOptions
from components.paper.views import PAPER_VIEWS
from components.style import Canvas, Style
from data import links
from data.dataset import Dataset
from data.scenes.judgement import selection as selection_of
from data.selection import Selection
from data.story import Scene

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
    about = provenance.of_views(shown, server)
    content = deck(resolved, dataset, style, about, _draw_map(server, chrome), marking)
    return content, story_name("slides", drawn, dataset, about.generated.date())


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
