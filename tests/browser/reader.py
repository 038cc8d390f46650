"""A reader who presses controls by name, and can tell that nothing was asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from scripts import reading


class Reader(reading.Reader):
    """One person at one page, as tests need one."""

    @contextmanager
    def resting(self) -> Iterator[None]:
        """What happens inside asks the server for nothing, nor does it a moment later."""
        requests: list[str] = []
        self.page.on("request", lambda request: requests.append(request.url))
        yield
        self.page.wait_for_timeout(200)
        assert [url for url in requests if "_dash-update-component" in url] == []

    def act(self, verb: str) -> None:
        """Press the control that carries `verb`, wherever it stands, open menu or not; wait for the answer."""
        with self.choosing():
            self.page.locator(f'[data-event="{verb}"]').first.dispatch_event("click")
