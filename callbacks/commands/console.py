"""What commands print, in both languages."""

import argparse
import sys

from components.words import LANGUAGES, words
from data.settings import Settings

INVALID_INPUT = 2
"""Exit code for a setting, a dataset, a file or an option that is wrong, and for a machine without a browser."""


def in_both_languages(key: str, **values: object) -> str:
    """One text, a line a language."""
    return "\n".join(words(lang)(key, **values) for lang in LANGUAGES)


def say(key: str, **values: object) -> None:
    """Print a text."""
    print(in_both_languages(key, **values))


def fail(key: str, **values: object) -> int:
    """Print why a command gives up; the exit code comes out."""
    print(in_both_languages(key, **values), file=sys.stderr)
    return INVALID_INPUT


def confirm(key: str, **values: object) -> bool:
    """Ask; nothing but y or 是 is a yes, and nobody there to answer is a no."""
    print(in_both_languages(key, **values), end=" ", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def add_dataset_option(parser: argparse.ArgumentParser) -> None:
    """`--dataset`, which may also stand before the command."""
    default = Settings().dataset.name
    parser.add_argument(
        "--dataset", metavar="DIR", default=argparse.SUPPRESS, help=f"dataset folder (default: {default})"
    )
