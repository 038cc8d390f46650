"""A register that was imported: years of registration and status as filters, its years as a timeline, its districts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from callbacks import commands
from data.registers.imports import FOLDER
from data.settings import Settings
from scripts.exports import TIANYANCHA_2024, company, workbook
from scripts.reading import Reader
from scripts.serving import Atlas, serving
from tests.browser.screen import SHENZHEN, entries, fact, query, row, sentence, timeline_pixel, wait_shapes

OPTIONS = ("--as-of", "2024-05-22", "--provider", "天眼查", "--keyword", "区块链")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped dataset with the import of ten invented companies, one of which lies nowhere."""
    inside = tmp_path_factory.mktemp("registered")
    copied = shutil.copytree(Settings().dataset, inside / "dataset", ignore=shutil.ignore_patterns(FOLDER))
    nanshan = [company(number, date=f"20{15 + number % 3}-01-02") for number in range(6)]
    others = [
        company(6, status="注销", date="2016-05-06", district="福田区"),
        company(7, date="-", district="福田区"),
        company(8, date="1998-05-06", province="浙江省", city="杭州市", district="西湖区"),
        company(9, province="火星省", city="", district=""),
    ]
    export = workbook(inside / "export.xlsx", TIANYANCHA_2024, [*nanshan, *others])
    assert commands.main(["import", str(export), *OPTIONS, "--into", str(copied)], lambda: None) == 0
    return copied


@pytest.fixture(scope="module")
def atlas(folder: Path) -> Iterator[Atlas]:
    """The served atlas over that dataset."""
    with serving(workers=2, dataset=folder) as served:
        yield served


@pytest.fixture
def base(folder: Path) -> str:
    """The query of the import's companies, whatever their status."""
    (imported,) = (folder / FOLDER).iterdir()
    return f"measure=companies&series={imported.name}-cumulative"


def test_years_and_status_are_chosen_in_the_pills_and_every_number_follows(reader: Reader, page: Page, base: str):
    reader.open(base)
    assert fact(page, "companies") == "9"
    page.locator("summary", has_text="登记年份").click()
    reader.act("toggle:registered=2016")
    assert query(page) == f"{base}&registered=2016"
    assert fact(page, "companies") == "3"
    assert "（登记年份 2016）" in sentence(page)
    assert "另有 1 家登记年份未知，未计入" in sentence(page)
    assert row(page, "440000").startswith("广东 3 100.0%")
    assert row(page, "330000").startswith("浙江 0 0.0%")
    reader.act("toggle:company_status=closed")
    assert query(page) == f"{base}&registered=2016&company_status=closed"
    assert fact(page, "companies") == "1"
    reader.act("clear:registered")
    reader.act("clear:company_status")
    assert query(page) == base


def test_companies_of_no_place_stay_in_sight(reader: Reader, page: Page, base: str):
    reader.open(base)
    last = page.locator("#ranking tr.remainder").last
    assert " ".join(last.inner_text().split()) == "未能归入地区 1 不在全国合计内"
    assert "另有 1 家企业未能归入地区" in page.locator("#province-map").inner_text()
    assert "另有 1 家未能归入地区" in sentence(page)


def test_a_click_a_brush_and_the_keyboard_choose_years_of_registration(reader: Reader, page: Page, base: str):
    reader.open(base)
    before = entries(page)
    with reader.choosing():
        page.mouse.click(*timeline_pixel(page, "1998"))
    assert query(page) == f"{base}&registered=1998"
    with reader.choosing():
        page.mouse.click(*timeline_pixel(page, "1998"))
    assert query(page) == base
    page.mouse.move(*timeline_pixel(page, "2015"))
    page.mouse.down()
    page.mouse.move(*timeline_pixel(page, "2017"), steps=5)
    with reader.choosing():
        page.mouse.up()
    assert query(page) == f"{base}&registered=2015-2017"
    assert entries(page) == before + 3
    with reader.choosing():
        page.mouse.click(*timeline_pixel(page, "unknown"))
    assert query(page) == f"{base}&registered=unknown"
    assert fact(page, "companies") == "1"


def test_the_years_play_and_the_choice_before_returns(reader: Reader, page: Page, base: str):
    reader.open(f"{base}&registered=1998")
    before = entries(page)
    page.evaluate("atlas.play('2015', 'registered', 'playregistered')")
    page.wait_for_url("**registered=2015")
    page.wait_for_url("**registered=1998")
    assert entries(page) == before
    page.locator('[data-event^="play:years=registered="]').click()
    page.wait_for_url("**registered=1999")
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.dataset.playing") is None


def test_districts_can_be_chosen_and_a_city_opens(reader: Reader, page: Page, base: str):
    reader.open(f"{base}&map={SHENZHEN}")
    wait_shapes(page)
    assert row(page, "440305").startswith("南山区 6 75.0%")
    reader.act("choose:440304")
    assert query(page) == f"region=440304&map={SHENZHEN}&{base}" or query(page) == f"region=440304&{base}"
    assert fact(page, "companies") == "2"
    reader.act("only:registered=unknown")
    assert fact(page, "companies") == "1"


def test_where_companies_are_not_shown_the_parks_are_as_ever(reader: Reader, page: Page, base: str):
    reader.open(base)
    reader.act("measure:listed")
    assert "园区成立年份" in page.locator("#founding-timeline").inner_text()
    with reader.choosing():
        page.mouse.click(*timeline_pixel(page, "2018"))
    assert "years=2018" in query(page)
    assert "registered" not in query(page)


def test_nothing_sticks_out_of_a_narrow_window(new_reader, base: str):
    reader = new_reader((360, 800))
    reader.open(f"{base}&registered=2015-2017")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 360
