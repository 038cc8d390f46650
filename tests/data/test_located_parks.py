"""parks.csv with lon, lat and datum: columns that a dataset may have, and that reach the map in WGS-84."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data import datums, links, schemas
from data.cross_table_checks import violations
from data.dataset_loader import load
from data.settings import REFERENCE
from data.summaries import parks, province_map
from data.table_loader import read_table

HARBOUR = Path(__file__).parent.parent / "datasets" / "harbour"
POINT = ("118.09", "24.45", "gcj02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(HARBOUR, tmp_path / "harbour")


@pytest.fixture
def locate(folder: Path) -> Callable[..., Path]:
    """Give the first park these cells in three further columns, and the others none."""

    def located(*cells: str) -> Path:
        with (folder / "parks.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        added = [[*header, "lon", "lat", "datum"], *([*row, "", "", ""] for row in rows)]
        added[1][-3:] = cells
        with (folder / "parks.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(added)
        return folder

    return located


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        (POINT, []),
        (("", "", ""), []),
        (("118.09", "", "gcj02"), [("blank", "lat")]),
        (("118.09", "24.45", ""), [("blank", "datum")]),
        (("24.45", "118.09", "gcj02"), [("out_of_range", "lat"), ("out_of_range", "lon")]),
        (("118.09", "24.45", "mars"), [("not_allowed", "datum")]),
        (("here", "24.45", "wgs84"), [("not_a_number", "lon")]),
    ],
)
def test_coordinates_are_complete_and_in_china(
    locate: Callable[..., Path], cells: tuple[str, ...], faults: list[tuple[str, str]]
) -> None:
    frame, errors = read_table(locate(*cells) / "parks.csv", schemas.Parks)
    assert frame is not None
    errors = errors or [*violations({"parks.csv": frame}, {}, None, "harbour")]
    assert sorted((error.code, error.column) for error in errors) == faults


def test_a_point_reaches_map_and_card_in_wgs84_with_the_datum_of_its_source(locate: Callable[..., Path]) -> None:
    dataset = load(locate(*POINT), REFERENCE)
    selection = links.default(dataset)
    point = datums.to_wgs84(118.09, 24.45, "gcj02")
    assert [dot.point for dot in province_map.summarise(selection, dataset).dots if dot.point] == [point]
    (park,) = (one for one in parks.summarise(selection, dataset).rows if one.source_datum)
    assert (park.lon, park.lat, park.source_datum) == (round(point[0], 6), round(point[1], 6), "gcj02")
    assert all(one.lon is None for one in parks.summarise(selection, dataset).rows if one != park)
