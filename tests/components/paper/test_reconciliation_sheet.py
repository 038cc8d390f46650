"""What does not add up, on every preset: rows are there, and nothing lies over anything else."""

from itertools import combinations

import pytest

from components.paper import reconciliation
from components.paper.presets import PRESETS
from components.style import Style
from tests.components.paper.test_sheet_figure import boxes


@pytest.mark.parametrize("query", ["", "?map=440000", "?region=540000"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("preset", ["slide", "report", "square"])
def test_its_rows_are_on_the_sheet_and_on_no_other_text(a_picture, words_of, preset, lang, query):
    picture = a_picture("reconciliation", f"{query or '?'}&lang={lang}", f"preset={preset}")
    sheet, found = PRESETS[preset], [*boxes(picture)]
    assert not [
        one for one in found if one[1] < -1 or one[2] < -1 or one[3] > sheet.width + 1 or one[4] > sheet.height + 1
    ]
    over = ((a, b) for a, b in combinations(found, 2) if min(a[3], b[3]) - max(a[1], b[1]) > 1)
    assert not [(a[0], b[0]) for a, b in over if min(a[4], b[4]) - max(a[2], b[2]) > 1]
    assert ("43.04%" in words_of(picture)) == (query != "?region=540000")


def test_a_slide_has_the_first_rows_and_counts_the_others(dataset, selection):
    table = reconciliation.content(selection, dataset, Style("zh", "light", 0))
    assert table.rows[0][2:] == ("45%", "43.04%", "+1.96 个百分点")
    assert table.more > 0
    assert reconciliation.content(selection.replace(regions=("540000",)), dataset, Style("zh", "light", 0)) is None
