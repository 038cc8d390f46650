"""A reader who goes from view to view within a page, presses controls by name, and can tell that nothing was asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request

from components import ids
from scripts import reading

ANSWER = "_dash-update-component"
"""In the address of what a callback answers."""

BEGIN = """() => {
    window.loadedAt = [innerWidth, innerHeight];
    new MutationObserver(() => {
        if (document.querySelector('[role=dialog]:not(#card)')) delete window.loadedAt;
    }).observe(document.body, { childList: true });
}"""
"""Notes how large the window is that a page was loaded in, until a dialog opens that keeps what is chosen in it."""
IS_AS_LOADED = """home => {
    if (!location.href.startsWith(home) || String(window.loadedAt) !== String([innerWidth, innerHeight])) return false;
    const plot = document.querySelector('#province-map .js-plotly-plot');
    const { staged, playing } = document.documentElement.dataset;
    const left = '.toast.show:not(#toast), .modal, .offcanvas.show, dialog[open], #ranking details[open],'
        + '.dropdown-menu.show, .dash-dropdown-content, .ag-root';
    return !staged && !playing && !window.atlas.busy() && !document.querySelector(left)
        && localStorage.length + sessionStorage.length === 0 && !document.querySelector('#search').value
        && Math.abs(plot._fullLayout.geo.projection.scale - 1) < 1e-6;
}"""
GO = """search => {
    document.activeElement.blur();
    window.dash_clientside.set_props('toast', { is_open: false });
    window.atlas.banner('');
    for (const fold of document.querySelectorAll('details[open]')) fold.open = false;
    scrollTo(0, 0);
    for (const box of document.querySelectorAll('.scroller')) box.scrollTo(0, 0);
    history.pushState(null, '', location.pathname + search);
    if (search === window.atlas.query()) return false;
    dispatchEvent(new PopStateEvent('popstate'));
    return true;
}"""
"""Puts away what was left open, and follows a link within the page; whether the view is another one."""
SHAPES = """() => {
    const plot = document.querySelector('#province-map .js-plotly-plot');
    const wanted = plot.data.find(trace => trace.type === 'choropleth' && trace.customdata);
    return [...plot.querySelectorAll('.geo .choropleth')].some(group => group.querySelector('path')
        && group.__data__[0].trace.customdata && group.__data__[0].trace.geojson === wanted?.geojson);
}"""
"""Whether the shapes of the map are those of the level that is shown."""


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

    def load(self, query: str = "") -> None:
        """Load what `query` selects, as a browser does that has nothing yet."""
        super().open(query)
        self.page.evaluate(BEGIN)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size, in which the next view is loaded."""
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def open(self, query: str = "") -> None:
        """Show what `query` selects: within the page, if only views were chosen on it; loading costs more."""
        if self.page.evaluate(IS_AS_LOADED, self.home):
            self._go(f"?{query}" if query else "")
        else:
            self.load(query)

    def _go(self, search: str) -> None:
        self.page.mouse.move(0, 0)
        before = self.answered()
        if self.page.evaluate(GO, search):
            self.page.wait_for_function(f"before => ({reading.ANSWERED})() > before", arg=before, timeout=15_000)
        self.page.wait_for_function(SHAPES)
        self.wait_painted()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """What happens inside asks for no answer, nor does it a moment later; a pointer that rests may."""
        with requested(self.page) as requests:
            yield
            self.page.wait_for_timeout(200)
        asked = [request.post_data or "" for request in requests if ANSWER in request.url]
        assert [body for body in asked if f"{ids.FORESEEN}.data" not in body] == []

    def act(self, verb: str) -> None:
        """Press the control that carries `verb`, wherever it stands, open menu or not; wait for the answer."""
        with self.choosing():
            self.page.locator(f'[data-event="{verb}"]').first.dispatch_event("click")
