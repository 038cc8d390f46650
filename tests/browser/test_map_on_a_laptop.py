"""The map is laid out for the panel of a small laptop, so that the browser hides no number of it."""

from tests.browser.conftest import NewReader

HIDDEN = """() => [...document.querySelectorAll('#province-map text')]
    .filter(text => /\\d/.test(text.textContent) && getComputedStyle(text).visibility === 'hidden')
    .map(text => text.textContent)"""


def test_no_number_of_the_map_is_hidden(new_reader: NewReader):
    reader = new_reader((1366, 768))
    for query in ("map=310000", "", "lang=en"):
        reader.open(query)
        assert reader.page.evaluate(HIDDEN) == []
