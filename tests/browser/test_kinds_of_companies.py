"""What kind of companies a place has, on one page: bars and dots choose, an open class leads back."""

import shutil

import pytest
from playwright.sync_api import expect

from data.dataset_loader import load
from data.registers.imports import FOLDER
from data.settings import REFERENCE, Settings
from scripts.serving import serving
from tests import structures
from tests.browser.controllers import Address
from tests.companylists import HIGH_TECH, lay_over, row
from tests.snapshots import take

FIRST, SECOND = "2023-05-22", "2024-05-22"


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """An atlas over two dates of companies of many kinds with a list of some of them, and the query of the later."""
    folder = tmp_path_factory.mktemp("kinds") / "dataset"
    shutil.copytree(Settings().dataset, folder, ignore=shutil.ignore_patterns(FOLDER))
    regions = load(folder, REFERENCE).regions
    take(folder, regions, FIRST, structures.COMPANIES[:-9])
    name = take(folder, regions, SECOND, structures.COMPANIES)
    rows = [row(one["name"]) for one in structures.COMPANIES[::5]]
    lay_over(folder, regions, rows, HIGH_TECH, name, "2024-01")
    with serving(workers=1, dataset=folder) as served:
        yield served, f"measure=companies&series={name}-cumulative"


@pytest.fixture(scope="module")
def atlas(taken):
    return taken[0]


def test_one_page_from_bar_to_dot(reader, taken):
    page = reader.page
    reader.open(taken[1])
    structure, menu = page.locator("#structure"), page.locator("#class-filters")
    structure.scroll_into_view_if_needed()

    structure.locator('[data-event="only:staff=10-49"]').click()  # a bar chooses its class
    Address(page).expect_part("staff=10-49")
    expect(page.locator("#sentence")).to_contain_text("至少")
    expect(page.locator("#sentence")).to_contain_text("参保人数未知")
    menu.locator('.chip[data-event="clear:staff"]').click()  # and one press takes it back
    Address(page).expect_without("staff=")

    structure.locator('[data-event="only:industry=I"]').click()  # down, and back
    expect(structure.locator('[data-event="only:industry=I65"]')).to_be_visible()
    structure.locator('[data-event="clear:industry"]').click()
    Address(page).expect_without("industry=")
    expect(structure.locator('[data-event="only:industry=C"]')).to_be_visible()

    vitality = page.locator(".vitality-part")
    vitality.scroll_into_view_if_needed()
    expect(vitality).to_contain_text("分成立年限")
    expect(vitality.locator("tbody .later").first).to_have_text(f"{len(structures.COMPANIES)}")

    dot = page.locator(".robustness a.dot:not([aria-current])").first
    dot.scroll_into_view_if_needed()
    target = dot.get_attribute("href")
    dot.click()  # a definition opens its view
    page.wait_for_url(lambda url: url.endswith(target.lstrip("./")))

    reader.open(taken[1].replace("measure=companies", "measure=on_list"))
    expect(page.locator("#sentence")).to_contain_text(HIGH_TECH)
    expect(page.locator("#province-map")).to_contain_text("浙江")
