"""One picture of a view, as its address and the command make it: what was asked, its figure, its bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Final

from callbacks.chrome import Chrome, PictureFormat
from callbacks.feature import Server
from components.panels import explanation
from components.paper import presets
from components.paper.figure_builder import DoesNotFit
from components.paper.files import Provenance, add_metadata, file_name
from components.paper.presets import Preset, SheetOptions
from components.paper.sheet_figure import sheet_figure
from components.paper.sheet_texts import statement
from components.paper.vector_texts import add_svg_texts, set_pdf_properties
from components.style import Style
from components.theme import Figure, embeddable
from components.words import words
from data import links
from data.answers import digest
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dates import now
from data.links import Ignored
from data.selection import Lang, Selection
from data.version import VERSION
from data.views import VIEWS

PICTURE_FORMATS: Final[tuple[PictureFormat, ...]] = ("png", "svg", "pdf")

SCREEN_DPI: Final = 96
"""CSS pixels an inch."""

OPTION_ERRORS: Final[Mapping[str, tuple[str, Mapping[str, object]]]] = {
    "preset": ("export.unknown_preset", {"presets": ", ".join(presets.PRESETS)}),
    **dict.fromkeys(("width", "height"), ("export.bad_side", {"least": presets.MIN_SIDE, "most": presets.MAX_SIDE})),
    "scale": ("export.bad_scale", {"most": presets.MAX_SCALE, "dots": presets.MAX_PIXELS}),
    **dict.fromkeys(("watermark", "classification"), ("export.too_long", {"most": presets.MAX_TEXT_LENGTH})),
}
"""Option -> key of the words for a wrong value, and what would be right."""


class InvalidPictureRequest(Exception):
    """What the request names does not exist or is too large: a key of the words, and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class NoRoom(InvalidPictureRequest):
    """The sheet would have to leave something out."""


@dataclass(frozen=True)
class Picture:
    """A picture ready to be drawn, in a browser or here."""

    figure: Figure  # its geometry stands in it as addresses
    name: str  # of its file, without suffix
    metadata: Mapping[str, str]  # what its file remembers
    options: SheetOptions
    lang: Lang = "zh"


def parse_request(view: str, query: str, dataset: Dataset) -> tuple[Selection, SheetOptions]:
    """What the query asks for; raises InvalidPictureRequest for the first thing in it that cannot be had."""
    if view not in VIEWS:
        raise InvalidPictureRequest("errors.unknown_view", view=view, views=", ".join(VIEWS))
    link, options = links.parse(query, dataset), presets.parse(query)
    for ignored in link.ignored:
        raise InvalidPictureRequest("errors.bad_value", name=ignored.name, value=ignored.value)
    if isinstance(options, Ignored):
        key, limits = OPTION_ERRORS.get(options.name, ("errors.bad_value", {}))
        raise InvalidPictureRequest(key, name=options.name, value=options.value, **limits)
    return link.selection, options


def compose(view: str, selection: Selection, options: SheetOptions, server: Server) -> Picture:
    """The picture as of now. It names the view's address only where the atlas knows its public one.

    Raises NoRoom where the sheet would have to leave something out, with the presets that hold everything.
    """
    dataset = server.dataset
    link, data_digest = links.public(links.to_query(selection, dataset)), digest(view, selection, dataset)
    provenance = Provenance(now(), server.address(link), VERSION, data_digest)

    def draw(on: SheetOptions) -> Figure:
        return sheet_figure(view, selection, dataset, server.boundaries, on, provenance, server.boundary_url)

    try:
        figure = draw(options)
    except DoesNotFit:
        fitting = [preset.label for preset in presets.PRESETS.values() if _fits(preset, options, draw)]
        key = "export.does_not_fit" if fitting else "export.fits_nowhere"
        chosen = options.preset.label
        raise NoRoom(key, name="preset", preset=chosen, presets=", ".join(fitting)) from None
    facts = {} if dataset.upload else {"Link": link}
    facts |= {"View": view, "Data": data_digest, "Version": VERSION}
    metadata = {f"Park-Atlas-{name}": value for name, value in facts.items()}
    style = Style(selection.lang, selection.theme, 0)
    metadata |= {"Title": statement(view, selection, dataset, style)[0], "Author": style.words("page.name")}
    metadata |= described(selection, dataset)
    name = file_name(view, selection, dataset, provenance.generated.date())
    return Picture(figure, name, metadata, options, selection.lang)


def _fits(preset: Preset, options: SheetOptions, draw: Callable[[SheetOptions], Figure]) -> bool:
    try:
        draw(replace(options, preset=preset))
    except DoesNotFit:
        return False
    return True


def described(selection: Selection, dataset: Dataset) -> dict[str, str]:
    """The place in words under the key that PNG has for a description; nothing where several places are chosen."""
    text = explanation.text(selection, dataset, Style(selection.lang, selection.theme, 0))
    return {"Description": text} if text else {}


def render(picture: Picture, form: PictureFormat, chrome: Chrome, boundaries: Boundaries) -> bytes:
    """The file. A PDF is as large as its preset on paper, whatever the scale of dots. Raises PictureUnavailable."""
    preset = picture.options.preset
    scale = SCREEN_DPI / preset.dpi if form == "pdf" else preset.scale
    figure = {**picture.figure, "data": [_with_geometry(trace, boundaries) for trace in picture.figure["data"]]}
    if form == "pdf":
        layout = figure["layout"]
        figure["layout"] = layout | {"font": layout["font"] | {"family": embeddable(layout["font"]["family"])}}
    content = chrome.draw(figure, form, scale)
    if form == "pdf":
        made_by = {"Creator": f"Park Atlas {VERSION}"}
        return set_pdf_properties(content, {**picture.metadata, **made_by}, words(picture.lang)("errors.lang"))
    if form == "svg":
        return add_svg_texts(content, picture.metadata) if picture.metadata else content
    return add_metadata(content, picture.metadata, preset.dpi * preset.scale)


def _with_geometry(trace: dict[str, Any], boundaries: Boundaries) -> dict[str, Any]:
    """The shapes that the trace draws in place of their address, which the page of pictures could not fetch."""
    if "geojson" not in trace:
        return trace
    collection, places = boundaries.geojson(PurePosixPath(trace["geojson"]).stem), set(trace["locations"])
    features = [feature for feature in collection["features"] if feature["id"] in places]
    return {**trace, "geojson": {**collection, "features": features}}
