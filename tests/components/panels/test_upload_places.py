"""The regions that a place may be counted for: none against what is clear of it, and the place above."""

from components.panels import upload_places
from components.style import Style
from data.registers.report import OpenPlace

ZH, EN = Style("zh", "light", 1920), Style("en", "light", 1920)
ZONE = OpenPlace("四川省", "成都市", "高新区", "510100", 17, "高新区", "")
NOWHERE = OpenPlace("", "粤东", "", "", 30, "粤东", "")


def labels(place, dataset, style):
    return {one["value"]: one["label"] for one in upload_places.choice("3", place, dataset.regions, style)["options"]}


def test_where_the_city_is_clear_only_its_districts_and_itself_are_offered(dataset):
    offered = labels(ZONE, dataset, ZH)
    assert list(offered.items())[:2] == [("3=510100", "只计入成都市"), ("3=510104", "锦江区（四川 / 成都）")]
    assert {value[:6] for value in offered} == {"3=5101"}
    assert labels(ZONE, dataset, EN)["3=510100"] == "Count for Chengdu only"


def test_where_nothing_is_clear_every_statistical_unit_is_offered(dataset):
    offered = labels(NOWHERE, dataset, ZH)
    units = {f"3={one.adcode}" for one in dataset.regions if not one.pseudo and one.parent}
    assert set(offered) == units
    assert offered["3=445100"] == "潮州市（广东）"


def test_the_list_is_hidden_where_there_is_no_place(dataset):
    hidden = upload_places.choice("", None, dataset.regions, ZH)
    assert (hidden["is_shown"], hidden["options"]) == ("d-none", [])
