"""Search finds what a reader means, and shows first what most readers mean."""

from dataclasses import replace

import pytest

from data.dataset import Dataset
from data.search import MAX_HITS, Hit, find
from data.search_terms import Match, spoken, terms_of


def labels(text: str, dataset: Dataset) -> list[str]:
    """What is found, by name: 深圳, 南山区."""
    parks = dict(zip(dataset.parks["park_id"], dataset.parks["name"], strict=True))
    regions = {region.adcode: region.short for region in dataset.regions}
    return [regions.get(hit.key) or parks.get(hit.key, hit.key) for hit in find(text, dataset)]


GUANGDONG = ("广东", "广东省", "Guangdong", "guangdong", "GD", "gd", "粤", "440000", "44", " 广 东 ", "ｇｄ")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        *(
            (text, "广东")
            for text in (
                "广东",
                "广东省",
                "Guangdong",
                "guangdong",
                "GD",
                "gd",
                "粤",
                "440000",
                "44",
                " 广 东 ",
                "ｇｄ",
            )
        ),
        *((text, "深圳") for text in ("sz", "shenz", "深", "shen zhen", "4403")),
        *((text, "西安") for text in ("xa", "xian", "Xi'an", "xi an")),
        ("da", "大连"),
        ("hz", "杭州"),
        ("xixi", "西溪谷区块链产业园"),
        ("xxg", "西溪谷区块链产业园"),
        ("西溪", "西溪谷区块链产业园"),
        ("雄岸", "中国杭州区块链产业园"),
        *((text, "yangtze-delta") for text in ("长三角", "csj", "Yangtze", "changsanjiao")),
        ("prd", "pearl-river-delta"),
        ("黄埔", "黄埔区"),
        ("huangpu", "黄埔区"),
        ("hainan", "海南"),
    ],
)
def test_what_is_most_likely_meant_comes_first(text: str, first: str, dataset: Dataset) -> None:
    assert labels(text, dataset)[0] == first


def test_places_with_one_name_come_by_the_place_that_they_lie_in(dataset: Dataset) -> None:
    assert [hit.key for hit in find("南山区", dataset)] == ["440305", "230404"]


def test_parks_come_before_districts_that_are_found_as_closely(dataset: Dataset) -> None:
    park, *others = find("xixi", dataset)
    assert park.kind == "park"
    assert {dataset.regions[hit.key].level for hit in others} == {"district"}
    assert len(others) == MAX_HITS - 1


@pytest.mark.parametrize("place", ["广州", "guangzhou", "黄埔", "上海", "杭州市"])
def test_a_place_lists_its_parks_behind_itself(place: str, dataset: Dataset) -> None:
    hits = find(place, dataset)
    parks = zip(dataset.parks["park_id"], dataset.parks["region"], strict=True)
    inside = {park for park, region in parks if dataset.regions.within(region, hits[0].key)}
    assert inside
    assert inside <= {hit.key for hit in hits}


def test_a_year_finds_no_place(dataset: Dataset) -> None:
    assert [year for year in range(1949, 2100) if find(str(year), dataset)] == []


@pytest.mark.parametrize("text", ["", "  ", "。", "火星", "400", "44030", "0305"])
def test_what_means_nothing_finds_nothing(text: str, dataset: Dataset) -> None:
    assert find(text, dataset) == ()


def test_a_code_finds_its_place_and_then_what_lies_there(dataset: Dataset) -> None:
    first, *others = find("4401", dataset)
    assert first == Hit("region", "440100")
    assert {dataset.regions[hit.key].parent for hit in others} == {"440100"}


def test_size_is_that_of_the_leading_series_then_of_the_list(tiny: Dataset) -> None:
    def cities(dataset: Dataset) -> list[str]:
        regions = [dataset.regions[hit.key] for hit in find("甲", dataset) if hit.kind == "region"]
        return [region.adcode for region in regions if region.level == "city"]

    def counted(value: int) -> Dataset:
        value_column = tiny.counts["value"].where(tiny.counts["region"] != "810200", value)
        return replace(tiny, counts=tiny.counts.assign(value=value_column))

    assert cities(counted(40)) == ["810100", "810200", "810300"]
    assert cities(counted(350)) == ["810200", "810100", "810300"]
    assert cities(counted(300)) == ["810100", "810200", "810300"]  # of as many companies, the one with parks


def test_pseudo_units_are_not_found(tiny: Dataset) -> None:
    assert find("甲九", tiny) == ()


def test_a_cluster_of_one_place_is_found_as_the_place(tiny: Dataset) -> None:
    assert [hit.kind for hit in find("甲乙", tiny)] == ["cluster"]
    assert find("西片", tiny) == ()


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("长安云谷", Match.IS),
        ("yungu", Match.LIES_IN),
        ("cay", Match.BEGINS),
        ("安云", Match.LIES_IN),
        ("ngan", None),
        ("valley", Match.LIES_IN),
        ("alley", None),
        ("cv", Match.BEGINS),
    ],
)
def test_a_name_is_met_at_the_beginning_of_its_syllables_and_words(text: str, match: Match | None) -> None:
    names = ("长安云谷", "Cloud Valley")
    assert terms_of(names, spoken(names)).match(text) == match
