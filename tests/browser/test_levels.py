"""Provinces of every kind can be opened; that each has its shapes and parts is proved by the tests of data/."""

from playwright.sync_api import Page, expect

from data.dataset import Dataset
from tests.browser.controllers import Address
from tests.browser.reader import Reader

KINDS = ("440000", "310000", "650000", "460000", "710000", "810000")
"""A province, a municipality, an autonomous region, islands far away, and those whose parts are few."""
AREAS = """level => {
    const plot = document.querySelector('#province-map .js-plotly-plot');
    const fill = [...plot.querySelectorAll('.geo .choropleth')].map(g => [g, g.__data__[0].trace])
        .find(([, trace]) => trace.customdata && trace.geojson.includes(`/${level}.`));
    if (!fill || fill[0].querySelectorAll('path').length === 0) return null;
    const drawn = [...plot.querySelectorAll('.choropleth')].filter(g => g.__data__[0].trace.customdata)
        .flatMap(g => [...g.querySelectorAll('path')]).filter(path => path.getBoundingClientRect().width > 0);
    return new Set(drawn.map(path => path.__data__.loc)).size;
}"""


def test_a_province_opens_with_its_regions_on_the_map_and_beside_it(reader: Reader, page: Page, dataset: Dataset):
    reader.open("measure=companies")
    for adcode in KINDS:
        children = len(dataset.regions.children(adcode))
        page.evaluate("adcode => atlas.send('open:' + adcode)", adcode)
        # Map and inset are drawn one after the other.
        page.wait_for_function(f"([adcode, children]) => ({AREAS})(adcode) === children", arg=[adcode, children])
        Address(page).expect_query(f"map={adcode}&measure=companies")
        expect(
            page.locator("#ranking [data-event^='choose:'], #ranking .region-figures, #ranking .empty").first
        ).to_be_attached()


def test_what_is_opened_from_the_list_of_places_leaves_no_name_of_its_own_there(reader: Reader, page: Page):
    reader.open("measure=companies")
    row = page.locator("#ranking tbody tr").first
    place = row.get_by_role("link", name="广东")
    place.click()
    expect(page.locator("#sentence")).to_contain_text("广东")
    place.click()  # the link keeps the focus, and is that of the first city now
    Address(page).expect_part("map=440000")
    expect(row).to_contain_text("29,714")
    expect(row.get_by_role("link")).to_have_text("广州")
    expect(row.get_by_role("link")).to_be_focused()
