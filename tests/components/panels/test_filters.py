import pytest

from components.controls import properties
from components.panels import filters
from components.style import Style
from data import links
from tests.invented import CUMULATIVE, EXISTING, with_register


def states(query, dataset):
    """What every control shows, by its name."""
    selection = links.parse(query, dataset).selection
    style = Style(selection.lang, selection.theme, 1920)
    return {one.name: filters.state(one, selection, dataset, style) for one in filters.controls(dataset)}


def values(state):
    return [option.value for option in state.options]


@pytest.mark.parametrize(
    ("query", "name", "text"),
    [
        ("years=2017-2018", "years", "2017–2018"),
        ("years=2019-", "years", "2019 年及以后"),
        ("years=unknown,planned", "years", "年份未知、尚未建成"),
        ("kind=incubator,base", "kind", "孵化器、基地"),
        ("kind=incubator,base,centre", "kind", "3 项"),
        ("status=operating", "status", "运营"),
    ],
)
def test_a_filter_in_force_says_what_it_keeps_and_can_be_cleared(dataset, query, name, text):

    active = {name: state for name, state in states(query, dataset).items() if state.is_active}
    assert list(active) == [name]
    assert active[name].text == text


def test_chosen_years_are_ticked_slot_by_slot(dataset):
    assert states("years=2017-2018", dataset)["years"].value == ("2017", "2018")


def test_nothing_can_be_cleared_where_nothing_is_filtered(dataset):
    assert not [name for name, state in states("", dataset).items() if state.is_active]


def test_series_are_offered_for_companies_only(dataset):
    assert not states("", dataset)["series"].is_offered
    state = states("measure=companies", dataset)["series"]
    yearless = set(dataset.counts.loc[dataset.counts["year"].isna(), "series_id"])
    assert state.is_offered
    assert values(state) == [series for series in dataset.series_ids if series in yearless]


def test_a_chosen_series_by_year_only_claims_no_coverage(dataset):
    state = states("measure=companies&series=01-2021-12-new", dataset)["series"]
    chosen = next(option for option in state.options if option.value == "01-2021-12-new")
    assert chosen.label.endswith("2021-12 新登记 · 只有按登记年份的数")
    assert "。；" not in chosen.hint


def test_a_series_says_what_it_covers(dataset):
    labels = [option.label for option in states("measure=companies", dataset)["series"].options]
    assert "天眼查 2022-03-16 现存企业 · 全国+1省+5市" in labels


def test_imports_are_offered_first_under_a_heading_of_their_own(dataset):
    own = with_register(dataset)
    state = states(f"measure=companies&series={EXISTING}", own)["series"]
    assert values(state)[:3] == [EXISTING, CUMULATIVE, dataset.about.series]
    assert [option.group for option in state.options][1:3] == ["导入的企业名录", "公布的企业数"]
    assert state.options[0].label.startswith("甲查 2024-05-22（导入） 现存企业 · 全国+2省")
    control = next(one for one in filters.controls(own) if one.name == "series")
    entries = properties(control, state, Style("zh", "light", 1920))["options"]
    assert [entry["label"] for entry in entries if entry.get("disabled")] == ["导入的企业名录", "公布的企业数"]


def test_without_imports_the_series_have_no_headings(dataset):
    assert {option.group for option in states("measure=companies", dataset)["series"].options} == {""}


def test_the_comparable_parks_are_counted(dataset):
    assert states("", dataset)["comparable"].label == "仅可比口径（28 家）"


def test_only_what_a_control_has_is_set(dataset):
    shown = states("kind=base", dataset)
    for control in filters.controls(dataset):
        assert set(properties(control, shown[control.name], Style("zh", "light", 1920))) == set(control.outputs)
