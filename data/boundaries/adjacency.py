"""Which regions of a level are neighbours: those that share a border, and across the sea the nearest ones."""

from collections.abc import Iterator

import geopandas
import numpy as np
import pandas as pd
import shapely

from data.boundaries.walk import Pair
from data.regions import Adcode


def neighbours(shapes: geopandas.GeoSeries) -> list[Pair]:
    """Every pair of neighbours once, both in rising order: from shapes of a plane that share their borders.

    An island, or a group of them, is a neighbour of what lies nearest, so that every region can be reached from any
    other one.
    """
    pairs = [*_bordering(shapes)]
    groups = pd.Series(range(len(shapes)), shapes.index)
    for pair in pairs:
        _join(groups, pair)
    while groups.nunique() > 1:
        pair = _nearest(shapes, groups)
        _join(groups, pair)
        pairs.append(pair)
    return sorted(pairs)


def _bordering(shapes: geopandas.GeoSeries) -> Iterator[Pair]:
    """Those whose borders have a line in common, not a corner alone."""
    left, right = shapes.sindex.query(shapes.geometry, predicate="intersects")
    left, right = left[left < right], right[left < right]
    shared = shapely.length(shapely.intersection(shapes.values[left], shapes.values[right]))
    for one, other in zip(left[shared > 0], right[shared > 0], strict=True):
        yield _pair(shapes.index[one], shapes.index[other])


def _nearest(shapes: geopandas.GeoSeries, groups: pd.Series) -> Pair:
    """The nearest regions of the smallest group and of any other one."""
    inside = groups == groups.value_counts(sort=True).index[-1]
    island, others = shapes[inside], shapes[~inside]
    distances = np.array([others.distance(one) for one in island])
    row, column = np.unravel_index(distances.argmin(), distances.shape)
    return _pair(island.index[row], others.index[column])


def _join(groups: pd.Series, pair: Pair) -> None:
    one, other = groups[list(pair)]
    groups[groups == other] = one


def _pair(one: Adcode, other: Adcode) -> Pair:
    return (one, other) if one < other else (other, one)
