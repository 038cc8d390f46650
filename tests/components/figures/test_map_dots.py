from dataclasses import replace
from itertools import combinations
from math import dist

import pytest

from components.figures.map_dots import BADGE, marks
from components.figures.province_map import sheet_of
from data.summaries.province_map import Dot

HOME = {"310000": (121.4, 31.1), "330000": (120.1, 29.2), "620000": (95.7, 40.2)}


@pytest.fixture
def placed(a_map, boundaries, style):
    """(dots a place) -> the sheet and its marks; the fifth dot of a place is not built."""

    def make(width: int = 1920, **counts: int):
        sheet = sheet_of(a_map({}), replace(style, width=width), boundaries)
        dots = [
            (Dot(f"{place}-{index}", f"园区{index}", f"{place[1:]}", f"{place[1:]}", index != 4), HOME[place[1:]])
            for place, count in counts.items()
            for index in range(count)
        ]
        return sheet, marks(sheet, dots, boundaries.label_grid("100000"))

    return make


def owners(boundaries, sheet, mark):
    """Whose ground the mark stands on; its degrees are rounded, so that the next cells count too."""
    grid = boundaries.label_grid("100000")
    ((column, row),) = grid.cells_of(sheet.plane.degrees([mark.spot])).astype(int)
    near = grid.owners[row - 1 : row + 2, column - 1 : column + 2]
    return {grid.regions[owner] for owner in near.ravel() if owner >= 0}


def test_a_lonely_dot_stays_in_its_place(placed):
    sheet, (mark,) = placed(_620000=1)
    assert mark.spot == pytest.approx(sheet.plane.pixels([HOME["620000"]])[0])


@pytest.mark.parametrize("width", [360, 800, 1366, 1920])
@pytest.mark.parametrize("count", [2, 4, 9, 40])
def test_every_dot_lies_in_its_own_region_apart_from_all_others(placed, boundaries, width, count):
    sheet, found = placed(width, _310000=count, _330000=3)
    assert all(mark.parks[0].place in owners(boundaries, sheet, mark) for mark in found)
    assert all(dist(one.spot, other.spot) >= (one.size + other.size) / 2 for one, other in combinations(found, 2))
    assert sum(len(mark.parks) for mark in found) == count + 3


def test_where_there_is_no_room_one_dot_counts_the_built_and_one_the_others(placed):
    sheet, found = placed(360, _310000=40)
    badge = BADGE * sheet.dot_number_size
    assert sorted((len(mark.parks), mark.size) for mark in found) == [(1, sheet.dot_size), (39, badge)]
    assert [mark.parks[0].built for mark in found].count(False) == 1


def test_dots_keep_the_order_of_the_parks(placed):
    _, found = placed(_330000=4, _310000=2)
    assert [mark.parks[0].id for mark in found] == [f"_330000-{at}" for at in range(4)] + [
        "_310000-0",
        "_310000-1",
    ]
