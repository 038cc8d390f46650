"""Neighbours on the map, and where the arrow keys lead."""

from collections import defaultdict
from math import atan2, degrees

import geopandas
import pytest
import shapely

from data.boundaries import Boundaries
from data.boundaries.adjacency import neighbours
from data.boundaries.walk import BEARINGS, MAX_SECOND, Steps, steps
from data.regions import NATION, Adcode, Regions


def beside(boundaries: Boundaries, level: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in boundaries.neighbours(Adcode(level)):
        found[one].add(other)
        found[other].add(one)
    return found


def reached(first: str, ways: dict[str, set[str]]) -> set[str]:
    seen, waiting = {first}, [first]
    while waiting:
        new = ways[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def ways_of(walk: Steps) -> dict[str, set[str]]:
    return {start: {end for end in ends if end} for start, ends in walk.items()}


@pytest.mark.parametrize(
    ("level", "region", "expected"),
    [
        ("100000", "440000", {"350000", "360000", "430000", "450000", "460000", "810000", "820000"}),
        ("100000", "460000", {"440000"}),  # across the sea
        ("100000", "710000", {"350000"}),
        ("100000", "110000", {"120000", "130000"}),
        ("100000", "810000", {"440000"}),
        ("310000", "310151", {"310115"}),  # 崇明 and 浦东
        ("460000", "460300", {"469005"}),  # 三沙 and 文昌
        ("440000", "440300", {"441300", "441900"}),
    ],
)
def test_neighbours_are_those_of_an_atlas(boundaries: Boundaries, level: str, region: str, expected: set[str]) -> None:
    assert beside(boundaries, level)[region] == expected


def test_every_pair_stands_once_and_no_region_is_its_own_neighbour(boundaries: Boundaries) -> None:
    for level in boundaries.frames:
        pairs = boundaries.neighbours(level)
        assert all(one < other for one, other in pairs)
        assert len(pairs) == len(set(pairs))


def test_the_regions_of_every_level_are_connected(boundaries: Boundaries, dataset) -> None:
    regions: Regions = dataset.regions
    for level in boundaries.frames:
        parts = {one.adcode for one in regions.children(level)}
        found = beside(boundaries, level)
        if len(parts) > 1:
            assert found.keys() == parts == reached(min(parts), found)


def test_by_arrows_every_region_is_reached_from_every_other_one(boundaries: Boundaries) -> None:
    for level in boundaries.frames:
        ways = ways_of(boundaries.steps(level))
        back: dict[str, set[str]] = defaultdict(set)
        for start, ends in ways.items():
            for end in ends:
                back[end].add(start)
        if ways:
            first = min(ways)
            assert reached(first, ways) == reached(first, back) == ways.keys(), level


def test_arrows_lead_to_neighbours_only(boundaries: Boundaries) -> None:
    for level in boundaries.frames:
        found = beside(boundaries, level)
        assert all(ends <= found[start] for start, ends in ways_of(boundaries.steps(level)).items())


def test_nearly_every_arrow_leads_where_it_points(boundaries: Boundaries) -> None:
    turns = []
    for level in boundaries.frames:
        for start, ends in boundaries.steps(level).items():
            for end, direction in zip(ends, BEARINGS, strict=True):
                if end:
                    frame = boundaries.frame(level)
                    (x0, y0), (x1, y1) = frame.flat(
                        shapely.get_coordinates(shapely.points([boundaries.points[start], boundaries.points[end]]))
                    )
                    turns.append(abs((degrees(atan2(x1 - x0, y1 - y0)) - direction + 180) % 360 - 180))
    assert sum(turn <= MAX_SECOND for turn in turns) > 0.9 * len(turns)
    assert max(turns) < 120


def test_a_region_without_parts_has_nowhere_to_walk(boundaries: Boundaries) -> None:
    assert boundaries.steps(Adcode("441900")) == {}


def test_a_corner_is_no_border_and_an_island_has_its_nearest_region() -> None:
    boxes = {"a": (0, 0, 1, 1), "b": (1, 0, 2, 1), "c": (1, 1, 2, 2), "d": (5, 0, 6, 1), "e": (6, 0, 7, 1)}
    shapes = geopandas.GeoSeries({name: shapely.box(*box) for name, box in boxes.items()})
    assert neighbours(shapes) == [("a", "b"), ("b", "c"), ("b", "d"), ("d", "e")]


def test_each_neighbour_has_an_arrow_as_long_as_there_are_enough() -> None:
    points = {"m": (0.0, 0.0), "n": (0.0, 2.0), "e": (2.0, 1.5), "f": (2.0, -0.5), "s": (0.5, -2.0)}
    pairs = [("e", "m"), ("f", "m"), ("m", "n"), ("m", "s")]
    walk = steps(
        [(Adcode(one), Adcode(other)) for one, other in pairs], {Adcode(name): at for name, at in points.items()}
    )
    assert walk[Adcode("m")] == ["n", "f", "s", "e"]  # the last arrow is free, and e has no other neighbour


def test_more_neighbours_than_arrows_are_all_reached(boundaries: Boundaries) -> None:
    assert len(beside(boundaries, NATION)["440000"]) == 7
    assert len(set(filter(None, boundaries.steps(NATION)[Adcode("440000")]))) == 4
