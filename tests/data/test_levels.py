import pytest

from data.levels import can_open, level_of, part_level, parts


@pytest.mark.parametrize(
    ("adcode", "opens"),
    [
        ("100000", True),
        ("440000", True),
        ("820000", False),
        ("440100", True),
        ("440300", True),
        ("441900", True),
        ("659001", True),
        ("629700", False),
        ("440112", False),
    ],
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


def test_a_district_is_shown_by_its_city(dataset):
    assert level_of(["440305"], dataset) == "440300"


@pytest.mark.parametrize(
    ("level", "part"),
    [
        ("100000", "province"),
        ("440000", "city"),
        ("310000", "district"),
        ("440300", "district"),
        ("441900", "undivided"),
        ("442000", "undivided"),
        ("460400", "undivided"),
        ("620200", "undivided"),
        ("820000", "undivided"),
    ],
)
def test_what_an_opened_region_is_divided_into(level, part, dataset):
    assert part_level(level, dataset) == part


def test_every_region_that_opens_has_something_on_its_map(dataset, boundaries):
    for region in dataset.regions:
        if can_open(region.adcode, dataset):
            drawn = {feature["id"] for feature in boundaries.geojson(region.adcode)["features"]}
            drawn |= {*boundaries.inset.get(region.adcode, ())}
            assert {part.adcode for part in parts(region.adcode, dataset)} | {region.adcode} == drawn


def test_every_part_of_a_city_has_its_names(dataset):
    districts = [region for region in dataset.regions if region.level == "district"]
    assert len(districts) > 2800
    assert all(region.name and region.short and region.name_en for region in districts)
