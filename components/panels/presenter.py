"""The presenter's window: notes, this scene and the next, clock and timer, on another screen than the stage.

The stage, which has the scenes of this browser, hands `scenes` on to the window (assets/presenter.js).
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from components.panels import names
from components.style import Style
from components.templating import render
from components.theme import COLOURS
from data.dataset import Dataset


def draw(base: str, dataset: Dataset, style: Style) -> Markup:
    """The whole document, before anything is on stage. `base`: where the atlas is served."""
    return render(
        "presenter",
        style,
        base=base,
        colours=Markup(COLOURS),
        theme=style.theme,
        dataset=names.dataset_name(dataset, style),
    )


def scenes(
    shown: Sequence[Mapping[str, str]], at: int, titles: Sequence[str], base: str, data_version: str, style: Style
) -> Markup:
    """What it shows of a scene, of the one that follows if any does, and the titles of all."""
    drawn = [{**one, "picture": f"{base}{_picture(one, data_version, style)}"} for one in shown]
    return render("presenter_scenes", style, shown=drawn, at=at, titles=titles)


def _picture(scene: Mapping[str, str], data_version: str, style: Style) -> str:
    """The address of a scene's figure, of which the browser may keep what it shows."""
    more = urlencode({"scene": scene["id"], "lang": style.lang, "theme": style.theme, "data": data_version})
    return f"presenter/{scene['view']}.svg{scene['query'] or '?'}&{more}"
