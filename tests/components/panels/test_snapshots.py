"""The section of dates: every number with both, unknown never 0, and nothing where there is no history."""

import pytest

from components.panels import snapshots as panel
from components.style import Style
from data import links
from data.summaries import snapshots
from tests.exports import company
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND, THIRD, beside, take

LINKS = {"growth": "data/growth.csv?a", "changes": "data/changes.csv?a"}


@pytest.fixture(scope="module")
def taken(dataset, tmp_path_factory):
    home = tmp_path_factory.mktemp("taken")
    names = [take(home, dataset.regions, FIRST, BEFORE), take(home, dataset.regions, SECOND, AFTER)]
    beijing = company(10, province="北京市", city="北京市", district="朝阳区")
    names.append(take(home, dataset.regions, THIRD, [*AFTER, beijing], keep=False))
    return beside(dataset, home), names


@pytest.fixture
def draw(taken):
    dataset, names = taken

    def drawn(at, query=""):
        selection = links.parse(f"?measure=companies&series={names[at]}-existing{query}", dataset).selection
        style = Style(selection.lang, selection.theme, 1920)
        return panel.draw(snapshots.summarise(selection, dataset), LINKS, dataset, style)

    return drawn


def test_nothing_is_drawn_for_a_series_without_history(dataset, selection):
    style = Style("zh", "light", 1920)
    assert panel.draw(snapshots.summarise(selection, dataset), LINKS, dataset, style) == ""


def test_the_sentence_names_both_dates_and_the_definition(draw, seen):
    text = seen(draw(1))
    assert "天眼查 · “区块链”（名称或经营范围） · 2022-03-16 → 2026-05-20" in text
    assert "全国：现存企业 5 家（2022-03-16）→ 7 家（2024-05-22），+2 家（+40.0%）" in text
    english = seen(draw(1, "&lang=en&region=330000"))
    assert "Zhejiang: Existing companies 1 (2022-03-16) → 1 (2024-05-22), ±0 (±0.0%)" in english


def test_the_account_goes_from_one_number_to_the_other(draw, seen):
    text = seen(draw(1))
    assert (
        "2022-03-16 现存企业 5 新登记（2022-03 之后） +1 由注销、吊销恢复 +1 注销、吊销 −1 "
        "新收录（2022-03 及以前登记，或日期不详） +1 地区写得更细，归入此地 +1 不再出现 −1 2024-05-22 现存企业 7"
    ) in text


def test_a_company_that_moved_shows_from_where_to_where(draw, seen):
    company = "不存在3号链业有限公司 91440300MA00000003 2018-03"
    assert f"{company} 广东 → 浙江" in seen(draw(1))
    assert f"{company} 深圳 → 浙江" in seen(draw(1, "&map=440000"))


def test_a_move_inside_a_part_of_the_level_is_told_by_what_differs(dataset, tmp_path, seen):
    take(tmp_path, dataset.regions, FIRST, [company(1)])
    name = take(tmp_path, dataset.regions, SECOND, [company(1, district="福田区")])
    own = beside(dataset, tmp_path)
    link = links.parse(f"?measure=companies&series={name}-existing&map=440000&region=440304", own)
    drawn = panel.draw(snapshots.summarise(link.selection, own), LINKS, own, Style("zh", "light", 1920))
    assert "2018-03 南山区 → 福田区" in seen(drawn)


def test_what_was_not_counted_is_unknown(draw, seen):
    text = seen(draw(2))
    assert "北京 — — 1 未知" in text
    assert "1 个地区只在其中一次有数，变化未知" in text
    assert "这两次之间没有企业变化清单" in text
    assert "2024-05-22 或 2026-05-20" not in text
    assert "北京：2024-05-22 与 2026-05-20 中至少一次没有数字，变化未知。" in seen(draw(2, "&region=110000"))


def test_places_choose_and_tables_can_be_had_whole(draw, acts):
    drawn = draw(1)
    assert {"choose:440000", "choose:330000"} <= set(acts(drawn))
    assert 'href="data/changes.csv?a"' in str(drawn)
    assert 'href="data/growth.csv?a"' in str(drawn)


def test_a_name_is_text_and_no_markup(dataset, tmp_path):
    take(tmp_path, dataset.regions, FIRST, [company(1)])
    name = take(tmp_path, dataset.regions, SECOND, [company(1), company(2, name="<b>链</b>公司")])
    own = beside(dataset, tmp_path)
    selection = links.parse(f"?measure=companies&series={name}-existing", own).selection
    drawn = panel.draw(snapshots.summarise(selection, own), LINKS, own, Style("zh", "light", 1920))
    assert "&lt;b&gt;链&lt;/b&gt;公司" in str(drawn)
    assert "<b>链" not in str(drawn)


def test_under_a_filter_growth_is_called_after_it_and_there_is_no_account(draw, seen, acts):
    drawn = draw(1, "&registered=2018")
    text = seen(drawn)
    assert "全国：现存企业（登记年份 2018）" in text
    assert "筛选时不列收支" in text
    assert "新登记（" not in text
    assert any(act.startswith("copy:") and "登记年份 2018" in act for act in acts(drawn))


def test_flows_are_blank_under_a_filter(taken):
    dataset, names = taken
    selection = links.parse(f"?measure=companies&series={names[1]}-existing&registered=2018", dataset).selection
    summary = snapshots.summarise(selection, dataset)
    assert (summary.account, summary.total.steps[1].flows) == (None, None)


def test_cards_keep_no_space_between_chinese_words(taken):
    dataset, names = taken
    row = dataset.series_cards[f"{names[1]}-existing"]
    assert "按天眼查导出名录" in row["definition_zh"]
    assert "exported from Tianyancha" in row["definition_en"]
    assert "由天眼查导出" in dataset.source_cards[names[1]]["says_zh"]
