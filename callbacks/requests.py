"""What a browser sends to callbacks: how much, in which form, and the types that callbacks declare for it.

Dash answers a body that it cannot read with 500 and a traceback. What does not fit is the sender's fault instead: 400,
or 413 for more than `MAX_BODY_BYTES`.
"""

from typing import Annotated, Any, Final, NotRequired

import pydantic
from dash import Dash
from flask import request
from pydantic import AfterValidator, Field
from typing_extensions import TypedDict  # pydantic needs it before Python 3.12
from werkzeug.exceptions import BadRequest

from data.selection import Lang, ThemeName

Pixels = Annotated[int, Field(gt=0, le=20_000)]
MAX_BODY_BYTES: Final = 4_000_000
"""The largest that the page sends is a list of scenes, or the beginning of a picture."""


class Shown(TypedDict):
    """What the page shows: the store of the selection, as far as callbacks read it."""

    search: str
    lang: Lang
    theme: ThemeName
    title: NotRequired[str]


class Event(TypedDict, total=False):
    """What happened on the page, and what it showed then."""

    shown: str | None  # the query of the page; None before its first answer
    act: str  # "verb:argument"
    breakpoint: str | None
    breakpoint_shown: str | None  # those that the page was drawn for
    data_version: str | None
    serial: int | None


class YearsQuestion(TypedDict):
    """Of which view the numbers of every year are wanted."""

    shown: str  # its query
    view: str  # what the browser calls it


class PanelRequest(TypedDict):
    """What a button of a panel asks for: the part of its event behind the verb."""

    value: str


class PictureFile(TypedDict):
    """A file that was dropped on the page."""

    name: str
    content: str  # its beginning, as a `data:` address
    at: int  # when, in milliseconds


def _scene(stored: dict[str, Any]) -> dict[str, Any]:
    if not all(isinstance(stored.get(key), str) for key in ("id", "view", "query", "title")):
        raise ValueError("no scene")
    return stored


StoredScene = Annotated[dict[str, Any], AfterValidator(_scene)]
"""A scene as the browser keeps it: id, view, query, title, and whatever else was computed."""


class Story(TypedDict):
    """The scenes that the stage shows."""

    scenes: list[StoredScene]


class StoryEvent(TypedDict):
    """What was done to the list of scenes."""

    serial: int
    act: str  # "remove:<id>"
    value: NotRequired[Any]


class StoryEvents(TypedDict):
    """What may not have been answered yet."""

    list: Annotated[list[StoryEvent], Field(min_length=1)]
    keeps: bool  # whether this browser keeps anything


class SceneRequest(TypedDict):
    """Which scene the stage wants, and the room for its figure."""

    serial: int
    at: Annotated[int, Field(ge=0)]  # the place of the scene
    query: str | None  # what is chosen in it; None for the scene's own
    act: str  # an event of the reducer
    width: Pixels
    height: Pixels
    type: Annotated[float, Field(gt=0, le=20)]  # how much larger than on the page


class _Dependency(pydantic.BaseModel):
    id: str
    name: str = Field(alias="property")


class _Body(pydantic.BaseModel):
    """The body of a callback, as far as Dash relies on its form."""

    output: str
    outputs: _Dependency | list[_Dependency] = []
    inputs: list[_Dependency]
    state: list[_Dependency] = []
    changed: list[str] = Field([], alias="changedPropIds")

    def fits(self, callback: dict[str, Any]) -> bool:
        """Whether it has the outputs, inputs and states of the callback, in their order."""
        is_one = not self.output.startswith("..")
        names = [self.output] if is_one else self.output.removeprefix("..").removesuffix("..").split("...")
        outputs = [self.outputs] if isinstance(self.outputs, _Dependency) else self.outputs
        declared = [(one["id"], one["property"]) for kind in ("inputs", "state") for one in callback[kind]]
        sent = [(one.id, one.name) for one in (*self.inputs, *self.state)]
        is_alike = isinstance(self.outputs, _Dependency) == is_one
        return is_alike and [f"{one.id}.{one.name}" for one in outputs] == names and sent == declared


def register(app: Dash, base_path: str) -> None:
    """Refuse bodies that are too long, and bodies of callbacks that have another form than theirs."""
    app.server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    address = f"{base_path}_dash-update-component"

    @app.server.before_request
    def check() -> None:
        if request.path == address and request.method == "POST":
            try:
                body = _Body.model_validate_json(request.get_data())
            except pydantic.ValidationError:
                raise BadRequest from None
            callback = app.callback_map.get(body.output)
            if callback is None or not body.fits(callback):
                raise BadRequest
