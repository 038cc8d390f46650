"""Choosing, opening, adding and going back: on the map, beside it, along the path."""

import pytest
from playwright.sync_api import Page

from data.boundaries import Boundaries
from scripts.reading import Reader
from tests.browser.screen import (
    GUANGDONG,
    SHENZHEN,
    ZHEJIANG,
    entries,
    fact,
    hold_first,
    path,
    query,
    row,
    sentence,
    wait_shapes,
)

SEA = (126.0, 22.0)


def test_a_click_on_the_map_chooses_guangdong_and_every_view_follows(
    reader: Reader, page: Page, boundaries: Boundaries
):
    reader.open("measure=companies")
    reader.click_map(*boundaries.point(GUANGDONG))
    assert query(page) == "region=440000&measure=companies"
    assert path(page) == "全国 › 广东"
    assert fact(page, "companies") == "45,473"
    assert sentence(page).startswith("广东")
    assert "广东" in page.locator("#region-profile").inner_text()
    assert page.title().startswith("广东")


def test_a_second_click_opens_it_then_shenzhen_then_back_undoes_one_choice_each(
    reader: Reader, page: Page, boundaries: Boundaries
):
    reader.open("measure=companies")
    reader.click_map(*boundaries.point(GUANGDONG))
    reader.click_map(*boundaries.point(GUANGDONG))
    assert query(page) == "map=440000&measure=companies"
    wait_shapes(page)
    reader.click_map(*boundaries.point(SHENZHEN))
    assert query(page) == "region=440300&measure=companies"
    assert fact(page, "companies") == "11,768"
    for earlier in ("map=440000&measure=companies", "region=440000&measure=companies", "measure=companies"):
        with reader.choosing():
            page.go_back()
        assert query(page) == earlier
    assert fact(page, "companies") == "105,649"


def test_forward_repeats_what_back_undid(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    reader.click_map(*boundaries.point(GUANGDONG))
    with reader.choosing():
        page.go_back()
    with reader.choosing():
        page.go_forward()
    assert path(page) == "全国 › 广东"


def test_a_double_click_opens_and_is_one_choice(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    before = entries(page)
    x, y = reader.map_pixel(*boundaries.point(GUANGDONG))
    page.mouse.move(x, y)
    page.mouse.dblclick(x, y)
    page.wait_for_url("**/?map=440000")
    assert entries(page) == before + 1
    with reader.choosing():
        page.go_back()
    assert query(page) == ""


def test_a_double_click_on_a_row_opens_and_is_one_choice(reader: Reader, page: Page):
    reader.open()
    before = entries(page)
    page.locator('#ranking [data-event="choose:440000"]').dblclick()
    page.wait_for_url("**/?map=440000")
    assert entries(page) == before + 1


def test_a_hand_that_clicks_while_it_moves_chooses_what_it_points_at(
    reader: Reader, page: Page, boundaries: Boundaries
):
    reader.open()
    reader.hover(*reader.map_pixel(*boundaries.point("650000")))
    with reader.choosing():
        page.mouse.click(*reader.map_pixel(*boundaries.point(GUANGDONG)))
    assert query(page) == "region=440000"


def test_enter_opens_the_chosen_row(reader: Reader, page: Page):
    reader.open()
    page.locator('#ranking [data-event="choose:440000"]').focus()
    for expected in ("region=440000", "map=440000"):
        with reader.choosing():
            page.keyboard.press("Enter")
        assert query(page) == expected


def test_the_button_beside_the_path_opens_the_chosen_region(reader: Reader, page: Page):
    reader.open("region=440000")
    button = page.locator('#path [data-event="open:440000"]')
    assert "进入" in button.inner_text()
    with reader.choosing():
        button.click()
    assert query(page) == "map=440000"


@pytest.mark.parametrize("key", ["Escape", "Backspace"])
def test_a_key_goes_up_a_step_at_a_time(reader: Reader, page: Page, key: str):
    reader.open("region=440300")
    for expected in ("map=440000", ""):
        with reader.choosing():
            page.keyboard.press(key)
        assert query(page) == expected


def test_the_path_leads_up(reader: Reader, page: Page):
    reader.open("region=440300")
    assert path(page) == "全国 › 广东 › 深圳"
    with reader.choosing():
        page.locator('#path [data-event="open:440000"]').click()
    assert query(page) == "map=440000"
    with reader.choosing():
        page.locator('#path [data-event="open:100000"]').click()
    assert query(page) == ""


def test_a_click_on_the_sea_drops_the_choice(reader: Reader, page: Page):
    reader.open("region=440000")
    reader.click_map(*SEA)
    assert query(page) == ""


def test_a_click_on_the_sea_leaves_a_view_without_a_choice_as_it_is(reader: Reader, page: Page):
    reader.open("map=440000")
    before = reader.answered()
    box = page.locator("#province-map-graph").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 6, box["y"] + box["height"] - 6)
    page.wait_for_timeout(200)
    assert reader.answered() == before


def test_dragging_the_map_chooses_nothing(reader: Reader, page: Page, boundaries: Boundaries):
    reader.open()
    before = reader.answered()
    x, y = reader.map_pixel(*boundaries.point(GUANGDONG))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 40, steps=3)
    page.mouse.up()
    page.wait_for_timeout(200)
    assert reader.answered() == before


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_a_click_with_a_key_held_adds_zhejiang_and_the_two_are_compared(
    reader: Reader, page: Page, boundaries: Boundaries, modifier: str
):
    reader.open("region=440000&measure=companies")
    reader.click_map(*boundaries.point(ZHEJIANG), modifier=modifier)
    assert query(page) == "region=440000,330000&measure=companies"
    assert "45,473" in row(page, GUANGDONG)
    assert "未公布" in row(page, ZHEJIANG)
    assert "至少 45,473" in page.locator("#ranking tr.remainder").inner_text()


def test_the_box_in_the_ranking_adds_and_a_sum_needs_every_member(reader: Reader, page: Page):
    reader.open("region=440000&measure=published")
    with reader.choosing():
        page.locator(f'#ranking [data-event="add:{ZHEJIANG}"]').click()
    assert query(page) == "region=440000,330000&measure=published"
    total = page.locator("#ranking tr.remainder").inner_text()
    assert "16" in total
    assert "至少" not in total


def test_a_compared_region_can_be_taken_out_again(reader: Reader, page: Page):
    reader.open("region=440000,330000")
    with reader.choosing():
        page.locator('#path [data-event="add:330000"]').click()
    assert query(page) == "region=440000"


def test_quick_choices_are_all_taken_in_their_order(reader: Reader, page: Page):
    reader.open()
    page.evaluate(
        """acts => { for (const act of acts) {
            const button = document.createElement('button');
            button.dataset.event = act;
            document.body.append(button);
            button.click();
            button.remove();
        } }""",
        ["add:330000", "add:440000", "only:years=2018", "measure:published", "add:310000"],
    )
    page.wait_for_url("**/?region=330000,440000,310000&years=2018&measure=published")


def test_what_is_clicked_while_the_page_loads_is_not_lost(reader: Reader, page: Page):
    held = hold_first(page)
    page.goto(reader.home)
    page.wait_for_function("() => window.dash_clientside?.set_props && document.querySelector('#event-ready')")
    page.wait_for_timeout(100)
    page.evaluate("atlas.send('choose:440000'); atlas.send('measure:companies')")
    held[0].continue_()
    page.wait_for_url("**/?region=440000&measure=companies")
    reader.wait_drawn()
    assert fact(page, "companies") == "45,473"
