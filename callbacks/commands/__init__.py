"""The command line: `python app.py [COMMAND] [--dataset DIR] [--host HOST] [--port PORT] [--debug]`.

main     reads the arguments, starts one command, and says what was wrong with what it was given
run      serves the atlas with gunicorn; with --debug by Flask's own server
check    opens the dataset and says what is wrong with it
export   writes views as pictures
import   counts a register of companies into a series of the dataset; with --parks, takes in a park list
template writes the empty form of a park list
aliases  lists places of an import that were not understood; accepts what is suggested, or takes it back
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from flask import Flask

from callbacks.chrome import PictureUnavailable
from callbacks.commands.aliases import aliases
from callbacks.commands.aliases import parser as aliases_parser
from callbacks.commands.check import check
from callbacks.commands.export import add_options, export
from callbacks.commands.import_ import import_
from callbacks.commands.import_ import parser as import_parser
from callbacks.commands.import_parks import import_parks
from callbacks.commands.import_parks import parser as parks_parser
from callbacks.commands.run import run
from callbacks.commands.template import parser as template_parser
from callbacks.commands.template import template
from callbacks.pictures import InvalidPictureRequest
from components import dataset_errors
from components.words import LANGUAGES, words
from data.errors import InvalidDataset
from data.settings import Settings, SettingsError, variables

COMMANDS = ("run", "check", "export", "import", "template", "aliases")
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
    except SettingsError as error:
        print(error, file=sys.stderr)
    except InvalidDataset as found:
        print(dataset_errors.message(found), file=sys.stderr)
    except InvalidPictureRequest as refused:
        print(_in_both(refused.key, **refused.values), file=sys.stderr)
    except OSError as error:
        print(_in_both("errors.disk", path=error.filename or "", why=error.strerror or error), file=sys.stderr)
    except PictureUnavailable as none:
        print(_in_both(f"export.{none.reason}"), file=sys.stderr)
    return FAULTY


def _obey(options: argparse.Namespace, create_server: Callable[[], Flask]) -> int:
    match options.command:
        case "check":
            return check()
        case "export":
            return export(options)
        case "import":
            return import_parks(options) if getattr(options, "parks", False) else import_(options)
        case "template":
            return template(options)
        case "aliases":
            return aliases(options)
        case _:
            return run(create_server, debug=options.debug)


def _in_both(key: str, **values: object) -> str:
    return "\n".join(words(lang)(key, **values) for lang in LANGUAGES)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command; those that take files have their own."""
    if arguments[:1] == ["aliases"]:
        return aliases_parser().parse_args(arguments[1:])
    if arguments[:1] == ["template"]:
        return template_parser().parse_args(arguments[1:])
    if arguments[:1] == ["import"]:
        parser = parks_parser() if "--parks" in arguments else import_parser()
        return parser.parse_args(arguments[1:])
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
