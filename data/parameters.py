"""The names of a query: how the text of each changes a selection, and how it is written again."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from data import filters
from data.dataset import Dataset
from data.filters.filter import Filter
from data.levels import can_open, level_of
from data.measures.companies import COMPANIES
from data.measures.listed import LISTED
from data.measures.peers import RULES
from data.measures.registry import MEASURES, default_measure, measures_of, shown
from data.regions import NATION, Adcode
from data.selection import MAP_OPTIONS, MAX_REGIONS, ClusterId, Lang, Selection, ThemeName


@dataclass(frozen=True)
class Parameter:
    """One name of the query: how its text changes a selection, and the text of a selection; blank for the default."""

    name: str
    parse: Callable[[Selection, str, Dataset], tuple[Selection, Sequence[str]]]
    format: Callable[[Selection, Dataset], str]
    words: tuple[str, ...] = ()  # that every dataset takes, the default first


def of_query(dataset: Dataset) -> tuple[Parameter, ...]:
    """All names of the query in the order of reading and writing: the default of `map` depends on `region`."""
    parks, companies = map(_of_filter, filters.of_parks(dataset)), map(_of_filter, filters.of_companies(dataset))
    return (*_PLACES, *parks, *_COUNTS, *_SECOND, *companies, *_LOOKS)


def format_beside(pairs: Iterable[tuple[str, str]]) -> str:
    """`measure:gdp,year:2018`: what a second map shows, as a query has it."""
    return ",".join(f"{name}:{value}" for name, value in pairs)


def default(dataset: Dataset) -> Selection:
    """What the page shows under a bare address."""
    return Selection(series=dataset.about.series, measure=default_measure(dataset))


def default_map(selection: Selection, dataset: Dataset) -> Adcode:
    """The level that shows the chosen places."""
    return level_of(dataset.members(selection.cluster) or selection.regions, dataset)


def _of_filter(one: Filter) -> Parameter:
    def parse_value(selection: Selection, text: str, dataset: Dataset) -> tuple[Selection, Sequence[str]]:
        value, rejected = one.values.parse(text)
        return selection.with_filters(**{one.name: value}), rejected

    return Parameter(one.name, parse_value, lambda chosen, _: one.values.format(one.of(chosen)), one.values.words)


def _field(name: str, field: str, allowed: Callable[[Dataset], Container[str]], words: Iterable[str] = ()) -> Parameter:
    """A parameter that is a field of the selection, with one of some values."""

    def parse_value(selection: Selection, text: str, dataset: Dataset) -> tuple[Selection, Sequence[str]]:
        return (selection.replace(**{field: text}), ()) if text in allowed(dataset) else (selection, (text,))

    def format_value(selection: Selection, dataset: Dataset) -> str:
        value: str = getattr(selection, field)
        return "" if value == getattr(default(dataset), field) else value

    return Parameter(name, parse_value, format_value, tuple(words))


def _option(name: str, options: Mapping[str, str | int | None]) -> Parameter:
    """A parameter that is a field of the selection of the same name: words and the values they stand for."""

    def parse_value(selection: Selection, text: str, dataset: Dataset) -> tuple[Selection, Sequence[str]]:
        return (selection.replace(**{name: options[text]}), ()) if text in options else (selection, (text,))

    return Parameter(name, parse_value, lambda selection, _: str(getattr(selection, name) or ""), tuple(options))


def _parse_regions(selection: Selection, text: str, dataset: Dataset) -> tuple[Selection, Sequence[str]]:
    if text in dataset.cluster_ids:
        return selection.replace(cluster=ClusterId(text)), ()
    named = [name for name in dict.fromkeys(text.split(",")) if name]
    known = [Adcode(name) for name in named if name in dataset.regions and name != NATION]
    rejected = [name for name in named if name not in dataset.regions]
    return selection.replace(regions=tuple(known)), [*rejected, *known[MAX_REGIONS:]]


def _parse_map(selection: Selection, text: str, dataset: Dataset) -> tuple[Selection, Sequence[str]]:
    """An opened level; a place without a map of its own is chosen on the one that shows it."""
    if text not in dataset.regions:
        above = (Adcode(text[:digits].ljust(6, "0")) for digits in (4, 2))
        near = next((one for one in above if one in dataset.regions and can_open(one, dataset)), None)
        return selection.replace(map=near or default_map(selection, dataset)), (text,)
    if can_open(Adcode(text), dataset):
        return selection.replace(map=Adcode(text)), ()
    chosen = selection if selection.regions or selection.cluster else selection.replace(regions=(Adcode(text),))
    return chosen.replace(map=default_map(chosen, dataset)), ()


def _parse_year(selection: Selection, text: str, dataset: Dataset) -> tuple[Selection, Sequence[str]]:
    """A year that the measure has; it is read after the measure."""
    years = {str(year): year for year in shown(selection, dataset).years(dataset)}
    return (selection.replace(year=years[text]), ()) if text in years else (selection, (text,))


def parse_beside(selection: Selection, text: str, dataset: Dataset) -> tuple[Selection, Sequence[str]]:
    """Differences of a second map, each a name and a value of the query; it is read after the names that it uses."""
    pieces = [piece for piece in dict.fromkeys(text.split(",")) if piece]
    pairs = [(name, value) for name, _, value in (piece.partition(":") for piece in pieces)]
    valid, _ = differences(selection, pairs, dataset)
    rejected = [piece for piece, pair in zip(pieces, pairs, strict=True) if pair not in valid]
    return selection.replace(beside=valid), rejected


def differences(
    selection: Selection, pairs: Iterable[tuple[str, str]], dataset: Dataset
) -> tuple[tuple[tuple[str, str], ...], Selection]:
    """The differences that mean something, in the order of the query, of each name the last; the selection with them.

    A series is of companies and a list is of parks: each brings its measure unless another is named.
    """
    values, valid = dict(pairs), []
    changed = selection.replace(measure=values.get("measure") or _implied_measure(selection, values, dataset))
    changed = changed if changed.measure in measures_of(dataset) else selection
    for parameter in _BESIDE:
        if parameter.name in values:
            changed, rejected = parameter.parse(changed, values[parameter.name], dataset)
            valid += [] if rejected else [(parameter.name, values[parameter.name])]
    return tuple(valid), changed


def _implied_measure(selection: Selection, values: Mapping[str, str], dataset: Dataset) -> str:
    if values.get("list") in dataset.park_lists:
        return LISTED.id
    is_counted = values.get("series") in dataset.series_ids and not shown(selection, dataset).has_series
    return COMPANIES.id if is_counted else selection.measure


_PLACES = (
    Parameter("region", _parse_regions, lambda selection, _: ",".join(selection.regions) or selection.cluster or ""),
    Parameter("map", _parse_map, lambda chosen, data: "" if chosen.map == default_map(chosen, data) else chosen.map),
)
_COUNTS = (
    _field("list", "park_list", lambda dataset: dataset.park_lists),
    _field("measure", "measure", measures_of, (one.id for one in MEASURES)),
    Parameter("year", _parse_year, lambda chosen, _: str(chosen.year or "")),
    _field("series", "series", lambda dataset: dataset.series_ids),
    _field("company_list", "company_list", lambda dataset: dataset.company_list_ids),
    _field("peers", "peers", lambda _: RULES, RULES),
)
_BESIDE = tuple(one for one in _COUNTS if one.name != "peers")
"""What a second map can show that the first one does not."""
_SECOND = (
    Parameter(
        "beside",
        parse_beside,
        lambda chosen, _: format_beside(chosen.beside),
        tuple(f"{one.name}:" for one in _BESIDE),
    ),
)
_LOOKS = (
    *(_option(name, options) for name, options in MAP_OPTIONS.items()),
    _field("lang", "lang", lambda _: get_args(Lang), get_args(Lang)),
    _field("theme", "theme", lambda _: get_args(ThemeName), get_args(ThemeName)),
    Parameter(  # it was opened before its query is read: here it is either the dataset's, or unknown
        "upload",
        lambda selection, text, dataset: (selection, () if text == dataset.upload else (text,)),
        lambda _, dataset: dataset.upload,
    ),
)
