"""The README names the views and the names of a query as they are declared."""

from dataclasses import replace

import pytest

from data import parameters
from scripts.readme_tables import READMES, write


@pytest.mark.parametrize("lang", READMES)
def test_the_tables_are_what_the_declarations_say(dataset, lang):
    text = READMES[lang].read_text(encoding="utf-8")
    assert write(text, lang, parameters.of_query(dataset)) == text


@pytest.mark.parametrize("lang", READMES)
def test_a_table_that_drifts_is_noticed(dataset, lang):
    text = READMES[lang].read_text(encoding="utf-8")
    last, *others = reversed(parameters.of_query(dataset))
    assert f"| `{last.name}` |" in text
    assert f"| `{last.name}` |" not in write(text, lang, others)
    wrong = [replace(one, words=("elsewhere",)) for one in others]
    assert "`elsewhere`" in write(text, lang, wrong)
