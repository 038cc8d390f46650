"""The row of filters, language and theme, search, source cards, copying."""

from playwright.sync_api import Page, expect

from scripts.reading import Reader
from tests.browser.conftest import NewReader
from tests.browser.screen import fact, path, query


def pick(reader: Reader, verb: str) -> None:
    """Open the menu that holds an entry, and click the entry."""
    menu = reader.page.locator("#filters details.menu", has=reader.page.locator(f'[data-event="{verb}"]'))
    menu.locator("summary").click()
    with reader.choosing():
        menu.locator(f'[data-event="{verb}"]').click()


def test_measure_and_series_are_chosen_in_menus(reader: Reader, page: Page):
    reader.open()
    pick(reader, "measure:companies")
    assert query(page) == "measure=companies"
    pick(reader, "series:qichacha-2020-07-07-existing")
    assert query(page) == "measure=companies&series=qichacha-2020-07-07-existing"
    assert fact(page, "companies") != "105,649"


def test_a_menu_of_one_choice_closes_after_it_and_keeps_the_focus(reader: Reader, page: Page):
    reader.open()
    pick(reader, "measure:published")
    assert page.locator("details.menu[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_menu_of_several_choices_stays_open(reader: Reader, page: Page):
    reader.open()
    pick(reader, "toggle:years=2016")
    assert page.locator("details.menu[open]").count() == 1
    with reader.choosing():
        page.locator('#filter-years-value input[value="2018"]').click()
    assert query(page) == "years=2016,2018"


def test_escape_and_a_click_elsewhere_close_a_menu_and_change_nothing(reader: Reader, page: Page):
    reader.open("region=440000")
    summary = page.locator("#filters details.menu summary").first
    summary.click()
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    summary.click()
    page.locator("#sentence").click()
    assert page.locator("details.menu[open]").count() == 0
    assert query(page) == "region=440000"


def test_kinds_and_statuses_filter_the_listed_parks_only(reader: Reader, page: Page):
    reader.open()
    pick(reader, "toggle:kind=incubator")
    assert query(page) == "kind=incubator"
    assert int(fact(page, "listed")) < 36
    assert fact(page, "companies") == "105,649"


def test_28_parks_are_comparable(reader: Reader, page: Page):
    reader.open()
    reader.act("toggle:comparable=1")
    assert query(page) == "comparable=1"
    assert fact(page, "listed") == "28"


def test_reset_clears_the_choices_and_keeps_language_and_theme(reader: Reader, page: Page):
    reader.open("region=440000&years=2018&measure=companies&lang=en&theme=dark")
    with reader.choosing():
        page.locator('[data-event="reset:"]').click()
    assert query(page) == "lang=en&theme=dark"


def test_nothing_passes_the_filter_and_one_button_clears_it(reader: Reader, page: Page):
    reader.open("years=2015&kind=base")
    button = page.locator('main [data-event="clear:filters"]:visible').first
    with reader.choosing():
        button.click()
    assert query(page) == ""


def test_language_and_theme_change_everything_at_once(reader: Reader, page: Page):
    reader.open()
    reader.act("lang:en")
    reader.act("theme:dark")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == ["en", "dark"]
    assert page.title().endswith("Park Atlas")
    main = page.locator("main").inner_text()
    assert "Guangdong" in main
    assert "广东 3" not in main


FOUND = {
    "gd": "go:440000",  # 拼音首字母
    "广东": "go:440000",
    "Shenzhen": "go:440300",
    "APBC": "go:310000",  # an alias of 亚太区块链中心
    "雄岸资本": "go:330110",  # the operator of 中国杭州区块链产业园
    "余杭": "go:330110",
}


def test_search_finds_places_and_parks_by_initials_aliases_and_operators(reader: Reader, page: Page):
    reader.open()
    for typed, act in FOUND.items():
        page.keyboard.press("/")
        page.keyboard.type(typed)
        page.locator(f'#search-results [data-event="{act}"]').first.wait_for()
        page.keyboard.press("Escape")


def test_a_hit_is_reached_by_keyboard(reader: Reader, page: Page):
    reader.open()
    page.keyboard.press("/")
    page.keyboard.type("深圳")
    page.locator("#search-results [data-event='go:440300']").wait_for()
    page.keyboard.press("ArrowDown")
    with reader.choosing():
        page.keyboard.press("Enter")
    assert path(page) == "全国 › 广东 › 深圳"
    assert page.locator("#search-results").is_hidden()


def test_enter_opens_the_chosen_place_after_a_link_a_search_and_a_click_on_the_map(reader: Reader, page: Page):
    reader.open("region=440000")
    with reader.choosing():
        page.keyboard.press("Enter")
    assert query(page) == "map=440000"
    with reader.choosing():
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("浙江")
    page.locator("#search-results [data-event='go:330000']").wait_for()
    for wanted in ("region=330000", "map=330000"):
        with reader.choosing():
            page.keyboard.press("Enter")
        assert query(page) == wanted
    reader.open()
    with reader.choosing():
        reader.click_map(104.0, 31.0)
    assert query(page) == "region=510000"
    with reader.choosing():
        page.keyboard.press("Enter")
    assert query(page) == "map=510000"


def test_enter_leaves_controls_and_several_places_alone(reader: Reader, page: Page):
    reader.open("region=440000,330000")
    page.locator("#sentence").click()
    page.keyboard.press("Enter")
    reader.open("region=440000")
    page.locator('#header [data-event="story:"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#story")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#filters details.menu summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.menu[open]").count() == 1
    assert query(page) == "region=440000"


def test_a_long_menu_opens_at_the_entry_that_is_chosen(reader: Reader, page: Page):
    reader.open("measure=companies&series=qichacha-2020-07-07-existing")
    menu = page.locator("#filters details.menu", has=page.locator('[data-event^="series:"]'))
    menu.locator("summary").click()
    expect(menu.locator("[aria-checked=true]")).to_be_in_viewport(ratio=1)
    assert menu.locator("[role=menu]").evaluate("menu => menu.scrollTop") > 0
    lines = menu.locator("small").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(lines) < 42


def test_a_miss_says_that_our_list_is_not_the_world(reader: Reader, page: Page):
    reader.open()
    page.fill("#search", "火星园区")
    expect(page.locator("#search-results")).to_contain_text("名单未收录，不代表没有")
    page.locator("#search").press("Escape")
    assert page.locator("#search-results").is_hidden()
    assert query(page) == ""


def test_a_source_opens_as_a_card_and_escape_closes_it(reader: Reader, page: Page):
    reader.open("region=440000")
    page.locator('#headline [data-fact="companies"] [data-event^="card:"]').click()
    expect(page.locator("#card")).to_be_visible()
    assert "财联社" in page.locator("#card").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator('#headline [data-fact="companies"] [data-event^="card:"]')).to_be_focused()
    assert query(page) == "region=440000"


def test_the_button_of_a_card_closes_it_and_another_opens(reader: Reader, page: Page):
    reader.open("region=440000")
    for fact_name, text in (("companies", "天眼查"), ("per_10k", "国家统计局")):
        page.locator(f'#headline [data-fact="{fact_name}"] [data-event^="card:"]').click()
        expect(page.locator("#card")).to_contain_text(text)
        page.locator("#card [data-event='close:']").click()
        expect(page.locator("#card")).to_be_hidden()


def test_a_number_is_copied_with_its_citation(new_reader: NewReader):
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    reader.open("region=440000")
    reader.page.locator('#headline [data-fact="companies"] [data-event^="copy:"]').click()
    expect(reader.page.locator("#toast")).to_be_visible()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == "45,473 家（天眼查，现存，2022-03-16；转引自财联社 2022-03-21）"


def test_the_search_field_is_empty_again_after_a_hit(reader: Reader, page: Page):
    reader.open()
    page.fill("#search", "深圳")
    hit = page.locator("#search-results [data-event='go:440300']")
    with reader.choosing():
        hit.click()
    assert page.input_value("#search") == ""
