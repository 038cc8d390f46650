"""`python app.py backup FILE` and `python app.py restore FILE --into DIR`: what an atlas cannot make again."""

import argparse
from pathlib import Path
from typing import Any

from callbacks.commands.console import add_dataset_option, fail, say
from components.numbers import integer
from data import backup as backups
from data.backup import InvalidBackup
from data.dates import now
from data.settings import Settings


def add_parser(commands: Any) -> None:
    """`python app.py backup`, `python app.py restore`"""
    parser = commands.add_parser(
        "backup", help="备份数据集、导入和上传 / save dataset, imports and uploads in one file"
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    add_dataset_option(parser)
    parser.set_defaults(command=backup)
    parser = commands.add_parser("restore", help="从备份恢复 / make a folder of a backup")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR", help="one that is not there, or is empty")
    parser.set_defaults(command=restore)


def backup(options: argparse.Namespace) -> int:
    """Write the file, and say its hash."""
    settings, file = Settings.from_environment(), options.file.absolute()
    if file.exists():
        return fail("backup.exists", path=file)
    saved = backups.save(file, settings.dataset, settings.uploads_folder, now().isoformat(timespec="seconds"))
    say("backup.saved", path=file, count=integer(saved.files), sha256=saved.sha256)
    return 0


def restore(options: argparse.Namespace) -> int:
    """Make the folder, and say how to serve it."""
    into = options.into.absolute()
    try:
        manifest = backups.restore(options.file.absolute(), into)
    except InvalidBackup as invalid:
        return fail(f"backup.{invalid.problem}", subject=invalid.subject)
    about = {"made": manifest["made"], "count": integer(len(manifest["files"]))}
    say("backup.restored", **about, dataset=into / backups.DATASET, uploads=into / backups.UPLOADS)
    return 0
