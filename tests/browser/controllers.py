"""The parts of the page as a reader uses them: actions do what a hand could do, expectations wait until they hold."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Frame, Locator, Page, Route, expect

GUANGDONG, GUANGZHOU, SHENZHEN = "440000", "440100", "440300"
ZHEJIANG, SHANGHAI, HONG_KONG, MACAU = "330000", "310000", "810000", "820000"
ANSWERS = "**/_dash-update-component*"
"""The one address that choices go to."""


def whole(text: str) -> re.Pattern[str]:
    """These words, and none that only begins or ends like them; blanks of any kind between them."""
    words = r"\s+".join(map(re.escape, text.split()))
    return re.compile(rf"(?<!\S){words}(?!\S)")


class Address:
    """The address bar, and Back's memory."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def expect_query(self, query: str) -> None:
        """What stands behind the question mark; "" for nothing."""
        end = rf"\?{re.escape(query)}$" if query else r"/$"
        expect(self.page).to_have_url(re.compile(end), timeout=15_000)

    @contextmanager
    def passing(self, *queries: str) -> Iterator[None]:
        """The address shows these queries one after another, however briefly, from what happens inside on."""
        remaining = [f"?{query}" for query in queries]

        def follow(frame: Frame) -> None:
            if remaining and frame.url.endswith(remaining[0]):
                remaining.pop(0)

        self.page.on("framenavigated", follow)
        yield
        deadline = time.monotonic() + 15
        while remaining and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
        self.page.remove_listener("framenavigated", follow)
        assert remaining == []

    def expect_part(self, part: str) -> None:
        """One name and the value, or its beginning, among others: "years=2018"."""
        expect(self.page).to_have_url(re.compile(rf"[?&]{re.escape(part)}"), timeout=15_000)

    def expect_without(self, part: str) -> None:
        expect(self.page).not_to_have_url(re.compile(re.escape(part)))

    @contextmanager
    def adding(self, count: int) -> Iterator[None]:
        """What happens, and is waited for, inside adds so many entries to the history."""
        before = self.page.evaluate("history.length")
        yield
        self.page.wait_for_function("wanted => history.length === wanted", arg=before + count, timeout=5000)


class Headline:
    """The five numbers."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def slot(self, name: str) -> Locator:
        return self.page.locator(f'#headline [data-fact="{name}"]')

    def expect_fact(self, name: str, number: str) -> None:
        text = re.compile(rf"^\s*{re.escape(number)}(\s|$)")  # what only screen readers hear follows
        expect(self.slot(name).locator(".number")).to_have_text(text)

    def expect_no_fact(self, name: str, number: str) -> None:
        expect(self.slot(name).locator(".number")).not_to_contain_text(number)

    def expect_note(self, name: str, text: str) -> None:
        """What stands beside a number."""
        expect(self.slot(name)).to_contain_text(text)

    def measure(self, name: str) -> None:
        """Press a number: the map shows it everywhere."""
        self.slot(name).locator('[data-event^="measure:"]').click()

    def source(self, name: str) -> Locator:
        """The button that opens the source of a number."""
        return self.slot(name).locator('[data-event^="card:"]')

    def copy(self, name: str) -> None:
        """Copy a number with its citation."""
        self.slot(name).locator('[data-event^="copy:"]').click()


class Ranking:
    """The places beside the map."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.remainder = page.locator("#ranking tr.remainder")

    def row(self, adcode: str) -> Locator:
        return self.page.locator(f'#ranking tr:has([data-event="choose:{adcode}"])')

    def place(self, adcode: str) -> Locator:
        """The link of a place."""
        return self.page.locator(f'#ranking [data-event="choose:{adcode}"]')

    def choose(self, adcode: str) -> None:
        self.place(adcode).click()

    def add(self, adcode: str) -> None:
        """Tick the box that compares a place, or takes it out."""
        self.page.locator(f'#ranking [data-event="add:{adcode}"]').click()

    def expect_row(self, adcode: str, text: str) -> None:
        """Neighbouring cells of a place's row: "广东 45,473"."""
        expect(self.row(adcode)).to_have_text(whole(text), use_inner_text=True)

    def expect_not_in_row(self, adcode: str, text: str) -> None:
        expect(self.row(adcode)).not_to_contain_text(text)

    def expect_remainder(self, text: str) -> None:
        """In the last line under the places."""
        expect(self.remainder.last).to_have_text(whole(text), use_inner_text=True)


class Comparison:
    """The chosen places side by side."""

    def __init__(self, page: Page) -> None:
        self.page, self.table = page, page.locator("#ranking table.compared")
        self.places = self.table.locator("thead th .place")
        self.sum = page.locator("#ranking .sum")

    def expect_places(self, *names: str) -> None:
        """In the order of their columns."""
        expect(self.places).to_have_text(list(names))

    def expect_fact(self, fact: str, adcode: str, text: str) -> None:
        expect(self.table.locator(f'[data-fact="{fact}"] [data-place="{adcode}"]')).to_have_text(text)

    def add(self, adcode: str) -> Locator:
        """The box of a place that can be added."""
        return self.page.locator(f'#ranking .addable [data-event="add:{adcode}"]')

    def remove(self, adcode: str) -> None:
        self.table.locator(f'thead [data-event="add:{adcode}"]').click()

    def open(self, adcode: str) -> None:
        self.table.locator(f'thead [data-event="open:{adcode}"]').click()


class Path:
    """The path 全国 › 广东 › 深圳, and the tools beside it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.crumbs = page.locator("#crumbs li")

    def expect(self, *names: str) -> None:
        """Its places from the left."""
        expect(self.crumbs).to_have_text(list(names))

    def go(self, name: str) -> None:
        """Follow the link of a place."""
        self.crumbs.get_by_role("link", name=name, exact=True).click()

    def tool(self, event: str) -> Locator:
        """A button beside it: "open:440000", "add:330000", "unchoose:", "up:"."""
        return self.page.locator(f'#path-tools [data-event="{event}"]')


class Sentence:
    """What the page shows, in a sentence."""

    def __init__(self, page: Page) -> None:
        self.text = page.locator("#sentence")

    def expect(self, *parts: str) -> None:
        for part in parts:
            expect(self.text).to_contain_text(part)

    def expect_start(self, text: str) -> None:
        expect(self.text).to_have_text(re.compile(rf"^\s*{re.escape(text)}"))


class Filters:
    """The row of measure, series and filters: each opens a menu, or is a switch."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open_menus = page.locator("#filters .dropdown-menu.show")

    def pill(self, name: str) -> Locator:
        return self.page.locator(f"#filter-{name}")

    def button(self, name: str) -> Locator:
        """What opens the menu."""
        return self.page.locator(f"#filter-{name} .menu-toggle")

    def option(self, name: str, value: str) -> Locator:
        return self.page.locator(f'#filter-{name}-value input[value="{value}"]')

    def open(self, name: str) -> None:
        self.button(name).click()
        expect(self.pill(name).locator(".dropdown-menu")).to_be_visible()

    def choose(self, name: str, value: str) -> None:
        """Open the menu, and click an entry."""
        self.open(name)
        self.option(name, value).click()

    def choose_series(self, series: str) -> None:
        """Open the long menu, and click an entry."""
        self.page.locator("#filter-series-value").click()
        self.series_option(series).click()

    def series_option(self, series: str) -> Locator:
        """An entry of the long menu, while it is open."""
        return self.page.locator(".dash-dropdown-option", has=self.page.locator(f'input[value="{series}"]'))

    def switch(self, name: str) -> None:
        self.page.locator(f"#filter-{name}-value").click()

    def clear(self, name: str) -> None:
        """Press the × of a filter."""
        self.page.locator(f"#filter-{name}-clear").click()

    def reset(self) -> None:
        self.page.locator("#reset").click()

    def expect_open(self, count: int) -> None:
        """So many menus are open."""
        expect(self.open_menus).to_have_count(count)

    def expect_offered(self, name: str, offered: bool = True) -> None:
        expect(self.pill(name)).to_be_visible() if offered else expect(self.pill(name)).to_be_hidden()


class Preferences:
    """Language and theme."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def switch_language(self) -> None:
        self.page.locator("#language").click()

    def switch_theme(self) -> None:
        self.page.locator("#theme").click()

    def expect(self, lang: str, theme: str) -> None:
        """The language ("zh-CN") and theme of the document."""
        expect(self.page.locator(f'html[lang="{lang}"][data-theme="{theme}"][data-bs-theme="{theme}"]')).to_have_count(
            1
        )


class SearchField:
    """The search field and what hangs under it."""

    def __init__(self, page: Page) -> None:
        self.page, self.field, self.results = page, page.locator("#search"), page.locator("#search-results")

    def type(self, text: str) -> None:
        """Press / and type."""
        self.page.keyboard.press("/")
        expect(self.field).to_be_focused()
        self.page.keyboard.type(text)

    def hit(self, adcode: str) -> Locator:
        """A match that leads to a place, or to a cluster."""
        return self.results.locator(f'[data-link="go:{adcode}"]').first

    def expect_first(self, text: str) -> None:
        """What the first match says."""
        expect(self.results.get_by_role("option").first).to_contain_text(text)

    def add(self, adcode: str) -> Locator:
        """The button of a match that adds its place."""
        return self.results.locator(f'[data-event="add:{adcode}"]').first

    def expect_hit(self, adcode: str) -> None:
        expect(self.hit(adcode)).to_be_visible()


class SourceCard:
    """The card of a number, a park or a source."""

    def __init__(self, page: Page) -> None:
        self.page, self.card = page, page.locator("#card")

    def press(self, act: str) -> None:
        self.card.locator(f'[data-event="{act}"]').click()

    def close(self) -> None:
        self.press("close:")

    def expect(self, text: str) -> None:
        expect(self.card).to_be_visible()
        expect(self.card).to_contain_text(text)

    def expect_closed(self) -> None:
        expect(self.card).to_be_hidden()


class Announcements:
    """What the reader must know now: unreachable, outdated, notice; and the note of what was copied."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def expect(self, name: str, *texts: str) -> None:
        """One of them, and no other."""
        expect(self.page.locator(f"#{name}")).to_be_visible(timeout=8000)
        expect(self.page.locator("#banner .alert")).to_have_count(1)
        for text in texts:
            expect(self.page.locator(f"#{name}")).to_contain_text(text)

    def expect_none(self) -> None:
        expect(self.page.locator("#banner .alert")).to_have_count(0)

    def press(self, name: str) -> None:
        """Its button: retry, reload, dismiss."""
        self.page.locator(f"#{name}").click()

    def expect_toast(self, text: str = "") -> None:
        expect(self.page.locator("#toast")).to_contain_text(text)


def hold_first(page: Page) -> list[Route]:
    """Hold back the next request of a choice; it stands in the list, to be continued, once it was made."""
    held: list[Route] = []
    page.route(ANSWERS, lambda route: route.continue_() if held else held.append(route))
    return held


@contextmanager
def holding(page: Page) -> Iterator[None]:
    """Hold back the first request of a choice that is made inside, until the end."""
    held = hold_first(page)
    yield
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
