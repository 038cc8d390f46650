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

from callbacks.commands.import_registers import import_registers
from components import registers
from components.numbers import integer
from components.words import LANGUAGES, words
from data.about import Register
from data.dataset import Dataset, load
from data.dates import is_date
from data.regions import Regions
from data.registers.address import is_address, paths
from data.registers.child_process import Progress
from data.registers.errors import RejectedImport, reject
from data.registers.files import LIMITS
from data.registers.imports import CHANGES, LEDGER, MAX_COMPANIES, REJECTED_ROWS
from data.registers.providers import provider
from data.registers.report import Report
from data.registers.rule import Match, Rule
from data.settings import REFERENCE, Settings

FAULTY = 2
STOPPED = 130
"""What a shell says of a command that Ctrl-C has ended."""


def parser() -> argparse.ArgumentParser:
    """The options of this command alone."""
    made = argparse.ArgumentParser(
        prog="app.py import",
        description="导入企业名录 / import a register of companies",
        epilog="园区名单：app.py import --parks --help / park lists: app.py import --parks --help",
    )
    made.add_argument(
        "files", nargs="*", metavar="FILE|FOLDER|ZIP|URL", help="xls, xlsx, csv, tsv, parquet, zip; or one register"
    )
    made.add_argument("--as-of", metavar="DATE", help="day of the export: 2022-03-16, 2022-03 or 2022")
    made.add_argument("--provider", metavar="NAME", help="who made it: 天眼查, 企查查, ...")
    made.add_argument("--keyword", default="", metavar="WORD", help="count only companies that have it: 区块链")
    made.add_argument("--match", choices=get_args(Match), default="name-or-scope", help="default: name-or-scope")
    made.add_argument("--into", type=Path, metavar="DATASET_DIR", help="dataset folder (default: that of the atlas)")
    made.add_argument("--registers", action="store_true", help="count every [[register]] of dataset.toml anew")
    made.add_argument("--no-companies", action="store_true", help="keep no names of companies, so no list of changes")
    made.set_defaults(command="import")
    return made


def import_(options: argparse.Namespace) -> int:
    """Count the files or the register, say what became of every row, and put the series beside the dataset's own."""
    if not options.registers and not (options.files and options.as_of and options.provider):
        parser().error("FILE --as-of DATE --provider NAME | --registers")
    if options.as_of and not is_date(options.as_of):
        return _refuse("registers.bad_as_of", value=options.as_of)
    folder = (options.into or Settings.from_environment().dataset).absolute()
    try:
        return _counted(options, folder, load(folder, REFERENCE))
    except RejectedImport as errors:
        print(registers.rejection_message(errors), file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        _refuse("registers.stopped")
        return STOPPED


def _counted(options: argparse.Namespace, folder: Path, dataset: Dataset) -> int:
    if options.registers:
        if not dataset.about.registers:
            return _refuse("registers.no_registers")
        return import_registers(dataset.about.registers, folder, folder, dataset)
    if any(map(is_address, options.files)):
        if len(options.files) > 1:
            raise reject("not_alone", "URL")
        one = Register(options.files[0], options.as_of, options.provider, options.keyword, options.match)
        return import_registers([one], Path.cwd(), folder, dataset)
    options.files = [path for text in options.files for path in paths(text, Path())]
    return _import(options, folder, dataset)


def _import(options: argparse.Namespace, folder: Path, dataset: Dataset) -> int:
    from data.registers import importer, store  # brings the engine, which no other command needs

    made_by, rule = provider(options.provider), Rule(options.as_of, options.keyword, options.match)
    with store.aside(folder) as new:
        with _bar() as progress:
            report = _read(options, rule, dataset, new, progress)
        _tell(report, dataset)
        if not report.total.counted:
            return _refuse("registers.nothing_counted")
        now = datetime.now(ZoneInfo("Asia/Shanghai"))
        name, tag = importer.name_import(made_by.slug, rule, new)
        store.write_definition(new, registers.series_definition(made_by, rule, report, tag) | {"made": now.isoformat()})
        stored = store.adopt(new, name)
    _say("registers.stored", path=stored)
    if report.listed:
        _say("registers.rejected_rows", count=report.listed, path=stored / REJECTED_ROWS)
    _compare(folder, stored, dataset.regions, told=not options.no_companies)
    return 0


def _read(options: argparse.Namespace, rule: Rule, dataset: Dataset, new: Path, progress: Progress) -> Report:
    from data.parklists import reader
    from data.registers import importer

    try:
        return importer.import_files(
            options.files, rule, dataset.regions, new, progress, companies=not options.no_companies
        )
    except RejectedImport as errors:
        raise reader.recognize_park_lists(errors, options.files, LIMITS) from None


def _compare(folder: Path, stored: Path, regions: Regions, *, told: bool) -> None:
    """Say whether the companies are kept, and how the import before it differs."""
    from data.registers import comparison

    found = comparison.refresh(folder, stored.name, regions)
    if not told:
        return None
    if not (stored / LEDGER).is_file():
        return _say("snapshots.not_kept", most=integer(MAX_COMPANIES))
    _say("snapshots.kept", path=stored / LEDGER)
    if found:
        numbers = {"came": integer(found.came), "left": integer(found.left)}
        _say("snapshots.compared", earlier=found.earlier, path=stored / CHANGES, **numbers)
    return None


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar of the rows read; how many there will be, nobody knows."""
    with tqdm(desc="读入 / read", unit=" 行 rows", unit_scale=True) as bar:
        yield bar.update


def _tell(report: Report, dataset: Dataset) -> None:
    print("\n\n".join(registers.format_report(report, dataset.regions, lang) for lang in LANGUAGES))


def _say(key: str, **values: object) -> None:
    print("\n".join(words(lang)(key, **values) for lang in LANGUAGES))


def _refuse(key: str, **values: object) -> int:
    print("\n".join(words(lang)(key, **values) for lang in LANGUAGES), file=sys.stderr)
    return FAULTY
