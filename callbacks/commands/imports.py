"""What has been imported into a dataset: `python app.py imports [--remove IMPORT ...] [--migrate]`."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from callbacks.commands.console import add_dataset_option, fail, say
from components.numbers import integer
from components.panels import upload_own
from components.style import Style
from data.companylists.lists import FOLDER as COMPANY_LISTS
from data.companylists.lists import folders_of
from data.dataset import Dataset
from data.dataset_loader import load
from data.parklists.lists import FOLDER as LISTS
from data.registers import folders
from data.registers.imports import FOLDER
from data.selection import Lang
from data.settings import REFERENCE, Settings


def add_parser(commands: Any) -> None:
    """`python app.py imports`"""
    parser = commands.add_parser("imports", help="列出和删除导入 / list imports and park lists, and remove them")
    parser.add_argument("--remove", nargs="+", default=(), metavar="IMPORT", help="by their names in the list")
    parser.add_argument("--migrate", action="store_true", help="write sums that every start counts again")
    add_dataset_option(parser)
    parser.set_defaults(command=imports)


def imports(options: argparse.Namespace) -> int:
    """Remove what is named, all of it or nothing; write what is counted again; then list what is there."""
    home = Settings.from_environment().dataset
    dataset = load(home, REFERENCE)
    present = _folders(home)
    if unknown := [name for name in options.remove if name not in present]:
        return fail("registers.no_import", id=", ".join(unknown), ids=", ".join(present))
    for name in dict.fromkeys(options.remove):
        _remove(present[name], dataset)
        say("registers.removed", id=name)
    if options.migrate:
        _migrate(home, dataset)
    dataset = load(home, REFERENCE)
    print("\n\n".join("\n".join(_lines(dataset, Style(lang, "light", 0))) for lang in get_args(Lang)))
    return 0


def _migrate(home: Path, dataset: Dataset) -> None:
    """Write the sums of imports that an earlier version has made, or that are damaged."""
    from data.registers import alias_changes  # brings the engine

    for name in [one.file for one in dataset.notices if one.code == "counted_again"]:
        alias_changes.write_sums_again(home / FOLDER / name, dataset.regions)
        say("registers.migrated", id=name)


def _folders(home: Path) -> dict[str, Path]:
    """Those of imports of companies and of the lists laid over them (IMPORT/LIST), then those of park lists."""
    homes = [path for inside in (FOLDER, LISTS) for path in sorted((home / inside).glob("[!.]*")) if path.is_dir()]
    lists = {f"{path.name}/{one.name}": one for path in homes for one in folders_of(path)}
    return {path.name: path for path in homes} | lists


def _remove(folder: Path, dataset: Dataset) -> None:
    if folder.parent.name == LISTS:
        folders.remove(folder)
        return
    if folder.parent.name == COMPANY_LISTS:
        from data.companylists import importer

        importer.remove(folder.parent.parent, folder.name)
        return
    from data.registers import comparison  # brings the engine

    comparison.remove(folder.parent.parent, folder.name, dataset.regions)


def _lines(dataset: Dataset, style: Style) -> Iterator[str]:
    rows = [upload_own.company_row(one, dataset.regions, style) for one in dataset.imports]
    rows += [upload_own.park_row(one, style) for one in dataset.lists]
    yield style.words("registers.imports_title", count=len(rows))
    for row in rows:
        yield style.words("registers.imports_line", id=row.name, what=row.title, about=row.about)
        for one in dataset.company_lists:
            if one.register.id == row.name:
                about = {"name": one.name, "as_of": one.as_of, "count": integer(one.count)}
                yield style.words("companylists.imports_line", id=one.source_id, **about)
