import pytest

from components.panels import source_card
from components.style import Style

STYLE = Style("zh", "light", 0)
CARD = {
    "source_id": "paper",
    "publisher": "风筝报",
    "title": "<b>五十一家</b> & 更多",
    "date": "2022-03",
    "url": 'https://kites.example/a?b="c"',
    "says_zh": "说了<什么>",
    "says_en": "",
    "grade": "B",
    "carrier": "repost",
}


def test_nothing_in_a_card_is_taken_for_markup():
    written = source_card.html([CARD], STYLE)
    assert "<b>" not in written
    assert "&lt;b&gt;五十一家&lt;/b&gt; &amp; 更多" in written
    assert "说了&lt;什么&gt;" in written
    assert 'href="https://kites.example/a?b=&quot;c&quot;"' in written


def test_several_sources_stand_under_each_other_with_one_title_and_one_way_to_close():
    written = source_card.html([CARD, CARD | {"publisher": "统计局"}], STYLE)
    assert written.count("<article") == 2
    assert written.count('id="card-title"') == written.count("data-close") == 1
    assert written.index("风筝报") < written.index("统计局")


def test_the_way_out_opens_elsewhere_and_tells_nothing():
    assert 'target="_blank" rel="noopener noreferrer"' in source_card.html([CARD], STYLE)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x"])
def test_only_web_addresses_become_links(url):
    assert "<a " not in source_card.html([CARD | {"url": url}], STYLE)


def test_a_card_without_english_shows_what_there_is():
    assert "说了" in source_card.html([CARD], Style("en", "light", 0))
    assert "a re-post" in source_card.html([CARD], Style("en", "light", 0))


def test_every_shipped_source_makes_a_card(dataset):
    assert all(source_card.html([dataset.source_card(source)], STYLE) for source in dataset.sources["source_id"])
