"""In English a source is cited by the English name of who published it."""

from components.panels.publishers import language, publisher
from components.style import Style


def test_every_publisher_has_an_english_name(dataset):
    names = {publisher(source, dataset, Style("en", "light", 1920)) for source in dataset.source_cards}
    assert len(names) > 60
    assert [name for name in sorted(names) if language(name) == "zh"] == []
