"""No text covers another or leaves its figure, at any size, in any font; the page never scrolls sideways."""

from itertools import product

import pytest
from playwright.sync_api import Page

from data.boundaries import Boundaries
from tests.browser.conftest import NewReader
from tests.browser.figures import Map
from tests.browser.reader import Reader

SIZES = [(1920, 1080), (1366, 768), (768, 1024), (360, 800)]
NARROWEST = [(1366, 768), (360, 800)]
"""Of the layouts side by side and one above the other: where a wider font finds the least room."""
STATES = [
    "",
    "measure=companies",
    "measure=published&years=2018",
    "map=440000&measure=companies",
    "region=330000,440000&measure=companies",
    "map=310000",
    "map=460000&measure=companies",
]
WIDE = "* { font-family: monospace !important; letter-spacing: 0.06em !important; }"

BOXES = """figure => {
    const seen = element => {
        const style = getComputedStyle(element);
        return style.visibility === 'visible' && style.display !== 'none' && Number(style.opacity) > 0.05
            && !/rgba\\(.*, 0\\)/.test(element instanceof SVGElement ? style.fill : style.color);
    };
    const lines = text => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range.getBoundingClientRect();
    };
    const whole = document.querySelector(`${figure} .js-plotly-plot`).getBoundingClientRect();
    // A map cuts off what leaves it.
    const frame = text => text.closest('.geo')?.querySelector('.bg rect').getBoundingClientRect() ?? whole;
    const texts = [...document.querySelectorAll(`${figure} .main-svg text`)].filter(one => !one.closest('.hoverlayer'));
    const names = [...document.querySelectorAll(`${figure}-places a`)];
    const boxes = [...texts, ...names].filter(seen).filter(one => one.textContent.trim())
        .map(one => [one, one instanceof SVGElement ? one.getBoundingClientRect() : lines(one)])
        .map(([one, { left, right, top, bottom }]) => {
            return { text: one.textContent, frame: frame(one), left, right, top, bottom };
        })
        .filter(box => box.right > box.left);
    const shared = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
    const found = [];
    boxes.forEach((a, at) => {
        const inside = shared(a, a.frame, 'left', 'right') >= a.right - a.left - 1
            && shared(a, a.frame, 'top', 'bottom') >= a.bottom - a.top - 1;
        if (!inside) found.push(`${a.text} leaves`);
        for (const b of boxes.slice(at + 1))
            if (shared(a, b, 'left', 'right') > 1 && shared(a, b, 'top', 'bottom') > 1)
                found.push(`${a.text} × ${b.text}`);
    });
    return [boxes.length, found];
}"""


def collisions(page: Page, figure: str) -> list[str]:
    """The texts of a figure that cover each other or leave it."""
    count, found = page.evaluate(BOXES, figure)
    assert count > 3, f"{figure} has texts"
    return [f"{figure}: {one}" for one in found]


def lasting_collisions(reader: Reader) -> list[str]:
    """The collisions that are still there when the labels have had time to step aside."""
    found: list[str] = []
    for _ in range(12):
        reader.wait_painted()
        found = collisions(reader.page, "#province-map") + collisions(reader.page, "#founding-timeline")
        if reader.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("the page scrolls sideways")
        if not found:
            break
        reader.page.wait_for_timeout(50)
    return found


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_texts_keep_apart_and_stay_inside(reader: Reader, boundaries: Boundaries, size: tuple[int, int]):
    reader.resize(size)
    reader.open()
    assert collisions_in_states(reader, boundaries) == {}


@pytest.mark.parametrize("size", NARROWEST, ids="{0[0]}x{0[1]}".format)
def test_texts_of_a_wide_font_keep_apart_and_stay_inside(
    new_reader: NewReader, boundaries: Boundaries, size: tuple[int, int]
):
    reader = new_reader(size)
    style = "document.head.append(Object.assign(document.createElement('style'), {textContent: css}))"
    reader.page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ const css = `{WIDE}`; {style}; }})")
    reader.open()
    assert collisions_in_states(reader, boundaries) == {}


def collisions_in_states(reader: Reader, boundaries: Boundaries) -> dict[str, list[str]]:
    """The collisions of each state in each language that has some, by its query."""
    found: dict[str, list[str]] = {}
    for lang, state in product(("zh", "en"), STATES):
        query = "&".join(part for part in (state, "lang=en" if lang == "en" else "") if part)
        with reader.choosing():
            reader.page.evaluate("query => atlas.send('address:?' + query)", query)
        Map(reader, boundaries).expect_shapes()
        if wrong := lasting_collisions(reader):
            found[query] = wrong
    return found
