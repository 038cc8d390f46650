"""The stage by keyboard and pointer: scenes, type, lock, timer, and screens of three sizes."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from data.boundaries import Boundaries
from scripts.serving import Atlas
from tests.browser.conftest import DESK, NewReader
from tests.browser.controllers import ANSWERS, GUANGDONG, ZHEJIANG, Address
from tests.browser.reader import Reader
from tests.browser.staging import STAGED, Stage
from tests.browser.test_reading import findings
from tests.browser.witness import Witness

WALKS = {
    "zh": (((1366, 768), "M"), ((1366, 768), "XL"), (DESK, "M")),
    "en": (((1366, 768), "M"), ((1366, 768), "XL"), ((3840, 2160), "XL")),
}
"""Windows and sizes of type in which the whole story is looked at, by language; a stage grows with its window."""
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
    const drawn = [...document.querySelectorAll('#stage-graph .main-svg text')].filter(shown)
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


@pytest.fixture(scope="module")
def desk(browser: Browser, atlas: Atlas) -> Iterator[Stage]:
    """One page for all journeys that leave it as they found it."""
    witness = Witness(atlas.url)
    context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    witness.watch(context)
    yield Stage(Reader(context.new_page(), atlas.url))
    context.close()
    assert (witness.strangers, witness.errors) == ([], [])


@pytest.fixture
def stage(desk: Stage) -> Stage:
    """The stage, taken anew at a desk, in medium type, over a page that nothing was chosen on."""
    desk.take()
    return desk


def top_of(page: Page, element: str) -> float:
    return float(page.evaluate("at => document.querySelector(at).getBoundingClientRect().top", element))


def type_of(page: Page, element: str) -> float:
    return float(page.evaluate("at => parseFloat(getComputedStyle(document.querySelector(at)).fontSize)", element))


def layout_of(page: Page, path: str) -> float:
    return float(page.evaluate(f"document.querySelector('#stage-graph .js-plotly-plot').layout.{path}"))


def test_the_story_by_keyboard_and_back_to_the_same_view(desk: Stage) -> None:
    page = desk.page
    desk.reader.open("region=440000&measure=companies")
    desk.query = "region=440000&measure=companies"
    entries = page.evaluate("history.length")
    button = page.locator("#story-open")
    button.focus()
    desk.take(desk.query)
    desk.expect_count("1 / 8")
    desk.expect_title("51 家园区")
    desk.press("ArrowRight", " ", "PageDown")
    desk.expect_count("4 / 8")
    desk.expect_title("43.0%")
    desk.press("PageUp", "ArrowLeft")
    desk.expect_count("2 / 8")
    desk.press("End")
    desk.expect_count("8 / 8")
    desk.press("Home")
    desk.expect_count("1 / 8")
    Address(page).expect_part("stage=1")
    page.keyboard.press("Escape")
    desk.expect_gone()
    Address(page).expect_query("region=440000&measure=companies")
    assert page.evaluate("history.length") == entries
    expect(button).to_be_focused()


@pytest.mark.parametrize("query", ["lang=en&stage=1", "lang%3Den%26stage%3D1%EF%BC%89"], ids=["whole", "damaged"])
def test_a_link_opens_the_stage_and_back_leaves_it(reader: Reader, page: Page, query: str) -> None:
    reader.open("")
    page.goto(f"{reader.home}?{query}")
    stage = Stage(reader)
    page.wait_for_function(f"() => ({STAGED})() > 0")
    stage.expect_count("1 / 8")
    stage.expect_title("Zhejiang")
    Address(page).expect_part("stage=1")


def test_back_leaves_the_stage(reader: Reader, page: Page) -> None:
    reader.open("")
    with reader.choosing():
        page.evaluate("atlas.send('choose:440000')")
    stage = Stage(reader, "")
    stage.take()
    with reader.choosing():
        page.go_back()
    stage.expect_gone()
    Address(page).expect_query("")


def test_a_dot_leads_to_its_scene(stage: Stage) -> None:
    dots = stage.page.locator("#stage-dots button")
    expect(dots).to_have_count(SCENES)
    with stage.drawing():
        dots.nth(3).click()
    stage.expect_count("4 / 8")
    expect(dots.nth(3)).to_have_attribute("aria-current", "true")


def test_the_page_behind_keeps_still_and_takes_no_focus(stage: Stage) -> None:
    page, answered = stage.page, stage.reader.answered()
    for key in ("/", "x", "Tab", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('#stage') !== null")
    assert stage.reader.answered() == answered


def test_type_grows_in_four_steps_and_the_figure_is_laid_out_anew(stage: Stage) -> None:
    page, text = stage.page, "#stage-sources"
    medium = type_of(page, text)
    assert medium == pytest.approx(24, abs=0.1)
    stage.press("+", "+")
    assert type_of(page, text) > 1.4 * medium
    assert layout_of(page, "font.size") == pytest.approx(type_of(page, text), rel=0.01)
    stage.press("-", "-", "-")
    assert type_of(page, text) < medium
    scaled = "[...document.querySelectorAll('#stage, #stage *:not(svg *)')].map(e => getComputedStyle(e))"
    assert page.evaluate(f"{scaled}.filter(s => s.zoom !== '1' || s.scale !== 'none').length") == 0
    stage.press("+")
    assert type_of(page, text) == medium


def test_escape_closes_the_help_and_the_blank_before_the_stage(stage: Stage) -> None:
    page = stage.page
    page.keyboard.press("?")
    expect(page.locator("#stage-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#stage-keys")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("#stage-title")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#stage-title")).to_be_visible()
    page.keyboard.press("Escape")
    stage.expect_gone()


def test_a_locked_stage_takes_no_clicks_and_says_how_to_lift_the_lock(stage: Stage, boundaries: Boundaries) -> None:
    expect(stage.page.locator("#stage-place")).to_be_hidden()
    with stage.resting():
        stage.click_place(ZHEJIANG, boundaries)
        stage.expect_hint("L")
    expect(stage.page.locator("#stage .lock")).to_have_attribute("aria-pressed", "true")


def test_unlocked_a_click_chooses_enter_opens_and_backspace_goes_up(stage: Stage, boundaries: Boundaries) -> None:
    page = stage.page
    stage.expect_title("51 家园区")
    stage.unlock()
    with stage.drawing():
        stage.click_place(GUANGDONG, boundaries)
    stage.expect_title("广东")
    stage.expect_no_title("51 家园区")
    stage.press("Enter")
    expect(stage.figure).to_contain_text("深圳")
    expect(page.locator("#stage-locator")).to_be_visible()
    stage.press("Backspace")
    stage.expect_title("51 家园区")
    assert page.evaluate("new URLSearchParams(location.search).get('region')") is None


def test_a_place_is_chosen_without_a_pointer(stage: Stage) -> None:
    stage.unlock()
    with stage.drawing():
        stage.page.locator("#stage-place").select_option(ZHEJIANG)
    stage.expect_title("浙江")
    expect(stage.page.locator("#stage-place")).to_have_value(ZHEJIANG)


def test_a_row_of_bars_is_chosen_too(stage: Stage) -> None:
    stage.unlock()
    stage.press("End", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    stage.expect_count("5 / 8")
    row = stage.figure.locator("text", has_text="深圳").first.bounding_box()
    assert row
    with stage.drawing():
        stage.click(row["x"] + 200, row["y"] + row["height"] / 2)
    stage.expect_title("深圳")


def test_a_click_on_the_timeline_chooses_its_years(stage: Stage) -> None:
    stage.press("ArrowRight", "ArrowRight")
    stage.unlock()
    with stage.drawing():
        stage.click_slot("2016")
    expect(stage.page.locator("#stage-subtitle")).to_contain_text("2016")


def test_the_pointer_hides_when_idle(stage: Stage) -> None:
    page = stage.page
    page.wait_for_function("() => getComputedStyle(document.querySelector('#stage')).cursor === 'none'")
    page.mouse.move(300, 300)
    assert page.evaluate("getComputedStyle(document.querySelector('#stage')).cursor") != "none"


def test_another_size_of_the_window_lays_the_scene_out_anew(stage: Stage) -> None:
    page = stage.page
    with stage.drawing():
        page.set_viewport_size({"width": 1366, "height": 768})
    room = page.locator("#stage-room").bounding_box()
    assert room
    assert abs(layout_of(page, "width") - room["width"]) <= 1
    Address(page).expect_part("stage=1")
    with stage.drawing():
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})


def test_scenes_turn_by_themselves_in_a_loop(new_reader: NewReader) -> None:
    stage = Stage(new_reader())
    page = stage.page
    page.clock.install()
    stage.take()
    stage.press("End")
    with stage.drawing():
        page.locator("#stage-timer").select_option("10")
        page.clock.fast_forward(10_100)
    stage.expect_count("1 / 8")
    with stage.drawing():
        page.clock.fast_forward(10_100)
    stage.expect_count("2 / 8")
    page.locator("#stage").focus()
    page.keyboard.press("t")
    with stage.resting():
        page.clock.fast_forward(60_000)


def test_who_asks_for_less_motion_gets_none(new_reader: NewReader) -> None:
    stage = Stage(new_reader(reduced_motion="reduce"))
    stage.page.clock.install()
    stage.take()
    stage.page.keyboard.press("t")
    expect(stage.page.locator("#stage-timer")).to_have_value("0")
    stage.expect_hint("减少动态")
    with stage.resting():
        stage.page.clock.fast_forward(60_000)


@pytest.mark.console_errors
def test_without_the_server_the_old_scene_stays_and_the_next_one_comes_later(reader: Reader, page: Page) -> None:
    stage = Stage(reader)
    stage.take()
    page.route("**/*", lambda route: route.abort())
    page.keyboard.press("ArrowRight")
    stage.expect_hint("画面保持不变")
    stage.expect_title("51 家园区")
    stage.expect_count("1 / 8")
    page.unroute("**/*")
    stage.press("ArrowRight")
    stage.expect_count("2 / 8")


def test_a_slow_answer_never_covers_a_newer_one(reader: Reader, page: Page) -> None:
    stage = Stage(reader)
    stage.take()
    held: list[Route] = []
    page.route(ANSWERS, lambda route: route.continue_() if held else held.append(route))
    with page.expect_request(ANSWERS):
        page.keyboard.press("ArrowRight")
    stage.press("ArrowRight")
    stage.expect_count("3 / 8")
    with page.expect_response(lambda response: response.request == held[0].request):
        held[0].continue_()
    page.wait_for_timeout(200)
    stage.expect_count("3 / 8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_keep_apart_nothing_leaves_the_screen_and_the_title_moves_nothing(
    reader: Reader, page: Page, lang: str
) -> None:
    shown = (WALKS[lang][0][0], "M")
    reader.resize(shown[0])
    stage = Stage(reader)
    stage.take(f"lang={lang}")
    found: dict[str, Any] = {}
    for size, step in WALKS[lang]:
        if step != shown[1]:
            stage.press(*("+", "+") if step == "XL" else ("-", "-"))
        if size != shown[0]:
            with stage.drawing():
                page.set_viewport_size({"width": size[0], "height": size[1]})
        shown = (size, step)
        stage.press("Home")
        tops = set()
        for number in range(SCENES):
            amount, wrong = page.evaluate(BOXES)
            assert amount > 8
            if wrong:
                found[f"{size} {step} {number + 1}"] = wrong
            tops.add(tuple(top_of(page, part) for part in ("#stage-room", "#stage > footer", "#stage-title")))
            if number < SCENES - 1:
                stage.press("ArrowRight")
        assert len(tops) == 1
    assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_stage(desk: Stage, theme: str) -> None:
    desk.take(f"theme={theme}")
    desk.page.keyboard.press("?")
    desk.page.keyboard.press("l")
    assert findings(desk.page, "#stage") == []
