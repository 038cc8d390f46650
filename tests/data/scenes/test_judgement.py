"""A conclusion holds while its check does; after the data change it is marked, with the reason."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.dataset import Dataset
from data.regions import NATION
from data.scenes.judgement import judge, scene_context, story_errors
from data.scenes.vocabulary import look_up
from data.story import Scene
from tests.exports import company
from tests.snapshots import FIRST, beside, take


def scene_of(dataset: Dataset, scene_id: str) -> Scene:
    return next(scene for scene in dataset.story if scene.id == scene_id)


def with_published(dataset: Dataset, region: str, value: float) -> Dataset:
    """The dataset with another published number of parks."""
    table = dataset.published.copy()
    row = (
        (table["source_id"] == dataset.about.publication) & (table["measure"] == "parks") & (table["region"] == region)
    )
    table.loc[row, "value"] = value
    return replace(dataset, published=table)


def without_parks(dataset: Dataset, province: str) -> Dataset:
    """The dataset without the listed parks of a province."""
    return replace(dataset, parks=dataset.parks[dataset.parks["province"] != province].reset_index(drop=True))


def test_the_shipped_story_names_nothing_unknown(dataset: Dataset) -> None:
    assert story_errors(dataset) == ()
    assert len(dataset.story) == 8


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_shipped_conclusion_holds(lang: str, dataset: Dataset) -> None:
    assert [judge(scene, lang, dataset).holds for scene in dataset.story] == [True] * 8  # type: ignore[arg-type]


def test_every_shipped_conclusion_has_a_check(dataset: Dataset) -> None:
    assert all(scene.check for scene in dataset.story)


def test_a_share_below_its_bound_no_longer_holds(dataset: Dataset) -> None:
    judged = judge(scene_of(dataset, "three-provinces"), "zh", with_published(dataset, "330000", 2))
    (broken,) = judged.broken
    assert (judged.holds, broken.name, broken.found.value) == (False, "leading_share", 14 / 51)


def test_another_first_of_the_published_is_noticed(dataset: Dataset) -> None:
    judged = judge(scene_of(dataset, "who-leads"), "zh", with_published(dataset, "440000", 12))
    assert [broken.name for broken in judged.broken] == ["published_most"]


def test_a_tie_for_the_most_published_is_noticed(dataset: Dataset) -> None:
    judged = judge(scene_of(dataset, "who-leads"), "zh", with_published(dataset, "440000", 9))
    assert judged.broken[0].found.value == ("330000", "440000")


def test_another_place_with_the_most_listed_is_noticed(dataset: Dataset) -> None:
    judged = judge(scene_of(dataset, "who-leads"), "zh", without_parks(dataset, "310000"))
    assert [broken.name for broken in judged.broken] == ["listed_most"]


def test_a_fact_that_is_gone_is_named(dataset: Dataset) -> None:
    counts: pd.DataFrame = dataset.counts[dataset.counts["region"] != "440000"]
    judged = judge(scene_of(dataset, "guangdong-share"), "zh", replace(dataset, counts=counts.reset_index(drop=True)))
    assert judged.holds is False
    assert {"company_share", "printed_share"} <= set(judged.missing)


def test_a_reader_s_own_words_are_not_judged(dataset: Dataset) -> None:
    own = replace(dataset.story[0], title_zh="我看到的", computed=("note",))
    assert judge(own, "zh", dataset).holds is None


def test_a_register_of_ones_own_is_no_published_series(dataset: Dataset, tmp_path: Path) -> None:
    """However many provinces it covers, what was published covers as many as before."""
    provinces = [one.short for one in dataset.regions.children(NATION)]
    companies = [company(at, province=name, city="", district="") for at, name in enumerate(provinces, start=1)]
    take(tmp_path, dataset.regions, FIRST, companies)
    own, scene = beside(dataset, tmp_path), scene_of(dataset, "definitions")
    (one,) = own.imports
    counted = own.counts[own.counts["series_id"] == one.series_id("existing")]
    assert {place.adcode for place in own.regions.children(NATION)} <= {*counted["region"]}
    for lang in ("zh", "en"):
        assert judge(scene, lang, own).holds  # type: ignore[arg-type]
        assert look_up("most_provinces_covered", scene_context(scene, lang, own)).value == 10  # type: ignore[arg-type]
