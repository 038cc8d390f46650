"""Scenes as JSON: what a browser keeps, hands in, saves to a file. A bad file changes nothing and names every error.

    {"format": "park-atlas-scenes", "version": 1, "dataset": "blockchain", "scenes": [
        {"id": "…", "query": "?…", "view": "ranking", "title": "…", "note": "…", "computed": ["title", "note"]}]}

`computed` names the texts that come from the dataset's own scene of that id: they stay templates and are computed anew;
what stands in the file for them is only what was computed last. Other texts are the reader's own words. A request may
leave out the first three keys; what the server adds to a scene (subtitle, sources, holds, why), or beside them (whose),
may come back.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from data.errors import ValidationError
from data.scenes.judgement import query_errors
from data.selection import Lang, ThemeName
from data.story import MAX_SCENES, Scene, duplicate_id_errors, text_errors

if TYPE_CHECKING:
    from data.dataset import Dataset

    Opened = Callable[[str], Dataset]

FORMAT, VERSION = "park-atlas-scenes", 1
FILE = "scenes.json"
MAX_BYTES = 1_000_000
"""Bytes of a body that are read: far more than 60 scenes need."""
_HEAD = ("format", "version", "dataset")
_SETTINGS = {"lang": get_args(Lang), "theme": get_args(ThemeName)}
_NEEDED = ("id", "query", "view")
_TEXTS = ("title", "note")
_ADDED = ("computed", "subtitle", "sources", "holds", "why")


@dataclass(frozen=True)
class ScenesRequest:
    """What was handed in: scenes and how to draw them, or nothing and every error."""

    scenes: tuple[Scene, ...] = ()
    lang: Lang | None = None  # None where the request leaves it open
    theme: ThemeName = "light"
    errors: tuple[ValidationError, ...] = ()


def read(body: bytes, dataset: "Dataset", opened: "Opened | None" = None) -> ScenesRequest:
    """What the bytes hold; one byte more than MAX_BYTES is enough to reject them. `opened`: the dataset of a query."""
    if len(body) > MAX_BYTES:
        return ScenesRequest(
            errors=(ValidationError("too_long", FILE, value=f">{MAX_BYTES}", expected=str(MAX_BYTES)),)
        )
    try:
        content = json.loads(body.decode("utf-8-sig"))
        json.dumps(content, ensure_ascii=False).encode()  # an escape can stand for half a character, which is no text
    except (ValueError, RecursionError) as error:
        return ScenesRequest(
            errors=(ValidationError("not_json", FILE, value=str(error)[:100], expected='{"scenes": [...]}'),)
        )
    if errors := tuple(_errors(content, dataset, opened or (lambda query: dataset))):
        return ScenesRequest(errors=errors)
    scenes = tuple(_scene(one, dataset) for one in content["scenes"])
    return ScenesRequest(scenes, content.get("lang"), content.get("theme", "light"))


def written(scenes: Iterable[Mapping[str, Any]], dataset: "Dataset") -> dict[str, Any]:
    """The file's form around scenes that were made for it."""
    return {"format": FORMAT, "version": VERSION, "dataset": dataset.about.slug, "scenes": list(scenes)}


def _errors(content: Any, dataset: "Dataset", opened: "Opened") -> Iterator[ValidationError]:
    if not isinstance(content, dict) or not isinstance(content.get("scenes"), list):
        yield ValidationError("bad_format", FILE, None, "scenes", type(content).__name__, '{"scenes": [...]}')
        return
    yield from _head_errors(content, dataset)
    scenes = content["scenes"]
    if len(scenes) > MAX_SCENES:
        yield ValidationError("too_many", FILE, None, "scenes", str(len(scenes)), str(MAX_SCENES))
        return
    for place, scene in enumerate(scenes, start=1):
        yield from _scene_errors(scene, f"scenes[{place}]", dataset, opened)
    yield from duplicate_id_errors(FILE, [str(one.get("id")) for one in scenes if isinstance(one, dict)])


def _head_errors(content: Mapping[str, Any], dataset: "Dataset") -> Iterator[ValidationError]:
    """A file says what it is; a request need not, unless it begins to."""
    for key in sorted(content.keys() - {*_HEAD, *_SETTINGS, "scenes", "whose"}):
        yield ValidationError("unknown_key", FILE, None, key[:60], expected=", ".join((*_HEAD, "scenes")))
    for key, allowed in _SETTINGS.items():
        if content.get(key, allowed[0]) not in allowed:
            yield ValidationError("not_allowed", FILE, None, key, str(content[key])[:60], " | ".join(allowed))
    if not content.keys() & set(_HEAD):
        return
    expected = {"format": FORMAT, "version": VERSION, "dataset": dataset.about.slug}
    for key, wanted in expected.items():
        given = content.get(key)
        if key not in content:
            yield ValidationError("missing_key", FILE, None, key, expected=str(wanted))
        elif given != wanted or isinstance(given, bool):
            yield ValidationError(
                "wrong_dataset" if key == "dataset" else "not_allowed", FILE, None, key, str(given)[:60], str(wanted)
            )


def _scene_errors(scene: Any, place: str, dataset: "Dataset", opened: "Opened") -> Iterator[ValidationError]:
    if not isinstance(scene, dict):
        yield ValidationError(
            "bad_format", FILE, None, place, type(scene).__name__, '{"id": ..., "query": ..., "view": ...}'
        )
        return
    for key in sorted(scene.keys() - {*_NEEDED, *_TEXTS, *_ADDED}):
        yield ValidationError("unknown_key", FILE, None, f"{place}.{key[:60]}", expected=", ".join((*_NEEDED, *_TEXTS)))
    own = _own(scene, dataset)
    optional = {"query", "note", *([] if own is None else _TEXTS)}
    for key in (*_NEEDED, *_TEXTS):
        if key in scene:
            yield from text_errors(FILE, place, key, scene[key], optional=key in optional)
        elif key in _NEEDED or key not in optional:
            yield ValidationError("missing_key", FILE, None, f"{place}.{key}", expected=f'"{key}": "..."')
    if isinstance(scene.get("query"), str):
        yield from query_errors(scene["query"], FILE, place, opened(scene["query"]))
    computed = scene.get("computed", [])
    if not isinstance(computed, list) or not all(name in _TEXTS for name in computed):
        yield ValidationError("not_allowed", FILE, None, f"{place}.computed", str(computed)[:60], '["title", "note"]')


def _scene(given: Mapping[str, Any], dataset: "Dataset") -> Scene:
    """A valid scene; a text is a template while the dataset has a scene of that id and the reader left it alone."""
    own = _own(given, dataset)
    computed = tuple(name for name in _TEXTS if own and (name in given.get("computed", []) or name not in given))
    literal = {
        f"{name}_{lang}": given.get(name, "") for name in _TEXTS if name not in computed for lang in ("zh", "en")
    }
    base = own or Scene(given["id"], "", given["view"], "", "")
    return replace(base, query=given["query"], view=given["view"], computed=computed, **literal)


def _own(given: Mapping[str, Any], dataset: "Dataset") -> Scene | None:
    return next((scene for scene in dataset.story if scene.id == given.get("id")), None)
