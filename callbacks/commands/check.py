"""Opening a dataset without serving it."""

import argparse
from typing import Any

from callbacks.commands.console import add_dataset_option
from data.dataset import load
from data.scenes.judgement import story_errors
from data.settings import REFERENCE, Settings


def add_parser(commands: Any) -> None:
    """`python app.py check`"""
    parser = commands.add_parser("check", help="检查数据集 / say what is wrong with a dataset")
    add_dataset_option(parser)
    parser.set_defaults(command=check)


def check(options: argparse.Namespace) -> int:
    """Report that the dataset is valid, with its size. Raises InvalidDataset."""
    settings = Settings.from_environment()
    dataset = load(settings.dataset, REFERENCE, story_errors)
    sizes = f"{len(dataset.parks)} parks, {len(dataset.counts)} counts, {len(dataset.sources)} sources"
    print(f"{settings.dataset}: {sizes}. 数据集无误 / no faults found.")
    return 0
