"""Corrupted park lists: a message or an account that adds up, and never anything else."""

import random
from collections import Counter
from pathlib import Path

from data import schemas
from data.dataset import Dataset
from data.parklists import importer
from data.registers.errors import RejectedImport
from data.table_loader import read_table
from tests.data.registers.test_fuzz import corrupted
from tests.parklists import PARK, text, workbook

CASES = 80
PARKS = [PARK | {"名称": f"风筝园{at}", "成立日期": "2017-04", "来源": "风筝报"} for at in range(12)]


def test_corrupted_lists_give_a_message_or_an_account_that_adds_up(tmp_path: Path, dataset: Dataset) -> None:
    sound = (text(tmp_path / "a.csv", PARKS), text(tmp_path / "b.csv", PARKS, encoding="gb18030"))
    forms = {path.name: path.read_bytes() for path in (*sound, workbook(tmp_path / "a.xlsx", PARKS, "风筝名单"))}
    forms["x.xlsx"] = forms["a.xlsx"]
    seen: Counter[str] = Counter()
    for case in range(CASES):
        chance = random.Random(case)
        name = chance.choice(sorted(forms))
        path = tmp_path / f"case-{name}"
        path.write_bytes(corrupted(name, forms[name], chance))
        try:
            report = importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path)
        except RejectedImport as refused:
            seen.update(error.code for error in refused.errors)
            continue
        seen["read"] += 1
        assert report.total.adds_up
        if case % 8 == 0:
            assert read_table(tmp_path / "parks.csv", schemas.Parks)[1] == []
    assert seen["read"] > CASES / 10
    assert len(seen) >= 4, seen
