"""The account of an upload: the identity is on the screen, only what occurs has a column, suggestions can be ticked."""

import re
from collections.abc import Mapping

import pytest

from components.panels.upload_report import draw
from components.style import Style
from data.registers.report import FileReport, Notice, OpenPlace, Report

SHOWN = 20
ZH, EN = Style("zh", "light", 1920), Style("en", "light", 1920)
CITY = OpenPlace("广东省", "穗", "", "440000", 40, "穗", "440100")
NOWHERE = OpenPlace("粤东", "", "", "", 30, "粤东", "")
PROVINCE = OpenPlace("粤", "", "", "", 5, "粤", "440000")
FIRST = FileReport("a.xlsx", 5001, 4800, {"duplicate_code": 150, "unreadable_date": 16, "unmatched_place": 35})
SECOND = FileReport("b.csv", 300, 299, {"empty": 1})
ACCEPTED = {("粤", "", ""): "440000"}


def report(*files: FileReport, places=(CITY, NOWHERE, PROVINCE), warnings=(), moved: Mapping[str, int] | None = None):
    notices = (Notice("open_place", "a.xlsx", 40), *warnings)
    return Report(files or (FIRST, SECOND), tuple(places), notices, 241, {}, moved=moved or {})


def boxes(content: str) -> list[tuple[int, bool]]:
    found = re.findall(r"<input[^>]*>", content)
    return [(int(re.search(r'data-event="tick:(\d+)"', one)[1]), " checked" in one) for one in found]


def test_the_sum_is_said_as_an_identity(dataset, seen):
    text = seen(draw(report(), {}, dataset.regions, ZH))
    identity = "读入 5,301 行 = 计入 5,099 + 空行 1 + 成立日期读不懂 16 + 重复（统一社会信用代码） 150 + 地区对不上 35"
    assert text.startswith(identity)


def test_accepted_suggestions_are_counted(dataset, seen):
    content = draw(report(moved={"a.xlsx": 5}), ACCEPTED, dataset.regions, ZH)
    text = seen(content)
    assert "计入 5,104" in text
    assert "地区对不上 30" in text
    assert "粤 · 已接受，计入广东省" in text
    assert boxes(str(content)) == [(0, False), (2, True)]


def test_places_say_what_may_be_meant_and_where_their_rows_are(dataset, seen):
    text = seen(draw(report(), {}, dataset.regions, ZH))
    assert "城市“穗”→ 广州市？（40 行） 广东省 / 穗 · 只计入广东省" in text
    assert "省份“粤东”：没有相近的地名（30 行） 粤东 · 未计入" in text
    assert "35 行没有计入，40 行只计入上级地区" in text


def test_a_place_that_may_hold_personal_data_says_where_its_rows_are(dataset, seen):
    masked = OpenPlace("广东省", "…", "", "440000", 2, "…", "")
    zh, en = (seen(draw(report(places=[masked]), {}, dataset.regions, style)) for style in (ZH, EN))
    assert "城市一栏不是单纯的地名，可能含个人信息，不予显示（2 行）；行号见“需要核对的行”（refused.csv）" in zh
    assert "广东省 · 只计入广东省" in zh
    assert "“…”" not in zh
    assert "the rows to look at (refused.csv) have their numbers" in en


def test_one_row_is_no_rows(dataset, seen):
    one = FileReport("a.csv", 2, 1, {"duplicate_code": 1})
    assert seen(draw(report(one, places=()), {}, dataset.regions, EN)).startswith(
        "2 rows read = 1 counted + 1 duplicate by code"
    )
    alone = FileReport("a.csv", 1, 1, {})
    assert seen(draw(report(alone, places=()), {}, dataset.regions, EN)).startswith("1 row read = 1 counted")


def test_rows_that_an_alias_has_placed_deeper_are_no_longer_open(dataset, seen):
    accepted = {("广东省", "穗", ""): "440100"}
    assert "0 行只计入上级地区" in seen(draw(report(), accepted, dataset.regions, ZH))


@pytest.mark.parametrize(
    ("accepted", "buttons"),
    [
        ({}, [("0=440100,2=440000", "accept")]),
        (ACCEPTED, [("0=440100", "accept"), ("2=", "undo")]),
        (ACCEPTED | {("广东省", "穗", ""): "440300"}, [("0=,2=", "undo")]),
    ],
)
def test_buttons_for_all_are_there_where_they_do_something(dataset, accepted, buttons):
    content = draw(report(), accepted, dataset.regions, ZH)
    assert re.findall(r'data-event="place:([^"]*)"[^>]*data-all="(\w+)"', content) == buttons


def test_a_region_chosen_by_hand_is_said_and_can_be_taken_back(dataset, seen):
    """The suggestion that it replaces is not ticked."""
    content = draw(report(), {("广东省", "穗", ""): "440300", ("粤东", "", ""): "445100"}, dataset.regions, ZH)
    assert "广东省 / 穗 · 已选定，计入深圳市 撤销 选择地区" in seen(content)
    assert "粤东 · 已选定，计入潮州市" in seen(content)
    assert boxes(str(content)) == [(0, False), (2, False)]
    assert {'data-event="place:0="', 'data-event="place:1="'} <= set(re.findall(r'data-event="place:\d="', content))


ZONE = [
    OpenPlace("四川省", city, "高新区", region, 17, "高新区", "")
    for city, region in (("成都市", "510100"), ("绵阳市", "510700"))
]
COUNTY = [OpenPlace("重庆市", city, "开县", "500000", rows, "开县", "") for city, rows in (("县", 2), ("重庆市", 1))]


@pytest.mark.parametrize(
    ("places", "region", "offered"),
    [
        (COUNTY, "500154", "1=500154"),  # the same county
        (COUNTY, "500000", "1=500000"),
        (ZONE, "510104", None),  # a zone of another city lies elsewhere
        (ZONE, "510100", "1=510700"),  # but may count for its own city as this one does
    ],
)
def test_all_rows_of_a_spelling_are_settled_as_far_as_what_is_clear_allows(dataset, seen, places, region, offered):
    content = draw(report(places=places), {places[0].texts: region}, dataset.regions, ZH)
    assert re.findall(r'data-event="place:(1=\d+)"', content) == ([offered] if offered else [])
    assert (f"同样写法的另 1 处（{places[1].rows} 行）也这样计" in seen(content)) == bool(offered)


def test_what_has_no_name_is_not_settled_by_hand(dataset):
    masked, blank = OpenPlace("广东省", "…", "", "440000", 2, "…", ""), OpenPlace("", "", "", "", 3, "", "")
    assert 'data-event="assign:' not in draw(report(places=[masked, blank]), {}, dataset.regions, ZH)


def test_nothing_open_leaves_no_section(dataset):
    whole = Report((SECOND,), statuses={})
    assert "<section>" not in draw(whole, {}, dataset.regions, ZH)


def test_many_places_are_folded_and_keep_their_numbers(dataset):
    many = [OpenPlace("广东省", f"穗{at}", "", "440000", 1, f"穗{at}", "440100") for at in range(500)]
    content = str(draw(report(places=many), {}, dataset.regions, ZH))
    shown, folded = content.split("<details", 1)
    assert len(boxes(shown)) == SHOWN
    assert f"还有 {500 - SHOWN} 项" in folded
    assert [at for at, _ in boxes(content)] == list(range(500))


def test_places_beyond_those_that_the_report_names_are_told(dataset, seen):
    assert "只列出行数最多的 1 处" in seen(draw(report(places=[PROVINCE]), {}, dataset.regions, ZH))


def test_a_warning_of_many_files_is_said_once(dataset, seen):
    cut = [Notice("round_length", f"{at}.xlsx", 5000) for at in range(94)]
    text = seen(draw(report(warnings=[*cut, Notice("no_status_column", "b.csv")]), {}, dataset.regions, ZH))
    assert text.count("正好 5,000 行") == 1
    assert "94 个文件：正好 5,000 行，可能是被截断的导出 哪些文件 0.xlsx" in text
    assert "b.csv：没有登记状态列" in text


def test_english_says_the_same(dataset, seen):
    text = seen(draw(report(), {}, dataset.regions, EN))
    assert "5,301 rows read = 5,099 counted + 1 empty" in text
    assert 'city "穗" → Guangzhou? (40 rows)' in text
    assert "counted for Guangdong only" in text


def test_what_files_hold_is_text(dataset):
    nasty = OpenPlace("<b>", "", "", "", 1, "<b>", "")
    content = draw(report(FileReport("<script>.csv", 1, 1, {}), places=[nasty]), {}, dataset.regions, ZH)
    assert "<script>" not in content
    assert "<b>" not in content
