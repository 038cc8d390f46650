"""The timeline of a list of one's own as a picture: its legend says what is drawn."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from components.paper.presets import SheetOptions, parse
from components.paper.sheet_figure import sheet_figure
from data import links
from data.boundaries import Boundaries
from data.dataset import Dataset
from data.dataset_variants import with_list
from data.parklists.lists import ParkList
from tests.components.paper.conftest import PROVENANCE

PAPERS = ["preset=slide", "preset=report", "preset=square", "width=800&height=500"]


def own(dataset: Dataset, each: int) -> Dataset:
    """The dataset with a list in the place of its own: so many parks in every year from 1998 to 2026."""
    bare = dataset.parks.drop(columns=["year", "precision", "slot"])
    dated = bare[bare["founded"] != ""].iloc[:1]
    years = [
        dated.assign(founded=str(year), park_id=f"p{year}-{at}") for year in range(1998, 2027) for at in range(each)
    ]
    unbuilt = bare[bare["status"] == "planned"].iloc[:1]
    parks = pd.concat([*years, unbuilt]).reset_index(drop=True)
    one = ParkList("kites", "风筝名单", "2024-06", parks, dataset.sources.iloc[:0])
    return with_list(replace(dataset, lists=(one,)), "kites")


@pytest.mark.parametrize(("paper", "lang"), [*zip(PAPERS, ("zh", "en", "zh", "en"), strict=True)])
@pytest.mark.parametrize("each", [2, 70])
def test_the_legend_says_what_is_drawn(
    dataset: Dataset,
    boundaries: Boundaries,
    words_of: Callable[[dict[str, Any]], str],
    each: int,
    paper: str,
    lang: str,
) -> None:
    listed, sheet = own(dataset, each), parse(paper)
    assert isinstance(sheet, SheetOptions)
    selection = links.parse(f"?lang={lang}", listed).selection
    figure = sheet_figure(
        "founding-timeline", selection, listed, boundaries, sheet, PROVENANCE, lambda name: f"/{name}"
    )
    output = words_of(figure)
    squares = [trace for trace in figure["data"] if "markers" in trace.get("mode", "")]
    assert any(text in output for text in ("每格一家", "onesquareeach")) == bool(squares)
    assert any(text in output for text in ("柱高＝家数", "heightofabar")) != bool(squares)
    assert each == 2 or not squares
    letters = [trace for trace in figure["data"] if trace.get("textposition") == "middle center" and trace["text"]]
    assert len(letters) == ("D/M/Y" in output or "日/月/年" in output)
