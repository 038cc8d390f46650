"""Opening a dataset without serving it."""

import argparse
from typing import Any

from callbacks.commands.console import INVALID_INPUT, add_dataset_option
from components import dataset_errors
from data.dataset_loader import load
from data.errors import OPEN
from data.registers.import_loader import damaged_companies
from data.scenes.judgement import story_errors
from data.settings import REFERENCE, Settings


def add_parser(commands: Any) -> None:
    """`python app.py check`"""
    parser = commands.add_parser("check", help="检查数据集 / say what is wrong with a dataset")
    add_dataset_option(parser)
    parser.set_defaults(command=check)


def check(options: argparse.Namespace) -> int:
    """Report the size of the dataset, and which of its imports and lists are not open. Raises InvalidDataset.

    Companies of imports, of which a start reads the outline only, are read here.
    """
    settings = Settings.from_environment()
    dataset = load(settings.dataset, REFERENCE, story_errors)
    sizes = f"{len(dataset.parks)} parks, {len(dataset.counts)} counts, {len(dataset.sources)} sources"
    notices = (*dataset.notices, *damaged_companies(dataset.imports))
    if not notices:
        print(f"{settings.dataset}: {sizes}. 数据集无误 / no faults found.")
        return 0
    print(f"{settings.dataset}: {sizes}.\n{dataset_errors.report(notices, 'dataset_errors.notices_title')}")
    return 0 if all(one.code in OPEN for one in notices) else INVALID_INPUT
