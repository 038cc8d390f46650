"""The scenes before a reader makes any: of the reader's own data where the page stands on such."""

from components.paper import default_scenes
from components.style import Style
from data import links
from tests.invented import EXISTING, with_register

ZH, EN = Style("zh", "light", 0), Style("en", "light", 0)


def test_over_the_shipped_data_the_shipped_story_is_told(dataset):
    selection = links.parse("region=440000&measure=companies", dataset).selection
    assert default_scenes.default_scenes(selection, dataset) == dataset.story
    assert default_scenes.own_data_name(selection, dataset, ZH) == ""


def test_over_an_import_the_view_of_it_comes_first_and_no_shipped_scene_at_all(dataset):
    own = with_register(dataset)
    selection = links.parse(f"map=440000&measure=companies&series={EXISTING}&lang=en&theme=dark", own).selection
    scenes = default_scenes.default_scenes(selection, own)
    assert [scene.view for scene in scenes] == ["province-map", "ranking", "founding-timeline", "peers"]
    assert {scene.query for scene in scenes} == {f"?map=440000&measure=companies&series={EXISTING}"}
    assert scenes[0].title_zh.startswith("广东有 11 家")
    assert scenes[0].title_en.startswith("11 existing companies")
    assert {scene.computed for scene in scenes} == {()}
    assert (default_scenes.own_data_name(selection, own, ZH), default_scenes.own_data_name(selection, own, EN)) == (
        "甲查 2024-05-22（导入）",
        "Jia 2024-05-22 (import)",
    )


def test_a_timeline_of_shipped_parks_is_no_scene_of_an_import(dataset):
    own = with_register(dataset)
    selection = links.parse(f"series={EXISTING}", own).selection
    assert [scene.view for scene in default_scenes.default_scenes(selection, own)] == ["province-map", "ranking"]


def test_a_shipped_series_keeps_the_story_where_there_are_imports(dataset):
    own = with_register(dataset)
    assert default_scenes.default_scenes(links.parse("measure=companies", own).selection, own) == dataset.story
