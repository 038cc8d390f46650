"""Maps that are not derived yet are derived when they are asked for, once, and the others meanwhile."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from data.boundaries import Boundaries, BoundariesMissing, background
from data.boundaries.cache import COMPLETE, REGION_TABLE, entry_file, parents, wanted_file
from data.boundaries.write import _next
from data.regions import NATION, Adcode

SHANGHAI = Adcode("310000")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Boundaries:
    """Of the nation, and of the districts of one city; nothing is derived."""
    home = tmp_path_factory.mktemp("home")
    rows = [f"{adcode},{parent}" for adcode, parent in parents(REGION_TABLE).items() if parent in (NATION, SHANGHAI)]
    table = home / "regions.csv"
    table.write_text("\n".join(["adcode,parent", *rows]), encoding="utf-8")
    return Boundaries.open(home / "cache", table)


def test_who_asks_first_starts_it_and_all_get_whole_files(fresh: Boundaries) -> None:
    assert fresh.progress == (0, 0)
    readers = [Boundaries.open(fresh.folder.parents[1], fresh.table) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        maps = [*pool.map(lambda reader: reader.geojson(SHANGHAI), readers)]
    assert [len(one["features"]) for one in maps] == [1 + 16] * 3
    assert fresh.point(Adcode("310115")) == pytest.approx((121.7, 31.1), abs=0.2)
    assert background.wait(fresh.folder / COMPLETE, fresh.table)
    assert fresh.progress == (len(fresh.levels), len(fresh.levels))
    assert not [*fresh.folder.glob("*.wanted"), *fresh.folder.glob("*.part")]


def test_a_region_that_cannot_be_opened_is_not_waited_for(boundaries: Boundaries) -> None:
    with pytest.raises(KeyError):
        boundaries.frame(Adcode("310115"))
    assert not background.wait(entry_file(boundaries.folder, Adcode("310115")), REGION_TABLE)


def test_what_somebody_waits_for_comes_next(tmp_path: Path) -> None:
    levels = [Adcode("110000"), SHANGHAI, Adcode("440000")]
    assert _next(levels, tmp_path) == 0
    wanted_file(tmp_path, SHANGHAI).touch()
    assert _next(levels, tmp_path) == 1


def test_why_nothing_can_be_derived_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('no source')"]
    monkeypatch.setattr(background, "start", lambda *_: Popen(failing, stderr=PIPE, text=True))
    with pytest.raises(BoundariesMissing, match="no source"):
        background.wait(tmp_path / "a.json", REGION_TABLE)
