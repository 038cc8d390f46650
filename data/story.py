"""`story.toml`: the scenes that a dataset ships, each a view with a conclusion. Without the file there is no story.

Titles and notes are templates: `{leading_share:tenths}` stands for a computed fact. Whether its names, its query and
its check mean anything is judged when all tables are there (data/scenes/judgement.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from data.faults import Fault
from data.reading import name_of, read_toml
from data.schemas import SLUG

FILE = "story.toml"
VIEWS = ("province-map", "ranking", "founding-timeline", "region-profile", "parks", "headline")
"""What a scene can show: the views of the page, by their public names."""
LONGEST: dict[str, int] = {"id": 60, "query": 2_000, "title": 200, "note": 2_000}
"""Characters of each text; a title that is a template is longer than what it becomes."""
MOST_SCENES = 60
MOST_CHECKS = 6


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


def read_story(path: Path) -> tuple[tuple[Scene, ...], list[Fault]]:
    """The scenes of the file in their order; those with faults are left out. Nothing where there is no file."""
    if not path.is_file():
        return (), []
    content, faults = read_toml(path)
    entries = (content or {}).get("scene", [])
    if faults or not isinstance(entries, list) or set(content or {}) - {"scene"}:
        return (), faults or [Fault("bad_format", name_of(path), None, "", expected="[[scene]]")]
    found = [(entry, list(_entry_faults(name_of(path), place, entry))) for place, entry in enumerate(entries, start=1)]
    scenes = [_scene(entry) for entry, wrong in found if not wrong]
    faults = [fault for _, wrong in found for fault in wrong]
    return tuple(scenes), [
        *faults,
        *repeated_ids(name_of(path), [scene.id for scene in scenes]),
        *_too_many(path, entries),
    ]


def text_faults(file: str, place: str, name: str, text: object, *, optional: bool = False) -> Iterator[Fault]:
    """What is wrong with one text of a scene; `place` says which scene is meant."""
    limit = LONGEST.get(name.removesuffix("_zh").removesuffix("_en"), 100)
    column = f"{place}.{name}"
    if not isinstance(text, str):
        yield Fault("bad_format", file, None, column, str(text)[:60], f'{name} = "..."')
    elif not text.strip() and not optional:
        yield Fault("blank", file, None, column)
    elif len(text) > limit:
        yield Fault("too_long", file, None, column, str(len(text)), str(limit))
    elif name == "view" and text not in VIEWS:
        yield Fault("not_allowed", file, None, column, text, " | ".join(VIEWS))
    elif name == "id" and not re.fullmatch(SLUG, text):
        yield Fault("bad_format", file, None, column, text, "abc-123")


def repeated_ids(file: str, ids: list[str]) -> Iterator[Fault]:
    """Scenes that take the id of an earlier one."""
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield Fault("duplicate", file, None, f"{one}.id", one, f"{file}: {ids.index(one) + 1}")


def _entry_faults(file: str, place: int, entry: dict[str, Any]) -> Iterator[Fault]:
    where = f"scene {place}"
    for name in _TEXTS:
        if name in entry:
            yield from text_faults(file, where, name, entry[name], optional=name in _OPTIONAL)
        elif name not in _OPTIONAL:
            yield Fault("missing_key", file, None, f"{where}.{name}", expected=f'{name} = "..."')
    for name in _LISTS:
        texts = entry.get(name, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            yield Fault("bad_format", file, None, f"{where}.{name}", str(texts)[:60], f'{name} = ["..."]')
        elif name == "check" and len(texts) > MOST_CHECKS:
            yield Fault("too_many", file, None, f"{where}.{name}", str(len(texts)), str(MOST_CHECKS))
    for name in sorted(entry.keys() - {*_TEXTS, *_LISTS}):
        yield Fault("unknown_key", file, None, f"{where}.{name}", expected=", ".join((*_TEXTS, *_LISTS)))


def _too_many(path: Path, entries: list[Any]) -> Iterator[Fault]:
    if len(entries) > MOST_SCENES:
        yield Fault("too_many", name_of(path), None, "scene", str(len(entries)), str(MOST_SCENES))


def _scene(entry: dict[str, Any]) -> Scene:
    known = {field.name for field in fields(Scene)}
    return Scene(**{"query": "", **{name: _frozen(value) for name, value in entry.items() if name in known}})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
