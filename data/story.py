"""`story.toml`: the scenes that a dataset ships, each a view with a conclusion. Without the file there is no story.

Titles and notes are templates: `{leading_share:tenths}` stands for a computed fact. Whether its view, its names, its
query and its check mean anything is judged when all tables are there (data/scenes/judgement.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from data.documents import NOT_BLANK, Document, check
from data.errors import ValidationError
from data.schemas import SLUG
from data.text_loader import name_of, read_toml

FILE = "story.toml"
MAX_LENGTHS: dict[str, int] = {"id": 60, "query": 2_000, "title": 200, "note": 2_000}
"""Characters of each text; a title that is a template is longer than what it becomes."""
MAX_SCENES = 60
MAX_CHECKS = 6

IS_SLUG = check(re.compile(SLUG).fullmatch, "bad_format", "abc-123")
SceneId = Annotated[str, Field(max_length=MAX_LENGTHS["id"]), NOT_BLANK, IS_SLUG]
Query = Annotated[str, Field(max_length=MAX_LENGTHS["query"])]
Title = Annotated[str, Field(max_length=MAX_LENGTHS["title"]), NOT_BLANK]
Note = Annotated[str, Field(max_length=MAX_LENGTHS["note"])]
TextName = Literal["title", "note"]


@dataclass(frozen=True)
class SceneEntry:
    """One `[[scene]]`: what it shows, what it claims, and the conditions under which the claim holds."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: SceneId
    query: Query  # the query of the page, "?map=440000&measure=companies"
    view: str  # public name of one of the page's views (data/views.py)
    title_zh: Title
    title_en: Title
    note_zh: Note = ""
    note_en: Note = ""
    check: Annotated[tuple[str, ...], Field(max_length=MAX_CHECKS)] = ()  # "leading_share >= 0.4"; all must hold
    series: tuple[str, ...] = ()  # series that the scene sets side by side


@dataclass(frozen=True)
class Scene(SceneEntry):
    """One slide: a scene of the dataset, or of a reader."""

    computed: tuple[TextName, ...] = ("title", "note")  # the texts that are templates; others are literal

    def text(self, name: TextName, lang: str) -> str:
        """The title, or the speaker's notes, in one language."""
        return str(getattr(self, f"{name}_{lang}"))


def read_story(path: Path) -> tuple[tuple[Scene, ...], list[ValidationError]]:
    """The scenes of the file in their order; those with errors are left out. Nothing where there is no file."""
    if not path.is_file():
        return (), []
    content, errors = read_toml(path)
    entries = (content or {}).get("scene", [])
    if errors or not isinstance(entries, list) or set(content or {}) - {"scene"}:
        return (), errors or [ValidationError("bad_format", name_of(path), None, "", expected="[[scene]]")]
    document, scenes = Document(SceneEntry), []
    for place, entry in enumerate(entries, start=1):
        scene, found = document.parse({"query": "", **entry}, name_of(path), f"scene {place}")
        scenes += [Scene(**vars(scene))] if scene else []
        errors += found
    ids = [scene.id for scene in scenes]
    return tuple(scenes), [*errors, *list_errors(name_of(path), "scene", ids, len(entries))]


def list_errors(file: str, column: str, ids: list[str], count: int) -> Iterator[ValidationError]:
    """What is wrong with a list of scenes: an id that an earlier one has, or too many of them."""
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield ValidationError("duplicate", file, None, f"{one}.id", one, f"{file}: {ids.index(one) + 1}")
    if count > MAX_SCENES:
        yield ValidationError("too_many", file, None, column, str(count), str(MAX_SCENES))
