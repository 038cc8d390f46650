import pytest

from components.panels import announcements
from data.links import Ignored


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "全国 · 区块链 · 园区图谱"),
        ("region=440000&lang=en", "Guangdong · blockchain · Park Atlas"),
        ("region=440000,330000", "广东、浙江 · 区块链 · 园区图谱"),
    ],
)
def test_the_title_names_the_place(dataset, look, query, title):
    selection, style = look(query)
    assert announcements.title(selection, dataset, style) == title


def test_what_is_spoken_is_the_sentence(dataset, look):
    selection, style = look("")
    assert announcements.spoken(selection, dataset, style).startswith("全国收录 36 家区块链产业园")


def test_a_bad_link_is_told_value_by_value(dataset, look):
    _, style = look("")
    assert announcements.ignored((), dataset, style) == ""
    assert announcements.ignored((Ignored("region", "999"),), dataset, style).endswith("region=999")
    assert announcements.ignored((Ignored("measu", ""),), dataset, style).endswith("：measu")


def test_a_place_for_which_there_is_no_room_is_told_by_its_name(dataset, look):
    _, style = look("")
    message = announcements.ignored((Ignored("region", "370000"), Ignored("region", "999")), dataset, style)
    assert message.startswith("最多同时对比 6 个地区")
    assert "山东" in message
    assert message.endswith("region=999")
