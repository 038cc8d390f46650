"""A series with two dates on the page: the section comes with it, follows the selection, and goes again."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from data.dataset_loader import load
from data.registers.imports import FOLDER
from data.settings import REFERENCE, Settings
from scripts.serving import serving
from tests.browser.controllers import Headline, Preferences, Ranking
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND, take


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """An atlas over two dates, and the query of the later."""
    folder = tmp_path_factory.mktemp("taken") / "dataset"
    shutil.copytree(Settings().dataset, folder, ignore=shutil.ignore_patterns(FOLDER))
    regions = load(folder, REFERENCE).regions
    take(folder, regions, FIRST, BEFORE)
    name = take(folder, regions, SECOND, AFTER)
    with serving(workers=1, dataset=folder) as served:
        yield served, f"measure=companies&series={name}-existing"


@pytest.fixture(scope="module")
def atlas(taken):
    return taken[0]


def test_the_section_comes_with_a_series_of_two_dates_and_follows_the_selection(reader, taken):
    page, section = reader.page, reader.page.locator("#snapshots")
    reader.open()
    expect(section).to_be_hidden()
    reader.open(taken[1])
    section.scroll_into_view_if_needed()
    expect(section.locator("h2")).to_have_text("历次快照")
    expect(section).to_contain_text("2022-03-16 现存企业")
    Ranking(page).choose("330000")
    lead = "浙江：现存企业 1 家（2022-03-16）→ 1 家（2024-05-22），±0 家"
    expect(section.locator(".lead")).to_have_text(re.compile("^" + re.escape(lead)))
    section.scroll_into_view_if_needed()
    names = page.locator("#changes-grid .ag-row [col-id=name] span[lang=zh]")
    expect(names).to_contain_text(["不存在3号链业有限公司", "不存在5号链业有限公司"])
    with page.expect_download() as saved:
        section.locator("a[href^='data/changes.csv']").click()
    assert saved.value.path().read_text(encoding="utf-8-sig").count("\n") == 3
    Preferences(page).switch_language()
    expect(section.locator("h2")).to_have_text("Snapshots")
    Headline(page).measure("listed")
    expect(section).to_be_hidden()


def test_nothing_runs_out_of_a_narrow_page(reader, taken):
    reader.page.set_viewport_size({"width": 360, "height": 800})
    reader.open(f"{taken[1]}&lang=en")
    reader.page.locator("#snapshots").scroll_into_view_if_needed()
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 360
