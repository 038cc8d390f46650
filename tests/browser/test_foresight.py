"""A click on what the pointer rests on shows its answer at once; the server confirms it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request, Route, expect

from data.boundaries import Boundaries
from tests.browser.conftest import NewReader
from tests.browser.controllers import ANSWERS, Address, Headline, Ranking
from tests.browser.figures import Map, Timeline
from tests.browser.pictures import look_alike
from tests.browser.reader import ANSWER, Reader, requested

SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
CONTENT = """() => [...document.querySelectorAll('#headline, #ranking, #region-profile, #parks-table')]
    .map(one => one.outerHTML)"""


def is_question(request: Request, act: str = "") -> bool:
    """Whether it asks what an event would bring, or any."""
    body = json.loads(request.post_data or "{}") if ANSWER in request.url else {}
    return body.get("changedPropIds") == ["question.data"] and act in body["inputs"][0]["value"]["act"]


def rest(reader: Reader, x: float, y: float, act: str) -> None:
    """Rest the pointer there until what a click would bring is known; a busy server says later."""
    for _ in range(5):
        reader.page.mouse.move(5, 5)
        with reader.page.expect_response(lambda one: is_question(one.request, act), timeout=20_000) as asked:
            reader.page.mouse.move(x, y)
            reader.page.mouse.move(x + 1, y)
        if asked.value.json()["response"]["foreseen"]["data"]["answer"]:
            return reader.page.wait_for_timeout(100)
        reader.page.wait_for_timeout(5_500)
    raise AssertionError("the server was busy all the time")


def row(page: Page, adcode: str) -> tuple[float, float]:
    """The middle of the name of a place in the table."""
    box = Ranking(page).place(adcode).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@contextmanager
def without_answers(page: Page) -> Iterator[list[Route]]:
    """The server answers no choice inside; afterwards it does."""
    held: list[Route] = []
    page.route(ANSWERS, lambda route: held.append(route))
    yield held
    for one in held:
        one.continue_()
    page.unroute(ANSWERS)


def test_a_place_a_bar_and_a_row_are_shown_before_the_server_is_asked(
    reader: Reader, page: Page, boundaries: Boundaries
):
    reader.open()
    address, headline = Address(page), Headline(page)
    steps: list[tuple[Callable[[], tuple[float, float]], str, str, str]] = [
        (lambda: Map(reader, boundaries).pixel("310000"), "choose:310000", "region=310000", "9"),
        (lambda: row(page, "330000"), "choose:330000", "region=330000", "4"),
        (lambda: Timeline(reader).pixel("2018"), "only:years=2018", "region=330000&years=2018", "1"),
    ]
    for find, act, query, parks in steps:
        spot = find()
        rest(reader, *spot, act)
        with without_answers(page) as held:
            page.mouse.click(*spot)
            address.expect_query(query)
            headline.expect_fact("listed", parks)
            page.wait_for_timeout(500)
        assert len(held) == 1
        page.wait_for_function("() => !atlas.busy()")
        page.wait_for_timeout(600)  # no double click
    page.go_back()
    address.expect_query("region=330000")


def test_the_screen_is_that_of_a_click_that_nobody_foresaw(new_reader: NewReader, boundaries: Boundaries):
    seen = []
    for saves in (False, True):
        reader = new_reader()
        if saves:
            reader.page.add_init_script(SAVING)
        reader.load("lang=en")
        spot = Map(reader, boundaries).pixel("440000")
        if not saves:
            rest(reader, *spot, "choose:440000")
        with reader.choosing():
            reader.page.mouse.move(*spot)
            reader.page.wait_for_timeout(200)
            reader.page.mouse.click(*spot)
        reader.page.mouse.move(5, 5)
        reader.page.wait_for_function("() => !atlas.busy()")
        reader.page.wait_for_timeout(1000)
        seen.append((reader.page.evaluate(CONTENT), reader.page.screenshot()))
    (content, picture), (other_content, other_picture) = seen
    assert content == other_content
    assert look_alike(picture, other_picture)


def test_nothing_is_asked_with_data_saving_nor_by_touch(new_reader: NewReader):
    for touches in (False, True):
        reader = new_reader((1366, 768), has_touch=touches)
        if not touches:
            reader.page.add_init_script(SAVING)
        reader.load()
        place = Ranking(reader.page).place("330000")
        with requested(reader.page) as requests, reader.choosing():
            if touches:
                place.tap()
            else:
                place.hover()
                reader.page.wait_for_timeout(300)
                place.click()
        assert not [one for one in requests if is_question(one)]


def test_what_was_foreseen_of_other_tables_is_not_shown(reader: Reader, page: Page):
    reader.open()
    rest(reader, *row(page, "330000"), "choose:330000")
    with reader.choosing():
        page.evaluate("atlas.send('set:kind=incubator')")
    with reader.choosing():
        page.mouse.click(*row(page, "330000"))
    Address(page).expect_query("region=330000&kind=incubator")
    expect(page.locator("#region-profile")).to_contain_text("浙江")
