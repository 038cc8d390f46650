"""The facts of the eight scenes are the article's and the tables' own numbers, each under its scene's query."""

import pytest

from components.words import words
from data.dataset import Dataset
from data.scenes.judgement import scene_context
from data.scenes.vocabulary import FACTS, look_up

EXPECTED = [
    ("three-provinces", "published", 51),
    ("three-provinces", "leading", ("330000", "440000", "310000")),
    ("three-provinces", "leading_published", 21),
    ("three-provinces", "leading_share", 21 / 51),
    ("three-provinces", "rest_published", 30),
    ("three-provinces", "rest_members", 17),
    ("who-leads", "leading_counts", (("330000", 9), ("440000", 7), ("310000", 5))),
    ("who-leads", "published_most", ("330000",)),
    ("who-leads", "listed_most", ("310000",)),
    ("two-years", "years_published", 35),
    ("two-years", "years_share", 35 / 51),
    ("guangdong-share", "enterprises", 3_319_738),
    ("guangdong-share", "enterprises_nation", 28_665_212),
    ("guangdong-share", "enterprise_share", 3_319_738 / 28_665_212),
    ("guangdong-share", "company_share", 45_473 / 105_649),
    ("guangdong-share", "printed_share", "45%"),
    ("two-cities", "top_two", ("440100", "440300")),
    ("two-cities", "top_two_companies", 41_482),
    ("two-cities", "top_two_share", 41_482 / 45_473),
    ("two-cities", "remainder", 1_499),
    ("two-cities", "remainder_members", 16),
    ("clusters", "largest_cluster", "yangtze-delta"),
    ("clusters", "largest_cluster_listed", 15),
    ("clusters", "outside_clusters", 9),
    ("clusters", "listed_total", 36),
    ("status", "operating", 21),
    ("status", "closed", 2),
    ("status", "not_built", 5),
    ("status", "status_unknown", 8),
    ("definitions", "companies_least", 1_400),
    ("definitions", "companies_most", 120_810),
    ("definitions", "provinces", 31),
    ("definitions", "most_provinces_covered", 10),
]


@pytest.mark.parametrize(("scene_id", "name", "value"), EXPECTED)
def test_facts_of_the_story(scene_id: str, name: str, value: object, dataset: Dataset) -> None:
    scene = next(scene for scene in dataset.story if scene.id == scene_id)
    assert look_up(name, scene_context(scene, "zh", dataset)).value == value


def test_the_most_listed_are_nine_four_four_three_three(dataset: Dataset) -> None:
    pairs = look_up("listed_counts", scene_context(dataset.story[1], "zh", dataset)).value
    assert [count for _, count in pairs] == [9, 4, 4, 3, 3]  # type: ignore[union-attr, misc]


def test_per_10k_of_the_two_cities(dataset: Dataset) -> None:
    scene = next(scene for scene in dataset.story if scene.id == "two-cities")
    pairs = look_up("top_two_per_10k", scene_context(scene, "zh", dataset)).value
    assert [round(rate, 1) for _, rate in pairs] == [15.9, 6.7]  # type: ignore[union-attr, misc, str-format]


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_can_be_asked_of_every_scene_and_has_a_name_in_words(name: str, dataset: Dataset) -> None:
    for scene in dataset.story:
        look_up(name, scene_context(scene, "en", dataset))
    assert all(f"scenes.fact_{name}" in words(lang) for lang in ("zh", "en"))
