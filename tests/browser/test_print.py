"""Print: a figure a page with its head and foot, the whole list of parks after them, nothing of the controls."""

import subprocess
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.controllers import ANSWERS, holding
from tests.browser.reader import Reader

TITLES = {
    "zh": ("全国主要数据", "全国收录园区分布", "全国园区的两种数法", "全国概况", "全国园区成立年份"),
    "en": ("Keyfigures", "Listedparks", "Twowaysofcountingparks", "Chinaprofile", "Whentheparkswerefounded"),
}
SOURCES = {"zh": "来源：财联社", "en": "Sources:CailianPress"}
MAP_NOTE = {"zh": "示意图，不作划界依据", "en": "Sketchmap"}
BRAND = {"zh": "园区图谱", "en": "ParkAtlas"}


def plain(text: str) -> str:
    """Without blanks and colons; Chinese fonts share glyphs between characters and radicals, which NFKC sets right."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace(":", "")


def printed(page: Page, folder: Path) -> list[str]:
    """The texts of the pages that the browser prints."""
    path = folder / "printed.pdf"
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    result = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return [plain(one) for one in result.stdout.decode().split("\f")[:-1]]


@pytest.mark.parametrize("query", ["lang=zh", "lang=en&theme=dark"])
def test_each_figure_has_a_page_with_head_and_foot(reader: Reader, page: Page, tmp_path: Path, query: str):
    reader.open(query)
    lang, stated = query[5:7], plain(page.locator("#sentence strong").inner_text())
    pages = printed(page, tmp_path)
    for number, title in enumerate(TITLES[lang]):
        assert plain(title) in pages[number]
    for text in pages[:5]:
        assert stated in text
        assert plain(SOURCES[lang]) in text
        assert BRAND[lang] in text
    assert plain(MAP_NOTE[lang]) in pages[1]


def test_the_list_of_parks_is_whole_and_its_head_and_foot_are_repeated(reader: Reader, page: Page, tmp_path: Path):
    reader.open()
    stated = plain(page.locator("#sentence").inner_text())
    listing = printed(page, tmp_path)[5:]
    assert len(listing) >= 2
    for text in listing:
        assert stated in text
        assert "名称类型地区成立" in text
        assert plain("来源：") in text
    names = page.locator("#parks-table tbody th .park").all_inner_texts()
    assert len(names) == 36
    whole = "".join(listing)
    assert len([name for name in names if plain(name)[:5] in whole]) == 36


def test_filters_are_printed_and_controls_are_not(reader: Reader, page: Page, tmp_path: Path):
    reader.open("region=440000&years=2018")
    pages = printed(page, tmp_path)
    assert len(pages) == 7
    for text in pages:
        assert "广东" in text
        assert "2018" in text
        assert "复制链接" not in text
        assert "搜索园区" not in text


def test_an_answer_under_way_adds_no_sheet(reader: Reader, page: Page, tmp_path: Path):
    reader.open("region=440000&years=2018")
    with holding(page), page.expect_request(ANSWERS):
        page.evaluate("() => atlas.send('unchoose:')")
        page.locator("._dash-loading-callback").wait_for(state="attached")
        assert len(printed(page, tmp_path)) == 7


def test_the_page_is_as_it_was_after_printing(reader: Reader, page: Page, tmp_path: Path):
    reader.open("theme=dark")
    printed(page, tmp_path)
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    assert page.locator("#print > *").count() == 0
    reader.act("choose:440000")
    assert "region=440000" in page.url


@pytest.mark.console_errors
def test_without_an_answer_the_page_itself_is_printed(reader: Reader, page: Page, tmp_path: Path):
    reader.open()
    page.route("**/print.json*", lambda route: route.abort())
    assert plain(page.locator("#sentence").inner_text()) in "".join(printed(page, tmp_path))
