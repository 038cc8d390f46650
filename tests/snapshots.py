"""Imports of invented companies at several dates, for tests of histories."""

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from components import registers
from data.dataset import Dataset
from data.dataset_variants import with_imports
from data.regions import Regions
from data.registers import accounting, classes, comparison, importer, store
from data.registers.bins import STANDARD, Bins
from data.registers.import_loader import read_imports
from data.registers.providers import provider
from data.registers.report import Report
from data.registers.rule import Rule
from tests.exports import TIANYANCHA_2024, company, text

HANGZHOU = {"province": "浙江省", "city": "杭州市", "district": "西湖区"}
COUNTED = "ATLAS_TESTS_COUNTED"
"""The variable that names the folder of what was counted, which all processes of a run share."""
FIRST, SECOND, THIRD = "2022-03-16", "2024-05-22", "2026-05-20"
BEFORE = [
    company(1),
    company(2),
    company(3),
    company(4, status="注销"),
    company(5, **HANGZHOU),
    company(6, province="广冬省", city="", district=""),
    company(7, code="-"),
]
AFTER = [
    company(1),
    company(2, status="注销"),
    company(3, **HANGZHOU),
    company(4),
    company(6),
    company(7),
    company(8, date="2023-02-01"),
    company(9, district="福田区"),
]
"""2 closed, 3 moved, 4 is open again, 5 is gone, the place of 6 is known, 7 has a code, 8 is new, 9 was not found."""


def take(
    home: Path,
    regions: Regions,
    as_of: str,
    companies: Sequence[Mapping[str, Any]],
    *,
    by: str = "天眼查",
    keyword: str = "区块链",
    made: str = "2026-11-01",
    keep: bool = True,
    bins: Bins = STANDARD,
) -> str:
    """Import companies as a command would; the name of the import.

    What the same export was counted to before, in any process of this run, is taken over: a count takes seconds.
    """
    rule, made_by = Rule(as_of, keyword, bins=bins), provider(by)
    export = text(home / f"{len(list(home.iterdir()))}.csv", TIANYANCHA_2024, companies)
    with store.aside(home) as new:
        report = _counted(export, rule, regions, new, keep)
        name, tag = importer.name_import(made_by.slug, rule, new)
        store.write_definition(new, registers.series_definition(made_by, rule, report, tag) | {"made": made})
        store.adopt(new, name)
    comparison.refresh(home, name, regions)
    return name


def _counted(export: Path, rule: Rule, regions: Regions, new: Path, keep: bool) -> Report:
    """Count an export into a folder."""
    limits = accounting.MAX_COMPANIES, classes.MAX_CROSSED  # which tests change
    key = export.name, export.read_bytes(), repr(rule), _content(regions), keep, limits
    before = Path(os.environ[COUNTED], hashlib.sha256(repr(key).encode()).hexdigest())
    if not before.exists():
        importer.import_files([export], rule, regions, new, lambda rows: None, companies=keep)
        made = shutil.copytree(new, before.with_suffix(f".{os.getpid()}"))
        with suppress(OSError):  # another process was faster
            made.rename(before)
    else:
        shutil.copytree(before, new, dirs_exist_ok=True)
    return store.read_report(new)


@cache
def _content(regions: Regions) -> str:
    return repr([*regions])


def beside(dataset: Dataset, home: Path) -> Dataset:
    """The dataset with every import of a folder beside its own series."""
    imports, errors = read_imports(home, dataset.regions)
    assert errors == []
    return with_imports(replace(dataset), imports)
