"""Pictures and slides: by the server, cold and warm, and by the browser."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from statistics import median

from playwright.sync_api import Browser

from scripts.bench.report import Figure, Section, spread, table
from scripts.bench.serving import asking
from scripts.serving import serving

PICTURES = ("province-map.png", "ranking.png", "founding-timeline.svg", "province-map.pdf")
READERS = 3
QUERIES = ("", "?region=440000", "?map=440000&measure=companies", "?years=2018")

IN_BROWSER = """async () => {
  const begin = performance.now();
  const picture = await (await fetch('export/province-map.json?preset=slide&scale=2')).json();
  const asked = performance.now();
  const svg = await Plotly.toImage(picture.figure, { format: 'svg', width: picture.width, height: picture.height });
  const drawn = performance.now();
  const image = Object.assign(new Image(), { src: svg });
  await image.decode();
  const [width, height] = [2 * picture.width, 2 * picture.height];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise(keep => canvas.toBlob(keep, 'image/png'));
  return [asked - begin, drawn - asked, performance.now() - drawn, performance.now() - begin, blob.size];
}"""
"""What the export dialog does for a slide at scale 2, and how long its steps take."""


def measure(browser: Browser, rounds: int) -> list[Section]:
    """The sections about pictures, on a server of one worker that has not drawn any yet."""
    with serving(workers=1) as atlas:
        return [_server(atlas.url, rounds), _in_browser(browser, atlas.url, rounds)]


def _server(url: str, rounds: int) -> Section:
    with asking(url) as ask:
        figures = [Figure("first picture, the browser started", ask(f"/export/{PICTURES[0]}"), "ms", 3000)]
        figures.append(Figure("slides, eight scenes, first time", ask("/export/deck.pptx"), "ms"))
        figures.append(Figure("slides again", ask("/export/deck.pptx"), "ms", 4000))
        for picture in PICTURES:
            times = [ask(f"/export/{picture}{query}") for _ in range(rounds) for query in QUERIES]
            figures += spread(picture, times)
    begin, paths = time.perf_counter(), [f"/export/{PICTURES[0]}{query}" for query in QUERIES * rounds]
    with ThreadPoolExecutor(READERS) as pool:
        list(pool.map(partial(_ask_alone, url), paths))
    each = 1000 * (time.perf_counter() - begin) / len(paths)
    figures.append(Figure(f"{PICTURES[0]} for {READERS} readers at once, each", each, "ms", 250))
    return table("Pictures by the server", figures, "1920x1080. On two cores one every 250 ms is wanted.")


def _ask_alone(url: str, path: str) -> None:
    with asking(url) as ask:
        ask(path)


def _in_browser(browser: Browser, url: str, rounds: int) -> Section:
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(url)
    page.wait_for_function("() => window.Plotly && document.documentElement.dataset.answered")
    times = [page.evaluate(IN_BROWSER) for _ in range(rounds + 1)][1:]
    page.close()
    names = ("asking for the figure", "drawing", "filling the dots")
    figures = [Figure(f"{name}, median", median(one[at] for one in times), "ms") for at, name in enumerate(names)]
    figures += spread("province-map.png, 1920x1080 at scale 2", [one[3] for one in times], (500.0, 1000.0))
    return table("Pictures by the browser", figures)
