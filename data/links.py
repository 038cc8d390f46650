"""The address of a view: what stands behind `?`, read into a selection and written again.

`parse` takes any text at all. What it cannot use is returned beside the nearest valid selection, so that the page can
open and say what was ignored, and `/data` can refuse a value that names nothing; names that are not known may be those
of somebody else, so the page alone speaks of them. `parse(to_query(selection)).selection == selection` for every
selection that `normalize` returns.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from data import filters
from data.dataset import Dataset
from data.dataset_variants import with_list
from data.filters.filter import Filter
from data.levels import can_open
from data.measures.registry import shown
from data.parameters import default as default  # callers know it as links.default
from data.parameters import default_map, differences, format_beside, of_query, parse_beside
from data.query import is_added, read_query
from data.selection import MAX_REGIONS, Selection

HIDDEN = "own"
"""Stands for the key of an upload in a file; no key is so short."""
OF_THE_PAGE = frozenset({"stage"})
"""Names that open something over the view: the browser looks for them."""


@dataclass(frozen=True)
class Ignored:
    """A name of the query and its value, of which nothing was understood."""

    name: str
    value: str


@dataclass(frozen=True)
class Link:
    """A query as it was understood."""

    selection: Selection
    ignored: tuple[Ignored, ...]  # values that name nothing here
    unknown: tuple[Ignored, ...] = ()  # names that mean nothing here, or have lost their value


def parse(query: str, dataset: Dataset) -> Link:
    """The selection that a query stands for, with or without its `?`, whatever happened to it on its way."""
    ignored: list[Ignored] = []
    selection, known, values = default(dataset), of_query(dataset), read_query(query)
    for parameter in known:
        if text := values.get(parameter.name):
            selection, rejected = parameter.parse(selection, text, dataset)
            ignored += [Ignored(parameter.name, value) for value in rejected]
    if not values.get("map"):
        selection = selection.replace(map=default_map(selection, dataset))
    return Link(normalize(selection, dataset), tuple(ignored), _unknown(values, {one.name for one in known}))


def _unknown(values: Mapping[str, str], known: Container[str]) -> tuple[Ignored, ...]:
    pairs = (Ignored(*pair) for pair in values.items() if pair[0] not in OF_THE_PAGE)
    return tuple(one for one in pairs if not (one.value if one.name in known else is_added(one.name)))


def to_query(selection: Selection, dataset: Dataset) -> str:
    """The query of a selection, with its `?`; empty for the default view. Defaults are left out."""
    pairs = {one.name: one.format(selection, dataset) for one in of_query(dataset)}
    query = urlencode({name: value for name, value in pairs.items() if value}, safe=",:")
    return f"?{query}" if query else ""


def serialize(selection: Selection, dataset: Dataset) -> dict[str, object]:
    """The selection as JSON has it, every filter under its field."""

    def values(some: Iterable[Filter]) -> dict[str, object]:
        return {one.field or one.name: one.values.serialize(one.of(selection)) for one in some}

    plain = asdict(selection)
    places, rest = (
        ("series", "regions", "cluster", "map"),
        ("measure", "year", "company_list", "peers", "lang", "theme"),
    )
    return (
        {name: plain[name] for name in places}
        | values(filters.of_parks(dataset))
        | {"park_list": selection.park_list}
        | values(filters.of_companies(dataset))
        | {"beside": format_beside(selection.beside)}
        | {name: plain[name] for name in rest}
    )


def public(query: str) -> str:
    """The query as a file carries it; empty for a view of an upload, whose series and lists nobody has without the key.

    Who has the key may change and discard the upload, so it is not to be given away.
    """
    return "" if is_of_upload(query) else query


def is_of_upload(query: str) -> bool:
    """Whether the query holds the key to an upload."""
    return "upload" in read_query(query)


def without_key(query: str) -> str:
    """The query of a view of an upload as far as it may be shown: it opens nothing, but says what was chosen."""
    others = read_query(query)
    if others.pop("upload", None) is None:
        return query
    return f"?{urlencode(others, safe=',')}" if others else ""


def hide_key(query: str) -> str:
    """The query with `HIDDEN` in the place of the key: a file that others may get says whose data it is of."""
    others = read_query(query)
    return f"?{urlencode(others | {'upload': HIDDEN}, safe=',')}" if "upload" in others else query


def normalize(selection: Selection, dataset: Dataset) -> Selection:
    """The nearest selection whose parts fit together: an opened level that exists, chosen regions inside it."""
    level = selection.map if can_open(selection.map, dataset) else default_map(selection, dataset)
    inside = [a for a in dict.fromkeys(selection.regions) if a != level and dataset.regions.within(a, level)]
    regions = tuple(inside[:MAX_REGIONS])
    year = selection.year if selection.year in shown(selection, dataset).years(dataset) else None
    normal = selection.replace(map=level, regions=regions, cluster=None if regions else selection.cluster, year=year)
    return normal.replace(beside=differences(normal, selection.beside, dataset)[0]) if selection.beside else normal


def second(selection: Selection, dataset: Dataset) -> tuple[Selection, Dataset]:
    """What the second map shows: the selection with its differences, and the dataset with its list of parks."""
    changed = differences(selection, selection.beside, dataset)[1].replace(beside=())
    park_list = dict(selection.beside).get("list")
    return normalize(changed, dataset), with_list(dataset, park_list) if park_list else dataset


def with_beside(selection: Selection, text: str, dataset: Dataset) -> Selection:
    """The selection with another second map, as a query names it; with none where the text is empty or names none."""
    return parse_beside(selection, text, dataset)[0]
