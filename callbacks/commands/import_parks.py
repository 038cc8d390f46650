"""Park lists from the command line: `python app.py import --parks FILE ... --as-of DATE --name NAME`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from components import parklists
from components.words import LANGUAGES, words
from data.dataset import Dataset, load
from data.dates import is_date
from data.parklists.lists import FOLDER, LIST, REJECTED_ROWS
from data.parklists.report import ParkReport
from data.registers.errors import RejectedImport
from data.registers.rule import MAX_NAME_LENGTH
from data.settings import REFERENCE, Settings

FAULTY = 2


def parser() -> argparse.ArgumentParser:
    """The options of `import` when it is given parks."""
    made = argparse.ArgumentParser(
        prog="app.py import --parks", description="导入自己的园区名单 / import a park list of one's own"
    )
    made.add_argument("files", nargs="+", type=Path, metavar="FILE|FOLDER|ZIP", help="xls, xlsx, csv, tsv, zip")
    made.add_argument("--parks", action="store_true", required=True, help="the files are park lists, not registers")
    made.add_argument("--as-of", required=True, metavar="DATE", help="date of the list: 2024-05-20, 2024-05 or 2024")
    made.add_argument("--name", required=True, metavar="NAME", help="what to call it on the page: 我的名单")
    made.add_argument("--into", type=Path, metavar="DATASET_DIR", help="dataset folder (default: that of the atlas)")
    made.set_defaults(command="import")
    return made


def import_parks(options: argparse.Namespace) -> int:
    """Check the files, say what became of every row, and put the list beside the dataset's own."""
    name = " ".join(options.name.split())
    if not is_date(options.as_of):
        return _refuse("registers.bad_as_of", value=options.as_of)
    if not 0 < len(name) <= MAX_NAME_LENGTH:
        return _refuse("parklists.bad_name", most=MAX_NAME_LENGTH)
    folder = (options.into or Settings.from_environment().dataset).absolute()
    dataset = load(folder, REFERENCE)
    try:
        return _import(options, name, folder, dataset)
    except RejectedImport as errors:
        print(parklists.rejection_message(errors), file=sys.stderr)
        return FAULTY


def _import(options: argparse.Namespace, name: str, folder: Path, dataset: Dataset) -> int:
    from data.parklists import importer  # brings the readers, which no other command needs
    from data.registers import store

    with store.aside(folder, FOLDER) as new:
        report = importer.import_files(options.files, name, options.as_of, dataset.regions, new)
        _tell(report, dataset)
        if not report.total.counted:
            return _refuse("parklists.nothing_taken")
        today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
        store.write_definition(new, parklists.list_definition(report, today), LIST)
        told = parklists.rejected_rows_csv(report, dataset.regions, words("zh"))
        (new / REJECTED_ROWS).write_text(told, "utf-8-sig", newline="")
        stored = store.adopt(new, report.id)
    _say("parklists.stored", path=stored, id=report.id)
    if report.errors:
        _say("registers.rejected_rows", count=report.listed, path=stored / REJECTED_ROWS)
    return 0


def _tell(report: ParkReport, dataset: Dataset) -> None:
    print("\n\n".join(parklists.format_report(report, dataset.regions, lang) for lang in LANGUAGES))


def _say(key: str, **values: object) -> None:
    print("\n".join(words(lang)(key, **values) for lang in LANGUAGES))


def _refuse(key: str, **values: object) -> int:
    print("\n".join(words(lang)(key, **values) for lang in LANGUAGES), file=sys.stderr)
    return FAULTY
