"""The address of a view: what stands behind `?`, read into a selection and written again.

`parse` takes any text at all. What it cannot use is returned beside the nearest valid selection, so that the page can
open and say what was ignored, and `/data` can refuse. `parse(spell(selection)).selection == selection` for every
selection that `settle` returns.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args
from urllib.parse import parse_qsl, urlencode

from data import years
from data.levels import can_open, level_of
from data.measures.registry import measures_of
from data.regions import NATION, Adcode
from data.selection import MOST_REGIONS, ClusterId, Lang, Selection, SeriesId, ThemeName

if TYPE_CHECKING:
    from data.dataset import Dataset

LONGEST = 2_000
"""Characters of a query that are read: more than any selection needs, less than any parser minds."""


@dataclass(frozen=True)
class Ignored:
    """A value of the query that names nothing here."""

    name: str
    value: str


@dataclass(frozen=True)
class Link:
    """A query as it was understood."""

    selection: Selection
    ignored: tuple[Ignored, ...]


def parse(query: str, dataset: "Dataset") -> Link:
    """The selection that a query spells, with or without its `?`; unknown names are passed over in silence."""
    ignored: list[Ignored] = []
    selection = default(dataset)
    values = dict(parse_qsl(query.removeprefix("?")[:LONGEST], errors="replace"))
    for name, read in _READERS.items():
        if name in values:
            selection, refused = read(selection, values[name], dataset)
            ignored += [Ignored(name, value) for value in refused]
    if "map" not in values:
        selection = selection.but(map=_default_map(selection, dataset))
    return Link(settle(selection, dataset), tuple(ignored))


def spell(selection: Selection, dataset: "Dataset") -> str:
    """The query of a selection, with its `?`; empty for the default view. Defaults are left out."""
    plain = default(dataset)
    pairs = {
        "region": ",".join(selection.regions) or selection.cluster or "",
        "map": "" if selection.map == _default_map(selection, dataset) else selection.map,
        "years": years.spell(selection.years),
        "kind": ",".join(selection.kinds),
        "status": ",".join(selection.statuses),
        "comparable": "1" if selection.comparable else "",
        "list": selection.park_list,
        "measure": "" if selection.measure == plain.measure else selection.measure,
        "series": "" if selection.series == plain.series else selection.series,
        "registered": years.spell(selection.registered),
        "company_status": ",".join(selection.company_statuses),
        "lang": "" if selection.lang == plain.lang else selection.lang,
        "theme": "" if selection.theme == plain.theme else selection.theme,
        "upload": dataset.upload,
    }
    query = urlencode({name: value for name, value in pairs.items() if value}, safe=",")
    return f"?{query}" if query else ""


def public(query: str) -> str:
    """The query as a file carries it; empty for a view of an upload, whose series and lists nobody has without the key.

    Who has the key may change and discard the upload, so it is not to be given away.
    """
    return "" if is_of_upload(query) else query


def is_of_upload(query: str) -> bool:
    """Whether the query holds the key to an upload."""
    return any(name == "upload" for name, _ in parse_qsl(query.removeprefix("?")))


def without_key(query: str) -> str:
    """The query of a view of an upload as far as it may be told: it opens nothing, but says what was chosen."""
    pairs = parse_qsl(query.removeprefix("?"))
    kept = [(name, value) for name, value in pairs if name != "upload"]
    return query if len(kept) == len(pairs) else f"?{urlencode(kept, safe=',')}" if kept else ""


def default(dataset: "Dataset") -> Selection:
    """What the page shows under a bare address."""
    return Selection(series=dataset.about.series)


def settle(selection: Selection, dataset: "Dataset") -> Selection:
    """The nearest selection whose parts fit together: an opened level that exists, chosen regions inside it."""
    level = selection.map if can_open(selection.map, dataset) else _default_map(selection, dataset)
    inside = [a for a in dict.fromkeys(selection.regions) if a != level and dataset.regions.within(a, level)]
    regions = tuple(inside[:MOST_REGIONS])
    return selection.but(map=level, regions=regions, cluster=None if regions else selection.cluster)


def _default_map(selection: Selection, dataset: "Dataset") -> Adcode:
    if selection.cluster:
        return level_of(dataset.members(selection.cluster), dataset)
    return level_of(selection.regions, dataset)


Refused = Iterable[str]
Reader = Callable[[Selection, str, "Dataset"], tuple[Selection, Refused]]


def _regions(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    if value in dataset.cluster_ids:
        return selection.but(cluster=ClusterId(value)), ()
    named = [name for name in value.split(",") if name]
    known = [Adcode(name) for name in named if name in dataset.regions and name != NATION]
    refused = [name for name in named if name not in dataset.regions]
    return selection.but(regions=tuple(known)), refused + list(known[MOST_REGIONS:])


def _map(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    if value in dataset.regions and can_open(Adcode(value), dataset):
        return selection.but(map=Adcode(value)), ()
    return selection.but(map=_default_map(selection, dataset)), (value,)


def _years(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    terms, refused = years.parse(value)
    return selection.but(years=terms), refused


def _kinds(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    known, refused = _among(value, dataset.kinds)
    return selection.but(kinds=known), refused


def _statuses(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    known, refused = _among(value, dataset.statuses)
    return selection.but(statuses=known), refused


def _registered(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    """Years of registration: a company that is not founded yet does not exist."""
    terms, refused = years.parse(value)
    known = tuple(term for term in terms if term != "planned")
    return selection.but(registered=known), (*refused, *("planned" for term in terms if term == "planned"))


def _company_statuses(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    known, refused = _among(value, dataset.company_statuses)
    return selection.but(company_statuses=known), refused


def _park_list(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    return (selection.but(park_list=value), ()) if value in dataset.park_lists else (selection, (value,))


def _upload(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    """The edition was chosen before its query is read: here an upload is either open, or unknown."""
    return selection, () if value == dataset.upload else (value,)


def _among(value: str, allowed: tuple[str, ...]) -> tuple[tuple[str, ...], Refused]:
    named = [name for name in value.split(",") if name]
    return tuple(name for name in allowed if name in named), [name for name in named if name not in allowed]


def _comparable(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    return selection.but(comparable=value == "1"), () if value in ("0", "1") else (value,)


def _measure(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    return (selection.but(measure=value), ()) if value in measures_of(dataset) else (selection, (value,))


def _series(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    return (selection.but(series=SeriesId(value)), ()) if value in dataset.series_ids else (selection, (value,))


def _lang(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    return (selection.but(lang=cast(Lang, value)), ()) if value in get_args(Lang) else (selection, (value,))


def _theme(selection: Selection, value: str, dataset: "Dataset") -> tuple[Selection, Refused]:
    return (selection.but(theme=cast(ThemeName, value)), ()) if value in get_args(ThemeName) else (selection, (value,))


_READERS: dict[str, Reader] = {
    "region": _regions,
    "map": _map,
    "years": _years,
    "kind": _kinds,
    "status": _statuses,
    "comparable": _comparable,
    "list": _park_list,
    "measure": _measure,
    "series": _series,
    "registered": _registered,
    "company_status": _company_statuses,
    "upload": _upload,
    "lang": _lang,
    "theme": _theme,
}
"""In the order of reading: `map` after `region`, because its default depends on it."""
