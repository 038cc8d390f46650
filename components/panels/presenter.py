"""The presenter's window: notes, this scene and the next, clock and timer, on another screen than the stage.

The server knows nothing of the scenes of a browser; the window has them from the stage (assets/presenter.js).
"""

from urllib.parse import urlencode

from markupsafe import Markup

from components.panels import names
from components.style import Style
from components.templating import render
from components.theme import COLOURS
from data.dataset import Dataset


def draw(base: str, dataset: Dataset, style: Style) -> Markup:
    """The whole document. `base`: where the atlas is served."""
    return render(
        "presenter",
        style,
        base=base,
        colours=Markup(COLOURS),
        theme=style.theme,
        dataset=names.dataset_name(dataset, style),
        picture=urlencode({"lang": style.lang, "theme": style.theme}),
    )
