"""Whose ground a cell of the grid is."""

import numpy as np
import pytest
import shapely

from data.boundaries import Boundaries
from data.boundaries.label_grid import SummedArea


@pytest.mark.parametrize("level", ["100000", "440000", "460000"])
def test_the_grid_says_whose_ground_it_is(boundaries: Boundaries, level: str):
    grid = boundaries.label_grid(level)
    rows, columns = grid.shape
    draw = np.random.default_rng(7)
    cells = np.column_stack((draw.integers(0, columns, 400), draw.integers(0, rows, 400)))
    (left, _), (_, top) = grid.frame.box
    plane = np.column_stack((left + (cells[:, 0] + 0.5) * grid.cell, top - (cells[:, 1] + 0.5) * grid.cell))
    shapes = {
        one["id"]: shapely.geometry.shape(one["geometry"])
        for one in boundaries.geojson(level)["features"]
        if one["id"] != level
    }
    wrong = 0
    for (column, row), (lon, lat) in zip(cells.tolist(), grid.frame.degrees(plane).tolist(), strict=True):
        owner = next((adcode for adcode, shape in shapes.items() if shape.contains(shapely.Point(lon, lat))), None)
        wrong += owner != (None if grid.owners[row, column] < 0 else grid.regions[grid.owners[row, column]])
    assert wrong <= 2  # a border is straight in degrees there and in the picture here


def test_the_level_itself_is_no_region(boundaries: Boundaries):
    assert "440000" not in boundaries.label_grid("440000").regions
    assert len(boundaries.label_grid("100000").regions) == 34


def test_a_rectangle_is_summed_up_wherever_it_lies():
    cells = np.arange(12).reshape(3, 4)
    sums = SummedArea.of(cells, row=10, column=20)
    left, top = np.array([20, 19, 22, 0]), np.array([10, 9, 12, 0])
    assert sums.over(left, top, 2, 2).tolist() == [0 + 1 + 4 + 5, 0, 10 + 11, 0]
