"""Scenes as JSON: what a browser stores, sends and saves. An invalid file changes nothing; all its errors are named.

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
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field

from data.documents import MAX_SHOWN, Document, check
from data.errors import ValidationError
from data.scenes.judgement import query_errors
from data.selection import Lang, ThemeName
from data.story import MAX_SCENES, Note, Query, Scene, SceneId, TextName, Title, list_errors
from data.views import VIEWS

if TYPE_CHECKING:
    from data.dataset import Dataset

    DatasetOf = Callable[[str], Dataset]

FORMAT, VERSION = "park-atlas-scenes", 1
FILE = "scenes.json"
MAX_BYTES = 1_000_000
"""Of a body that is read: far more than 60 scenes need."""
MAX_ERRORS = 100
"""That are named; whoever has more of them is told so."""
FILE_KEYS = ("format", "version", "dataset")
ADDED_KEYS = ("subtitle", "sources", "holds", "why")
TEXTS: tuple[TextName, ...] = get_args(TextName)
SAMPLE = '"{}": "..."'


def _is_list_of_texts(computed: object) -> bool:
    return isinstance(computed, list) and all(name in TEXTS for name in computed)


@dataclass(frozen=True, kw_only=True)
class _Request:
    """Scenes, and how to draw them."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    scenes: Annotated[list[Any], Field(max_length=MAX_SCENES)]
    lang: Lang = "zh"
    theme: ThemeName = "light"
    whose: Any = None


@dataclass(frozen=True, kw_only=True)
class _File(_Request):
    """Scenes, and where they come from."""

    format: Literal["park-atlas-scenes"]
    version: Annotated[Any, check(lambda version: version == 1 and version is not True, "not_allowed", "1")]
    dataset: Any


@dataclass(frozen=True, kw_only=True)
class _ReaderScene:
    """A scene of a reader's own."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: SceneId
    query: Query
    view: Annotated[str, check(VIEWS.__contains__, "not_allowed", " | ".join(VIEWS))]
    title: Title
    note: Note = ""
    computed: Annotated[Any, check(_is_list_of_texts, "not_allowed", json.dumps(TEXTS))] = ()


@dataclass(frozen=True)
class ScenesRequest:
    """The scenes of a request and how to draw them, or nothing and every error."""

    scenes: tuple[Scene, ...] = ()
    lang: Lang | None = None  # None where the request leaves it open
    theme: ThemeName = "light"
    errors: tuple[ValidationError, ...] = ()


def parse(body: bytes, dataset: "Dataset", dataset_of: "DatasetOf | None" = None) -> ScenesRequest:
    """What the bytes hold; one byte more than MAX_BYTES is enough to reject them. `dataset_of`: what a query sees."""
    if len(body) > MAX_BYTES:
        error = ValidationError("too_long", FILE, value=f">{MAX_BYTES}", expected=str(MAX_BYTES))
        return ScenesRequest(errors=(error,))
    try:
        content = json.loads(_text(body))
        json.dumps(content, ensure_ascii=False).encode()  # an escape can stand for half a character, which is no text
    except (ValueError, RecursionError) as error:
        invalid = ValidationError("not_json", FILE, value=str(error)[:100], expected='{"scenes": [...]}')
        return ScenesRequest(errors=(invalid,))
    errors = _errors(content, dataset, dataset_of or (lambda query: dataset))
    if named := tuple(islice(errors, MAX_ERRORS)):
        more = [ValidationError("more_errors", FILE) for _ in islice(errors, 1)]
        return ScenesRequest(errors=(*named, *more))
    scenes = tuple(_scene(one, dataset) for one in content["scenes"])
    return ScenesRequest(scenes, content.get("lang"), content.get("theme", "light"))


def _text(body: bytes) -> str:
    """Of a file in UTF-8, or as Chinese editors on Windows save it. Raises ValueError for any other."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("gb18030")


def serialize(scenes: Iterable[Mapping[str, Any]], dataset: "Dataset") -> dict[str, Any]:
    """The file's form around scenes that were made for it."""
    return {"format": FORMAT, "version": VERSION, "dataset": dataset.about.slug, "scenes": list(scenes)}


def _errors(content: Any, dataset: "Dataset", dataset_of: "DatasetOf") -> Iterator[ValidationError]:
    """A file says what it is; a request need not, unless it begins to."""
    keys = content if isinstance(content, dict) else {}
    model = _File if keys.keys() & set(FILE_KEYS) else _Request
    yield from Document(model, SAMPLE).parse(content, FILE)[1]
    if "dataset" in keys and keys["dataset"] != (slug := dataset.about.slug):
        yield ValidationError("wrong_dataset", FILE, None, "dataset", str(keys["dataset"])[:MAX_SHOWN], slug)
    scenes = keys.get("scenes")
    if not isinstance(scenes, list) or len(scenes) > MAX_SCENES:
        return
    for place, scene in enumerate(scenes, start=1):
        yield from _scene_errors(scene, f"scenes[{place}]", dataset, dataset_of)
    ids = [str(one.get("id")) for one in scenes if isinstance(one, dict)]
    yield from list_errors(FILE, "scenes", ids, len(scenes))


def _scene_errors(scene: Any, place: str, dataset: "Dataset", dataset_of: "DatasetOf") -> Iterator[ValidationError]:
    keys = scene if isinstance(scene, dict) else {}
    written = {key: value for key, value in keys.items() if key not in ADDED_KEYS}
    if (own := _of_story(keys, dataset)) and written.get("title", "") == "":
        written |= {"title": own.title_zh}  # which a reader left alone, so that it need not be there
    yield from Document(_ReaderScene, SAMPLE).parse(written if keys else scene, FILE, place)[1]
    if isinstance(keys.get("query"), str):
        yield from query_errors(keys["query"], FILE, place, dataset_of(keys["query"]))


def _scene(content: Mapping[str, Any], dataset: "Dataset") -> Scene:
    """A valid scene; a text is a template while the dataset has a scene of that id and the reader left it alone."""
    own = _of_story(content, dataset)
    computed = tuple(name for name in TEXTS if own and (name in content.get("computed", []) or name not in content))
    literal = {
        f"{name}_{lang}": content.get(name, "") for name in TEXTS if name not in computed for lang in get_args(Lang)
    }
    base = own or Scene(content["id"], "", content["view"], "", "")
    return replace(base, query=content["query"], view=content["view"], computed=computed, **literal)


def _of_story(content: Mapping[str, Any], dataset: "Dataset") -> Scene | None:
    return next((scene for scene in dataset.story if scene.id == content.get("id")), None)
