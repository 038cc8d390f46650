"""A dataset from its folder and the reference folder: read once, and every error in it found."""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pandas as pd

from data import about, schemas, story
from data.about import About, read_about
from data.clusters import with_outside
from data.cross_table_checks import Tables, duplicate_source_errors, resolve_places, tree_errors, violations
from data.dataset import Dataset
from data.dataset_variants import numbered, slotted, with_imports
from data.errors import ErrorCode, InvalidDataset, ValidationError
from data.grades import grade_errors
from data.parklists.lists import read_lists
from data.reference_schemas import REFERENCE_TABLES
from data.regions import Regions
from data.registers.import_loader import read_imports
from data.story import read_story
from data.table_loader import read_table

Check = Callable[[Dataset], Iterable[ValidationError]]


def load(folder: Path, reference: Path, check: Check = lambda dataset: ()) -> Dataset:
    """The dataset in `folder` over the reference tables; InvalidDataset with every error if there is any.

    `check` finds what only the whole dataset shows, such as a scene whose query names nothing.
    """
    folder, reference = folder.resolve(), reference.resolve()
    kept = _reference(reference, _data_version(reference))
    shared, regions, errors = kept.tables, kept.regions, list(kept.errors)
    own, own_errors = _read(folder, schemas.DATASET_TABLES, about.FILE)
    description, about_errors = read_about(folder / about.FILE) if _has_files(folder) else (None, [])
    errors += [*own_errors, *about_errors]
    errors += violations(own, _known(own, shared), regions, folder.name)
    errors += grade_errors(own, _sources(own, shared), folder.name)
    errors += duplicate_source_errors(own, shared, folder.name, reference.name)
    imports, import_errors = read_imports(folder, regions) if regions else ((), [])
    imported = {one.series_id(measure) for one in imports for measure in one.measures}
    errors += _about_errors(description, _known(own, shared), imported, folder.name) if description else []
    scenes, story_errors = read_story(folder / story.FILE)
    if errors or description is None or regions is None:
        raise InvalidDataset([*errors, *story_errors])
    lists, list_errors = read_lists(folder, regions)
    dataset = with_imports(_assemble(description, regions, own, shared), imports)
    dataset = replace(
        dataset,
        lists=lists,
        story=scenes,
        notices=(*dataset.notices, *import_errors, *list_errors),
        data_version=_data_version(folder, reference),
    )
    if story_errors := [*story_errors, *check(dataset)]:
        raise InvalidDataset(story_errors)
    return dataset


@dataclass(frozen=True)
class _Reference:
    """The reference tables as far as they could be read, and the errors in them."""

    tables: Tables
    regions: Regions | None  # None if their tables have errors
    errors: tuple[ValidationError, ...]


@lru_cache(maxsize=1)
def _reference(folder: Path, version: str) -> _Reference:
    """A command loads a dataset again when it has changed it; the reference of one version is read once."""
    tables, errors = _read(folder, REFERENCE_TABLES)
    errors += [] if errors else tree_errors(tables, folder.name)
    regions = None if errors else Regions(*(tables[f"{name}.csv"] for name in ("regions", "aliases", "successors")))
    errors += violations(tables, _known(tables), regions, folder.name)
    errors += grade_errors(tables, _sources(tables), folder.name)
    return _Reference(tables, regions, tuple(errors))


def _read(
    folder: Path, models: Mapping[str, type[schemas.Table]], *files: str
) -> tuple[dict[str, pd.DataFrame], list[ValidationError]]:
    """The frames that could be read, and the errors in all files; `files` should be there as well."""
    if not _has_files(folder):
        code: ErrorCode = "empty_folder" if folder.is_dir() else "missing_folder"
        return {}, [ValidationError(code, str(folder), expected=", ".join((*files, *models)))]
    there = {file: model for file, model in models.items() if _is_expected(folder / file)}
    read = {file: read_table(folder / file, model) for file, model in there.items()}
    frames = {file: frame for file, (frame, _) in read.items() if frame is not None}
    return frames, [error for _, errors in read.values() for error in errors]


def _is_expected(path: Path) -> bool:
    return path.exists() or path.name not in schemas.OPTIONAL_TABLES


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _data_version(*folders: Path) -> str:
    """Another text as soon as a file in them is another one; the same in every process. What is hidden is not read."""
    inside = [(folder, path) for folder in folders for path in folder.rglob("*") if path.is_file()]
    files = sorted(path for folder, path in inside if "/." not in f"/{path.relative_to(folder)}")
    stamps = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()[:8]


def _known(*folders: Tables) -> dict[str, frozenset[str]]:
    """The names of sources and series, where all tables that explain them could be read."""
    known = {}
    if all("sources.csv" in tables for tables in folders):
        known["sources"] = frozenset(name for tables in folders for name in tables["sources.csv"]["source_id"])
    if "series.csv" in folders[0]:
        known["series"] = frozenset(folders[0]["series.csv"]["series_id"])
    return known


def _sources(*folders: Tables) -> Tables:
    """The tables of sources that could be read."""
    return {str(number): tables["sources.csv"] for number, tables in enumerate(folders) if "sources.csv" in tables}


def _about_errors(
    description: About, known: Mapping[str, frozenset[str]], imported: Container[str], name: str
) -> Iterator[ValidationError]:
    file, series = f"{name}/{about.FILE}", description.series
    if series and "series" in known and series not in known["series"] and series not in imported:
        yield ValidationError("unknown_series", file, None, "series", series, "series.csv")
    if "sources" in known and description.publication and description.publication not in known["sources"]:
        yield ValidationError("unknown_source", file, None, "publication", description.publication, "sources.csv")


def _assemble(description: About, regions: Regions, own: Tables, shared: Tables) -> Dataset:
    """The dataset of valid tables."""
    places = {file: numbered(resolve_places(frame, regions)) for file, frame in own.items()}
    published = places["published.csv"]
    leading = published[(published["source_id"] == description.publication) & (published["measure"] == "parks_by_slot")]
    parks, slots = slotted(places["parks.csv"], leading["slot"])
    return Dataset(
        about=description,
        regions=regions,
        parks=parks,
        counts=places["counts.csv"],
        series=numbered(places["series.csv"].sort_values("order")),
        published=published,
        pilots=places.get("pilots.csv", schemas.Pilots.empty()),
        clusters=with_outside(places["clusters.csv"], regions),
        sources=numbered(pd.concat([own["sources.csv"], shared["sources.csv"]])),
        denominators=numbered(shared["denominators.csv"]),
        publishers=dict(shared["publishers.csv"].itertuples(index=False, name=None)),
        slots=slots,
    )
