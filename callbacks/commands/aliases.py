"""Places of an import that were not understood: `python app.py aliases IMPORT [--accept all|1,3=320106] [--undo]`."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from callbacks.commands.console import add_dataset_option, fail
from components import registers
from components.words import LANGUAGES, Words, words
from data.dataset import Dataset
from data.dataset_loader import load
from data.registers import store
from data.registers.imports import FOLDER, REJECTED_ROWS
from data.registers.report import Report, Written
from data.settings import REFERENCE, Settings

ALL = "all"


def add_parser(commands: Any) -> None:
    """`python app.py aliases`"""
    parser = commands.add_parser("aliases", help="导入中没有读懂的地名 / places of an import that were not understood")
    parser.add_argument("id", metavar="IMPORT", help="the import's folder in DATASET/imports")
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--accept", metavar="all|1,3=320106", help="let suggestions, or regions by code, hold from now on"
    )
    change.add_argument("--undo", nargs="?", const=ALL, metavar="all|1,3", help="take these back (default: all)")
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
        lists = ["\n".join(_lines(words(lang), folder, dataset)) for lang in LANGUAGES]
    except LookupError as missing:
        return fail("registers.not_accepted" if options.undo else "registers.no_suggestion", number=missing.args[0])
    except ValueError:  # of whatever reads its files
        return fail("registers.damaged_import", id=options.id)
    print("\n\n".join(lists))
    return 0


def _change(options: argparse.Namespace, folder: Path, dataset: Dataset) -> None:
    """The other places stay as they are. LookupError with a number, or a code, that makes no sense."""
    if not options.accept and not options.undo:
        return
    from data.registers import alias_changes  # brings the engine

    report, present = store.read_report(folder), store.read_aliases(folder)
    changes = _accepted(options.accept, report) if options.accept else _undone(options.undo, report, present)
    alias_changes.apply_aliases(folder, report.assigned(changes, present, dataset.regions), dataset.regions)


def _accepted(numbers: str, report: Report) -> dict[str, str]:
    """The region for each place by its index in the report: its suggestion, or the code beside its number."""
    suggested = {f"{at}": one.suggestion for at, one in enumerate(report.places) if one.suggestion}
    if numbers == ALL:
        return suggested
    changes = {}
    for number, _, region in (one.strip().partition("=") for one in numbers.split(",")):
        at = _index(number)
        if not region and at not in suggested:
            raise LookupError(number)
        changes[at] = region or suggested[at]
    return changes


def _undone(numbers: str, report: Report, present: Mapping[Written, str]) -> dict[str, str]:
    """Nothing for each of these places, all of which are assigned."""
    assigned = {f"{at}": "" for at, one in enumerate(report.places) if one.texts in present}
    if numbers == ALL:
        return assigned
    named = [one.strip() for one in numbers.split(",")]
    if unknown := [number for number in named if _index(number) not in assigned]:
        raise LookupError(unknown[0])
    return {_index(number): "" for number in named}


def _index(number: str) -> str:
    """The index of a place in the report, from its number in the list."""
    if not (number.isascii() and number.isdecimal()):
        raise LookupError(number)
    return f"{int(number) - 1}"


def _lines(w: Words, folder: Path, dataset: Dataset) -> Iterator[str]:
    report, accepted = store.read_report(folder), store.read_aliases(folder)
    yield w("registers.aliases_title", count=len(report.places), accepted=len(accepted))
    for number, one in enumerate(report.places, start=1):
        holds = (one.province, one.city, one.district) in accepted
        mark = w("registers.accepted") if holds else ""
        yield f"{number:>4}  {registers.describe_place(w, one, dataset.regions)}{mark}"
    if report.listed:
        yield w("registers.rejected_rows", count=report.listed, path=folder / REJECTED_ROWS)
