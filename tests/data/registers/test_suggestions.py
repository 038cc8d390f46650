"""What is offered where a written place is no region: what may be meant, never the likeliest spelling."""

import pytest

from data.registers import places, suggestions


@pytest.mark.parametrize(
    ("written", "text", "kind", "region"),
    [
        (("广东省", "穗", ""), "穗", "spelling", "440100"),
        (("广东", "广州市", "天何区"), "天何区", "spelling", "440106"),
        (("广冬省", "", ""), "广冬省", "spelling", "440000"),
        (("广东省", "深圳经济特区", ""), "深圳经济特区", "spelling", "440300"),
        (("内蒙", "呼市", ""), "呼市", "spelling", "150100"),
        (("青海", "海南", ""), "海南", "spelling", "632500"),  # 海南 elsewhere is a province
        (("内蒙古", "兴安", ""), "兴安", "spelling", "152200"),
        (("", "嘉兴市乍浦镇雅山东路", ""), "嘉兴市乍浦镇雅山东路", "spelling", "330400"),  # not 山东
        (("浙江省", "广州市", ""), "广州市", "", ""),  # a place elsewhere is no misspelling
        (("火星省", "", ""), "火星省", "", ""),
        (("", "首北市", ""), "首北市", "", ""),  # as much like 新北市 as like 淮北市
        (("北京市", "市辖区", "朝阳"), "", "", ""),
        (("", "", ""), "", "", ""),
        (("", "县", ""), "县", "", ""),  # no 黟县, and never 重庆
        (("", "市辖区", ""), "市辖区", "", ""),
        (("四川省", "成都市", "高新区"), "高新区", "zone", ""),
        (("上海", "自贸区", ""), "自贸区", "zone", ""),
        (("江苏省", "苏州市", "苏州工业园区"), "苏州工业园区", "zone", ""),
        (("广东省", "广州开发区", ""), "广州开发区", "zone", "440100"),
        (("", "杭州经济技术开发区", ""), "杭州经济技术开发区", "zone", "330100"),
        (("", "美国加州", ""), "美国加州", "abroad", ""),
        (("Singapore", "", ""), "Singapore", "abroad", ""),
    ],
)
def test_what_may_be_meant(dataset, written, text, kind, region):
    meant = suggestions.suggest(dataset.regions, *written)
    assert (meant.written, meant.kind, meant.region) == (text, kind, region)


@pytest.mark.parametrize(
    ("written", "text", "since", "candidates"),
    [
        (("上海", "闸北", ""), "闸北", "2015", ["310106"]),
        (("上海市", "", "南汇区"), "南汇区", "2009", ["310115"]),
        (("上海市", "", "卢湾区"), "卢湾区", "2011", ["310101"]),
        (("北京市", "", "崇文区"), "崇文区", "2010", ["110101"]),
        (("北京市", "北京市", "宣武区"), "宣武区", "2010", ["110102"]),
        (("北京市", "", "密云县"), "密云县", "2015", ["110118"]),
        (("天津市", "", "塘沽区"), "塘沽区", "2009", ["120116"]),
        (("重庆", "万盛", ""), "万盛", "2011", ["500110"]),
        (("重庆", "", "双桥区"), "双桥区", "2011", ["500111"]),
        (("重庆市", "县", "开县"), "开县", "2016", ["500154"]),
        (("浙江省", "杭州市", "江干区"), "江干区", "2021", ["330102", "330114"]),  # divided
        (("浙江省", "杭州市", "下城区"), "下城区", "2021", ["330105"]),
        (("浙江省", "杭州市", "萧山市"), "萧山市", "2001", ["330109"]),
        (("江苏省", "南通市", "港闸区"), "港闸区", "2020", ["320613"]),
        (("江苏", "海门市", ""), "海门市", "2020", ["320614"]),
        (("山东省", "莱芜市", "莱城区"), "莱城区", "2018", ["370116"]),
        (("山东省", "莱芜市", ""), "莱芜市", "2018", ["370116", "370117"]),
        (("山东省", "莱芜", ""), "莱芜", "2018", ["370116", "370117"]),
        (("山东省", "济南市", "章丘市"), "章丘市", "2016", ["370114"]),
        (("山东省", "青岛市", "胶南市"), "胶南市", "2012", ["370211"]),
        (("湖北省", "襄樊市", ""), "襄樊市", "2010", ["420600"]),
        (("贵州省", "铜仁地区", ""), "铜仁地区", "2011", ["520600"]),
        (("贵州省", "毕节地区", ""), "毕节地区", "2011", ["520500"]),
        (("辽宁省", "大连市", "普兰店市"), "普兰店市", "2015", ["210214"]),
        (("四川省", "成都市", "郫县"), "郫县", "2016", ["510117"]),
        (("安徽省", "巢湖市", "居巢区"), "居巢区", "2011", ["340181"]),
        (("安徽省", "巢湖市", "无为县"), "无为县", "2019", ["340281"]),
        (("安徽省", "巢湖市", "庐江县"), "庐江县", "", ["340124"]),  # only the place above it is gone
        (("安徽省", "巢湖市", "和县"), "和县", "", ["340523"]),
        (("", "", "110103"), "110103", "2010", ["110101"]),
        (("", "", "310119"), "310119", "2009", ["310115"]),
        (("", "", "371200"), "371200", "2018", ["370116", "370117"]),
    ],
)
def test_a_place_that_is_gone_has_successors(dataset, written, text, since, candidates):
    meant = suggestions.suggest(dataset.regions, *written)
    assert (meant.kind, meant.written, meant.since) == ("successor", text, since)
    assert list(meant.candidates) == candidates


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        (("", "", "朝阳区"), ["110105", "220104"]),
        (("", "朝阳", ""), ["110105", "211300", "220104"]),
        (("", "", "江北区"), ["330205", "500105"]),
        (("", "", "城关区"), ["540102", "620102"]),
        (("江苏省", "", "鼓楼区"), ["320106", "320302"]),
        (("", "", "鼓楼区"), ["320106", "320302", "350102", "410204"]),
    ],
)
def test_a_name_of_several_places_is_asked_about(dataset, written, candidates):
    meant = suggestions.suggest(dataset.regions, *written)
    assert (meant.kind, list(meant.candidates), meant.region) == ("ambiguous", candidates, "")


def test_nicknames_mean_places_that_exist(dataset):
    lines = places.NICKNAMES.read_text(encoding="utf-8").splitlines()[1:]
    assert all(line.split(",")[1] in dataset.regions for line in lines)


def test_no_country_is_a_place_of_the_map(dataset):
    clear = [region.name for region in dataset.regions if region.name.startswith(places.countries())]
    assert clear == []
