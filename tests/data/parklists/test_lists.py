import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from components import parklists
from data import schemas
from data.dataset import Dataset
from data.dataset_loader import load
from data.dataset_variants import with_list
from data.filters import passing
from data.links import default, parse
from data.measures.facts import listed_as_of
from data.parklists.lists import FOLDER, LIST
from data.parklists.report import ParkReport
from data.registers import store
from data.settings import REFERENCE, Settings
from tests.parklists import PARK

Made = Callable[..., tuple[ParkReport, Path]]


@pytest.fixture
def folder(tmp_path: Path, made: Made) -> Path:
    """A copy of the shipped dataset with one list of two parks."""
    report, written = made(PARK, PARK | {"名称": "陀螺基地", "区县": "", "成立日期": "2011-02"})
    store.write_definition(written, parklists.list_definition(report, date(2026, 11, 23)), LIST)
    found = shutil.copytree(Settings().dataset, tmp_path / "dataset", ignore=shutil.ignore_patterns(FOLDER))
    shutil.copytree(written, found / FOLDER / report.id)
    return found


def test_a_list_waits_beside_the_dataset_s_own(folder: Path, dataset: Dataset) -> None:
    loaded = load(folder, REFERENCE)
    (one,) = loaded.lists
    assert (one.name, one.as_of, len(one.parks)) == ("风筝名单", "2024-06", 2)
    assert loaded.substitute_list is None
    assert loaded.parks.equals(dataset.parks)
    assert parse(f"?list={one.id}", loaded).selection.park_list == one.id


def test_an_opened_list_stands_in_the_place_of_the_dataset_s_own(folder: Path, dataset: Dataset) -> None:
    loaded = load(folder, REFERENCE)
    opened = with_list(loaded, loaded.park_lists[0])
    schemas.LoadedParks.validate(opened.parks)
    assert opened.parks["name"].tolist() == ["风筝产业园", "陀螺基地"]
    assert opened.parks["region"].tolist() == ["440106", "440100"]
    assert opened.slots == ("2011",)
    assert listed_as_of(opened) == "2024-06"
    assert opened.source_cards[schemas.LISTED_SOURCE]["title"] == "风筝名单"
    assert opened.sources["source_id"].is_unique
    assert opened.story == ()
    assert not any(passing(default(opened).with_filters(comparable=("1",)), opened).mask)
    assert (len(loaded.parks), listed_as_of(loaded)) == (36, listed_as_of(dataset))


def test_an_unknown_list_is_none(dataset: Dataset) -> None:
    with pytest.raises(KeyError):
        with_list(dataset, "nobody-s")


@pytest.mark.parametrize(
    ("file", "change", "code", "column"),
    [
        ("list.toml", lambda text: "", "empty_file", ""),
        ("list.toml", lambda text: text.replace("as_of", "asof"), "missing_key", "as_of"),
        ("list.toml", lambda text: text.replace("2024-06", "2024-13"), "bad_date", "as_of"),
        ("list.toml", lambda text: text.replace("says_en", "said"), "missing_key", "source.says_en"),
        ("parks.csv", lambda text: text.replace("广东省", "火星省"), "unknown_region", "province"),
        ("parks.csv", lambda text: text.replace("陀螺基地", "风筝产业园"), "duplicate_park", "name"),
        ("parks.csv", lambda text: text.replace(",operating,", ",flying,"), "not_allowed", "status"),
        ("parks.csv", lambda text: text.replace(",listed,", ",lost,"), "unknown_source", "source_id"),
        ("sources.csv", None, "missing_file", ""),
    ],
)
def test_a_damaged_list_is_left_out_with_its_errors(
    folder: Path, file: str, change: Callable[[str], str] | None, code: str, column: str
) -> None:
    path = next((folder / FOLDER).iterdir()) / file
    if change is None:
        path.unlink()
    else:
        path.write_text(change(path.read_text("utf-8")), "utf-8")
    loaded = load(folder, REFERENCE)
    assert loaded.lists == ()
    assert (loaded.notices[0].code, loaded.notices[0].column) == (code, column)
    assert file in loaded.notices[0].file


def test_what_was_never_finished_is_no_list(folder: Path) -> None:
    (folder / FOLDER / ".new-1234").mkdir()
    assert len(load(folder, REFERENCE).lists) == 1
