"""The server cannot be reached, fails, or has been upgraded: the page says so and keeps what it has."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from scripts.reading import Reader
from tests.browser.screen import ANSWERS, fact, path, query


@pytest.mark.console_errors
def test_without_a_server_the_old_figures_stay_and_retrying_works(reader: Reader, page: Page, context: BrowserContext):
    reader.open("measure=companies")
    context.set_offline(True)
    page.locator('[data-event="choose:440000"]').first.dispatch_event("click")
    expect(page.locator("#banner [data-banner=unreachable]")).to_be_visible(timeout=6000)
    assert fact(page, "companies") == "105,649"
    assert query(page) == "measure=companies"
    assert page.locator("#province-map .geolayer path").count() > 30
    page.locator('[data-event="choose:440000"]').first.dispatch_event("click")
    context.set_offline(False)
    page.locator("#banner [data-event='retry:']").click()
    page.wait_for_url("**/?map=440000&measure=companies")
    reader.wait_painted()
    assert path(page) == "全国 › 广东"
    assert page.locator("#banner [data-banner]:visible").count() == 0


@pytest.mark.console_errors
def test_a_first_load_without_an_answer_can_be_retried(reader: Reader, page: Page):
    page.route(ANSWERS, lambda route: route.abort())
    page.route("**/health", lambda route: route.abort())
    page.goto(f"{reader.home}?region=440000")
    expect(page.locator("#banner [data-banner=unreachable]")).to_be_visible(timeout=6000)
    page.unroute_all()
    page.locator("#banner [data-event='retry:']").click()
    reader.wait_drawn()
    assert path(page) == "全国 › 广东"


@pytest.mark.console_errors
def test_an_old_tab_that_gets_no_answer_from_a_new_server_is_told_to_reload(reader: Reader, page: Page):
    reader.open()
    page.route(ANSWERS, lambda route: route.fulfill(status=500, body=""))
    page.route("**/health", lambda route: route.fulfill(json={"status": "ok", "version": "99.0"}))
    page.locator('[data-event="measure:companies"]').first.dispatch_event("click")
    expect(page.locator("#banner [data-banner=reload]")).to_be_visible(timeout=6000)
    page.unroute_all()
    page.locator("#banner [data-event='reload:']").click()
    reader.wait_drawn()


def test_an_old_tab_that_gets_an_answer_of_another_version_is_told_to_reload(reader: Reader, page: Page):
    def upgraded(route: Route) -> None:
        answer = route.fetch()
        version = page.evaluate("document.documentElement.dataset.version")
        route.fulfill(response=answer, body=answer.text().replace(f'"version":"{version}"', '"version":"99.0"'))

    reader.open()
    page.route(ANSWERS, upgraded)
    reader.act("measure:companies")
    expect(page.locator("#banner [data-banner=reload]")).to_be_visible()


@pytest.mark.console_errors
def test_a_source_card_that_cannot_be_fetched_says_so(reader: Reader, page: Page):
    reader.open()
    for address in (ANSWERS, "**/health"):
        page.route(address, lambda route: route.abort())
    page.locator('#headline [data-event^="card:"]').first.click()
    expect(page.locator("#banner [data-banner=unreachable]")).to_be_visible()
