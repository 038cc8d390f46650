"""Places of an import that were not understood: `python app.py aliases IMPORT [--accept all|1,3] [--undo]`."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from callbacks.commands.console import add_dataset_option, fail
from components import registers
from components.words import LANGUAGES, Words, words
from data.dataset import Dataset, load
from data.regions import Adcode
from data.registers import store
from data.registers.imports import FOLDER, REJECTED_ROWS
from data.registers.report import Report
from data.settings import REFERENCE, Settings

ALL = "all"


def add_parser(commands: Any) -> None:
    """`python app.py aliases`"""
    parser = commands.add_parser("aliases", help="导入中没有读懂的地名 / places of an import that were not understood")
    parser.add_argument("id", metavar="IMPORT", help="the import's folder in DATASET/imports")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--accept", metavar="all|1,3", help="let these suggestions hold from now on")
    change.add_argument("--undo", action="store_true", help="take all of them back")
    add_dataset_option(parser)
    parser.set_defaults(command=aliases)


def aliases(options: argparse.Namespace) -> int:
    """List the places with their numbers; accept suggestions, or take them back, before."""
    settings = Settings.from_environment()
    dataset = load(settings.dataset, REFERENCE)
    if options.id not in {one.id for one in dataset.imports}:
        return fail("registers.no_import", id=options.id, ids=", ".join(one.id for one in dataset.imports))
    folder = settings.dataset / FOLDER / options.id
    try:
        _change(options, folder, dataset)
    except LookupError as missing:
        return fail("registers.no_suggestion", number=missing.args[0])
    print("\n\n".join("\n".join(_lines(words(lang), folder, dataset)) for lang in LANGUAGES))
    return 0


def _change(options: argparse.Namespace, folder: Path, dataset: Dataset) -> None:
    """What was accepted before stays so, unless all is taken back. LookupError with a number that has no suggestion."""
    if not options.accept and not options.undo:
        return
    from data.registers import importer  # brings the engine

    before = {written: Adcode(region) for written, region in store.read_aliases(folder).items()}
    accepted = {} if options.undo else before | _suggested(options.accept, store.read_report(folder))
    importer.apply_aliases(folder, accepted, dataset.regions)


def _suggested(numbers: str, report: Report) -> dict[tuple[str, str, str], Adcode]:
    if numbers == ALL:
        return report.meant(at for at, one in enumerate(report.places) if one.suggestion)
    named = [one.strip() for one in numbers.split(",")]
    for one in named:
        if not (one.isascii() and one.isdigit()):
            raise LookupError(one)
    try:
        return report.meant(int(one) - 1 for one in named)
    except LookupError as missing:
        raise LookupError(missing.args[0] + 1) from None


def _lines(w: Words, folder: Path, dataset: Dataset) -> Iterator[str]:
    report, accepted = store.read_report(folder), store.read_aliases(folder)
    yield w("registers.aliases_title", count=len(report.places), accepted=len(accepted))
    for number, one in enumerate(report.places, start=1):
        holds = (one.province, one.city, one.district) in accepted
        mark = w("registers.accepted") if holds else ""
        yield f"{number:>4}  {registers.describe_place(w, one, dataset.regions)}{mark}"
    if report.listed:
        yield w("registers.rejected_rows", count=report.listed, path=folder / REJECTED_ROWS)
