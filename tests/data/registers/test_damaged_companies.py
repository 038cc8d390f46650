"""Companies of one import that are damaged: it is named, its numbers hold, and nothing else is kept back."""

import shutil

import pandas as pd
import pytest

from data.registers import company_changes, comparison
from data.registers.import_loader import damaged_companies, read_imports
from data.registers.imports import CHANGES, LEDGER
from tests.snapshots import AFTER, BEFORE, FIRST, SECOND, take


@pytest.fixture(scope="module")
def taken(tmp_path_factory, dataset):
    home = tmp_path_factory.mktemp("damaged")
    return home, take(home, dataset.regions, FIRST, BEFORE), take(home, dataset.regions, SECOND, AFTER)


def overwrite(path):
    """Another content behind an outline that stays whole."""
    content = path.read_bytes()
    outline = int.from_bytes(content[-8:-4], "little") + 8
    path.write_bytes(content[:4] + b"\xff" * (len(content) - outline - 4) + content[-outline:])


DAMAGE = {
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:200]),
    "no parquet": lambda path: path.write_bytes(b"name,code\n"),
    "empty": lambda path: path.write_bytes(b""),
    "columns missing": lambda path: pd.read_parquet(path).drop(columns=["code"]).to_parquet(path),
    "overwritten": overwrite,
}


@pytest.mark.parametrize("which", [1, 2], ids=["earlier", "later"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_dates_are_compared_by_their_numbers_only(taken, tmp_path, dataset, damage, which):
    home, later = shutil.copytree(taken[0], tmp_path / "home"), taken[2]
    DAMAGE[damage](home / "imports" / taken[which] / LEDGER)
    imports, errors = read_imports(home, dataset.regions)
    assert len(imports) == 2
    known = [] if damage == "overwritten" else [("damaged_companies", taken[which])]
    assert [(one.code, one.file) for one in errors] == known
    named = [*errors, *damaged_companies(imports)]
    assert [(one.code, one.file) for one in named] == [("damaged_companies", taken[which])]
    assert comparison.refresh(home, later, dataset.regions) is None
    assert not (home / "imports" / later / CHANGES).exists()
    comparison.remove(home, taken[1], dataset.regions)
    assert [one.id for one in read_imports(home, dataset.regions)[0]] == [later]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_record_of_changes_lists_nothing(taken, tmp_path, dataset, damage):
    home = shutil.copytree(taken[0], tmp_path / "home")
    path = home / "imports" / taken[2] / CHANGES
    DAMAGE[damage](path) if damage != "columns missing" else pd.read_parquet(path)[["code"]].to_parquet(path)
    changes = company_changes.between(*read_imports(home, dataset.regions)[0])
    regions = {one.adcode: one.adcode for one in dataset.regions}
    assert changes is None or company_changes.rows(changes, "existing", regions, set(regions)) == ({}, [])
