import pytest

from components.markup import markup
from components.panels import filters
from data import links
from tests.invented import CUMULATIVE, EXISTING, with_register


def draw(query, dataset, look):
    selection, style = look(query)
    return filters.draw(selection, dataset, style)


@pytest.mark.parametrize(
    ("query", "shown", "clear"),
    [
        ("years=2017-2018", "年份 2017–2018", "clear:years"),
        ("years=2019-", "年份 2019 年及以后", "clear:years"),
        ("years=unknown,planned", "年份 年份未知、尚未建成", "clear:years"),
        ("kind=incubator,base", "类型 孵化器、基地", "clear:kind"),
        ("kind=incubator,base,centre", "类型 3 项", "clear:kind"),
        ("status=operating", "状态 运营", "clear:status"),
    ],
)
def test_a_filter_in_force_says_what_it_keeps_and_can_be_cleared(dataset, look, seen, acts, query, shown, clear):
    drawn = draw(query, dataset, look)
    assert shown in seen(drawn)
    assert [act for act in acts(drawn) if act.startswith("clear:")] == [clear]


def test_nothing_can_be_cleared_where_nothing_is_filtered(dataset, look, acts):
    assert not [act for act in acts(draw("", dataset, look)) if act.startswith("clear:")]


def test_series_are_offered_for_companies_only(dataset, look, acts):
    assert not [act for act in acts(draw("", dataset, look)) if act.startswith("series:")]
    offered = [act for act in acts(draw("measure=companies", dataset, look)) if act.startswith("series:")]
    yearless = set(dataset.counts.loc[dataset.counts["year"].isna(), "series_id"])
    assert offered == [f"series:{series}" for series in dataset.series_ids if series in yearless]


def test_a_chosen_series_by_year_only_claims_no_coverage(dataset, look, seen):
    text = seen(draw("measure=companies&series=01-2021-12-new", dataset, look))
    assert "2021-12 新登记 · 只有按登记年份的数" in text
    assert "。；" not in text


def test_a_series_says_what_it_covers(dataset, look, seen):
    assert "天眼查 2022-03-16 现存企业 · 全国+1省+5市" in seen(draw("measure=companies", dataset, look))


def test_imports_are_offered_first_under_a_heading_of_their_own(dataset, look, seen, acts):
    _, style = look("")
    own = with_register(dataset)
    selection = links.parse(f"measure=companies&series={EXISTING}", own).selection
    drawn = filters.draw(selection, own, style)
    offered = [act for act in acts(drawn) if act.startswith("series:")]
    assert offered[:3] == [f"series:{EXISTING}", f"series:{CUMULATIVE}", f"series:{dataset.about.series}"]
    text = seen(drawn)
    assert text.index("导入的企业名录") < text.index("公布的企业数")
    assert 'title="甲查 2024-05-22（导入） 现存企业 · 全国+2省' in str(markup(drawn))
    assert "口径 甲查 2024-05-22（导入）" in text


def test_without_imports_the_series_have_no_headings(dataset, look, seen):
    selection, style = look("measure=companies")
    assert "公布的企业数" not in seen(filters.draw(selection, dataset, style))


def test_the_comparable_parks_are_counted(dataset, look, seen):
    assert "仅可比口径（28 家）" in seen(draw("", dataset, look))


@pytest.mark.parametrize(("query", "off"), [("", True), ("lang=en&theme=dark", True), ("kind=base", False)])
def test_reset_is_off_where_there_is_nothing_to_reset(dataset, look, query, off):
    written = markup(draw(query, dataset, look))
    reset = next(part for part in written.split("<button") if 'data-act="reset:"' in part)
    assert (" disabled" in reset) == off
