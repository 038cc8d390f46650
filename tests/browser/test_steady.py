"""What a choice changes, it changes in place: no part of the page moves."""

import pytest

from tests.browser.conftest import NewReader

PLACES = """() => ['sentence', 'headline', 'province-map', 'ranking', 'founding-timeline'].map(id => {
    const { top, left, width } = document.getElementById(id).getBoundingClientRect();
    return [id, Math.round(top), Math.round(left), Math.round(width)];
})"""
CHOICES = (
    "choose:440000",
    "only:years=2017",
    "set:kind=base",
    "measure:companies",
    "choose:330000",
    "measure:published",
    "reset:",
    "cluster:yangtze-delta",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_moves_at_a_choice(new_reader: NewReader, lang: str) -> None:
    reader = new_reader((1920, 1080))
    reader.open(f"lang={lang}")
    before = reader.page.evaluate(PLACES)
    for choice in CHOICES:
        with reader.choosing():
            reader.page.evaluate("choice => atlas.send(choice)", choice)
        assert reader.page.evaluate(PLACES) == before, choice
