"""The command line: `python app.py [run|check|export|import] [--dataset DIR] [--host HOST] [--port PORT] [--debug]`.

main     reads the arguments, starts one command, and says what was wrong with what it was given
run      serves the atlas with gunicorn; with --debug by Flask's own server
check    opens the dataset and says what is wrong with it
export   writes views as pictures
import   counts a register of companies into a series of the dataset
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from flask import Flask

from callbacks.chrome import NoPicture
from callbacks.commands.check import check
from callbacks.commands.export import add_options, export
from callbacks.commands.import_ import import_
from callbacks.commands.import_ import parser as import_parser
from callbacks.commands.run import run
from callbacks.pictures import Refused
from components import faults
from components.words import LANGUAGES, words
from data.faults import DatasetFaults
from data.settings import Settings, SettingsFault, variables

COMMANDS = ("run", "check", "export", "import")
FAULTY = 2
"""Exit code for a setting, a dataset or an option that is wrong, and for a machine without a browser."""


def main(arguments: Sequence[str], create_server: Callable[[], Flask]) -> int:
    """Obey the command line; `create_server` makes the WSGI app from the environment. The exit code comes out.

    Whatever is faulty is told in one message, before anything is served or written.
    """
    options = _parse(arguments)
    # Workers and a reloading server are made from the environment alone, so an option becomes its variable.
    os.environ.update(_given(options))
    try:
        return _obey(options, create_server)
    except SettingsFault as fault:
        print(fault, file=sys.stderr)
    except DatasetFaults as found:
        print(faults.message(found), file=sys.stderr)
    except Refused as refused:
        print(_in_both(refused.key, **refused.values), file=sys.stderr)
    except OSError as error:
        print(_in_both("errors.disk", path=error.filename or "", why=error.strerror or error), file=sys.stderr)
    except NoPicture as none:
        print(_in_both(f"export.{none.fault}"), file=sys.stderr)
    return FAULTY


def _obey(options: argparse.Namespace, create_server: Callable[[], Flask]) -> int:
    match options.command:
        case "check":
            return check()
        case "export":
            return export(options)
        case "import":
            return import_(options)
        case _:
            return run(create_server, debug=options.debug)


def _in_both(key: str, **values: object) -> str:
    return "\n".join(words(lang)(key, **values) for lang in LANGUAGES)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command; `import` has its own, for it alone takes files."""
    if arguments[:1] == ["import"]:
        return import_parser().parse_args(arguments[1:])
    return _parser().parse_args(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.py", description="园区图谱 Park Atlas")
    parser.add_argument("command", nargs="?", choices=COMMANDS, default="run", help="default: run")
    parser.add_argument("--dataset", metavar="DIR", help=f"dataset folder (default: {Settings().dataset.name})")
    parser.add_argument("--host", help=f"address to listen on (default: {Settings().host})")
    parser.add_argument("--port", help=f"port to listen on (default: {Settings().port})")
    parser.add_argument("--debug", action="store_true", help="Flask's development server, for developers only")
    add_options(parser)
    return parser


def _given(options: argparse.Namespace) -> dict[str, str]:
    """The options that were given, as environment variables."""
    given = {name: getattr(options, name, None) for name in variables()}
    return {variables()[name]: value for name, value in given.items() if value}
