"""Pictures of the shipped dataset, and what can be read off them without a browser."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from components.paper.figure_builder import DoesNotFit
from components.paper.files import Provenance
from components.paper.presets import SheetOptions, parse
from components.paper.sheet_figure import sheet_figure
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset

VIEWS = ("province-map", "ranking", "founding-timeline", "region-profile", "peers", "parks", "headline")
PROVENANCE = Provenance(
    datetime(2026, 11, 22, 23, 20, tzinfo=ZoneInfo("Asia/Shanghai")), "/?region=440000", "0.1.0", "1a2b3c4d5e6f7a8b"
)

Maker = Callable[..., dict[str, Any]]


@pytest.fixture
def a_picture(dataset: Dataset, boundaries: Boundaries) -> Maker:
    def make(view: str, query: str = "", paper: str = "preset=slide") -> dict[str, Any]:
        selection, sheet = links.parse(query, dataset).selection, parse(paper)
        assert isinstance(sheet, SheetOptions)
        return sheet_figure(view, selection, dataset, boundaries, sheet, PROVENANCE, lambda name: f"/{name}.geojson")

    return make


@pytest.fixture
def a_fitting_picture(a_picture: Maker) -> Maker:
    """The same, and the test is done where the sheet has no room for everything: then there is no picture."""

    def make(view: str, query: str = "", paper: str = "preset=slide") -> dict[str, Any]:
        try:
            return a_picture(view, query, paper)
        except DoesNotFit:
            assert "preset=slide" not in paper, "a slide holds everything"
            pytest.skip("it has no room")

    return make


@pytest.fixture(scope="session")
def words_of() -> Callable[[dict[str, Any]], str]:
    """All texts of the annotations in order, without marks and line breaks."""
    import re

    def read(figure: dict[str, Any]) -> str:
        return re.sub(r"<[^>]*>|\s", "", "".join(item["text"] for item in figure["layout"]["annotations"]))

    return read
