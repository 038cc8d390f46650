"""Datasets made of another: with a list of parks in place of its own, with imports, or without tables of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

import pandas as pd

from data import schemas
from data.about import About
from data.companylists.lists import read_company_lists
from data.companylists.lists import sources_table as list_sources_table
from data.dataset import Dataset
from data.errors import ValidationError
from data.owned_results import owned
from data.registers import histories
from data.registers.bins import Bins
from data.registers.imports import Import, counts_table, of_series, series_table, sources_table, with_import_tags
from data.selection import SeriesId
from data.slots import with_slots

MAX_LISTS = 8
"""That stay open, of one dataset."""


def slotted(parks: pd.DataFrame, published: Iterable[str]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The parks in slots, those of a publication if it stands beside them, and all slots."""
    slotted, slots = with_slots(parks, published)
    return schemas.LoadedParks.validate(slotted), slots


@owned(maxsize=MAX_LISTS)
def with_list(dataset: Dataset, list_id: str) -> Dataset:
    """The dataset with one of its lists in the place of its own; KeyError for an unknown one.

    The list brings its own source card, and its years are slots of their own. The story speaks of the list that came
    with the dataset, so it is left out.
    """
    own = {one.id: one for one in dataset.lists}[list_id]
    parks, slots = slotted(own.parks, ())
    others = dataset.sources[dataset.sources["source_id"] != schemas.LISTED_SOURCE]
    sources = numbered(pd.concat([own.sources, others]))
    return replace(dataset, parks=parks, slots=slots, sources=sources, story=(), substitute_list=own)


def with_imports(dataset: Dataset, imports: tuple[Import, ...]) -> Dataset:
    """The dataset with imports beside its own series, and those that it has; led by one where it names none."""
    if not imports:
        return _led(dataset)
    company_lists, errors = read_company_lists(imports, dataset.regions)
    dataset = replace(
        dataset,
        counts=numbered(pd.concat([dataset.counts, counts_table(imports)])),
        series=with_import_tags(numbered(pd.concat([dataset.series, series_table(imports)]))),
        sources=numbered(pd.concat([dataset.sources, sources_table(imports), list_sources_table(company_lists)])),
        imports=(*dataset.imports, *imports),
        company_lists=(*dataset.company_lists, *company_lists),
        notices=(*dataset.notices, *errors, *_other_bins(imports, dataset.about.bins)),
    )
    return _led(dataset)


def _other_bins(imports: Iterable[Import], bins: Bins) -> Iterator[ValidationError]:
    """What differs between the bins of imports and those of the dataset."""
    for one in imports:
        for name, bounds in one.bins.differing(bins):
            expected = list(asdict(bins)[name])
            yield ValidationError("other_bins", one.id, None, name, str(list(bounds)), str(expected))


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
        sources=numbered(sources),
        denominators=dataset.denominators,
        publishers=dataset.publishers,
        slots=(),
    )


def numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with rows counted from 0 again: file lines are of no use to those who only read."""
    return frame.reset_index(drop=True)
