"""One picture of a view, as its address and the command make it: what was asked, its figure, its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final
from zoneinfo import ZoneInfo

from callbacks.chrome import Chrome, Form
from callbacks.routes.data import digest
from callbacks.views import Server
from components.paper import presets
from components.paper.names import file_name
from components.paper.picture import Stamp, picture
from components.paper.png import annotated
from components.paper.presets import PRESETS, Paper
from components.theme import Figure
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.links import Ignored
from data.selection import Selection
from data.version import VERSION
from data.views import VIEWS

FORMS: Final[tuple[Form, ...]] = ("png", "svg", "pdf")

SCREEN: Final = 96
"""CSS pixels an inch."""


class Refused(Exception):
    """What was asked for does not exist or is too large: a key of the words, and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Order:
    """A picture that can be made."""

    view: str
    selection: Selection
    paper: Paper


@dataclass(frozen=True)
class Picture:
    """A picture ready to be drawn, in a browser or here."""

    figure: Figure  # its geometry stands in it as addresses
    name: str  # of its file, without suffix
    text: Mapping[str, str]  # what a PNG remembers
    paper: Paper


def now() -> datetime:
    """The time in China."""
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def order(view: str, query: str, dataset: Dataset) -> Order:
    """What the query asks for; raises Refused for the first thing in it that cannot be had."""
    if view not in VIEWS:
        raise Refused("errors.unknown_view", view=view, views=", ".join(VIEWS))
    link, paper = links.parse(query, dataset), presets.parse(query)
    for ignored in link.ignored:
        raise Refused("errors.bad_value", name=ignored.name, value=ignored.value)
    if isinstance(paper, Ignored):
        raise _refused(paper)
    return Order(view, link.selection, paper)


def make(asked: Order, server: Server, site: str = "") -> Picture:
    """The picture as of now. `site` is scheme and host of the address at which readers find the atlas, if known."""
    selection, generated = asked.selection, now()
    link = links.public(links.to_query(selection, server.dataset))
    hashed = digest(asked.view, selection, server.dataset)
    opens = {} if server.dataset.upload else {"Link": link}
    text = {**opens, "View": asked.view, "Data": hashed, "Version": VERSION}
    return Picture(
        _figure(asked, server, Stamp(generated, f"{site}{server.base_path}{link}", VERSION, hashed)),
        file_name(asked.view, selection, server.dataset, generated.date()),
        {f"Park-Atlas-{name}": value for name, value in text.items()},
        asked.paper,
    )


def draw(made: Picture, form: Form, chrome: Chrome, boundaries: Boundaries) -> bytes:
    """The file. A PDF is as large as its preset on paper, whatever the scale of dots. Raises NoPicture."""
    preset = made.paper.preset
    scale = SCREEN / preset.dpi if form == "pdf" else preset.scale
    content = chrome.draw(_with_geometry(made.figure, boundaries), form, scale)
    return annotated(content, made.text, preset.dpi * preset.scale) if form == "png" else content


def _figure(asked: Order, server: Server, stamp: Stamp) -> Figure:
    dataset, boundaries = server.dataset, server.boundaries
    return picture(asked.view, asked.selection, dataset, boundaries, asked.paper, stamp, server.boundary_url)


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


def _refused(paper: Ignored) -> Refused:
    """What is wrong with the paper, and what would be right."""
    match paper.name:
        case "preset":
            return Refused("export.unknown_preset", value=paper.value, presets=", ".join(PRESETS))
        case "width" | "height":
            least, most = presets.SMALLEST, presets.LARGEST
            return Refused("export.bad_side", name=paper.name, value=paper.value, least=least, most=most)
        case "scale":
            return Refused("export.bad_scale", value=paper.value, most=presets.FINEST, dots=presets.MAX_DOTS)
        case "watermark" | "classification":
            return Refused("export.too_long", name=paper.name, most=presets.LONGEST_TEXT)
        case _:
            return Refused("errors.bad_value", name=paper.name, value=paper.value)
