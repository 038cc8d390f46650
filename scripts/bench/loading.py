"""The first load by a browser that has never been here: what comes over the wire, and when the views are drawn."""

from statistics import median

from playwright.sync_api import Browser

from scripts.bench.report import Figure, Section, table
from scripts.reading import DRAWN, Reader
from scripts.serving import Atlas

MEGABYTE = 1_000_000
MARKS = {
    "map": "document.querySelector('#province-map .choroplethlayer path, #province-map .scatterlayer path')",
    "beside-panel": "document.querySelector('#ranking')?.childElementCount > 0",
    "timeline": "document.querySelector('#founding-timeline .main-svg .points, #founding-timeline .main-svg .point')",
}
WATCH = """marks => {
    window.drawn = {};
    const look = () => {
        for (const [name, test] of Object.entries(marks))
            if (!(name in window.drawn) && test())
                requestAnimationFrame(() => { window.drawn[name] ??= performance.now(); });
        if (performance.now() < 30000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


def measure(browser: Browser, atlas: Atlas, rounds: int) -> Section:
    """The section about the first load, medians of `rounds` new profiles."""
    loads = [_load(browser, atlas) for _ in range(rounds)]
    figures = [Figure("over the wire, headers included", median(size for size, _ in loads) / MEGABYTE, "MB", 0.75)]
    for name in MARKS:
        times = [drawn[name] for _, drawn in loads if name in drawn]
        figures += [Figure(f"until drawn: {name}", median(times), "ms")] if times else []
    note = f"Medians of {rounds} fresh profiles at 1920x1080, nothing cached, nothing scrolled."
    return table("First load", figures, note)


def _load(browser: Browser, atlas: Atlas) -> tuple[float, dict[str, float]]:
    """Bytes received, and milliseconds from the start of the navigation until each view is drawn."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    tests = ", ".join(f"'{name}': () => {test}" for name, test in MARKS.items())
    context.add_init_script(f"({WATCH})({{{tests}}})")
    page = context.new_page()
    sizes: list[float] = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    reader = Reader(page, atlas.url)
    page.goto(reader.home)
    page.wait_for_function(DRAWN, timeout=30_000)
    page.wait_for_load_state("networkidle")
    drawn: dict[str, float] = page.evaluate("() => window.drawn")
    context.close()
    return sum(sizes), drawn
