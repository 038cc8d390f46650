"""Browser journeys: the real server with two workers, a real browser, readers who share nothing but the address.

A request to another host fails the test that made it, and so does an error in the console.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from scripts.reading import browsing
from scripts.serving import Atlas, serving
from tests.browser.reader import Reader
from tests.browser.witness import Witness

expect.set_options(timeout=15_000)  # five seconds are short on a machine that tests on every core

DESK = (1920, 1080)
DESK_SIZE: ViewportSize = {"width": DESK[0], "height": DESK[1]}


class NewReader(Protocol):
    """Makes one more reader, with a browser profile of their own."""

    def __call__(self, size: tuple[int, int] = DESK, **options: Any) -> Reader: ...


@pytest.fixture(scope="session")
def upload_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the served atlas keeps uploads; they go with the tests."""
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="session")
def atlas(upload_folder: Path) -> Iterator[Atlas]:
    """The served atlas."""
    with serving(workers=2, ATLAS_UPLOAD_FOLDER=str(upload_folder)) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once."""
    with browsing() as started:
        yield started


@pytest.fixture
def witness(atlas: Atlas, request: pytest.FixtureRequest) -> Iterator[Witness]:
    """What the pages of this test asked and reported; judged at its end."""
    seen = Witness(atlas.url)
    yield seen
    assert seen.strangers == [], "requests to other hosts"
    if not request.node.get_closest_marker("console_errors"):
        assert seen.errors == [], "errors in the console"


@pytest.fixture
def new_context(browser: Browser, witness: Witness) -> Iterator[Callable[..., BrowserContext]]:
    """Makes watched browser profiles, and closes them before the witness is heard."""
    made: list[BrowserContext] = []

    def make(size: tuple[int, int] = DESK, **options: Any) -> BrowserContext:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        witness.watch(context)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def new_reader(new_context: Callable[..., BrowserContext], atlas: Atlas) -> NewReader:
    """Makes readers: `new_reader((360, 800), color_scheme="dark")`."""

    def make(size: tuple[int, int] = DESK, **options: Any) -> Reader:
        return Reader(new_context(size, **options).new_page(), atlas.url)

    return make


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """A desk that tests use one after the other; a new window, and motion, cost more than what tests look at."""
    with browser.new_context(viewport=DESK_SIZE, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture
def reader(window: Page, atlas: Atlas, witness: Witness, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """One reader at a desk, whose page the next reader takes over; `open` loads anew what was left in disorder.

    A script for every load of a page cannot be taken back: that needs a `new_reader`.
    """
    context = window.context
    if not window.url.startswith(atlas.url):  # what that page still asks of its server is not this reader's
        window.goto("about:blank")
    failed = request.session.testsfailed
    with witness.watching(context):
        yield Reader(window, atlas.url)
        for other in context.pages[1:]:
            other.close()
        window.unroute_all(behavior="ignoreErrors")
        context.set_offline(False)
        is_broken = request.session.testsfailed > failed or request.node.get_closest_marker("console_errors")
        if is_broken or window.viewport_size != DESK_SIZE:
            window.goto("about:blank")
    window.set_viewport_size(DESK_SIZE)
    context.clear_cookies()
    devtools = context.new_cdp_session(window)
    devtools.send("Storage.clearDataForOrigin", {"origin": atlas.url.rstrip("/"), "storageTypes": "local_storage"})
    devtools.send("Page.resetNavigationHistory")  # a browser counts up to fifty entries
    devtools.detach()


@pytest.fixture
def clipboard(reader: Reader) -> Iterator[None]:
    """The reader lets the page read and write the clipboard."""
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield
    reader.page.context.clear_permissions()


@pytest.fixture
def context(reader: Reader) -> BrowserContext:
    """The reader's browser profile."""
    return reader.page.context


@pytest.fixture
def page(reader: Reader) -> Page:
    """The reader's page."""
    return reader.page
