"""What a choice changes, it changes in place: no part of the page moves; and what there is fits the window."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewReader

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
FILTERS = """() => [...document.querySelectorAll('#filters > *')].filter(one => one.offsetParent)
    .map(one => Math.round(one.getBoundingClientRect().left))"""
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


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)], ids=["desk", "laptop"])
@pytest.mark.parametrize(("measure", "choices"), [("listed", CHOICES), ("companies", OF_COMPANIES)])
def test_nothing_moves_at_a_choice(
    new_reader: NewReader, lang: str, size: tuple[int, int], measure: str, choices: tuple[str, ...]
) -> None:
    reader = new_reader(size)
    reader.open(f"measure={measure}&lang={lang}")
    before = reader.page.evaluate(PLACES)
    for choice in choices:
        with reader.choosing():
            reader.page.evaluate("choice => atlas.send(choice)", choice)
        assert reader.page.evaluate(PLACES) == before, choice


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)], ids=["desk", "laptop"])
def test_filters_stay_where_they_are_while_places_are_chosen(
    new_reader: NewReader, lang: str, size: tuple[int, int]
) -> None:
    reader = new_reader(size)
    reader.open(f"lang={lang}")
    before = reader.page.evaluate(FILTERS)
    for choice in ("choose:440000", "add:330000", "add:310000", "choose:440000", "open:440000", "choose:440100"):
        with reader.choosing():
            reader.page.evaluate("choice => atlas.send(choice)", choice)
        assert reader.page.evaluate(FILTERS) == before, choice


def bottom(page: Page, selector: str) -> float:
    return float(page.evaluate("one => document.querySelector(one).getBoundingClientRect().bottom", selector))


@pytest.mark.parametrize(
    "size", [(1920, 1080), (2560, 1440), (2880, 1620), (3440, 1440), (3840, 2160)], ids="{0[0]}x{0[1]}".format
)
def test_a_large_window_is_full_from_edge_to_edge_and_nothing_spills(
    new_reader: NewReader, size: tuple[int, int]
) -> None:
    reader = new_reader(size)
    for link in ("", "measure=companies&map=440000&region=440100"):
        reader.open(link)
        for part in ("headline", "founding-timeline", "parks-table"):
            left, right = reader.page.evaluate(EDGES, part)
            assert left == size[0] - right <= 28
        assert size[1] - 30 < bottom(reader.page, "#founding-timeline") <= size[1]
        assert bottom(reader.page, "#map-legend") == pytest.approx(bottom(reader.page, ".views"), abs=2)
        assert reader.page.evaluate(SPILLED) == []


@pytest.mark.parametrize(("size", "lang"), [((1366, 768), "zh"), ((1366, 768), "en"), ((1280, 720), "en")], ids=str)
def test_a_small_window_shows_map_and_timeline_at_once(new_reader: NewReader, size: tuple[int, int], lang: str) -> None:
    reader = new_reader(size)
    for link in ("", "&measure=companies"):
        reader.open(f"lang={lang}{link}")
        assert bottom(reader.page, "#timeline-caption") < size[1] - 60
        assert reader.page.locator(".map-frame").bounding_box()["height"] >= 220


def test_on_a_telephone_the_map_is_on_the_first_screen(new_reader: NewReader) -> None:
    reader = new_reader((360, 800))
    for lang in ("zh", "en"):
        reader.open(f"lang={lang}")
        assert bottom(reader.page, ".map-frame") < 800


def test_beside_the_map_a_part_scrolls_only_where_both_need_more_than_there_is(new_reader: NewReader) -> None:
    reader = new_reader((1920, 1080))
    for link in ("", "region=440000", "measure=companies", "map=440000&measure=companies", "region=330000"):
        reader.open(link)
        free, cut = reader.page.evaluate(ROOM)
        assert not (cut and free > 2), link


def test_a_fold_beside_the_map_opens_to_all_it_holds(new_reader: NewReader) -> None:
    for size in ((1920, 1080), (1366, 768), (3440, 1440)):
        reader = new_reader(size)
        for link in ("", "measure=companies"):
            reader.open(link)
            tall = reader.page.locator(".map-frame").bounding_box()["height"]
            reader.page.locator("#ranking .fold summary").first.click()
            assert reader.page.evaluate(HIDDEN) <= 1
            assert reader.page.locator(".map-frame").bounding_box()["height"] == tall
