"""The shipped tables say what the article says, and a second dataset proves that nothing is tied to the first."""

import time
from pathlib import Path

import pandas as pd
import pytest

from data.dataset import Dataset
from data.dataset_loader import load
from data.regions import NATION, Adcode
from data.settings import REFERENCE, Settings

HARBOUR = Path(__file__).parent.parent / "datasets" / "harbour"


def published(dataset: Dataset, measure: str, source: str = "cls-2022") -> pd.DataFrame:
    frame = dataset.published
    return frame[(frame["source_id"] == source) & (frame["measure"] == measure)]


def counts_of(dataset: Dataset, series: str) -> dict[str, int]:
    frame = dataset.counts[(dataset.counts["series_id"] == series) & dataset.counts["year"].isna()]
    return dict(zip(frame["region"], (int(value) for value in frame["value"]), strict=True))


def listed_in(dataset: Dataset, containers: tuple[Adcode, ...]) -> int:
    within = dataset.regions.within
    return sum(any(within(Adcode(region), one) for one in containers) for region in dataset.parks["region"])


def test_nothing_of_the_material_is_lost(dataset: Dataset) -> None:
    assert len(dataset.parks) == 36
    assert len(dataset.counts) == 119  # and the printed 45%, which is a published share
    assert len(dataset.published) == 43 + 1 + 17


def test_the_article_prints_51_parks(dataset: Dataset) -> None:
    parks = published(dataset, "parks")
    printed = dict(zip(parks["region"], parks["value"], strict=True))
    assert printed == {"100000": 51, "330000": 9, "440000": 7, "440100": 5, "310000": 5}
    assert published(dataset, "provinces")["value"].tolist() == [20]
    assert published(dataset, "clusters")["value"].tolist() == [4]


def test_the_founding_slots_of_the_article_sum_to_51(dataset: Dataset) -> None:
    slots = published(dataset, "parks_by_slot")
    assert dict(zip(slots["slot"], slots["value"], strict=True)) == {
        "2015": 1,
        "2016": 3,
        "2017": 17,
        "2018": 18,
        "2019-": 12,
    }
    assert slots["value"].sum() == 51
    assert dataset.slots == ("2015", "2016", "2017", "2018", "2019-")


def test_the_default_series_holds_the_companies_of_the_article(dataset: Dataset) -> None:
    found = counts_of(dataset, dataset.about.series)
    assert found == {
        "100000": 105649,
        "440000": 45473,
        "440100": 29714,
        "440300": 11768,
        "441900": 1014,
        "440600": 789,
        "440400": 689,
    }
    cities = sum(value for region, value in found.items() if region not in ("100000", "440000"))
    assert found["440000"] - cities == 1499


def test_the_printed_45_percent_is_a_published_share_and_no_count(dataset: Dataset) -> None:
    (share,) = published(dataset, "company_share").to_dict("records")
    assert (share["region"], share["text"], share["value"], share["nature"]) == ("440000", "45%", 0.45, "share")


def test_the_default_series_says_that_it_is_no_main_business(dataset: Dataset) -> None:
    (series,) = dataset.series[dataset.series["series_id"] == dataset.about.series].to_dict("records")
    assert "非主营口径（名称或经营范围含“区块链”）" in series["definition_zh"]
    assert dataset.series_ids[0] == dataset.about.series


def test_the_ten_provinces_of_qichacha(dataset: Dataset) -> None:
    found = counts_of(dataset, "qichacha-2020-07-07-cumulative")
    assert len(found) == 11
    assert sum(found.values()) - found["100000"] == 39324


def test_one_series_never_holds_two_statements(dataset: Dataset) -> None:
    keys = dataset.counts[["series_id", "region", "year"]]
    assert not keys.duplicated().any()
    assert set(dataset.counts["series_id"]) == set(dataset.series_ids)


def test_the_two_totals_of_longhash_stay_apart(dataset: Dataset) -> None:
    of = {series: counts_of(dataset, series).get("100000") for series in dataset.series_ids}
    assert of["longhash-2020-01-26-cumulative"] == 79556
    assert of["longhash-2020-01-26-cumulative-jp"] == 79551


def test_a_count_without_a_date_stays_without_one(dataset: Dataset) -> None:
    (series,) = dataset.counts.loc[dataset.counts["value"] == 1611, "series_id"]
    assert dataset.series.set_index("series_id").at[series, "as_of"] == ""


@pytest.mark.parametrize(
    ("column", "numbers"),
    [
        ("status", {"operating": 21, "closed": 2, "planned": 4, "under_construction": 1, "unknown": 8}),
        ("confidence", {"A": 16, "B": 13, "C": 7}),
        ("slot", {"2015": 1, "2016": 3, "2017": 4, "2018": 7, "2019-": 3, "unknown": 13, "planned": 5}),
        ("comparable", {True: 28, False: 8}),
    ],
)
def test_the_listed_parks(dataset: Dataset, column: str, numbers: dict[object, int]) -> None:
    assert dataset.parks[column].value_counts().to_dict() == numbers


def test_comparable_parks_are_built_and_were_seen_before_the_article(dataset: Dataset) -> None:
    left_out = set(dataset.parks.loc[~dataset.parks["comparable"], "park_id"])
    late = {"henan-zhengzhou", "jianghan-wuhan", "xinghuo-wuhan"}
    not_built = set(dataset.parks.loc[dataset.parks["slot"] == "planned", "park_id"])
    assert left_out == late | not_built


def test_the_clusters_hold_their_listed_parks_and_nine_stand_outside(dataset: Dataset) -> None:
    listed = {cluster: listed_in(dataset, dataset.members(cluster)) for cluster in dataset.cluster_ids}
    assert listed == {
        "yangtze-delta": 15,
        "pearl-river-delta": 3,
        "bohai-rim": 3,
        "hunan-jiangxi-chongqing": 5,
        "hainan": 1,
        "outside": 9,
    }
    assert len(dataset.parks) == sum(listed.values())
    assert len(dataset.members("pearl-river-delta")) == 9


def test_dates_keep_their_precision(dataset: Dataset) -> None:
    parks = dataset.parks.set_index("park_id")
    assert parks.loc["xixigu-hangzhou", ["founded", "precision", "year"]].tolist() == ["2017-04-28", "day", 2017]
    assert parks.at["wuhan", "precision"] == "month"
    assert parks.at["yuexiu-guangzhou", "precision"] == "year"
    assert parks.at["yining", "precision"] == "unknown"
    assert parks.at["fuzhou", "precision"] == "not_founded"


def test_a_development_zone_is_its_city_unless_the_district_is_certain(dataset: Dataset) -> None:
    parks = dataset.parks.set_index("park_id")
    assert parks.loc["gaoxin-changsha", ["region", "district", "place"]].tolist() == [
        "430100",
        "",
        "湖南 长沙 长沙高新区",
    ]
    assert parks.at["lingang-shanghai", "region"] == "310115"


def test_every_source_is_used_and_says_something(dataset: Dataset) -> None:
    frames = (dataset.parks, dataset.counts, dataset.published, dataset.denominators, dataset.pilots)
    used = {source for frame in frames for source in frame["source_id"]}
    used |= {*dataset.parks["source2_id"], *dataset.pilots["source2_id"]}
    used |= {one for cell in dataset.parks["counted_by"] for one in cell.split(";")}
    described = {"listed", "areacodes"}  # the list as a whole, and places that are gone
    assert (used - {""}) | described == set(dataset.sources["source_id"])
    assert all(dataset.source_cards[source]["says_en"] for source in used - {""})
    assert dataset.source_cards.get("nobody") is None


@pytest.mark.parametrize(
    ("region", "measure", "year", "value"),
    [
        ("440000", "population", 2020, 126012510),
        ("440300", "population", 2020, 17560061),
        ("100000", "population", 2020, 1411778724),
        ("440000", "enterprises", 2021, 3319738),
        ("100000", "enterprises", 2021, 28665212),
        ("440000", "gdp", 2021, 124369.67),
    ],
)
def test_denominators(dataset: Dataset, region: str, measure: str, year: int, value: float) -> None:
    frame = dataset.denominators
    rows = frame[(frame["region"] == region) & (frame["measure"] == measure) & (frame["year"] == year)]
    assert rows["value"].tolist() == [value]


def test_all_31_mainland_provinces_have_all_denominators(dataset: Dataset) -> None:
    provinces = {region.adcode for region in dataset.regions.children(NATION)} - {"710000", "810000", "820000"}
    for measure in ("population", "gdp", "enterprises"):
        known = set(dataset.denominators.loc[dataset.denominators["measure"] == measure, "region"])
        assert provinces <= known


def test_another_industry_has_the_same_shape() -> None:
    harbour = load(HARBOUR, REFERENCE)
    assert harbour.about.industry_zh == "灯塔"
    assert harbour.slots == ("2020-2024", "2025-")
    assert harbour.parks["slot"].tolist() == ["2020-2024", "unknown", "2025-", "planned"]
    assert harbour.parks["region"].tolist() == ["350203", "210200", "460300", "370200"]
    assert harbour.cluster_ids == ("north-lights", "outside")
    assert harbour.series["outside"].tolist() == ["", "810000;820000;710000"]


def test_loading_is_quick() -> None:
    """A worker's start has three seconds for everything; this is a guard against accidents, not a benchmark."""
    started = time.perf_counter()
    load(Settings().dataset, REFERENCE)
    assert time.perf_counter() - started < 3
