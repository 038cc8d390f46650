from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from data.dataset import Dataset
from data.registers import importer
from data.registers.report import Report
from data.registers.rule import Rule
from tests.exports import LAYOUTS

RULE = Rule("2026-05-22")


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest) -> Sequence[str]:
    return LAYOUTS[request.param]


@pytest.fixture
def make(tmp_path: Path, dataset: Dataset) -> Callable[..., tuple[Report, Path]]:
    """Import files into a new folder."""

    def made(*paths: Path, rule: Rule = RULE, **options: Any) -> tuple[Report, Path]:
        folder = tmp_path / f"made{len(list(tmp_path.glob('made*')))}"
        folder.mkdir()
        return importer.import_files(paths, rule, dataset.regions, folder, lambda rows: None, **options), folder

    return made
