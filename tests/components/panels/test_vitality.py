"""Vitality and shift-share on the page and on paper: every number with its base, what is unknown named, one axis."""

import pytest

from components.panels import snapshots as panel
from components.panels import vitality as vitality_panel
from components.paper.views import PAPER_VIEWS
from components.style import Canvas, Style
from data import links
from data.summaries import snapshots, vitality
from tests.exports import company
from tests.snapshots import AFTER, BEFORE, beside, take

FIRST, SECOND, THIRD = "2022-03-16", "2023-03-20", "2024-03-12"
LINKS = {name: f"data/{name}.csv" for name in ("growth", "changes", "vitality", "shift-share")}
LATER = [*AFTER, company(20, date="2023-09-01", industry="金融业"), company(1, status="注销")]


@pytest.fixture(scope="module")
def taken(dataset, tmp_path_factory):
    home = tmp_path_factory.mktemp("taken")
    names = [take(home, dataset.regions, *one) for one in ((FIRST, BEFORE), (SECOND, AFTER), (THIRD, LATER))]
    return beside(dataset, home), names


@pytest.fixture
def choose(taken):
    dataset, names = taken

    def chosen(query="", at=1, measure="existing"):
        return links.parse(f"?measure=companies&series={names[at]}-{measure}{query}", dataset).selection

    return chosen


@pytest.fixture
def look(taken, choose, seen):
    dataset, _ = taken

    def drawn(query="", at=1, measure="existing"):
        selection = choose(query, at, measure)
        style, summary = Style(selection.lang, "light", 1920), snapshots.summarise(selection, dataset)
        tables = vitality_panel.draw(vitality.summarise(selection, dataset), summary.shift, LINKS, dataset, style)
        return seen(panel.draw(summary, LINKS, dataset, style)), seen(tables)

    return drawn


def test_the_page_shows_both_ways_and_the_formula(look):
    text, tables = look()
    assert "偏离—份额分析 与上图同一数轴，两端相同 2022-03-16 现存企业 5 全国增长 +1.0" in text
    assert "本地部分 = 净增 − Σ 期初 × 全国该门类净增率" in text
    assert "期初 新设 恢复 迁入 注销 迁出 净增 记录出现 记录消失 期末" in tables
    assert "全国合计 5 +1 +1 0 −1 0 +1 +2 −1 7 20.0% 20.0% 20.0% 100.0% 100.0%" in tables
    assert "净增新增比 = 净增 ÷ 新设" in tables
    assert "导出没有注销日期" in tables
    assert "没有上年同期" in tables


def test_a_year_before_gives_a_change_and_says_which(look):
    _, tables = look(at=2)
    assert "同比与 2022-03-16 → 2023-03-20 相比。" in tables


def test_registered_companies_have_no_closings(look):
    _, tables = look(measure="cumulative")
    assert "累计登记包含已注销的企业" in tables
    assert "全国合计 6 +1 0 0 — 0 — " in tables


def test_under_a_filter_nothing_is_decomposed(look):
    _, tables = look("&registered=2018")
    assert tables == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(1600, 700), (600, 1100)])
@pytest.mark.parametrize("view", ["vitality", "shift-share"])
def test_pictures_and_slides_say_the_same(taken, choose, boundaries, view, size, lang):
    dataset, _ = taken
    selection, style = choose(f"&lang={lang}"), Style(lang, "light", 1920, Canvas(*size, 1.2))
    figure = PAPER_VIEWS[view].figure(selection, dataset, boundaries, style, lambda name: name)
    texts = [one["text"] for one in figure["layout"]["annotations"]]
    content = PAPER_VIEWS[view].content(None, selection, dataset, style)
    named = content.categories if view == "shift-share" else [row[1] for row in content.rows]
    wanted = {text.rpartition(" ")[2] for text in named}
    assert wanted <= {text.removeprefix("<b>").removesuffix("</b>") for text in texts}
    statement = PAPER_VIEWS[view].statement(selection, dataset, style)
    assert "2022-03-16" in statement
    assert "2023-03-20" in statement


@pytest.mark.parametrize("view", ["vitality", "shift-share"])
def test_without_a_second_date_they_say_so(dataset, selection, boundaries, view):
    style = Style("zh", "light", 1920, Canvas(900, 500, 1.2))
    figure = PAPER_VIEWS[view].figure(selection, dataset, boundaries, style, lambda name: name)
    assert "只有一个日期" in "".join(one["text"] for one in figure["layout"]["annotations"])
    assert PAPER_VIEWS[view].content(None, selection, dataset, style) is None
