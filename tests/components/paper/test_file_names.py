from dataclasses import replace
from datetime import date

import pytest

from components.paper.file_names import file_name
from data import links
from data.parklists.lists import ParkList

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "province-map_全国_listed_2026-11-22"),
        ("region=440000&years=2016-2018", "province-map_广东_2016-2018_listed_2026-11-22"),
        ("map=440000&measure=companies", "province-map_广东_companies_2026-11-22"),
        ("region=330000,310000&years=2019-,unknown", "province-map_浙江+上海_2019-+unknown_listed_2026-11-22"),
        ("region=330000,310000,320000,340000", "province-map_浙江+3_listed_2026-11-22"),
        ("region=150000&lang=en", "province-map_Inner-Mongolia_listed_2026-11-22"),
    ],
)
def test_a_file_says_what_it_shows(query, name, dataset):
    assert file_name("province-map", links.parse(query, dataset).selection, dataset, DAY) == name


def test_a_cluster_gives_its_name(dataset):
    selection = links.parse(f"region={dataset.cluster_ids[0]}", dataset).selection
    name = dataset.clusters["name_zh"].iloc[0]
    assert file_name("parks", selection, dataset, DAY) == f"parks_{name}_listed_2026-11-22"


def test_a_list_of_one_s_own_is_named(dataset):
    own = ParkList("kites", {"name": "风筝/名单" * 9, "as_of": "2024"}, dataset.parks, dataset.sources)
    opened = replace(dataset, substitute_list=own)
    name = "风筝-名单风筝-名单风筝-名单风"
    assert file_name("parks", links.default(opened), opened, DAY) == f"parks_全国_listed_{name}_2026-11-22"
