"""Scenes as JSON: what a browser keeps, hands in, saves to a file. A bad file changes nothing and names every fault.

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

from data.faults import Fault
from data.scenes.judgement import query_faults
from data.selection import Lang, ThemeName
from data.story import MOST_SCENES, Scene, repeated_ids, text_faults

if TYPE_CHECKING:
    from data.dataset import Dataset

    Opened = Callable[[str], Dataset]

FORMAT, VERSION = "park-atlas-scenes", 1
FILE = "scenes.json"
LARGEST = 1_000_000
"""Bytes of a body that are read: far more than 60 scenes need."""
_HEAD = ("format", "version", "dataset")
_SETTINGS = {"lang": get_args(Lang), "theme": get_args(ThemeName)}
_NEEDED = ("id", "query", "view")
_TEXTS = ("title", "note")
_ADDED = ("computed", "subtitle", "sources", "holds", "why")


@dataclass(frozen=True)
class Handed:
    """What was handed in: scenes and how to draw them, or nothing and every fault."""

    scenes: tuple[Scene, ...] = ()
    lang: Lang | None = None  # None where the request leaves it open
    theme: ThemeName = "light"
    faults: tuple[Fault, ...] = ()


def read(body: bytes, dataset: "Dataset", opened: "Opened | None" = None) -> Handed:
    """What the bytes hold; one byte more than LARGEST is enough to refuse them. `opened`: what a scene's query sees."""
    if len(body) > LARGEST:
        return Handed(faults=(Fault("too_long", FILE, value=f">{LARGEST}", expected=str(LARGEST)),))
    try:
        content = json.loads(body.decode("utf-8-sig"))
        json.dumps(content, ensure_ascii=False).encode()  # an escape can stand for half a character, which is no text
    except (ValueError, RecursionError) as error:
        return Handed(faults=(Fault("not_json", FILE, value=str(error)[:100], expected='{"scenes": [...]}'),))
    if faults := tuple(_faults(content, dataset, opened or (lambda query: dataset))):
        return Handed(faults=faults)
    scenes = tuple(_scene(one, dataset) for one in content["scenes"])
    return Handed(scenes, content.get("lang"), content.get("theme", "light"))


def written(scenes: Iterable[Mapping[str, Any]], dataset: "Dataset") -> dict[str, Any]:
    """The file's form around scenes that were made for it."""
    return {"format": FORMAT, "version": VERSION, "dataset": dataset.about.slug, "scenes": list(scenes)}


def _faults(content: Any, dataset: "Dataset", opened: "Opened") -> Iterator[Fault]:
    if not isinstance(content, dict) or not isinstance(content.get("scenes"), list):
        yield Fault("bad_format", FILE, None, "scenes", type(content).__name__, '{"scenes": [...]}')
        return
    yield from _head_faults(content, dataset)
    scenes = content["scenes"]
    if len(scenes) > MOST_SCENES:
        yield Fault("too_many", FILE, None, "scenes", str(len(scenes)), str(MOST_SCENES))
        return
    for place, scene in enumerate(scenes, start=1):
        yield from _scene_faults(scene, f"scenes[{place}]", dataset, opened)
    yield from repeated_ids(FILE, [str(one.get("id")) for one in scenes if isinstance(one, dict)])


def _head_faults(content: Mapping[str, Any], dataset: "Dataset") -> Iterator[Fault]:
    """A file says what it is; a request need not, unless it begins to."""
    for key in sorted(content.keys() - {*_HEAD, *_SETTINGS, "scenes", "whose"}):
        yield Fault("unknown_key", FILE, None, key[:60], expected=", ".join((*_HEAD, "scenes")))
    for key, allowed in _SETTINGS.items():
        if content.get(key, allowed[0]) not in allowed:
            yield Fault("not_allowed", FILE, None, key, str(content[key])[:60], " | ".join(allowed))
    if not content.keys() & set(_HEAD):
        return
    expected = {"format": FORMAT, "version": VERSION, "dataset": dataset.about.slug}
    for key, wanted in expected.items():
        given = content.get(key)
        if key not in content:
            yield Fault("missing_key", FILE, None, key, expected=str(wanted))
        elif given != wanted or isinstance(given, bool):
            yield Fault(
                "wrong_dataset" if key == "dataset" else "not_allowed", FILE, None, key, str(given)[:60], str(wanted)
            )


def _scene_faults(scene: Any, place: str, dataset: "Dataset", opened: "Opened") -> Iterator[Fault]:
    if not isinstance(scene, dict):
        yield Fault("bad_format", FILE, None, place, type(scene).__name__, '{"id": ..., "query": ..., "view": ...}')
        return
    for key in sorted(scene.keys() - {*_NEEDED, *_TEXTS, *_ADDED}):
        yield Fault("unknown_key", FILE, None, f"{place}.{key[:60]}", expected=", ".join((*_NEEDED, *_TEXTS)))
    own = _own(scene, dataset)
    optional = {"query", "note", *([] if own is None else _TEXTS)}
    for key in (*_NEEDED, *_TEXTS):
        if key in scene:
            yield from text_faults(FILE, place, key, scene[key], optional=key in optional)
        elif key in _NEEDED or key not in optional:
            yield Fault("missing_key", FILE, None, f"{place}.{key}", expected=f'"{key}": "..."')
    if isinstance(scene.get("query"), str):
        yield from query_faults(scene["query"], FILE, place, opened(scene["query"]))
    computed = scene.get("computed", [])
    if not isinstance(computed, list) or not all(name in _TEXTS for name in computed):
        yield Fault("not_allowed", FILE, None, f"{place}.computed", str(computed)[:60], '["title", "note"]')


def _scene(given: Mapping[str, Any], dataset: "Dataset") -> Scene:
    """A faultless scene; a text is a template while the dataset has a scene of that id and the reader left it alone."""
    own = _own(given, dataset)
    computed = tuple(name for name in _TEXTS if own and (name in given.get("computed", []) or name not in given))
    literal = {
        f"{name}_{lang}": given.get(name, "") for name in _TEXTS if name not in computed for lang in ("zh", "en")
    }
    base = own or Scene(given["id"], "", given["view"], "", "")
    return replace(base, query=given["query"], view=given["view"], computed=computed, **literal)


def _own(given: Mapping[str, Any], dataset: "Dataset") -> Scene | None:
    return next((scene for scene in dataset.story if scene.id == given.get("id")), None)
