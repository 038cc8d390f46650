"""Choosing, opening, adding and going back: on the map, beside it, along the path."""

import pytest
from playwright.sync_api import Page, expect

from data.boundaries import Boundaries
from tests.browser.controllers import (
    GUANGDONG,
    SHENZHEN,
    ZHEJIANG,
    Address,
    Comparison,
    Headline,
    Path,
    Ranking,
    Sentence,
    holding,
)
from tests.browser.figures import Map
from tests.browser.reader import Reader

QUICK = """acts => { for (const act of acts) {
    const link = [...document.querySelectorAll(`#ranking [data-event="${act}"], #headline [data-event="${act}"],`
        + `#founding-timeline [data-event="${act}"]`)][0];
    link.click();
} }"""


def test_a_click_on_the_map_chooses_guangdong_and_every_view_follows(
    reader: Reader, page: Page, boundaries: Boundaries
):
    reader.open("measure=companies")
    Map(reader, boundaries).click(GUANGDONG)
    Address(page).expect_query("region=440000&measure=companies")
    Path(page).expect("全国", "广东")
    Headline(page).expect_fact("companies", "45,473")
    Sentence(page).expect_start("广东")
    expect(page.locator("#region-profile")).to_contain_text("广东")
    assert page.title().startswith("广东")


def test_a_second_click_opens_it_then_shenzhen_then_back_undoes_one_choice_each(
    reader: Reader, page: Page, boundaries: Boundaries
):
    reader.open("measure=companies")
    map_view, address, headline = Map(reader, boundaries), Address(page), Headline(page)
    map_view.click(GUANGDONG)
    map_view.click(GUANGDONG)
    address.expect_query("map=440000&measure=companies")
    map_view.expect_shapes()
    map_view.click(SHENZHEN)
    address.expect_query("region=440300&measure=companies")
    headline.expect_fact("companies", "11,768")
    facts = ("45,473", "45,473", "105,649")
    for query, fact in zip(("map=440000&", "region=440000&", ""), facts, strict=True):
        page.go_back()
        address.expect_query(f"{query}measure=companies")
        headline.expect_fact("companies", fact)


def test_forward_repeats_what_back_undid(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    path = Path(page)
    Map(reader, boundaries).click(GUANGDONG)
    page.go_back()
    path.expect("全国")
    page.go_forward()
    path.expect("全国", "广东")


def test_a_double_click_opens_and_is_one_choice(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    address, at = Address(page), Map(reader, boundaries).pixel(GUANGDONG)
    with address.adding(1):
        reader.hover(*at)
        page.mouse.dblclick(*at)
        address.expect_query("map=440000")
    page.go_back()
    address.expect_query("")


def test_a_double_click_on_a_row_opens_and_is_one_choice(reader: Reader, page: Page):
    reader.open()
    address = Address(page)
    with address.adding(1):
        Ranking(page).place(GUANGDONG).dblclick()
        address.expect_query("map=440000")
    page.go_back()
    address.expect_query("")


def test_a_hand_that_rests_a_moment_before_it_clicks_chooses_what_it_points_at(
    reader: Reader, page: Page, boundaries: Boundaries
):
    """Plotly notices what is under the pointer up to 50 ms late: a hand that presses sooner means the place before."""
    reader.open()
    map_view = Map(reader, boundaries)
    reader.hover(*map_view.pixel("650000"))
    page.mouse.move(*map_view.pixel(GUANGDONG))
    page.wait_for_timeout(60)
    page.mouse.click(*map_view.pixel(GUANGDONG))
    Address(page).expect_query("region=440000")


def test_enter_opens_the_chosen_row_and_the_focus_stays_beside_the_map(reader: Reader, page: Page):
    reader.open()
    address, place = Address(page), Ranking(page).place(GUANGDONG)
    place.focus()
    page.keyboard.press("Enter")
    address.expect_query("region=440000")
    expect(place).to_be_focused()
    page.keyboard.press("Enter")
    address.expect_query("map=440000")
    expect(page.locator("#ranking :focus")).to_have_count(1)


def test_the_button_beside_the_path_opens_the_chosen_region(reader: Reader, page: Page):
    reader.open("region=440000")
    button = Path(page).tool("open:440000")
    expect(button).to_contain_text("进入")
    button.click()
    Address(page).expect_query("map=440000")


@pytest.mark.parametrize("key", ["Escape", "Backspace"])
def test_a_key_goes_up_a_step_at_a_time(reader: Reader, page: Page, key: str):
    reader.open("region=440300")
    for expected in ("map=440000", ""):
        page.keyboard.press(key)
        Address(page).expect_query(expected)


def test_the_path_leads_up(reader: Reader, page: Page):
    reader.open("region=440300")
    path, address = Path(page), Address(page)
    path.expect("全国", "广东", "深圳")
    with address.adding(2):
        path.go("广东")
        address.expect_query("map=440000")
        path.expect("全国", "广东")
        path.go("全国")
        address.expect_query("")


def test_a_click_on_the_sea_drops_the_choice(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open("region=440000")
    Map(reader, boundaries).click_sea()
    Address(page).expect_query("")


def test_a_click_on_the_sea_leaves_a_view_without_a_choice_as_it_is(reader: Reader, page: Page):
    reader.open("map=440000")
    box = page.locator("#province-map-graph").bounding_box()
    with reader.resting():
        page.mouse.click(box["x"] + box["width"] - 6, box["y"] + box["height"] - 6)


def test_dragging_the_map_chooses_nothing(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    x, y = Map(reader, boundaries).pixel(GUANGDONG)
    with reader.resting():
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 60, y - 40, steps=3)
        page.mouse.up()


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_a_click_with_a_key_held_adds_zhejiang_and_the_two_are_compared(
    reader: Reader, page: Page, boundaries: Boundaries, modifier: str
):
    reader.open("region=440000&measure=companies")
    Map(reader, boundaries).click(ZHEJIANG, modifier)
    Address(page).expect_query("region=440000,330000&measure=companies")
    comparison = Comparison(page)
    comparison.expect_fact("companies", GUANGDONG, "45,473")
    comparison.expect_fact("companies", ZHEJIANG, "未公布")
    expect(comparison.sum).to_contain_text("至少 45,473")


def test_the_box_in_the_ranking_adds_and_a_sum_needs_every_member(reader: Reader, page: Page):
    reader.open("region=440000&measure=published")
    ranking = Ranking(page)
    ranking.add(ZHEJIANG)
    Address(page).expect_query("region=440000,330000&measure=published")
    comparison = Comparison(page)
    expect(comparison.sum).to_contain_text("16")
    expect(comparison.sum).not_to_contain_text("至少")


def test_a_compared_region_can_be_taken_out_again(reader: Reader, page: Page):
    reader.open("region=440000,330000")
    Path(page).tool("add:330000").click()
    Address(page).expect_query("region=440000")


def test_quick_choices_are_all_taken_in_their_order_while_an_answer_is_held_back(reader: Reader, page: Page):
    reader.open()
    acts = ["add:330000", "add:440000", "only:years=2018", "measure:published", "add:310000"]
    with holding(page):
        page.evaluate(QUICK, acts)
        page.wait_for_timeout(100)
    Address(page).expect_query("region=330000,440000,310000&years=2018&measure=published")


def test_what_is_clicked_while_the_page_loads_is_not_lost(reader: Reader, page: Page):
    with holding(page):
        page.goto(reader.home)
        page.wait_for_function("() => window.dash_clientside?.set_props && document.querySelector('#menu')")
        page.wait_for_timeout(100)
        page.evaluate("atlas.send('choose:440000'); atlas.send('measure:companies')")
    Address(page).expect_query("region=440000&measure=companies")
    Headline(page).expect_fact("companies", "45,473")
