"""What a choice changes, it changes in place: no part of the page moves; and what there is fits the window."""

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.reader import Reader

PLACES = """() => ['path', 'filter-measure', 'filter-kind', 'sentence', 'facts', 'province-map', 'ranking',
    'founding-timeline'].map(id => {
    const { top, left, width } = document.getElementById(id).getBoundingClientRect();
    const isFilter = id.startsWith('filter-'); // wider by what is chosen in it
    return isFilter ? [id, Math.round(top)] : [id, Math.round(top), Math.round(left), Math.round(width)];
})"""
CHOICES = (
    "choose:440000",
    "only:years=2017",
    "set:kind=base",
    "choose:330000",
    "clear:filters",
    "open:440000",
    "choose:440100",
    "open:440100",
    "reset:",
    "cluster:yangtze-delta",
    "reset:",
    "measure:published",
    "choose:440000",
)
OF_COMPANIES = ("choose:440000", "open:440000", "choose:440100", "choose:440300", "unchoose:", "up:", "choose:310000")
PLACES_CHOSEN = ("choose:440000", "add:330000", "add:310000", "choose:440000", "open:440000", "choose:440100")
FILTERS = """() => [...document.querySelectorAll('#filters > *')].filter(one => one.offsetParent)
    .map(one => Math.round(one.getBoundingClientRect().left))"""
MAP_TOP = """() => document.querySelector('#province-map .map-frame').getBoundingClientRect().top + scrollY"""
EDGES = """id => { const box = document.getElementById(id).getBoundingClientRect(); return [box.left, box.right]; }"""
SPILLED = """() => [...document.querySelectorAll('.beside td, .beside th, .beside h2, #facts .lines')]
    .filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1).map(one => one.textContent.trim())"""
"""Cells whose content is broader than they are."""
ROOM = """() => {
    const [whole, ...parts] = ['.beside', '#ranking', '#region-profile'].map(one => document.querySelector(one));
    const taken = parts.reduce((sum, part) => sum + part.offsetHeight, 0);
    const boxes = parts.map(part => part.querySelector('.scroller')).filter(Boolean);
    return [whole.offsetHeight - taken, boxes.some(box => box.scrollHeight > box.clientHeight + 1)];
}"""
"""How much of the height beside the map is free, and whether a part there is cut."""
HIDDEN = """() => {
    const { scrollHeight, clientHeight } = document.querySelector('#ranking .scroller');
    return scrollHeight - clientHeight;
}"""


def assert_steady(reader: Reader, places: str, choices: tuple[str, ...]) -> None:
    """The places stay what they are, whatever is chosen."""
    before = reader.page.evaluate(places)
    for choice in choices:
        with reader.choosing():
            reader.page.evaluate("choice => atlas.send(choice)", choice)
        assert reader.page.evaluate(places) == before, choice


@pytest.mark.parametrize(("size", "lang"), [((1920, 1080), "zh"), ((1366, 768), "en")], ids=["desk", "laptop"])
def test_nothing_moves_at_a_choice(reader: Reader, size: tuple[int, int], lang: str) -> None:
    reader.resize(size)
    for measure, choices in (("listed", CHOICES), ("companies", OF_COMPANIES)):
        reader.open(f"measure={measure}&lang={lang}")
        assert_steady(reader, PLACES, choices)


@pytest.mark.parametrize(("size", "lang"), [((1920, 1080), "zh"), ((1280, 720), "en")], ids=["desk", "laptop"])
def test_filters_stay_where_they_are_while_places_are_chosen(reader: Reader, size: tuple[int, int], lang: str) -> None:
    reader.resize(size)
    reader.open(f"lang={lang}")
    assert_steady(reader, FILTERS, PLACES_CHOSEN)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_telephone_the_map_stays_where_it_is_while_places_are_chosen(reader: Reader, lang: str) -> None:
    reader.resize((360, 800))
    for measure in ("listed", "companies", "per_10k"):
        reader.open(f"measure={measure}&lang={lang}")
        assert_steady(reader, MAP_TOP, ("choose:440000", "choose:310000", "choose:150000", "choose:120000"))


def bottom(page: Page, selector: str) -> float:
    return float(page.evaluate("one => document.querySelector(one).getBoundingClientRect().bottom", selector))


@pytest.mark.parametrize("size", [(1920, 1080), (3440, 1440), (3840, 2160)], ids="{0[0]}x{0[1]}".format)
def test_a_large_window_is_full_from_edge_to_edge_and_nothing_spills(reader: Reader, size: tuple[int, int]) -> None:
    reader.resize(size)
    for link in ("", "measure=companies&map=440000&region=440100"):
        reader.open(link)
        for part in ("headline", "founding-timeline", "parks-table"):
            left, right = reader.page.evaluate(EDGES, part)
            assert left == size[0] - right <= 28
        height = reader.page.locator("#timeline-caption [data-height]").get_attribute("data-height")
        spare = 30 + 168 - int(height or 168)  # the table begins there
        assert size[1] - spare < bottom(reader.page, "#founding-timeline") <= size[1]
        assert bottom(reader.page, "#map-legend") == pytest.approx(bottom(reader.page, ".views"), abs=2)
        assert reader.page.evaluate(SPILLED) == []


@pytest.mark.parametrize(("size", "langs"), [((1366, 768), ("zh", "en")), ((1280, 720), ("en",))], ids=str)
def test_a_small_window_shows_map_and_timeline_at_once(
    reader: Reader, size: tuple[int, int], langs: tuple[str, ...]
) -> None:
    reader.resize(size)
    for lang, link in product(langs, ("", "&measure=companies")):
        reader.open(f"lang={lang}{link}")
        assert bottom(reader.page, "#timeline-caption") < size[1] - 60
        assert reader.page.locator("#province-map .map-frame").bounding_box()["height"] >= 210


def test_on_a_telephone_the_map_is_on_the_first_screen(reader: Reader) -> None:
    reader.resize((360, 800))
    for lang in ("zh", "en"):
        reader.open(f"lang={lang}")
        assert bottom(reader.page, "#province-map .map-frame") < 800


def test_beside_the_map_a_part_scrolls_only_where_both_need_more_than_there_is(reader: Reader) -> None:
    for link in ("", "region=440000", "measure=companies", "map=440000&measure=companies", "region=330000"):
        reader.open(link)
        free, cut = reader.page.evaluate(ROOM)
        assert not (cut and free > 2), link


def test_a_fold_beside_the_map_opens_to_all_it_holds(reader: Reader) -> None:
    for size in ((1920, 1080), (1366, 768), (3440, 1440)):
        reader.resize(size)
        for link in ("", "measure=companies"):
            reader.open(link)
            tall = reader.page.locator("#province-map .map-frame").bounding_box()["height"]
            fold = reader.page.locator("#ranking .fold summary").first
            fold.click()
            assert reader.page.evaluate(HIDDEN) <= 1
            assert reader.page.locator("#province-map .map-frame").bounding_box()["height"] == tall
            fold.click()
