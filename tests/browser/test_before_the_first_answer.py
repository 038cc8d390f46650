"""The page before its first answer: a slow line makes no errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Route, expect

from tests.browser.conftest import NewReader
from tests.browser.controllers import ANSWERS
from tests.browser.reader import Reader

WIDTH = "() => document.querySelector('#province-map-graph .js-plotly-plot')?._fullLayout?.width"


@contextmanager
def unanswered(reader: Reader) -> Iterator[None]:
    """The page is there, and what it asks for is answered at the end."""
    held: list[Route] = []
    is_slow = True
    reader.page.route(ANSWERS, lambda route: held.append(route) if is_slow else route.continue_())
    reader.page.goto(reader.home)
    reader.page.wait_for_function(WIDTH)
    yield
    is_slow = False
    for route in held:
        route.continue_()


def test_a_map_that_is_drawn_anew_before_the_first_answer_makes_no_error(new_reader: NewReader):
    reader = new_reader((1366, 768))
    with unanswered(reader):
        width = reader.page.evaluate(WIDTH)
        reader.page.set_viewport_size({"width": 1920, "height": 1080})
        reader.page.wait_for_function(f"width => ({WIDTH})() > width", arg=width)
    reader.wait_drawn()


def test_a_dialog_that_is_asked_for_before_the_first_answer_opens_with_it(new_reader: NewReader):
    reader = new_reader((1366, 768))
    with unanswered(reader):
        reader.page.locator("#upload-open").evaluate("button => button.click()")  # it has no text yet
    expect(reader.page.locator("#upload-form")).to_be_visible()
