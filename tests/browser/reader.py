"""A reader who presses controls by name, and can tell that nothing was asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request

from scripts import reading

ANSWER = "_dash-update-component"
"""In the address of what a callback answers."""


@contextmanager
def requested(page: Page) -> Iterator[list[Request]]:
    """What the page asks for inside."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.on("request", note)
    yield requests
    page.remove_listener("request", note)


class Reader(reading.Reader):
    """One person at one page, as tests need one."""

    @contextmanager
    def resting(self) -> Iterator[None]:
        """What happens inside asks the server for nothing, nor does it a moment later."""
        with requested(self.page) as requests:
            yield
            self.page.wait_for_timeout(200)
        assert [request.url for request in requests if ANSWER in request.url] == []

    def act(self, verb: str) -> None:
        """Press the control that carries `verb`, wherever it stands, open menu or not; wait for the answer."""
        with self.choosing():
            self.page.locator(f'[data-event="{verb}"]').first.dispatch_event("click")
