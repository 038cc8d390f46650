from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Sources:
    """As much of a dataset as a card needs."""

    source_cards: dict[str, dict[str, str]]
    publishers: dict[str, str] = field(default_factory=dict)
    imports: tuple = ()


def draw(*cards, style=STYLE):
    named = {f"source-{number}": card for number, card in enumerate(cards)}
    return source_card.draw(list(named), Sources(named), style)


def test_nothing_in_a_card_is_taken_for_markup():
    written = draw(CARD)
    assert "<b>" not in written
    assert "&lt;b&gt;五十一家&lt;/b&gt; &amp; 更多" in written
    assert "说了&lt;什么&gt;" in written
    assert 'href="https://kites.example/a?b=&#34;c&#34;"' in written


def test_several_sources_stand_under_each_other_with_one_title_and_one_way_to_close():
    written = draw(CARD, CARD | {"publisher": "统计局"})
    assert written.count("<article") == 2
    assert written.count('id="card-title"') == written.count('data-event="close:"') == 1
    assert written.index("风筝报") < written.index("统计局")


def test_the_way_out_opens_elsewhere_and_tells_nothing():
    assert 'target="_blank" rel="noopener noreferrer"' in draw(CARD)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x"])
def test_only_web_addresses_become_links(url):
    assert "<a " not in draw(CARD | {"url": url})


def test_a_card_without_english_shows_what_there_is():
    assert "说了" in draw(CARD, style=Style("en", "light", 0))
    assert "a re-post" in draw(CARD, style=Style("en", "light", 0))


def test_every_shipped_source_makes_a_card(dataset):
    drawn = source_card.draw(list(dataset.sources["source_id"]), dataset, STYLE)
    assert drawn.count("<article") == len(dataset.sources)
    assert "找不到这个来源" not in drawn


def test_a_source_asked_for_twice_stands_there_once(dataset):
    assert source_card.draw(["cls-2022", "cls-2022"], dataset, STYLE).count("<article") == 1
