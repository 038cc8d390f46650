"""One picture of a view, as its address and the command make it: what was asked, its figure, its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final
from zoneinfo import ZoneInfo

from callbacks.chrome import Chrome, PictureFormat
from callbacks.feature import Server
from callbacks.routes.data import digest
from components.paper import presets
from components.paper.file_names import file_name
from components.paper.png import add_metadata
from components.paper.presets import PRESETS, SheetOptions
from components.paper.provenance import Provenance
from components.paper.sheet_figure import sheet_figure
from components.theme import Figure
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.links import Ignored
from data.selection import Selection
from data.version import VERSION
from data.views import VIEWS

PICTURE_FORMATS: Final[tuple[PictureFormat, ...]] = ("png", "svg", "pdf")

SCREEN: Final = 96
"""CSS pixels an inch."""


class InvalidPictureRequest(Exception):
    """What was asked for does not exist or is too large: a key of the words, and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class PictureRequest:
    """A picture that can be made."""

    view: str
    selection: Selection
    paper: SheetOptions


@dataclass(frozen=True)
class Picture:
    """A picture ready to be drawn, in a browser or here."""

    figure: Figure  # its geometry stands in it as addresses
    name: str  # of its file, without suffix
    text: Mapping[str, str]  # what a PNG remembers
    paper: SheetOptions


def now() -> datetime:
    """The time in China."""
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def parse_request(view: str, query: str, dataset: Dataset) -> PictureRequest:
    """What the query asks for; raises Refused for the first thing in it that cannot be had."""
    if view not in VIEWS:
        raise InvalidPictureRequest("errors.unknown_view", view=view, views=", ".join(VIEWS))
    link, paper = links.parse(query, dataset), presets.parse(query)
    for ignored in link.ignored:
        raise InvalidPictureRequest("errors.bad_value", name=ignored.name, value=ignored.value)
    if isinstance(paper, Ignored):
        raise _refused(paper)
    return PictureRequest(view, link.selection, paper)


def compose(asked: PictureRequest, server: Server, site: str = "") -> Picture:
    """The picture as of now. `site` is scheme and host of the address at which readers find the atlas, if known."""
    selection, generated = asked.selection, now()
    link = links.public(links.spell(selection, server.dataset))
    hashed = digest(asked.view, selection, server.dataset)
    opens = {} if server.dataset.upload else {"Link": link}
    text = {**opens, "View": asked.view, "Data": hashed, "Version": VERSION}
    return Picture(
        _figure(asked, server, Provenance(generated, f"{site}{server.base_path}{link}", VERSION, hashed)),
        file_name(asked.view, selection, server.dataset, generated.date()),
        {f"Park-Atlas-{name}": value for name, value in text.items()},
        asked.paper,
    )


def render(made: Picture, form: PictureFormat, chrome: Chrome, boundaries: Boundaries) -> bytes:
    """The file. A PDF is as large as its preset on paper, whatever the scale of dots. Raises NoPicture."""
    preset = made.paper.preset
    scale = SCREEN / preset.dpi if form == "pdf" else preset.scale
    content = chrome.draw(_with_geometry(made.figure, boundaries), form, scale)
    return add_metadata(content, made.text, preset.dpi * preset.scale) if form == "png" else content


def _figure(asked: PictureRequest, server: Server, stamp: Provenance) -> Figure:
    dataset, boundaries = server.dataset, server.boundaries
    return sheet_figure(asked.view, asked.selection, dataset, boundaries, asked.paper, stamp, server.boundary_url)


def _with_geometry(figure: Figure, boundaries: Boundaries) -> dict[str, Any]:
    """Shapes in place of their addresses, which the page of pictures could not fetch; only those that a trace draws."""
    return {**figure, "data": [_with_shapes(trace, boundaries) for trace in figure["data"]]}


def _with_shapes(trace: dict[str, Any], boundaries: Boundaries) -> dict[str, Any]:
    if "geojson" not in trace:
        return trace
    collection = boundaries.geojson(PurePosixPath(trace["geojson"]).stem)
    drawn = set(trace["locations"])
    features = [feature for feature in collection["features"] if feature["id"] in drawn]
    return {**trace, "geojson": {**collection, "features": features}}


def _refused(paper: Ignored) -> InvalidPictureRequest:
    """What is wrong with the paper, and what would be right."""
    match paper.name:
        case "preset":
            return InvalidPictureRequest("export.unknown_preset", value=paper.value, presets=", ".join(PRESETS))
        case "width" | "height":
            least, most = presets.MIN_SIDE, presets.MAX_SIDE
            return InvalidPictureRequest("export.bad_side", name=paper.name, value=paper.value, least=least, most=most)
        case "scale":
            return InvalidPictureRequest(
                "export.bad_scale", value=paper.value, most=presets.MAX_SCALE, dots=presets.MAX_PIXELS
            )
        case "watermark" | "classification":
            return InvalidPictureRequest("export.too_long", name=paper.name, most=presets.MAX_TEXT_LENGTH)
        case _:
            return InvalidPictureRequest("errors.bad_value", name=paper.name, value=paper.value)
