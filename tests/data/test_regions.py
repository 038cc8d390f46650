from collections import Counter

import pytest

from data.dataset import Dataset
from data.dataset_loader import load
from data.regions import NATION, Adcode, Regions
from data.settings import REFERENCE, Settings


@pytest.fixture(scope="module")
def regions(dataset: Dataset) -> Regions:
    return dataset.regions


def _everything(regions: Regions) -> list[Adcode]:
    found = [NATION]
    for adcode in found:
        found.extend(child.adcode for child in regions.children(adcode))
    return found


def test_the_tree_holds_every_region_once(regions: Regions) -> None:
    found = _everything(regions)
    assert len(found) == len(set(found)) == len(list(regions))
    assert Counter(regions[adcode].level for adcode in found) == {
        "nation": 1,
        "province": 34,
        "city": 368,
        "district": 2851,
    }


@pytest.mark.parametrize(
    ("text", "adcode"),
    [
        *((text, "440000") for text in ("广东", "广东省", "Guangdong", "guangdong", "GD", "440000", " 广东 ")),
        ("全国", "100000"),
        ("Shaanxi", "610000"),
        ("Shanxi", "140000"),
        ("黄埔区", "440112"),
        ("吉林", "220000"),
        ("海南", "460000"),
        ("鄂尔多斯高新区", "150600"),
        ("浦东新区（临港）", "310115"),
        ("Macau", "820000"),
        ("Urumqi", "650100"),
    ],
)
def test_a_place_is_found_by_each_of_its_names(regions: Regions, text: str, adcode: str) -> None:
    assert regions.resolve(text) == adcode


@pytest.mark.parametrize(
    ("text", "within", "adcode"),
    [
        ("吉林", "220000", "220200"),
        ("上海", "310000", "310000"),
        ("市中区", "370100", "370103"),
        ("Suzhou", "320000", "320500"),
        ("Suzhou", "340000", "341300"),
        ("长沙高新区", "430100", "430100"),
    ],
)
def test_a_place_inside_another_wins_over_it(regions: Regions, text: str, within: str, adcode: str) -> None:
    assert regions.resolve(text, Adcode(within)) == adcode


@pytest.mark.parametrize(
    ("text", "within"),
    [("火星", "100000"), ("", "100000"), ("杭州", "440000"), ("Suzhou", "100000"), ("市中区", "100000")],
)
def test_an_unknown_or_ambiguous_place_is_not_guessed(regions: Regions, text: str, within: str) -> None:
    assert regions.resolve(text, Adcode(within)) is None


@pytest.mark.parametrize(
    ("adcode", "path"),
    [
        ("310115", ["100000", "310000", "310115"]),
        ("440112", ["100000", "440000", "440100", "440112"]),
        ("429004", ["100000", "420000", "429004"]),
        ("419001", ["100000", "410000", "419001"]),
        ("659012", ["100000", "650000", "659012"]),
        ("810103", ["100000", "810000", "810103"]),
        ("100000", ["100000"]),
    ],
)
def test_a_path_leads_from_the_nation_to_the_region(regions: Regions, adcode: str, path: list[str]) -> None:
    assert [region.adcode for region in regions.path(Adcode(adcode))] == path


@pytest.mark.parametrize("adcode", ["441900", "442000", "460400", "620200", "429004", "820000"])
def test_some_places_have_nothing_below_them(regions: Regions, adcode: str) -> None:
    assert regions.children(Adcode(adcode)) == ()


def test_three_odd_units_are_no_statistics(regions: Regions) -> None:
    pseudo = [adcode for adcode in _everything(regions) if regions[adcode].pseudo]
    assert pseudo == ["629700", "629800", "629900"]


def test_every_name_is_written_in_letters_and_in_characters(regions: Regions) -> None:
    for adcode in _everything(regions):
        region = regions[adcode]
        assert region.name_en[0].isascii()
        assert not region.short.isascii()
        assert (region.label("zh"), region.label("en")) == (region.short, region.name_en)


def test_siblings_are_told_apart_in_both_languages(regions: Regions) -> None:
    """Where two siblings would share an English name, the map would show it twice."""
    for adcode in _everything(regions):
        for lang in ("zh", "en"):
            names = Counter(child.label(lang) for child in regions.children(adcode))
            assert [name for name, count in names.items() if count > 1] == [], (adcode, lang)


def test_regions_of_the_same_tables_are_one_key_of_what_is_kept_of_them(regions: Regions) -> None:
    again = load(Settings().dataset, REFERENCE).regions
    assert again is not regions
    assert {regions: "kept"}[again] == "kept"
