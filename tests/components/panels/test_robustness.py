"""The strip of definitions under the sentence, and its card."""

import re
from dataclasses import replace

import pytest

from callbacks import source_card
from components.panels import headline as panel
from components.style import Style
from data import links
from data.dataset import Dataset
from data.dataset_variants import with_imports
from data.regions import Adcode
from data.selection import Lang, Selection
from data.summaries import headline
from tests.invented import register

COUNTS = [
    ("440100", 2017, "existing", 5),
    ("440100", 2017, "closed", 9),
    ("440300", 2017, "existing", 8),
    ("441900", 2017, "existing", 1),
]


@pytest.fixture(scope="module")
def opened(dataset: Dataset) -> Dataset:
    """The dataset with one import, by whose existing companies 深圳 leads; by all that were registered 广州 does."""
    return with_imports(dataset, (replace(register(dataset.regions, COUNTS), id="one"),))


def shown(opened: Dataset, lang: Lang = "zh", **chosen: object) -> str:
    selection = Selection("one-existing", map=Adcode("440000"), measure="companies", lang=lang, **chosen)
    return panel.draw(headline.summarise(selection, opened), selection, opened, Style(lang, "light", 1920))


@pytest.mark.parametrize(
    ("lang", "text"),
    [("zh", "“深圳全省第 1”：4 种口径中 2 种成立"), ("en", "“Shenzhen is no. 1 in the province”: holds by 2 of 4")],
)
def test_the_statement_and_by_how_many_definitions_it_holds(lang: Lang, text: str, opened: Dataset) -> None:
    assert text in shown(opened, lang)


def test_every_dot_opens_the_view_whose_rank_it_says(opened: Dataset) -> None:
    dots = re.findall(r'<a href="([^"]+)" class="dot( fails)?" title="([^"]+)"', shown(opened))
    assert len(dots) == 4
    for query, fails, text in dots:
        link = links.parse(query.replace("&amp;", "&"), opened)
        assert not link.ignored
        assert link.selection.map == "440000"
        there = headline.summarise(link.selection, opened).robustness
        assert there
        assert bool(fails) == (there.statement.region != "440300")
        assert ("第 1" in text) == (not fails)


def test_the_dot_of_the_view_itself_is_marked_and_never_hollow(opened: Dataset) -> None:
    (own,) = re.findall(r'<a [^>]*aria-current="true"', shown(opened))
    assert "fails" not in own
    assert "series=one-existing" in own


def test_without_an_import_there_is_no_strip(dataset: Dataset, selection: Selection) -> None:
    companies = selection.replace(measure="companies")
    drawn = panel.draw(headline.summarise(companies, dataset), companies, dataset, Style("zh", "light", 1920))
    assert 'class="robustness"' not in drawn


def test_the_card_lists_every_definition_and_claims_no_probability(opened: Dataset) -> None:
    selection = Selection("one-existing", map=Adcode("440000"), measure="companies")
    card = source_card.draw("robustness:", selection, opened, Style("zh", "light", 0))
    assert card.count("<dt>") == 4
    assert "彼此不独立" in card
    nowhere = source_card.draw("robustness:", selection.replace(measure="listed"), opened, Style("zh", "light", 0))
    assert "<dt>" not in nowhere
