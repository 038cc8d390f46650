"""The server cannot be reached, fails, or has been upgraded: the page says so and keeps what it has."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.controllers import ANSWERS, GUANGDONG, Address, Announcements, Filters, Headline, Path, Ranking
from tests.browser.reader import Reader


@pytest.mark.console_errors
def test_without_a_server_the_old_figures_stay_and_retrying_works(reader: Reader, page: Page, context: BrowserContext):
    reader.open("measure=companies")
    announcements, address = Announcements(page), Address(page)
    context.set_offline(True)
    Ranking(page).choose(GUANGDONG)
    announcements.expect("unreachable")
    Headline(page).expect_fact("companies", "105,649")
    address.expect_query("measure=companies")
    assert page.locator("#province-map .geolayer path").count() > 30
    Ranking(page).choose(GUANGDONG)  # which waits behind the first
    context.set_offline(False)
    announcements.press("retry")
    address.expect_query("map=440000&measure=companies")
    Path(page).expect("全国", "广东")
    announcements.expect_none()


@pytest.mark.console_errors
def test_a_tick_that_got_no_answer_is_taken_on_retrying(reader: Reader, page: Page, context: BrowserContext):
    reader.open()
    filters, announcements = Filters(page), Announcements(page)
    filters.open("years")
    context.set_offline(True)
    filters.option("years", "2016").click()
    announcements.expect("unreachable")
    context.set_offline(False)
    announcements.press("retry")
    Address(page).expect_query("years=2016")
    expect(filters.option("years", "2016")).to_be_checked()


@pytest.mark.console_errors
def test_a_first_load_without_an_answer_can_be_retried(reader: Reader, page: Page):
    for address in (ANSWERS, "**/health"):
        page.route(address, lambda route: route.abort())
    page.goto(f"{reader.home}?region=440000")
    announcements = Announcements(page)
    announcements.expect("unreachable")
    page.unroute_all()
    announcements.press("retry")
    Path(page).expect("全国", "广东")
    announcements.expect_none()


@pytest.mark.console_errors
def test_an_old_tab_that_gets_no_answer_from_a_new_server_is_told_to_reload(reader: Reader, page: Page):
    reader.open()
    page.route(ANSWERS, lambda route: route.fulfill(status=500, body=""))
    page.route("**/health", lambda route: route.fulfill(json={"status": "ok", "version": "99.0"}))
    Headline(page).measure("companies")
    announcements = Announcements(page)
    announcements.expect("outdated")
    page.unroute_all()
    with page.expect_navigation():
        announcements.press("reload")
    Path(page).expect("全国")
    announcements.expect_none()


def test_an_old_tab_that_gets_an_answer_of_another_version_is_told_to_reload(reader: Reader, page: Page):
    reader.open()
    version = page.locator("html").get_attribute("data-version")

    def upgrade(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(f'"version":"{version}"', '"version":"99.0"'))

    page.route(ANSWERS, upgrade)
    Headline(page).measure("companies")
    Announcements(page).expect("outdated")
    page.unroute_all()


@pytest.mark.console_errors
def test_a_source_card_that_cannot_be_fetched_says_so(reader: Reader, page: Page):
    reader.open()
    for address in (ANSWERS, "**/health"):
        page.route(address, lambda route: route.abort())
    Headline(page).source("companies").click()
    Announcements(page).expect("unreachable")
    expect(page.locator("#card")).to_be_hidden()
