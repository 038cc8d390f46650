"""The stage by keyboard and pointer: scenes, type, lock, timer, and screens of three sizes."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from data.boundaries import Boundaries
from scripts.reading import Reader
from tests.browser.conftest import NewReader
from tests.browser.screen import GUANGDONG, ZHEJIANG, entries, query
from tests.browser.staging import STAGED, count, enter, press, says, staging, title
from tests.browser.test_reading import findings

SIZES = [(1366, 768), (1920, 1080), (3840, 2160)]
SCENES = 8

BOXES = """() => {
    const lines = element => [...(() => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getClientRects();
    })()];
    const joined = rects => ({
        left: Math.min(...rects.map(r => r.left)), right: Math.max(...rects.map(r => r.right)),
        top: Math.min(...rects.map(r => r.top)), bottom: Math.max(...rects.map(r => r.bottom)),
    });
    const shown = one =>
        one.textContent.trim() && getComputedStyle(one).visibility === 'visible' && !one.closest('[hidden]');
    const html = ['#stage-title', '#stage-subtitle', '#stage-doubt', '#stage-sources', '#stage-note', '#stage-count',
        '.stage-place > span:first-child', '#stage-legend li'];
    const said = html.flatMap(at => [...document.querySelectorAll(`#stage ${at}`)]).filter(shown);
    const drawn = [...document.querySelectorAll('#stage-figure .main-svg text')].filter(shown)
        .filter(one => !one.closest('.hoverlayer'));
    const all = [...said.map(one => [one, joined(lines(one))]), ...drawn.map(one => [one, one.getBoundingClientRect()])]
        .map(([one, { left, right, top, bottom }]) => {
            const size = parseFloat(getComputedStyle(one).fontSize);
            return { text: one.textContent, size, left, right, top, bottom };
        })
        .filter(box => box.right - box.left > 1);
    const shared = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
    // A line's box is taller than its letters, and the lines of one text stand closer than their boxes.
    for (const box of all) {
        const spare = 0.2 * Math.min(box.bottom - box.top, box.size * 1.5);
        Object.assign(box, { top: box.top + spare, bottom: box.bottom - spare });
    }
    const slack = innerHeight / 500;
    const found = [];
    all.forEach((a, at) => {
        if (a.left < -1 || a.top < -1 || a.right > innerWidth + 1 || a.bottom > innerHeight + 1)
            found.push(`${a.text} leaves`);
        for (const b of all.slice(at + 1))
            if (shared(a, b, 'left', 'right') > slack && shared(a, b, 'top', 'bottom') > slack)
                found.push(`${a.text} × ${b.text}`);
    });
    for (const part of document.querySelectorAll('#stage > header, #stage-subtitle, #stage-sources, #stage-note'))
        if (part.scrollHeight > part.clientHeight + innerHeight / 150 || part.scrollWidth > part.clientWidth + 2)
            found.push(`${part.id || 'header'} is cut: ${part.textContent}`);
    return [all.length, found];
}"""


def top_of(page: Page, element: str) -> float:
    return float(page.evaluate("at => document.querySelector(at).getBoundingClientRect().top", element))


def type_of(page: Page, element: str) -> float:
    return float(page.evaluate("at => parseFloat(getComputedStyle(document.querySelector(at)).fontSize)", element))


def test_the_story_by_keyboard_and_back_to_the_same_view(reader: Reader, page: Page):
    reader.open("region=440000&measure=companies")
    before = entries(page)
    button = page.locator('[data-event="present:"]')
    button.focus()
    with staging(page):
        page.keyboard.press("p")
    assert count(page) == "1 / 8"
    assert "51 家园区" in title(page)
    press(page, "ArrowRight", " ", "PageDown")
    assert count(page) == "4 / 8"
    assert "43.0%" in title(page)
    press(page, "PageUp", "ArrowLeft")
    assert count(page) == "2 / 8"
    press(page, "End")
    assert count(page) == "8 / 8"
    press(page, "Home")
    assert count(page) == "1 / 8"
    assert "stage=1" in query(page)
    page.keyboard.press("Escape")
    expect(page.locator("#stage")).to_be_hidden()
    assert query(page) == "region=440000&measure=companies"
    assert entries(page) == before
    expect(button).to_be_focused()


def test_a_link_opens_the_stage(reader: Reader, page: Page):
    reader.page.goto(f"{reader.home}?lang=en&stage=1")
    page.wait_for_function(f"() => ({STAGED})() > 0")
    assert count(page) == "1 / 8"
    assert "Zhejiang" in title(page)
    assert "stage=1" in query(page)


def test_the_page_behind_keeps_still_and_takes_no_focus(reader: Reader, page: Page):
    enter(reader)
    answered = reader.answered()
    for key in ("/", "x", "Tab", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('#stage') !== null")
    assert reader.answered() == answered


def test_type_grows_in_four_steps_and_the_figure_is_laid_out_anew(reader: Reader, page: Page):
    enter(reader)
    medium = type_of(page, "#stage-sources")
    assert medium == pytest.approx(24, abs=0.1)
    press(page, "+", "+")
    assert type_of(page, "#stage-sources") > 1.4 * medium
    drawn = page.evaluate("document.querySelector('#stage-figure')._fullLayout.font.size")
    assert drawn == pytest.approx(type_of(page, "#stage-sources"), rel=0.01)
    press(page, "-", "-", "-")
    assert type_of(page, "#stage-sources") < medium
    scaled = "[...document.querySelectorAll('#stage, #stage *:not(svg *)')].map(e => getComputedStyle(e))"
    assert page.evaluate(f"{scaled}.filter(s => s.zoom !== '1' || s.scale !== 'none').length") == 0


def test_escape_closes_the_help_and_the_blank_before_the_stage(reader: Reader, page: Page):
    enter(reader)
    page.keyboard.press("?")
    expect(page.locator("#stage-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#stage-keys")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("#stage-title")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#stage-title")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#stage")).to_be_hidden()


def click(page: Page, boundaries: Boundaries, place: str) -> None:
    x, y = page.evaluate(
        """([lon, lat]) => {
            const plot = document.querySelector('#stage-figure');
            const box = plot.getBoundingClientRect();
            const [x, y] = plot._fullLayout.geo._subplot.projection([lon, lat]);
            return [box.x + x, box.y + y];
        }""",
        boundaries.point(place),
    )
    page.mouse.click(x, y)


def test_a_locked_stage_takes_no_clicks_and_says_how_to_lift_the_lock(
    reader: Reader, page: Page, boundaries: Boundaries
):
    enter(reader)
    before = title(page), page.evaluate(STAGED)
    click(page, boundaries, ZHEJIANG)
    assert "L" in says(page)
    page.keyboard.press("Backspace")
    assert (title(page), page.evaluate(STAGED)) == before
    expect(page.locator("#stage .lock")).to_have_attribute("aria-pressed", "true")


def test_unlocked_a_click_chooses_enter_opens_and_backspace_goes_up(reader: Reader, page: Page, boundaries: Boundaries):
    enter(reader)
    first = title(page)
    page.keyboard.press("l")
    expect(page.locator("#stage .lock")).to_have_attribute("aria-pressed", "false")
    with staging(page):
        click(page, boundaries, GUANGDONG)
    assert "广东" in title(page) != first
    press(page, "Enter")
    names = page.evaluate("document.querySelector('#stage-figure').data.flatMap(t => t.text || []).join(' ')")
    assert "深圳" in names
    expect(page.locator("#stage-locator")).to_be_visible()
    press(page, "Backspace")
    assert title(page) == first
    assert page.evaluate("new URLSearchParams(location.search).get('region')") is None


def test_a_place_is_chosen_without_a_pointer(reader: Reader, page: Page):
    enter(reader)
    expect(page.locator("#stage-places")).to_be_hidden()
    page.keyboard.press("l")
    with staging(page):
        page.locator("#stage-places").select_option(ZHEJIANG)
    assert "浙江" in title(page)


def test_a_row_of_bars_is_chosen_too(reader: Reader, page: Page):
    enter(reader)
    page.keyboard.press("l")
    press(page, "End", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert count(page) == "5 / 8"
    row = page.locator("#stage-figure text", has_text="深圳").first.bounding_box()
    assert row
    with staging(page):
        page.mouse.click(row["x"] + 200, row["y"] + row["height"] / 2)
    assert "深圳" in title(page)


def test_scenes_turn_by_themselves_in_a_loop(reader: Reader, page: Page):
    page.clock.install()
    enter(reader)
    press(page, "End")
    with staging(page):
        page.locator("#stage-timer").select_option("10")
        page.clock.fast_forward(10_100)
    assert count(page) == "1 / 8"
    with staging(page):
        page.clock.fast_forward(10_100)
    assert count(page) == "2 / 8"
    page.locator("#stage").focus()
    page.keyboard.press("t")
    staged = page.evaluate(STAGED)
    page.clock.fast_forward(60_000)
    assert page.evaluate(STAGED) == staged


def test_who_asks_for_less_motion_gets_none(new_reader: NewReader):
    reader = new_reader(reduced_motion="reduce")
    page = reader.page
    page.clock.install()
    enter(reader)
    page.keyboard.press("t")
    assert page.locator("#stage-timer").input_value() == "0"
    assert "减少动态" in says(page)
    staged = page.evaluate(STAGED)
    page.clock.fast_forward(60_000)
    assert page.evaluate(STAGED) == staged


def test_the_pointer_hides_when_idle(reader: Reader, page: Page):
    enter(reader)
    page.wait_for_function("() => getComputedStyle(document.querySelector('#stage')).cursor === 'none'")
    page.mouse.move(300, 300)
    assert page.evaluate("getComputedStyle(document.querySelector('#stage')).cursor") != "none"


@pytest.mark.console_errors
def test_without_the_server_the_old_scene_stays_and_the_next_one_comes_later(reader: Reader, page: Page):
    enter(reader)
    before = title(page)
    page.route("**/stage.json*", lambda route: route.abort())
    page.keyboard.press("ArrowRight")
    expect(page.locator("#stage-says")).to_contain_text("画面保持不变")
    assert (title(page), count(page)) == (before, "1 / 8")
    page.unroute("**/stage.json*")
    press(page, "ArrowRight")
    assert count(page) == "2 / 8"


def test_a_slow_answer_never_covers_a_newer_one(reader: Reader, page: Page):
    enter(reader)
    held: list[Route] = []
    page.route("**/stage.json*", lambda route: route.continue_() if held else held.append(route))
    page.keyboard.press("ArrowRight")
    press(page, "ArrowRight")
    assert count(page) == "3 / 8"
    held[0].continue_()
    page.wait_for_timeout(400)
    assert count(page) == "3 / 8"


def test_another_size_of_the_window_lays_the_scene_out_anew(reader: Reader, page: Page):
    enter(reader)
    with staging(page):
        page.set_viewport_size({"width": 1366, "height": 768})
    width = page.evaluate("document.querySelector('#stage-figure')._fullLayout.width")
    room = page.locator("#stage-room").bounding_box()
    assert room
    assert abs(width - room["width"]) <= 1
    assert "stage=1" in query(page)


def test_the_title_block_never_moves_the_figure(reader: Reader, page: Page):
    enter(reader, "lang=en")
    tops = set()
    for _ in range(SCENES - 1):
        tops.add((top_of(page, "#stage-room"), top_of(page, "#stage > footer"), top_of(page, "#stage-title")))
        press(page, "ArrowRight")
    assert len(tops) == 1


@pytest.mark.parametrize("step", ["M", "XL"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_texts_keep_apart_and_nothing_leaves_the_screen(
    new_reader: NewReader, size: tuple[int, int], lang: str, step: str
):
    reader = new_reader(size)
    page = reader.page
    enter(reader, f"lang={lang}")
    if step == "XL":
        press(page, "+", "+")
    found: dict[str, Any] = {}
    for number in range(SCENES):
        amount, wrong = page.evaluate(BOXES)
        assert amount > 8
        if wrong:
            found[f"{number + 1} {title(page)}"] = wrong
        if number < SCENES - 1:
            press(page, "ArrowRight")
    assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_stage(reader: Reader, page: Page, theme: str):
    enter(reader, f"theme={theme}")
    assert findings(page) == []
    page.keyboard.press("?")
    page.keyboard.press("l")
    assert findings(page) == []


def test_a_click_on_the_timeline_chooses_its_years(reader: Reader, page: Page):
    enter(reader)
    press(page, "ArrowRight", "ArrowRight")
    page.keyboard.press("l")
    column = """() => {
        const plot = document.querySelector('#stage-figure'), { xaxis } = plot._fullLayout;
        const { x, customdata } = plot.data[0];
        const at = x[customdata.findIndex(([slot]) => slot === '2016')], box = plot.getBoundingClientRect();
        return [box.left + xaxis._offset + xaxis.d2p(at), box.top + box.height / 2];
    }"""
    with staging(page):
        page.mouse.click(*page.evaluate(column))
    assert "2016" in page.locator("#stage-subtitle").inner_text()
