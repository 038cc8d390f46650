import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from components.paper.files import add_metadata, file_name
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
    own = ParkList("kites", "风筝/名单" * 9, "2024", dataset.parks, dataset.sources)
    opened = replace(dataset, substitute_list=own)
    name = "风筝-名单风筝-名单风筝-名单风"
    assert file_name("parks", links.default(opened), opened, DAY) == f"parks_全国_listed_{name}_2026-11-22"


@pytest.fixture
def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (3, 2), "teal").save(file, "PNG")
    return file.getvalue()


def test_texts_and_density_are_read_back_and_the_picture_is_the_same(png):
    text = {"Park-Atlas-Link": "?region=440000", "Empty": "", "Chinese": "广东 · 园区图谱"}
    image = Image.open(io.BytesIO(add_metadata(png, text, 300)))
    image.load()  # reads every chunk and checks its sum
    assert image.text == text
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert image.tobytes() == Image.open(io.BytesIO(png)).tobytes()


def test_other_files_are_refused():
    with pytest.raises(ValueError, match="no PNG"):
        add_metadata(b"<svg/>", {}, 96)
