"""`story.toml`: the scenes that a dataset ships, each a view with a conclusion. Without the file there is no story.

Titles and notes are templates: `{leading_share:tenths}` stands for a computed fact. Whether its names, its query and
its check mean anything is judged when all tables are there (data/scenes/judgement.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from data.errors import ValidationError
from data.schemas import SLUG
from data.table_loader import name_of, read_toml

FILE = "story.toml"
VIEWS = ("province-map", "ranking", "founding-timeline", "region-profile", "parks", "headline")
"""What a scene can show: the views of the page, by their public names."""
MAX_LENGTHS: dict[str, int] = {"id": 60, "query": 2_000, "title": 200, "note": 2_000}
"""Characters of each text; a title that is a template is longer than what it becomes."""
MAX_SCENES = 60
MAX_CHECKS = 6


@dataclass(frozen=True)
class Scene:
    """One slide: what it shows, what it claims, and the conditions under which the claim holds."""

    id: str
    query: str  # the query of the page, "?map=440000&measure=companies"
    view: str
    title_zh: str
    title_en: str
    note_zh: str = ""
    note_en: str = ""
    check: tuple[str, ...] = ()  # "leading_share >= 0.4"; all must hold
    series: tuple[str, ...] = ()  # series that the scene sets side by side
    computed: tuple[str, ...] = ("title", "note")  # the texts that are templates; others are the reader's own words

    def title(self, lang: str) -> str:
        """The title in one language."""
        return self.title_zh if lang == "zh" else self.title_en

    def note(self, lang: str) -> str:
        """The speaker's notes in one language."""
        return self.note_zh if lang == "zh" else self.note_en


_TEXTS = ("id", "query", "view", "title_zh", "title_en", "note_zh", "note_en")
_LISTS = ("check", "series")
_OPTIONAL = ("query", "note_zh", "note_en")


def read_story(path: Path) -> tuple[tuple[Scene, ...], list[ValidationError]]:
    """The scenes of the file in their order; those with errors are left out. Nothing where there is no file."""
    if not path.is_file():
        return (), []
    content, errors = read_toml(path)
    entries = (content or {}).get("scene", [])
    if errors or not isinstance(entries, list) or set(content or {}) - {"scene"}:
        return (), errors or [ValidationError("bad_format", name_of(path), None, "", expected="[[scene]]")]
    found = [(entry, list(_entry_errors(name_of(path), place, entry))) for place, entry in enumerate(entries, start=1)]
    scenes = [_scene(entry) for entry, wrong in found if not wrong]
    errors = [error for _, wrong in found for error in wrong]
    return tuple(scenes), [
        *errors,
        *duplicate_id_errors(name_of(path), [scene.id for scene in scenes]),
        *_too_many(path, entries),
    ]


def text_errors(file: str, place: str, name: str, text: object, *, optional: bool = False) -> Iterator[ValidationError]:
    """What is wrong with one text of a scene; `place` says which scene is meant."""
    limit = MAX_LENGTHS.get(name.removesuffix("_zh").removesuffix("_en"), 100)
    column = f"{place}.{name}"
    if not isinstance(text, str):
        yield ValidationError("bad_format", file, None, column, str(text)[:60], f'{name} = "..."')
    elif not text.strip() and not optional:
        yield ValidationError("blank", file, None, column)
    elif len(text) > limit:
        yield ValidationError("too_long", file, None, column, str(len(text)), str(limit))
    elif name == "view" and text not in VIEWS:
        yield ValidationError("not_allowed", file, None, column, text, " | ".join(VIEWS))
    elif name == "id" and not re.fullmatch(SLUG, text):
        yield ValidationError("bad_format", file, None, column, text, "abc-123")


def duplicate_id_errors(file: str, ids: list[str]) -> Iterator[ValidationError]:
    """Scenes that take the id of an earlier one."""
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield ValidationError("duplicate", file, None, f"{one}.id", one, f"{file}: {ids.index(one) + 1}")


def _entry_errors(file: str, place: int, entry: dict[str, Any]) -> Iterator[ValidationError]:
    where = f"scene {place}"
    for name in _TEXTS:
        if name in entry:
            yield from text_errors(file, where, name, entry[name], optional=name in _OPTIONAL)
        elif name not in _OPTIONAL:
            yield ValidationError("missing_key", file, None, f"{where}.{name}", expected=f'{name} = "..."')
    for name in _LISTS:
        texts = entry.get(name, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            yield ValidationError("bad_format", file, None, f"{where}.{name}", str(texts)[:60], f'{name} = ["..."]')
        elif name == "check" and len(texts) > MAX_CHECKS:
            yield ValidationError("too_many", file, None, f"{where}.{name}", str(len(texts)), str(MAX_CHECKS))
    for name in sorted(entry.keys() - {*_TEXTS, *_LISTS}):
        yield ValidationError("unknown_key", file, None, f"{where}.{name}", expected=", ".join((*_TEXTS, *_LISTS)))


def _too_many(path: Path, entries: list[Any]) -> Iterator[ValidationError]:
    if len(entries) > MAX_SCENES:
        yield ValidationError("too_many", name_of(path), None, "scene", str(len(entries)), str(MAX_SCENES))


def _scene(entry: dict[str, Any]) -> Scene:
    known = {field.name for field in fields(Scene)}
    return Scene(**{"query": "", **{name: _frozen(value) for name, value in entry.items() if name in known}})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
