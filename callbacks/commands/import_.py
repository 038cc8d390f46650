"""Registers from the command line: `python app.py import FILE|FOLDER|ZIP ... --as-of DATE --provider NAME`."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from tqdm import tqdm

from components import registers
from components.words import LANGUAGES, words
from data.dataset import Dataset, load
from data.dates import is_date
from data.registers.child import Progress
from data.registers.faults import RegisterFaults
from data.registers.imported import REFUSED
from data.registers.providers import provider
from data.registers.report import Report
from data.registers.rule import Match, Rule
from data.settings import REFERENCE, Settings

FAULTY = 2


def parser() -> argparse.ArgumentParser:
    """The options of this command alone."""
    made = argparse.ArgumentParser(prog="app.py import", description="导入企业名录 / import a register of companies")
    made.add_argument(
        "files", nargs="+", type=Path, metavar="FILE|FOLDER|ZIP", help="xls, xlsx, csv, tsv, parquet, zip"
    )
    made.add_argument("--as-of", required=True, metavar="DATE", help="day of the export: 2022-03-16, 2022-03 or 2022")
    made.add_argument("--provider", required=True, metavar="NAME", help="who made it: 天眼查, 企查查, ...")
    made.add_argument("--keyword", default="", metavar="WORD", help="count only companies that have it: 区块链")
    made.add_argument("--match", choices=get_args(Match), default="name-or-scope", help="default: name-or-scope")
    made.add_argument("--into", type=Path, metavar="DATASET_DIR", help="dataset folder (default: that of the atlas)")
    made.set_defaults(command="import")
    return made


def import_(options: argparse.Namespace) -> int:
    """Count the files, say what became of every row, and put the series beside the dataset's own."""
    if not is_date(options.as_of):
        return _refuse("registers.bad_as_of", value=options.as_of)
    folder = (options.into or Settings.from_environment().dataset).absolute()
    dataset = load(folder, REFERENCE)
    try:
        return _import(options, folder, dataset)
    except RegisterFaults as faults:
        print(registers.refusal(faults), file=sys.stderr)
        return FAULTY


def _import(options: argparse.Namespace, folder: Path, dataset: Dataset) -> int:
    from data.registers import importing, store  # brings the engine, which no other command needs

    made_by, rule = provider(options.provider), Rule(options.as_of, options.keyword, options.match)
    with store.aside(folder) as new:
        with _bar() as progress:
            report = importing.make(options.files, rule, dataset.regions, new, progress)
        _tell(report, dataset)
        if not report.total.counted:
            return _refuse("registers.nothing_counted")
        today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
        name, tag = importing.name_of(made_by.slug, rule, new)
        store.write_card(new, registers.card(made_by, rule, report, tag, today))
        stored = store.adopt(new, name)
    _say("registers.stored", path=stored)
    if report.listed:
        _say("registers.refused_rows", count=report.listed, path=stored / REFUSED)
    return 0


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar of the rows read; how many there will be, nobody knows."""
    with tqdm(desc="读入 / read", unit=" 行 rows", unit_scale=True) as bar:
        yield bar.update


def _tell(report: Report, dataset: Dataset) -> None:
    print("\n\n".join(registers.account(report, dataset.regions, lang) for lang in LANGUAGES))


def _say(key: str, **values: object) -> None:
    print("\n".join(words(lang)(key, **values) for lang in LANGUAGES))


def _refuse(key: str, **values: object) -> int:
    print("\n".join(words(lang)(key, **values) for lang in LANGUAGES), file=sys.stderr)
    return FAULTY
