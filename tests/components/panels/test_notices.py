"""The notes of the page say which imports are not open, or not with all that they held."""

from dataclasses import replace

import pytest

from components.panels import notes
from components.style import Style
from data.errors import ValidationError


@pytest.mark.parametrize(("lang", "says"), [("zh", "当时没有留存注册资本"), ("en", "kept no registered capital")])
def test_an_import_that_lacks_something_is_named_with_what_it_lacks(dataset, selection, lang, says):
    style = Style(lang, "light", 1200)
    assert "import-1" not in notes.draw((), selection, dataset, style)
    lacking = replace(dataset, notices=(ValidationError("import_without_capital", "import-1"),))
    drawn = notes.draw((), selection, lacking, style)
    assert ("import-1" in drawn, says in drawn) == (True, True)
