"""One kept browser a process, and the pictures that it draws, through Kaleido.

Nothing starts before the first picture: a browser from before the fork would hang in the workers. Kaleido's own server
for synchronous callers is not used, since it waits for ever where there is no browser or where it hangs, and gives the
answers of two threads to the wrong one.
"""

import asyncio
import atexit
import logging
import os
import signal
import threading
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from callbacks.browser import find_browser
from data.settings import ROOT

if TYPE_CHECKING:
    from choreographer.browsers.chromium import Chromium
    from kaleido import PageGenerator

log = logging.getLogger(__name__)

PictureFormat = Literal["png", "svg", "pdf"]
UnavailableReason = Literal["no_chrome", "no_picture"]

TIMEOUT_SECONDS: Final = 30.0
"""By default for one picture; the largest takes three."""
START_SECONDS: Final = 15.0
"""For the browser to start, which takes one. Now and then one never does; two tries last as long as a picture may."""

DEAD_PROXY: Final = "127.0.0.1:9"
"""The page needs no network, and what the browser would ask on its own stays here."""

SCRIPTS: Final = (ROOT / "assets/vendor/plotly-4.1.1.min.js", ROOT / "assets/plotly-geo-offline.js")
"""The page's own plotly.js, so that server and reader draw the same, and what keeps it from fetching outlines."""

MEMORY_FLAGS: Final = ("--no-zygote", "--in-process-gpu", "--js-flags=--optimize-for-size,--max-semi-space-size=1")
"""One tab needs neither a process that forks others, nor one for a graphics card, nor room for much garbage."""

_SVG_HOLDER: Final = """<div id="kaleido-image"></div>
<script>Object.defineProperty(document.getElementById("kaleido-image"), "src", {
  set(address) {
    this.innerHTML = decodeURIComponent(address.slice(address.indexOf(",") + 1));
    document.fonts.ready.then(() => this.onload());
  },
});</script>"""
"""Takes what Kaleido gives an image as its address, and shows the SVG that is in it."""


class PictureUnavailable(Exception):
    """There is no picture; `reason` names the reason, for which there are words."""

    def __init__(self, reason: UnavailableReason) -> None:
        super().__init__(reason)
        self.reason: UnavailableReason = reason


class Chrome:
    """The browser of this process; one that died is started again, once a picture.

    One picture is drawn at a time; whoever asks meanwhile waits. A second tab took a hundred
    megabytes. `timeout` is for one picture, in seconds.
    """

    def __init__(self, timeout: float = TIMEOUT_SECONDS) -> None:
        self._timeout = timeout
        self._turn = threading.Lock()
        self._starting = threading.Lock()
        self._browser: _Browser | None = None

    @property
    def pid(self) -> int | None:
        """The process group of the browser, if it has been started."""
        return self._browser.process.pid if self._browser and self._browser.process else None

    def draw(self, figure: dict[str, Any], form: PictureFormat, scale: float = 1.0) -> bytes:
        """The picture of a figure whose layout has a size and whose geometry is in it. Raises PictureUnavailable."""
        with self._turn:
            return self._draw(figure, {"format": form, "scale": scale})

    def stop(self) -> None:
        """Close the browser, if it was started. The next picture starts another one."""
        with self._starting:
            browser, self._browser = self._browser, None
            if browser:
                browser.close()

    def _draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        from choreographer import errors

        gone = (errors.BrowserClosedError, errors.BrowserFailedError, errors.ChannelClosedError, CancelledError)
        for _ in range(2):
            browser = None
            try:
                browser = self._opened()
                return browser.draw(figure, options)
            except gone:
                self._kill(browser)
            except PictureUnavailable:
                raise
            except Exception:  # whatever else goes wrong with a browser, the next picture gets another one
                log.exception("no picture")
                self._kill(browser)
                break
        raise PictureUnavailable("no_picture")

    def _opened(self) -> "_Browser":
        with self._starting:
            if self._browser and not self._browser.alive:
                self._browser.kill()
                self._browser = None
            if self._browser is None:
                path = find_browser()
                if path is None:
                    raise PictureUnavailable("no_chrome")
                atexit.unregister(self.stop)
                atexit.register(self.stop)
                browser = _Browser(path, self._timeout)
                try:
                    browser.open()
                except BaseException:
                    browser.kill()
                    raise
                self._browser = browser
            return self._browser

    def _kill(self, browser: "_Browser | None") -> None:
        """End that browser, unless somebody else already has."""
        with self._starting:
            if browser and browser is self._browser:
                self._browser = None
                browser.kill()


class _Browser:
    """One browser, and the event loop in a thread of its own on which Kaleido talks to it.

    Whoever waits does so outside the loop, which a browser that does not answer may block.
    """

    def __init__(self, path: Path, timeout: float) -> None:
        from kaleido import Kaleido

        self._timeout = timeout
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(_log_leftover)
        self._kaleido = Kaleido(
            path=str(path),
            page_generator=_page(),
            timeout=None,
            proxy_server=DEAD_PROXY,
            browser_cls=_lean_chromium(),
        )
        threading.Thread(target=self._loop.run_forever, name="chrome", daemon=True).start()

    @property
    def process(self) -> Any:
        """The browser's process; None until it has been started."""
        return getattr(self._kaleido, "subprocess", None)

    @property
    def alive(self) -> bool:
        """Whether the browser runs, as far as the system knows; Kaleido notices its end seconds later."""
        return self.process is not None and self.process.poll() is None

    def open(self) -> None:
        """Start it; raises BrowserFailedError, as when it ends, where it does not answer."""
        from choreographer.errors import BrowserFailedError

        try:
            self._wait(self._kaleido.open(), START_SECONDS)
        except TimeoutError:
            raise BrowserFailedError from None

    def draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        content: bytes = self._wait(self._kaleido.calc_fig(figure, options), self._timeout)
        return content

    def close(self) -> None:
        """Ask the browser to end, and end it if it does not."""
        try:
            self._wait(self._kaleido.close(), 5)
            self._loop.call_soon_threadsafe(self._loop.stop)
        except Exception:  # whatever Kaleido says of it, the browser is to be gone
            self.kill()

    def kill(self) -> None:
        """End the browser at once; what it leaves behind is cleared away without anybody waiting."""
        with suppress(ProcessLookupError):
            if self.process and hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            elif self.process:  # Windows has no groups; the browser ends with its pipe
                os.kill(self.process.pid, signal.SIGTERM)
        asyncio.run_coroutine_threadsafe(self._kaleido.close(), self._loop)

    def _wait(self, work: Coroutine[Any, Any, Any], timeout: float) -> Any:
        """What the work returns or raises; TimeoutError if it is not done in time."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)


def _log_leftover(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What a browser that died leaves in Kaleido's tasks; whoever waited for them has been answered."""
    log.debug("a browser left an error behind: %s", context.get("exception") or context["message"])


def _lean_chromium() -> type["Chromium"]:
    """Choreographer's browser, which has no setting for flags."""
    from choreographer.browsers.chromium import Chromium

    class LeanChromium(Chromium):
        def get_cli(self) -> Sequence[str]:
            return [*super().get_cli(), *MEMORY_FLAGS]

    return LeanChromium


def _page() -> "PageGenerator":
    """The page that draws. Its margin goes to the PDF, which would else stand in a white frame.

    Kaleido prints an `<img>`, in which most digits lose their meaning for whoever searches or copies: so the drawing
    itself is laid into the page. Bold letters that a font has not got are not made up: they could not be embedded.
    """
    from kaleido import PageGenerator

    plotly, *others = ((path.as_uri(), "utf-8") for path in SCRIPTS)
    page = PageGenerator(mathjax=False, plotly=plotly, others=others)
    page.header += "<style>@page { margin: 0 } svg { display: block; font-synthesis: none }</style>"
    page.footer = page.footer.replace('<img id="kaleido-image" />', _SVG_HOLDER)
    return page
