import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from data.boundaries import Boundaries
from data.boundaries.cache import FILES, REGION_TABLE, folder, parents
from data.boundaries.derive import derive
from data.boundaries.frames import ASPECT, INSETS, MARGIN, MAX_ASPECT, MIN_ASPECT, NATION_FRAME
from data.boundaries.levels import SANSHA
from data.boundaries.simplify import PROTECTED
from data.boundaries.source import Source, SourceError, installed, read
from data.dataset import Dataset
from data.regions import NATION, Adcode

ISLANDS = {
    "钓鱼岛": (123.48, 25.75, "710000", "710021"),
    "黄尾屿": (123.68, 25.92, "710000", "710021"),
    "赤尾屿": (124.56, 25.92, "710000", "710021"),
    "东沙岛": (116.75, 20.70, "440000", "441500"),
    "永兴岛": (112.34, 16.83, "460000", "460300"),
    "黄岩岛": (117.75, 15.15, "460000", "460300"),
}
"""Longitude, latitude, and the region that holds the island on the nation's map and on its province's."""


Finished = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def source() -> Source:
    return read(installed())


@pytest.fixture(scope="module")
def shapes(boundaries: Boundaries) -> dict[str, dict[str, shapely.Geometry]]:
    """The regions of every level and of its surroundings, as geometries by adcode; the outlines left out."""
    return {name: regions(name, geometries(boundaries.geojson(name))) for name in sorted(boundaries.names)}


def regions(level: str, features: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """An undivided province or city is its own only region."""
    return {adcode: shape for adcode, shape in features.items() if adcode != level} or features


@pytest.fixture(scope="module")
def small_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region table of which only 上海 has children: quick to derive."""
    rows = [f"{adcode},{parent}" for adcode, parent in parents(REGION_TABLE).items() if parent in (NATION, "310000")]
    table = tmp_path_factory.mktemp("table") / "regions.csv"
    table.write_text("\n".join(["adcode,parent", *rows]), encoding="utf-8")
    return table


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory, small_table: Path) -> tuple[Path, list[Finished]]:
    """A cache in which two processes have derived at the same time, and how they ended."""
    cache = tmp_path_factory.mktemp("cache")
    code = """
import sys
from pathlib import Path
from data.boundaries.derive import derive
print(derive(Path(sys.argv[1]), table=Path(sys.argv[2])))
"""
    with ThreadPoolExecutor(2) as pool:
        return cache, [*pool.map(lambda _: python(code, cache, small_table), range(2))]


def shown(shapes: dict[str, dict[str, shapely.Geometry]], level: str, adcode: str) -> shapely.Geometry:
    """All that a map shows of a region, in its frame and in its inset."""
    names = (level, f"{level}-inset")
    return shapely.union_all([shapes[name][adcode] for name in names if adcode in shapes.get(name, {})])


def geometries(collection: dict[str, Any]) -> dict[str, shapely.Geometry]:
    return {one["id"]: shapely.geometry.shape(one["geometry"]) for one in collection["features"]}


def parts(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return list(shapely.get_parts(shape))


def points(shape: shapely.Geometry) -> np.ndarray:
    return shapely.get_coordinates(shape)


def python(code: str, *arguments: object) -> Finished:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])


# --- which regions


def test_every_region_of_the_table_is_drawn_under_its_parent(shapes: dict[str, Any]) -> None:
    names = [name for name in shapes if not name.endswith("-around")]
    drawn = {(child, name.removesuffix("-inset")) for name in names for child in shapes[name]}
    undivided = {(child, level) for child, level in drawn if child == level}
    assert drawn - undivided == set(parents(REGION_TABLE).items())


def test_the_nation_every_province_and_every_city_can_be_opened(boundaries: Boundaries, dataset: Dataset) -> None:
    assert boundaries.frames.keys() == {region.adcode for region in dataset.regions if region.level != "district"}


@pytest.mark.parametrize("adcode", ["441900", "442000", "460400", "620200", "820000"])
def test_a_region_without_districts_shows_itself(shapes: dict[str, Any], adcode: str) -> None:
    assert list(shapes[adcode]) == [adcode]
    assert shapes[adcode][adcode].area > 0


@pytest.mark.parametrize(
    ("level", "child"),
    [
        ("100000", "810000"),
        ("110000", "110101"),
        ("420000", "429004"),
        ("410000", "419001"),
        ("650000", "659012"),
        ("620000", "629700"),
        ("460000", "460400"),
        ("440100", "440106"),
        ("820000", "820000"),
    ],
)
def test_a_region_lies_where_the_table_says(shapes: dict[str, Any], level: str, child: str) -> None:
    assert child in shapes[level]


def test_features_are_named(boundaries: Boundaries) -> None:
    names = {one["id"]: one["properties"]["name"] for one in boundaries.geojson("440000")["features"]}
    assert names["440300"] == "深圳市"


# --- how they are drawn


def test_exterior_rings_run_clockwise_and_shapes_are_valid(shapes: dict[str, Any]) -> None:
    for name, level in shapes.items():
        assert shapely.is_valid(list(level.values())).all(), name
        rings = shapely.get_exterior_ring(shapely.get_parts(list(level.values())))
        assert not shapely.is_ccw(rings).any(), name


def test_neighbours_share_their_borders(shapes: dict[str, Any]) -> None:
    levels = {name: [*level.values()] for name, level in shapes.items() if "-" not in name}
    assert [name for name, level in levels.items() if not shapely.coverage_is_valid(level)] == []


def test_surroundings_meet_the_opened_region_without_gap_or_overlap(shapes: dict[str, Any]) -> None:
    for name in ("440000", "310000", "440100"):
        inside = shapely.union_all([*shapes[name].values()])
        outside = shapely.union_all([*shapes[f"{name}-around"].values()])
        assert inside.intersection(outside).area < 1e-3 * inside.area
        assert inside.intersection(outside).length > 0


def test_simplifying_moves_little_area(shapes: dict[str, Any], source: Source) -> None:
    for adcode, shape in source.provinces.geometry.items():
        if shape.area > 0.2 and adcode != "460000":  # its reefs become triangles
            assert shapes["100000"][adcode].area == pytest.approx(shape.area, rel=0.01)


def test_files_are_small(boundaries: Boundaries) -> None:
    assert boundaries.path("100000").stat().st_size < 60_000
    assert max(boundaries.path(adcode).stat().st_size for adcode in boundaries.frames) < 60_000


@pytest.mark.parametrize("island", ISLANDS)
def test_an_island_that_must_be_shown_is_shown(shapes: dict[str, Any], island: str) -> None:
    lon, lat, province, city = ISLANDS[island]
    place = shapely.Point(lon, lat)
    assert shown(shapes, NATION, province).distance(place) < 0.1
    assert shown(shapes, province, city).distance(place) < 0.1


@pytest.mark.parametrize("province", ["440000", "460000", "710000"])
def test_no_protected_islet_is_lost(shapes: dict[str, Any], source: Source, province: Adcode) -> None:
    islets = [part for part in parts(source.provinces.geometry[province]) if PROTECTED.contains(part.centroid)]
    drawn = shown(shapes, NATION, province)
    assert islets
    assert max(drawn.distance(islet) for islet in islets) < 0.01
    assert sum(PROTECTED.contains(part.centroid) for part in parts(drawn)) == len(islets)


@pytest.mark.parametrize("level", INSETS)
def test_no_island_is_cut_by_the_frame_of_a_map_with_an_inset(
    shapes: dict[str, Any], boundaries: Boundaries, source: Source, level: Adcode
) -> None:
    frame = boundaries.frame(level)
    assert all(frame.holds(points(shape)).all() for shape in shapes[level].values())
    islands = source.cities.geometry[SANSHA]
    assert not any(shape.intersects(islands) for shape in shapes[level].values())
    southern = shapely.union_all([*shapes[f"{level}-inset"].values()])
    assert max(southern.distance(island) for island in parts(islands)) < 0.01


def test_the_south_reaches_zengmu(shapes: dict[str, Any]) -> None:
    assert shapes["100000-inset"]["460000"].bounds[1] < 4
    assert shapes["460000-inset"]["460300"].bounds[1] < 4


def test_the_ten_strokes_and_the_other_lines_are_kept_apart(boundaries: Boundaries) -> None:
    assert len(boundaries.lines["十段线"]) == 10
    assert set(boundaries.lines) == {"十段线", "未定国界", "特别行政区界", "省界(海上)"}
    assert all(len(stroke) >= 2 for strokes in boundaries.lines.values() for stroke in strokes)


def test_the_outline_encloses_the_provinces(boundaries: Boundaries, shapes: dict[str, Any]) -> None:
    features = {feature["id"]: feature for feature in boundaries.geojson("100000")["features"]}
    outline = shapely.geometry.shape(features["100000"]["geometry"])
    provinces = shapely.union_all([*shapes["100000"].values()])
    assert outline.area == pytest.approx(provinces.area, rel=1e-3)
    assert not any(ring.is_ccw for part in outline.geoms for ring in [part.exterior])


def test_the_inset_holds_what_reaches_into_it(boundaries: Boundaries) -> None:
    southern = {"350000", "440000", "450000", "460000", "530000", "710000", "810000", "820000"}
    assert set(boundaries.inset["100000"]) == southern
    assert "460300" in boundaries.inset["460000"]
    assert set(boundaries.inset) == {"100000", "460000"}


# --- where labels, frames and hatching are


def test_every_region_has_a_point_inside_it(boundaries: Boundaries, shapes: dict[str, Any]) -> None:
    for name in boundaries.frames:
        for adcode in {*shapes[name], *boundaries.inset.get(name, ())}:
            point = boundaries.point(Adcode(adcode))
            assert point is not None
            assert shown(shapes, name, adcode).distance(shapely.Point(point)) < 0.002, adcode


def test_the_nation_has_no_point(boundaries: Boundaries) -> None:
    assert boundaries.point(NATION) is None


def test_the_ranges_of_a_frame_span_a_fan_whose_box_it_is(boundaries: Boundaries) -> None:
    for adcode in boundaries.frames:
        frame = boundaries.frame(adcode)
        (west, east), (south, north) = frame.ranges
        assert (west + east) / 2 == pytest.approx(frame.rotation, abs=2e-4)
        meridians = np.linspace(west, east, 21)
        fan = frame.flat(np.array([(lon, lat) for lon in meridians for lat in (south, north)]))
        assert [*fan.min(axis=0), *fan.max(axis=0)] == pytest.approx([*np.ravel(frame.box)], abs=0.002 * frame.width)


def test_frames_hold_their_regions_with_a_margin(boundaries: Boundaries, shapes: dict[str, Any]) -> None:
    for name in boundaries.frames.keys() - {NATION}:
        frame = boundaries.frame(name)
        (left, bottom), (right, top) = frame.box
        plane = frame.flat(points(np.array([*shapes[name].values()])))
        assert frame.width / frame.height == pytest.approx(ASPECT)
        margin = 0.8 * MARGIN / (1 + 2 * MARGIN)
        assert (plane[:, 0] > left + margin * frame.width).all(), name
        assert (plane[:, 0] < right - margin * frame.width).all(), name
        assert (plane[:, 1] > bottom + margin * frame.height).all(), name
        assert (plane[:, 1] < top - margin * frame.height).all(), name


@pytest.mark.parametrize("level", ["410000", "150000", "440100", "131000", "620200"])
@pytest.mark.parametrize("aspect", [MIN_ASPECT, 1.0, 1.6, MAX_ASPECT])
def test_neighbours_fill_a_panel_of_any_shape(
    boundaries: Boundaries, shapes: dict[str, Any], source: Source, level: Adcode, aspect: float
) -> None:
    view = boundaries.frame(level).filled(aspect)
    draw = np.random.default_rng(7)
    places = draw.uniform(*view.box, (300, 2))
    land = shapely.contains_xy(source.provinces.union_all(), view.degrees(places))
    drawn = shapely.union_all([*shapes[level].values(), *shapes[f"{level}-around"].values()])
    missing = land & ~shapely.contains_xy(drawn, view.degrees(places))
    assert land.sum() > 100
    assert missing.sum() <= 3  # beside a simplified coast


def test_the_frame_of_hainan_leaves_the_far_islands_to_the_inset(boundaries: Boundaries) -> None:
    assert boundaries.frame(Adcode("460000")).ranges[1][0] > 17


def test_the_frame_of_taiwan_shows_the_easternmost_islet(boundaries: Boundaries) -> None:
    assert boundaries.frame(Adcode("710000")).ranges[0][1] > 124.6


def test_the_frame_of_the_nation_is_the_agreed_one(boundaries: Boundaries) -> None:
    assert boundaries.frame(NATION) == NATION_FRAME
    assert NATION_FRAME.ranges == ((80.5, 129.5), (17.2, 54.6))


def test_hatch_lines_lie_in_their_region_and_apart(boundaries: Boundaries, shapes: dict[str, Any]) -> None:
    frame = boundaries.frame(NATION)
    for adcode in ("440000", "650000", "310000"):
        lines = boundaries.hatch(NATION, Adcode(adcode))
        middles = shapely.points([((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in lines])
        assert shapely.distance(shapes["100000"][adcode], middles).max() < 0.1
        ends = frame.flat(np.array(lines).reshape(-1, 2))
        across = np.unique(np.round((ends[:, 1] - ends[:, 0]) / np.sqrt(2) / (frame.width / 85), 1))
        assert np.abs(across - np.round(across)).max() < 0.11


def test_a_region_that_is_not_in_the_level_has_no_hatching(boundaries: Boundaries) -> None:
    assert boundaries.hatch(NATION, Adcode("440100")) == []


# --- deriving


def test_a_changed_source_file_is_refused_with_both_hashes(tmp_path: Path) -> None:
    for name in FILES:
        shutil.copy(installed() / name, tmp_path)
    changed = tmp_path / "china_city.geojson"
    changed.write_bytes(changed.read_bytes() + b" ")
    with pytest.raises(SourceError, match=r"(?s)china_city\.geojson.*d7a6f05b.*geotool-cn==1\.1\.0.*found") as fault:
        read(tmp_path)
    assert str(fault.value).startswith("边界文件校验失败")


def test_a_missing_source_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"china_province\.geojson"):
        read(tmp_path)


def test_a_failed_derivation_leaves_nothing_behind(
    tmp_path: Path, small_table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.boundaries.write.installed", lambda: tmp_path)
    with pytest.raises(SourceError):
        derive(tmp_path / "cache", progress=False, table=small_table)
    assert [path.suffix for path in (tmp_path / "cache" / "boundaries").iterdir()] == [".lock"]
    assert Boundaries.open(tmp_path / "cache", small_table).progress == (0, 0)


def test_two_processes_at_once_make_one_good_folder(race: tuple[Path, list[Finished]], small_table: Path) -> None:
    cache, both = race
    assert [one.returncode for one in both] == [0, 0], both
    assert sum("boundaries" in one.stderr for one in both) == 1, "only one shows progress"
    folders = [path for path in (cache / "boundaries").iterdir() if path.is_dir()]
    assert {one.stdout.strip() for one in both} == {str(path) for path in folders}
    assert len(Boundaries.open(cache, small_table).geojson("310000")["features"]) == 1 + 16


def test_deriving_again_completes_a_killed_attempt_and_gives_the_same_addresses(
    race: tuple[Path, list[Finished]], small_table: Path, tmp_path: Path
) -> None:
    rest = folder(tmp_path, small_table)
    rest.mkdir(parents=True)
    (rest / "index.json.part").write_text("{")
    (rest / "310000.geojson.gz").write_bytes(b"half a file")
    derive(tmp_path, progress=False, table=small_table)
    again, before = Boundaries.open(tmp_path, small_table), Boundaries.open(race[0], small_table)
    assert again.geojson("310000") == before.geojson("310000")
    assert again.digest == before.digest


def test_another_region_table_gets_another_folder(small_table: Path, tmp_path: Path) -> None:
    assert folder(tmp_path, small_table) != folder(tmp_path, REGION_TABLE)


def test_starting_with_derived_files_loads_no_geopandas(boundaries: Boundaries) -> None:
    code = """
import json, sys
from pathlib import Path
from data.boundaries import Boundaries
from data.boundaries.derive import derive
derive(Path(sys.argv[1]))
opened = Boundaries.open(Path(sys.argv[1]))
opened.hatch("100000", "440000")
opened.label_grid("100000").land
opened.frame("100000").ranges
print(json.dumps([name for name in ("shapely", "geopandas", "pyogrio", "tqdm") if name in sys.modules]))
"""
    result = python(code, boundaries.folder.parents[1])
    assert json.loads(result.stdout) == [], result.stderr
