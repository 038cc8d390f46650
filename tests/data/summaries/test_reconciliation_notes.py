"""What the tables note of a number is in the reader's language."""

import re

import pytest

from data.summaries import reconciliation

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(("lang", "is_chinese"), [("zh", True), ("en", False)])
def test_notes_on_statistics_are_in_the_readers_language(dataset, selection, lang, is_chinese):
    checks = reconciliation.summarise(selection.replace(lang=lang), dataset).checks
    notes = [one.note for one in checks if one.check == "statistics" and one.note]
    assert len(notes) > 5
    assert {bool(CHINESE.search(note)) for note in notes} == {is_chinese}
