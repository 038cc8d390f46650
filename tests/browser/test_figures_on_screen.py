"""The article's figures, as a reader finds them on the page."""

from playwright.sync_api import Page

from scripts.reading import Reader
from tests.browser.screen import GUANGDONG, fact, path, row, sentence

CITIES = {"440100": "29,714", "440300": "11,768", "441900": "1,014", "440600": "789", "440400": "689"}


def test_the_nation_shows_51_published_36_listed_and_105649_companies(reader: Reader, page: Page):
    reader.open()
    assert fact(page, "published") == "51"
    assert fact(page, "listed") == "36"
    assert fact(page, "companies") == "105,649"
    assert all(number in sentence(page) for number in ("36", "51", "20"))


def test_the_first_mention_of_the_companies_says_that_blockchain_need_not_be_their_main_business(
    reader: Reader, page: Page
):
    reader.open()
    assert "非主营口径" in page.locator('#headline [data-fact="companies"]').inner_text()


def test_zhejiang_guangdong_and_shanghai_are_published_with_9_7_and_5_parks(reader: Reader, page: Page):
    reader.open()
    assert [row(page, adcode).split()[1] for adcode in ("330000", "440000", "310000")] == ["9", "7", "5"]


def test_published_parks_were_founded_1_3_17_18_and_12_a_slot(reader: Reader, page: Page):
    reader.open()
    cells = page.locator("#founding-timeline-twin tbody tr td:nth-of-type(1)")
    counts = [text.strip() for text in cells.all_text_contents()]
    assert counts[:5] == ["1", "3", "17", "18", "12"]


def test_13_listed_parks_have_no_known_year_and_5_are_not_built(reader: Reader, page: Page):
    reader.open()
    cells = page.locator("#founding-timeline-twin tbody tr td:nth-of-type(2)")
    assert [text.strip() for text in cells.all_text_contents()][-2:] == ["13", "5"]


def test_guangdong_has_45473_companies_and_a_share_of_43_0_printed_as_45(reader: Reader, page: Page):
    reader.open("region=440000&measure=companies")
    assert fact(page, "companies") == "45,473"
    assert fact(page, "share") == "43.0%"
    assert "原文写作 45%" in page.locator('#headline [data-fact="share"]').inner_text()
    assert "原文写作 45%" in sentence(page)


def test_the_cities_of_guangdong_show_their_companies_and_the_remainder(reader: Reader, page: Page):
    reader.open(f"map={GUANGDONG}&measure=companies")
    assert {adcode: row(page, adcode).split()[1] for adcode in CITIES} == CITIES
    assert "1,499" in page.locator("#ranking tr.remainder").inner_text()


def test_the_profile_of_a_city_shows_its_companies(reader: Reader, page: Page):
    reader.open(f"map={GUANGDONG}")
    for adcode, number in CITIES.items():
        reader.act(f"choose:{adcode}")
        assert fact(page, "companies") == number
        assert path(page).startswith("全国 › 广东 › ")


def test_only_guangzhou_and_shenzhen_have_a_rank_in_the_whole_province(reader: Reader, page: Page):
    reader.open(f"map={GUANGDONG}&measure=companies")
    assert "全省第 1" in row(page, "440100")
    assert "全省第 2" in row(page, "440300")
    assert "全省第" not in row(page, "441900")
    assert "第 3" in row(page, "441900")
