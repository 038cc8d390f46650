"""The classes of companies are the same on every engine, with combinations and without."""

import pandas as pd
import pytest

from data.registers import classes
from data.registers.imports import CLASSES
from tests.data.registers.test_classes import rows
from tests.engines.conftest import ENGINES
from tests.exports import QICHACHA_2025, cells

pytestmark = pytest.mark.usefixtures("one_session")


@pytest.mark.parametrize("most", [classes.MAX_CROSSED, 0], ids=["together", "apart"])
def test_every_engine_gives_the_same_classes(count, put, monkeypatch, most):
    monkeypatch.setattr(classes, "MAX_CROSSED", most)
    columns = [name for name in QICHACHA_2025 if name != "原文件导入名称"]
    frame = pd.DataFrame([cells(columns, one) for one in rows(120)], columns=columns)
    kept = []
    for engine in ENGINES:
        _, folder = count(put(engine, f"classed_{most}", frame))
        found = pd.read_parquet(folder / CLASSES)
        kept.append(found.sort_values(list(found.columns)).reset_index(drop=True))
    assert kept[0]["count"].sum() == len(frame) * (1 if most else 1 + len(classes.CLASSES))
    for other in kept[1:]:
        pd.testing.assert_frame_equal(kept[0], other, check_dtype=False)
