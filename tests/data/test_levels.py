import pytest

from data.levels import can_open, level_of, parts


@pytest.mark.parametrize(
    ("adcode", "opens"),
    [("100000", True), ("440000", True), ("820000", True), ("440100", True), ("441900", False), ("440112", False)],
)
def test_what_can_be_opened(adcode, opens, dataset):
    assert can_open(adcode, dataset) is opens


@pytest.mark.parametrize(
    ("adcodes", "level"),
    [
        ([], "100000"),
        (["440000"], "100000"),
        (["440100", "440300"], "440000"),
        (["440100", "330100"], "100000"),
        (["440112"], "440100"),
        (["440000", "440100"], "100000"),
    ],
)
def test_the_level_that_shows_a_choice(adcodes, level, dataset):
    assert level_of(adcodes, dataset) == level


def test_every_province_has_something_on_its_map(dataset, boundaries):
    for province in dataset.regions.children("100000"):
        drawn = {feature["id"] for feature in boundaries.geojson(province.adcode)["features"]}
        assert {part.adcode for part in parts(province.adcode, dataset)} | {province.adcode} == drawn
