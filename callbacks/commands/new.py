"""A dataset from nothing: `python app.py new DIR`, empty and to be filled by hand; or by the first import into DIR."""

import argparse
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from callbacks.commands.console import fail, say
from components import new_dataset
from data.dates import today
from data.parklists import lists
from data.registers import imports

HOMES = (imports.FOLDER, lists.FOLDER)
"""Where something that was imported stands."""


def add_parser(commands: Any) -> None:
    """`python app.py new`"""
    parser = commands.add_parser("new", help="新建空数据集 / make an empty dataset, to be filled by hand")
    parser.add_argument("folder", type=Path, metavar="DIR")
    add_industry_options(parser)
    parser.set_defaults(command=new)


def add_industry_options(parser: Any) -> None:
    """What a new dataset is called by."""
    parser.add_argument("--industry", metavar="NAME", default="", help="产业名称 / of a new dataset: 新能源汽车")
    parser.add_argument("--industry-en", metavar="NAME", default="", help="the same in English: electric vehicles")


def new(options: argparse.Namespace) -> int:
    """Write the dataset."""
    folder = options.folder.absolute()
    if not is_free(folder):
        return fail("new_dataset.exists", path=folder)
    write(folder, options.industry or folder.name, options.industry_en)
    say("new_dataset.made", path=folder)
    say("new_dataset.next", path=folder)
    return 0


def is_free(folder: Path) -> bool:
    """Whether a dataset can be made there: nothing is, or an empty folder."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def write(folder: Path, industry: str, industry_en: str) -> None:
    """Write an empty dataset, in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as scratch:
        complete = Path(scratch) / folder.name
        complete.mkdir()
        for name, text in new_dataset.files(industry, industry_en, today()).items():
            (complete / name).write_text(text, encoding="utf-8")
        complete.rename(folder)


@contextmanager
def made_for_import(folder: Path, industry: str, industry_en: str) -> Iterator[None]:
    """A new dataset in which something is to be imported; gone again if nothing has been."""
    write(folder, industry, industry_en)
    try:
        yield
    finally:
        if any(path for home in HOMES for path in (folder / home).glob("[!.]*")):
            say("new_dataset.next", path=folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
