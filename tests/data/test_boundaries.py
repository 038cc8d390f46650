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

from data.boundaries import Boundaries, BoundariesMissing
from data.boundaries.cache import FILES, REGION_TABLE, folder, parents
from data.boundaries.derive import derive
from data.boundaries.frames import ASPECT, MARGIN, NATION_FRAME
from data.boundaries.simplify import protected
from data.boundaries.source import Source, SourceFault, installed, read
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
    """An undivided province is its own only region."""
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


def test_every_region_of_the_table_is_drawn_once_under_its_parent(shapes: dict[str, Any]) -> None:
    drawn = {(child, level) for level in shapes if "-" not in level for child in shapes[level]}
    undivided = {("820000", "820000")}
    assert drawn - undivided == set(parents(REGION_TABLE).items())


def test_the_nation_every_province_and_every_city_with_districts_can_be_opened(boundaries: Boundaries) -> None:
    provinces = {child for child, parent in parents(REGION_TABLE).items() if parent == NATION}
    assert boundaries.levels == {NATION} | provinces | set(parents(REGION_TABLE).values())
    assert len(provinces) == 34
    assert "440100" in boundaries.levels
    assert "441900" not in boundaries.levels  # 东莞 has no districts


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
    torn = [
        name for name, level in shapes.items() if "-" not in name and not shapely.coverage_is_valid([*level.values()])
    ]
    assert torn == []


def test_surroundings_meet_the_opened_region_without_gap_or_overlap(shapes: dict[str, Any]) -> None:
    for name in ("440000", "310000", "440100"):
        inside = shapely.union_all([*shapes[name].values()])
        outside = shapely.union_all([*shapes[f"{name}-around"].values()])
        assert inside.intersection(outside).area < 1e-3 * inside.area
        assert inside.intersection(outside).length > 0


def test_simplifying_moves_little_area(shapes: dict[str, Any], source: Source) -> None:
    for adcode, unit in source.provinces.items():
        if unit.shape.area > 0.2 and adcode != "460000":  # its reefs become triangles
            assert shapes["100000"][adcode].area == pytest.approx(unit.shape.area, rel=0.01)


def test_files_are_small(boundaries: Boundaries) -> None:
    assert boundaries.path("100000").stat().st_size < 60_000
    assert max(boundaries.path(adcode).stat().st_size for adcode in boundaries.levels) < 60_000


@pytest.mark.parametrize("island", ISLANDS)
def test_an_island_that_must_be_shown_is_shown(shapes: dict[str, Any], island: str) -> None:
    lon, lat, province, city = ISLANDS[island]
    place = shapely.Point(lon, lat)
    assert shapes["100000"][province].distance(place) < 0.1
    assert shapes[province][city].distance(place) < 0.1


@pytest.mark.parametrize("province", ["440000", "460000", "710000"])
def test_no_protected_islet_is_lost(shapes: dict[str, Any], source: Source, province: Adcode) -> None:
    islets = [part for part in parts(source.provinces[province].shape) if protected(part.centroid.x, part.centroid.y)]
    drawn = shapes[NATION][province]
    assert islets
    assert max(drawn.distance(islet) for islet in islets) < 0.01
    assert sum(protected(part.centroid.x, part.centroid.y) for part in parts(drawn)) == len(islets)


def test_the_south_reaches_zengmu(shapes: dict[str, Any]) -> None:
    assert shapes["100000"]["460000"].bounds[1] < 4
    assert shapes["460000"]["460300"].bounds[1] < 4


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
    for name in boundaries.levels:
        for adcode, shape in shapes[name].items():
            point = boundaries.point(Adcode(adcode))
            assert point is not None
            assert shape.distance(shapely.Point(point)) < 0.002, adcode


def test_the_nation_has_no_point(boundaries: Boundaries) -> None:
    assert boundaries.point(NATION) is None


def test_frames_are_symmetric_about_their_rotation(boundaries: Boundaries) -> None:
    for adcode in boundaries.levels:
        frame = boundaries.frame(adcode)
        assert sum(frame.lon) / 2 == pytest.approx(frame.rotation, abs=2e-4)


def test_frames_hold_their_regions_with_a_margin(boundaries: Boundaries, shapes: dict[str, Any]) -> None:
    for name in boundaries.levels - {NATION}:
        frame = boundaries.frame(name)
        (left, bottom), (right, top) = frame.box
        shown = [shape for adcode, shape in shapes[name].items() if adcode != "460300"]
        flat = frame.albers.flat(points(np.array(shown)))
        assert (right - left) / (top - bottom) == pytest.approx(ASPECT, abs=0.01)
        margin = 0.8 * MARGIN / (1 + 2 * MARGIN)
        assert (flat[:, 0] > left + margin * (right - left)).all(), name
        assert (flat[:, 0] < right - margin * (right - left)).all(), name
        assert (flat[:, 1] > bottom + margin * (top - bottom)).all(), name
        assert (flat[:, 1] < top - margin * (top - bottom)).all(), name


def test_the_frame_of_hainan_leaves_the_far_islands_to_the_inset(boundaries: Boundaries) -> None:
    assert boundaries.frame(Adcode("460000")).lat[0] > 17


def test_the_frame_of_taiwan_shows_the_easternmost_islet(boundaries: Boundaries) -> None:
    assert boundaries.frame(Adcode("710000")).lon[1] > 124.6


def test_the_frame_of_the_nation_is_the_agreed_one(boundaries: Boundaries) -> None:
    assert boundaries.frame(NATION) == NATION_FRAME


def test_hatch_lines_lie_in_their_region_and_apart(boundaries: Boundaries, shapes: dict[str, Any]) -> None:
    frame = boundaries.frame(NATION)
    for adcode in ("440000", "650000", "310000"):
        lines = boundaries.hatch(NATION, Adcode(adcode))
        middles = shapely.points([((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in lines])
        assert shapely.distance(shapes["100000"][adcode], middles).max() < 0.1
        ends = frame.albers.flat(np.array(lines).reshape(-1, 2))
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
    with pytest.raises(SourceFault, match=r"(?s)china_city\.geojson.*d7a6f05b.*geotool-cn==1\.1\.0.*found") as fault:
        read(tmp_path)
    assert str(fault.value).startswith("边界文件校验失败")


def test_a_missing_source_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceFault, match=r"china_province\.geojson"):
        read(tmp_path)


def test_a_failed_derivation_leaves_nothing_behind(
    tmp_path: Path, small_table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.boundaries.write.installed", lambda: tmp_path)
    with pytest.raises(SourceFault):
        derive(tmp_path / "cache", progress=False, table=small_table)
    assert [path.suffix for path in (tmp_path / "cache" / "boundaries").iterdir()] == [".lock"]
    with pytest.raises(BoundariesMissing):
        Boundaries.open(tmp_path / "cache", small_table)


def test_two_processes_at_once_make_one_good_folder(race: tuple[Path, list[Finished]], small_table: Path) -> None:
    cache, both = race
    assert [one.returncode for one in both] == [0, 0], both
    assert sum("boundaries" in one.stderr for one in both) == 1, "only one shows progress"
    made = [path for path in (cache / "boundaries").iterdir() if path.is_dir()]
    assert {one.stdout.strip() for one in both} == {str(path) for path in made}
    assert len(Boundaries.open(cache, small_table).geojson("310000")["features"]) == 1 + 16


def test_deriving_again_clears_a_killed_attempt_and_gives_the_same_addresses(
    race: tuple[Path, list[Finished]], small_table: Path, tmp_path: Path
) -> None:
    rest = folder(tmp_path, small_table).with_suffix(".part")
    rest.mkdir(parents=True)
    (rest / "index.json").write_text("{")
    derive(tmp_path, progress=False, table=small_table)
    assert not rest.exists()
    assert Boundaries.open(tmp_path, small_table).digest == Boundaries.open(race[0], small_table).digest


def test_another_region_table_gets_another_folder(small_table: Path, tmp_path: Path) -> None:
    assert folder(tmp_path, small_table) != folder(tmp_path, REGION_TABLE)


def test_starting_with_derived_files_loads_no_geometry(boundaries: Boundaries) -> None:
    code = """
import json, sys
from pathlib import Path
from data.boundaries import Boundaries
from data.boundaries.derive import derive
derive(Path(sys.argv[1]))
opened = Boundaries.open(Path(sys.argv[1]))
opened.hatch("100000", "440000")
print(json.dumps([name for name in ("shapely", "geopandas", "pyogrio", "tqdm") if name in sys.modules]))
"""
    result = python(code, boundaries.folder.parents[1])
    assert json.loads(result.stdout) == [], result.stderr
