"""One dataset: every table of a folder and of the reference folder, read once, checked, typed and frozen."""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from data import about, schemas, story
from data.about import About, read_about
from data.clusters import with_outside
from data.companylists.lists import CompanyList, read_company_lists
from data.companylists.lists import sources_table as list_sources_table
from data.cross_table_checks import Tables, duplicate_source_errors, resolve_places, tree_errors, violations
from data.errors import ErrorCode, InvalidDataset, ValidationError
from data.grades import grade_errors
from data.parklists.lists import ParkList, read_lists
from data.regions import Adcode, Regions
from data.registers import histories
from data.registers.import_loader import read_imports
from data.registers.imports import Import, counts_table, of_series, series_table, sources_table, with_import_tags
from data.selection import ClusterId, SeriesId
from data.slots import with_slots
from data.story import Scene, read_story
from data.table_loader import read_table

if TYPE_CHECKING:
    from data.filters.filter import Filter
    from data.measures.measure import Measure

Card = dict[str, str]
"""One row of `sources.csv` or `series.csv`."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables, described in data/schemas.py. Nobody changes a frame; places are adcodes."""

    about: About
    regions: Regions
    parks: pd.DataFrame
    counts: pd.DataFrame
    series: pd.DataFrame  # in the order of the menu
    published: pd.DataFrame
    clusters: pd.DataFrame  # the last one holds the regions that are in no other
    sources: pd.DataFrame  # of the dataset, then of the reference tables
    denominators: pd.DataFrame
    pilots: pd.DataFrame  # places and bodies that the state named
    slots: tuple[str, ...]  # founding slots in order; "unknown" and "planned" stand apart
    story: tuple[Scene, ...] = ()  # the dataset's own scenes
    imports: tuple[Import, ...] = ()  # registers that were counted into series of this dataset
    lists: tuple[ParkList, ...] = ()  # that can stand in for the dataset's own
    company_lists: tuple[CompanyList, ...] = ()  # that are laid over imports
    substitute_list: ParkList | None = None  # that stands in for it; None for the dataset's own
    notices: tuple[ValidationError, ...] = ()  # of imports and lists that are not open, or not with all that they held
    data_version: str = ""  # another one whenever the tables are read anew
    upload: str = ""  # whose import stands beside the dataset's own series; blank for nobody's
    measures: tuple["Measure", ...] = ()  # of its own, besides those that every dataset has
    filters: tuple["Filter", ...] = ()  # alike
    publishers: Mapping[str, str] = field(default_factory=dict)  # English names of those of sources that have one

    @property
    def park_lists(self) -> tuple[str, ...]:
        """The ids of the lists that can stand in for the dataset's own."""
        return tuple(one.id for one in self.lists)

    @cached_property
    def company_list_ids(self) -> tuple[str, ...]:
        """The ids of the lists of companies; one that is laid over several registers has one."""
        return tuple(dict.fromkeys(one.id for one in self.company_lists))

    @cached_property
    def series_ids(self) -> tuple[SeriesId, ...]:
        """All series, in the order of the menu."""
        return tuple(SeriesId(series) for series in self.series["series_id"])

    @cached_property
    def series_cards(self) -> Mapping[SeriesId, Card]:
        """The rows of `series.csv` by their id; where there are none, a blank one for the blank id."""
        cards = {SeriesId(row["series_id"]): row for row in self.series.to_dict("records")}
        return cards or {SeriesId(""): {**dict.fromkeys(self.series, ""), "measure": schemas.COUNT_MEASURES[0]}}

    @cached_property
    def cluster_ids(self) -> tuple[ClusterId, ...]:
        """All clusters, in the order of the table."""
        return tuple(ClusterId(cluster) for cluster in dict.fromkeys(self.clusters["cluster"]))

    def members(self, cluster: str | None) -> tuple[Adcode, ...]:
        """The regions of a cluster, in the order of the table; none for no cluster or an unknown one."""
        return tuple(compress(self.clusters["region"], (slug == cluster for slug in self.clusters["cluster"])))

    @cached_property
    def source_cards(self) -> Mapping[str, Card]:
        """The rows of `sources.csv` by their id."""
        return {row["source_id"]: row for row in self.sources.to_dict("records")}


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
    tables, errors = _read(folder, schemas.REFERENCE_TABLES)
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
    places = {file: _numbered(resolve_places(frame, regions)) for file, frame in own.items()}
    published = places["published.csv"]
    leading = published[(published["source_id"] == description.publication) & (published["measure"] == "parks_by_slot")]
    parks, slots = _slotted(places["parks.csv"], leading["slot"])
    return Dataset(
        about=description,
        regions=regions,
        parks=parks,
        counts=places["counts.csv"],
        series=_numbered(places["series.csv"].sort_values("order")),
        published=published,
        pilots=places.get("pilots.csv", schemas.Pilots.empty()),
        clusters=with_outside(places["clusters.csv"], regions),
        sources=_numbered(pd.concat([own["sources.csv"], shared["sources.csv"]])),
        denominators=_numbered(shared["denominators.csv"]),
        publishers=dict(shared["publishers.csv"].itertuples(index=False, name=None)),
        slots=slots,
    )


def _slotted(parks: pd.DataFrame, published: Iterable[str]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The parks in slots, those of a publication if it stands beside them, and all slots."""
    slotted, slots = with_slots(parks, published)
    return schemas.LoadedParks.validate(slotted), slots


def with_list(dataset: Dataset, list_id: str) -> Dataset:
    """The dataset with one of its lists in the place of its own; KeyError for an unknown one.

    The list brings its own source card, and its years are slots of their own. The story speaks of the list that came
    with the dataset, so it is left out.
    """
    own = {one.id: one for one in dataset.lists}[list_id]
    parks, slots = _slotted(own.parks, ())
    others = dataset.sources[dataset.sources["source_id"] != schemas.LISTED_SOURCE]
    sources = _numbered(pd.concat([own.sources, others]))
    return replace(dataset, parks=parks, slots=slots, sources=sources, story=(), substitute_list=own)


def with_imports(dataset: Dataset, imports: tuple[Import, ...]) -> Dataset:
    """The dataset with imports beside its own series, and those that it has; led by one where it names none."""
    if not imports:
        return _led(dataset)
    company_lists, errors = read_company_lists(imports, dataset.regions)
    dataset = replace(
        dataset,
        counts=_numbered(pd.concat([dataset.counts, counts_table(imports)])),
        series=with_import_tags(_numbered(pd.concat([dataset.series, series_table(imports)]))),
        sources=_numbered(pd.concat([dataset.sources, sources_table(imports), list_sources_table(company_lists)])),
        imports=(*dataset.imports, *imports),
        company_lists=(*dataset.company_lists, *company_lists),
        notices=(*dataset.notices, *errors),
    )
    return _led(dataset)


def _led(dataset: Dataset) -> Dataset:
    """The dataset with the series that leads it where dataset.toml names none; an import brings its date."""
    if dataset.about.series or dataset.series.empty:
        return dataset
    first = dataset.series_ids[0]
    if of_series(first, dataset.imports) is None:
        return replace(dataset, about=replace(dataset.about, series=first))
    latest = max(dataset.imports, key=lambda one: (histories.day(one), str(one.card.get("made", ""))))
    series, as_of = SeriesId(latest.series_id(latest.measures[0])), str(latest.card["as_of"])
    return replace(dataset, about=replace(dataset.about, series=series, as_of=as_of))


def without_tables(dataset: Dataset, description: About) -> Dataset:
    """A dataset over the same reference tables, which has none of its own yet."""
    empty = {
        name: getattr(dataset, name)[:0] for name in ("parks", "counts", "series", "published", "clusters", "pilots")
    }
    sources = dataset.sources[dataset.sources["source_id"].isin(dataset.denominators["source_id"])]
    return Dataset(
        about=description,
        regions=dataset.regions,
        **empty,
        sources=_numbered(sources),
        denominators=dataset.denominators,
        publishers=dataset.publishers,
        slots=(),
    )


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with rows counted from 0 again: file lines are of no use to those who only read."""
    return frame.reset_index(drop=True)
