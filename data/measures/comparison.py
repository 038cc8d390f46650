"""The chosen places side by side, and their sum."""

from dataclasses import dataclass

from data import filters
from data.measures import listed
from data.measures.ranked import PlaceTable, RankedPlace
from data.values import Place


@dataclass(frozen=True)
class Comparison:
    """Two or more places, or the members of a cluster."""

    rows: tuple[RankedPlace, ...]
    together: Place  # counted or derived where every member has a value, else "at least" with approx=True
    known: int  # how many of them, none inside another, have a value
    members: int  # how many they are


def compare(table: PlaceTable) -> Comparison | None:
    """The chosen places; nothing to compare in fewer than two."""
    if len(table.members) < 2:
        return None
    total, covered = table.values.total(filters.topmost(table.members, table.dataset), _name(table))
    return Comparison(table.of_any_level(table.members), total, covered.known, covered.members)


def _name(table: PlaceTable) -> str:
    lang, cluster = table.selection.lang, table.selection.cluster
    if cluster:
        return listed.cluster_name(cluster, table.dataset, lang)
    return ("、" if lang == "zh" else ", ").join(table.dataset.regions[one].label(lang) for one in table.members)
