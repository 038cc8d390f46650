"""What a page asks of other hosts, and the errors that it reports."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


@dataclass
class Witness:
    """What a page asked of other hosts, and the errors it reported."""

    home: str
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of `context`, those to come included."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)

    @contextmanager
    def watching(self, context: BrowserContext) -> Iterator[None]:
        """Listen only to what happens inside, for a context that others use afterwards."""
        self.watch(context)
        yield
        for event, listener in (("request", self._request), ("console", self._console), ("weberror", self._error)):
            context.remove_listener(event, listener)

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != urlsplit(self.home).netloc:
            self.strangers.append(request.url)

    def _error(self, error: WebError) -> None:
        self.errors.append(error.error.stack or str(error.error))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")
