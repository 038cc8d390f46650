"""A register that was imported: years of registration and status as filters, its years as a timeline, its districts."""

import shutil
from collections.abc import Iterator
from pathlib import Path as File

import pytest
from playwright.sync_api import Page

from callbacks import commands
from data.boundaries import Boundaries
from data.registers.imports import FOLDER
from data.settings import Settings
from scripts.serving import Atlas, serving
from tests.browser.controllers import SHENZHEN, Address, Filters, Headline, Ranking, Sentence
from tests.browser.figures import Map, Timeline
from tests.browser.reader import Reader
from tests.exports import TIANYANCHA_2024, company, workbook

OPTIONS = ("--as-of", "2024-05-22", "--provider", "天眼查", "--keyword", "区块链")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> File:
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
def atlas(folder: File) -> Iterator[Atlas]:
    """The served atlas over that dataset."""
    with serving(workers=1, dataset=folder) as served:
        yield served


@pytest.fixture
def base(folder: File) -> str:
    """The query of the import's companies, whatever their status."""
    (imported,) = (folder / FOLDER).iterdir()
    return f"measure=companies&series={imported.name}-cumulative"


def test_years_and_status_are_chosen_in_the_pills_and_every_number_follows(reader: Reader, page: Page, base: str):
    reader.open(base)
    address, headline, filters, ranking = Address(page), Headline(page), Filters(page), Ranking(page)
    headline.expect_fact("companies", "9")
    filters.choose("registered", "2016")
    address.expect_query(f"{base}&registered=2016")
    headline.expect_fact("companies", "至少 3")
    Sentence(page).expect("（登记年份 2016）", "另有 1 家登记年份未知，可能也在其中")
    ranking.expect_row("440000", "广东 至少 3 约 100.0%")
    ranking.expect_row("330000", "浙江 0 约 0.0%")
    filters.choose("company_status", "closed")
    address.expect_query(f"{base}&registered=2016&company_status=closed")
    headline.expect_fact("companies", "1")
    filters.clear("registered")
    address.expect_query(f"{base}&company_status=closed")
    filters.clear("company_status")
    address.expect_query(base)


def test_companies_of_no_place_stay_in_sight(reader: Reader, page: Page, base: str, boundaries: Boundaries):
    reader.open(base)
    Ranking(page).expect_remainder("未能归入地区 1 不在全国合计内")
    Map(reader, boundaries).expect_text("另有 1 家企业未能归入地区")
    Sentence(page).expect("另有 1 家未能归入地区")


def test_a_click_a_brush_and_the_keyboard_choose_years_of_registration(reader: Reader, page: Page, base: str):
    reader.open(base)
    timeline, address = Timeline(reader), Address(page)
    with address.adding(3):
        timeline.click("1998")
        address.expect_query(f"{base}&registered=1998")
        timeline.click("1998")
        address.expect_query(base)
        timeline.brush("2015", "2017")
        address.expect_query(f"{base}&registered=2015-2017")
    timeline.click("unknown")
    address.expect_query(f"{base}&registered=unknown")
    Headline(page).expect_fact("companies", "1")


def test_the_years_play_and_the_choice_before_returns(reader: Reader, page: Page, base: str):
    reader.open(f"{base}&registered=1998")
    timeline, address = Timeline(reader), Address(page)
    with address.adding(0):
        with address.passing(f"{base}&registered=2015", f"{base}&registered=1998"):
            page.evaluate("atlas.press({act: 'play:registered=2015'})")
        timeline.expect_playing(False)
        with address.passing(f"{base}&registered=1999"):
            timeline.play()
    page.keyboard.press("Escape")
    timeline.expect_playing(False)


def test_districts_can_be_chosen_and_a_city_opens(reader: Reader, page: Page, base: str, boundaries: Boundaries):
    reader.open(f"{base}&map={SHENZHEN}")
    Map(reader, boundaries).expect_shapes()
    ranking, headline = Ranking(page), Headline(page)
    ranking.expect_row("440305", "南山区 6 75.0%")
    ranking.choose("440304")
    Address(page).expect_query(f"region=440304&{base}")
    headline.expect_fact("companies", "2")
    Filters(page).choose("registered", "unknown")
    headline.expect_fact("companies", "1")


def test_where_companies_are_not_shown_the_parks_are_as_ever(reader: Reader, page: Page, base: str):
    reader.open(base)
    timeline, address = Timeline(reader), Address(page)
    Headline(page).measure("listed")
    timeline.expect_text("园区成立年份")
    timeline.click("2018")
    address.expect_part("years=2018")
    address.expect_without("registered")


def test_nothing_sticks_out_of_a_narrow_window(reader: Reader, base: str):
    reader.resize((360, 800))
    reader.open(f"{base}&registered=2015-2017")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 360
