"""How a written place becomes a region, and what is offered where it does not."""

import pytest

from data.registers import places


@pytest.fixture(scope="module")
def names(dataset):
    table = places.table(dataset.regions)
    return {(row.within, row.text): row.region for row in table.itertuples()}


@pytest.mark.parametrize(
    ("within", "text", "region"),
    [
        ("100000", "广东省", "440000"),
        ("100000", "广东", "440000"),
        ("100000", "广州市", "440100"),  # the province is inferred
        ("110000", "北京市", "110000"),
        ("110000", "市辖区", "110000"),
        ("110000", "朝阳区", "110105"),
        ("110000", "朝阳", "110105"),
        ("110105", "朝阳区", "110105"),
        ("420000", "省直辖县级行政区划", "420000"),
        ("420000", "仙桃市", "429004"),
        ("429004", "仙桃市", "429004"),
        ("440000", "东莞市", "441900"),
        ("220000", "吉林市", "220200"),
        ("310000", "浦东", "310115"),
    ],
)
def test_names(names, within, text, region):
    assert names[within, text] == region


def test_a_name_of_many_places_means_none_of_them(names):
    assert ("100000", "朝阳区") not in names
    assert ("100000", "鼓楼区") not in names
    assert ("330000", "广州市") not in names


def test_a_name_inside_a_place_is_there_once(names, dataset):
    assert len(names) == len(places.table(dataset.regions))


@pytest.mark.parametrize(
    ("written", "text", "region"),
    [
        (("广东省", "穗", ""), "穗", "440100"),
        (("广东", "广州市", "天何区"), "天何区", "440106"),
        (("广冬省", "", ""), "广冬省", "440000"),
        (("广东省", "深圳经济特区", ""), "深圳经济特区", "440300"),
        (("浙江省", "广州市", ""), "广州市", None),  # a place elsewhere is no misspelling
        (("火星省", "", ""), "火星省", None),
        (("北京市", "市辖区", "朝阳"), "", None),
        (("", "", ""), "", None),
        (("四川省", "成都市", "高新区"), "高新区", None),
        (("广东省", "广州开发区", ""), "广州开发区", "440100"),
    ],
)
def test_suggestions(dataset, written, text, region):
    meant = places.suggest(dataset.regions, *written)
    assert (meant.written, meant.region) == (text, region or "")


def test_nicknames_mean_places_that_exist(dataset):
    lines = places.NICKNAMES.read_text(encoding="utf-8").splitlines()[1:]
    assert all(line.split(",")[1] in dataset.regions for line in lines)
