from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from data.dataset import Dataset
from data.parklists import importer
from data.parklists.report import ParkReport
from tests.parklists import text

Made = tuple[ParkReport, Path]


@pytest.fixture
def make(tmp_path: Path, dataset: Dataset) -> Callable[..., Made]:
    """Check files, and write the list into a new folder."""

    def made(*paths: Path, name: str = "风筝名单", as_of: str = "2024-06", regions: object = None, **more: str) -> Made:
        folder = tmp_path / f"made{len(list(tmp_path.glob('made*')))}"
        folder.mkdir()
        report = importer.import_files(paths, name, as_of, regions or dataset.regions, folder, **more)
        return report, folder

    return made


@pytest.fixture
def made(tmp_path: Path, make: Callable[..., Made]) -> Callable[..., Made]:
    """The list of some rows, by way of a CSV file."""

    def of(*rows: dict[str, str], header: Sequence[str] = (), **options: str) -> Made:
        return make(text(tmp_path / "list.csv", rows, header), **options)

    return of
