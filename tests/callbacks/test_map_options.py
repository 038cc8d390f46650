"""How the map is drawn stands in the address, is changed by events, and is no entry of the history."""

import pytest

from callbacks.selection import PREFERENCES, reduce
from data import links
from data.selection import MAP_OPTIONS

WORDS = [(name, word) for name, options in MAP_OPTIONS.items() for word in options]


@pytest.mark.parametrize(("name", "word"), WORDS)
def test_every_word_is_read_and_written_again_but_for_the_default(dataset, name, word):
    link = links.parse(f"{name}={word}", dataset)
    assert not link.ignored
    assert getattr(link.selection, name) == MAP_OPTIONS[name][word]
    is_default = word == next(iter(MAP_OPTIONS[name]))
    assert links.to_query(link.selection, dataset) == ("" if is_default else f"?{name}={word}")


@pytest.mark.parametrize(
    ("name", "word"), [("marks", "dots"), ("classes", "jenks"), ("class_count", "8"), ("class_count", "1")]
)
def test_what_nobody_can_draw_is_ignored_and_told(dataset, name, word):
    link = links.parse(f"{name}={word}", dataset)
    assert link.selection == links.default(dataset)
    assert [(one.name, one.value) for one in link.ignored] == [(name, word)]


@pytest.mark.parametrize(("name", "word"), WORDS)
def test_an_event_changes_it_alone_and_the_history_does_not_grow(dataset, name, word):
    before = links.default(dataset).replace(measure="companies")
    assert reduce(before, f"{name}:{word}", dataset) == before.replace(**{name: MAP_OPTIONS[name][word]})
    assert reduce(before, f"{name}:nonsense", dataset) == before
    assert name in PREFERENCES


def test_reset_draws_as_usual(dataset):
    chosen = links.default(dataset).replace(classes="equal", class_count=3, marks="fill")
    assert reduce(chosen, "reset:", dataset) == links.default(dataset)
