"""Filters of parks beside those of companies on a laptop: one row, those of parks folded."""

import shutil

import pytest
from playwright.sync_api import expect

from data.dataset_loader import load
from data.registers.imports import FOLDER
from data.settings import REFERENCE, Settings
from scripts.serving import serving
from tests import structures
from tests.browser.controllers import Address
from tests.snapshots import take

TOPS = """() => [...document.querySelectorAll('#filters .pill, #filters .group-fold')]
    .filter(one => one.getClientRects().length).map(one => Math.round(one.getBoundingClientRect().top))"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """An atlas over an import, and the query of its series."""
    folder = tmp_path_factory.mktemp("folded") / "dataset"
    shutil.copytree(Settings().dataset, folder, ignore=shutil.ignore_patterns(FOLDER))
    name = take(folder, load(folder, REFERENCE).regions, "2024-05-22", structures.COMPANIES)
    with serving(workers=1, dataset=folder) as served:
        yield served, f"series={name}-existing"


@pytest.fixture(scope="module")
def atlas(imported):
    return imported[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)], ids=str)
def test_the_filters_are_one_row(reader, imported, size, lang):
    reader.resize(size)
    reader.open(f"measure=companies&{imported[1]}&lang={lang}")
    tops = reader.page.evaluate(TOPS)
    assert max(tops) - min(tops) < 6
    expect(reader.page.locator(".parks .group-fold")).to_be_visible()
    expect(reader.page.locator(".companies .group-fold")).to_be_hidden()


def test_folded_filters_open_at_a_press_and_stay_while_one_is_in_force(reader, imported):
    reader.resize((1366, 768))
    reader.open(f"measure=companies&{imported[1]}")
    page, kind = reader.page, reader.page.locator("#filter-kind")
    expect(kind).to_be_hidden()
    page.locator(".parks .group-fold").click()
    kind.locator(".menu-toggle").click()
    kind.get_by_text("孵化器").click()
    Address(page).expect_part("kind=incubator")
    page.locator("#sentence").click()
    expect(kind).to_be_visible()
    kind.locator(".clear").click()
    Address(page).expect_without("kind=")
    page.locator("#sentence").click()
    expect(kind).to_be_hidden()
    page.locator(".parks .group-fold").focus()  # and by keys
    page.keyboard.press("Tab")
    expect(page.locator("#filter-years .menu-toggle")).to_be_focused()
