"""Whether a scene means something in a dataset, and whether what it claims holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from data import links
from data.dataset import Dataset
from data.errors import ValidationError
from data.scenes import checks, templates
from data.scenes.checks import FailedCheck
from data.scenes.context import SceneContext
from data.scenes.vocabulary import FACTS, look_up
from data.selection import Lang, Selection
from data.story import FILE, Scene
from data.views import VIEWS

ORDERED = ("parks", "companies", "share", "ratio", "number")
"""Units of facts that can be larger or smaller."""
VALUES = {"region": "regions.csv, clusters.csv", "map": "regions.csv", "series": "series.csv"}
"""Where the values of these parameters are listed."""


@dataclass(frozen=True)
class Judgement:
    """What became of a scene's claim. `holds` is None for a reader's own words, which nobody can check."""

    holds: bool | None
    broken: tuple[FailedCheck, ...] = ()
    missing: tuple[str, ...] = ()  # facts of the title that the data do not give


def story_errors(dataset: Dataset) -> tuple[ValidationError, ...]:
    """What is wrong with the dataset's own scenes beyond their form."""
    file = f"{dataset.about.slug}/{FILE}"
    return tuple(error for scene in dataset.story for error in scene_errors(scene, file, scene.id, dataset))


def scene_errors(scene: Scene, file: str, place: str, dataset: Dataset) -> Iterator[ValidationError]:
    """A view, a query, templates, checks and series that name nothing; `place` says which scene is meant."""
    if scene.view not in VIEWS:
        yield ValidationError("not_allowed", file, None, f"{place}.view", scene.view, " | ".join(VIEWS))
    yield from query_errors(scene.query, file, place, dataset)
    for name in scene.computed:
        for lang in ("zh", "en"):
            yield from _template_errors(getattr(scene, f"{name}_{lang}"), file, f"{place}.{name}_{lang}")
    for text in scene.check:
        yield from _check_errors(text, scene, file, f"{place}.check", dataset)
    for series in scene.series:
        if series not in dataset.series_ids:
            yield ValidationError("unknown_series", file, None, f"{place}.series", series, "series.csv")


def query_errors(query: str, file: str, place: str, dataset: Dataset) -> Iterator[ValidationError]:
    """Every value of the query that names nothing here."""
    for one in links.parse(query, dataset).ignored:
        value, expected = f"{one.name}={one.value}"[:100], VALUES.get(one.name, f"{one.name}=…")
        yield ValidationError("unknown_query", file, None, f"{place}.query", value, expected)


def scene_context(scene: Scene, lang: Lang, dataset: Dataset) -> SceneContext:
    """The questions that the facts of a scene are answers to."""
    return SceneContext(selection(scene, lang, dataset), dataset, scene.series)


def selection(scene: Scene, lang: Lang, dataset: Dataset) -> Selection:
    """What a scene shows, in the reader's language; a scene has no language or theme of its own."""
    return links.parse(scene.query, dataset).selection.replace(lang=lang, theme="light")


def judge(scene: Scene, lang: Lang, dataset: Dataset) -> Judgement:
    """Whether the scene's title still says what the data say."""
    if "title" not in scene.computed:
        return Judgement(None)
    context = scene_context(scene, lang, dataset)
    names = dict.fromkeys(name for name, _ in templates.fields(scene.text("title", lang)))
    missing = tuple(name for name in names if look_up(name, context).missing)
    conditions = [checks.read(text) for text in scene.check]
    failed = [checks.judge(check, context) for check in conditions if check]
    broken = tuple(one for one in failed if one)
    return Judgement(not broken and not missing, broken, missing)


def _template_errors(template: str, file: str, column: str) -> Iterator[ValidationError]:
    try:
        named = templates.fields(template)
    except ValueError:
        yield ValidationError("bad_format", file, None, column, template[:60], "{name} | {name:form}")
        return
    for name, form in named:
        if name not in FACTS:
            yield ValidationError("unknown_fact", file, None, column, name, ", ".join(FACTS))
        elif form not in templates.FORMS:
            yield ValidationError("not_allowed", file, None, column, form, " | ".join(filter(None, templates.FORMS)))


def _check_errors(text: str, scene: Scene, file: str, column: str, dataset: Dataset) -> Iterator[ValidationError]:
    check = checks.read(text)
    if check and check.name not in FACTS:
        yield ValidationError("unknown_fact", file, None, column, check.name, ", ".join(FACTS))
    elif check is None or not _comparable(check, scene, dataset):
        yield ValidationError("bad_check", file, None, column, text[:100], checks.FORM)


def _comparable(check: checks.Check, scene: Scene, dataset: Dataset) -> bool:
    """Whether both sides are of one kind, and in an order where the condition needs one."""
    context = scene_context(scene, "zh", dataset)
    fact = look_up(check.name, context)
    expected = checks.meant(check, fact, context)
    alike = expected is not None and (fact.unit == expected.unit or {fact.unit, expected.unit} <= set(ORDERED))
    return alike and (check.operator in ("=", "!=") or fact.unit in ORDERED)
