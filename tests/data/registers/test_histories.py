"""What is a history, and what is not."""

from pathlib import Path

import pandas as pd
import pytest

from data.registers import histories
from data.registers.imports import Import


def one(as_of, *, name="", made="", measures=("existing", "cumulative"), **rule):
    card = {
        "provider": "天眼查",
        "keyword": "区块链",
        "match": "name",
        "as_of": as_of,
        "source": {"date": "2026-01-01"},
    }
    given = {"made": made} if made else {}
    card |= given | {key: {} for key in measures} | rule
    return Import(name or as_of, card, pd.DataFrame(), pd.DataFrame(), Path("nowhere"))


def test_imports_of_one_definition_stand_in_the_order_of_their_dates():
    late, early, middle = one("2024-05"), one("2019"), one("2024-05-22")
    assert histories.of(late, "existing", (late, early, middle)) == (early, middle, late)
    assert histories.before(late, "existing", (late, early, middle)) is middle
    assert histories.before(early, "existing", (late, early, middle)) is None


@pytest.mark.parametrize("other", [{"provider": "企查查"}, {"keyword": ""}, {"match": "scope"}])
def test_another_definition_is_another_history(other):
    mine, others = one("2024"), one("2022", **other)
    assert histories.of(mine, "existing", (mine, others)) == (mine,)


def test_an_import_without_the_measure_is_left_out():
    mine, silent = one("2024"), one("2022", measures=("cumulative",))
    assert histories.of(mine, "existing", (mine, silent)) == (mine,)
    assert histories.of(mine, "cumulative", (mine, silent)) == (silent, mine)


def test_of_one_date_the_import_made_last_is_used_unless_the_other_is_asked_for():
    old, new = one("2022", name="a", made="2026-01-01T10"), one("2022-12-31", name="b", made="2026-01-01T09")
    later = one("2024")
    assert histories.of(later, "existing", (old, new, later)) == (old, later)
    assert histories.of(new, "existing", (old, new, later)) == (new, later)
    assert histories.others_of_the_day(new, (old, new, later)) == (old,)
