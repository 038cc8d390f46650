"""From the hand that moves along the years to the frame in which the numbers have followed it."""

from playwright.sync_api import Browser

from scripts.bench.report import Section, spread, table
from scripts.reading import Reader
from scripts.serving import Atlas

STEPS = 40
VIEWS = ("", "region=440000", "map=440000")
LIMITS = (33.0, 33.0)
SCRIPT = """(() => {
  window.steps = [];
  document.addEventListener('pointermove', ({ buttons, timeStamp }) => buttons && requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.steps.push(performance.now() - timeStamp);
    port2.postMessage(0);
  }), true);
})();"""
"""Notes how long each step took until it was painted: a message sent from a frame arrives when that frame is done."""
KNOWN = "() => window.atlas.years.isKnown()"


def measure(browser: Browser, atlas: Atlas) -> Section:
    """The section about brushing, over the nation and a province with and without its own map."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.add_init_script(SCRIPT)
    reader = Reader(context.new_page(), atlas.url)
    times = [time for query in VIEWS for time in _brush(reader, query)]
    context.close()
    return table("Brushing years", spread("a step until it is painted", times, LIMITS))


def _brush(reader: Reader, query: str) -> list[float]:
    """Drag over the middle half of the timeline, a step a frame, and let go."""
    reader.open(query)
    mouse, box = reader.page.mouse, reader.page.locator("#founding-timeline .nsewdrag").bounding_box()
    assert box
    middle, left, width = box["y"] + box["height"] / 2, box["x"] + box["width"] / 4, box["width"] / 2
    reader.hover(left, middle)
    reader.page.wait_for_function(KNOWN, timeout=15_000)
    mouse.down()
    for step in range(1, STEPS + 1):
        mouse.move(left + width * step / STEPS, middle)
        reader.wait_painted()
    times = [float(time) for time in reader.page.evaluate("() => window.steps.splice(0)")]
    with reader.choosing():
        mouse.up()
    return times
