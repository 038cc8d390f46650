"""The command line: `python app.py [run|check] [--dataset DIR] [--host HOST] [--port PORT] [--debug]`.

main     reads the arguments, starts one command, and says what was wrong with what it was given
run      serves the atlas with gunicorn; with --debug by Flask's own server
check    opens the dataset and says what is wrong with it
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from flask import Flask

from callbacks.commands.check import check
from callbacks.commands.run import run
from components import faults
from data.faults import DatasetFaults
from data.settings import Settings, SettingsFault, variables

FAULTY = 2
"""Exit code for a setting or a dataset that is wrong."""


def main(arguments: Sequence[str], create_server: Callable[[], Flask]) -> int:
    """Obey the command line; `create_server` makes the WSGI app from the environment. The exit code comes out.

    Whatever is faulty is told in one message, before anything is served.
    """
    options = _parser().parse_args(arguments)
    # Workers and a reloading server are made from the environment alone, so an option becomes its variable.
    os.environ.update(_given(options))
    try:
        return check() if options.command == "check" else run(create_server, debug=options.debug)
    except SettingsFault as fault:
        print(fault, file=sys.stderr)
    except DatasetFaults as found:
        print(faults.message(found), file=sys.stderr)
    return FAULTY


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.py", description="园区图谱 Park Atlas")
    parser.add_argument("command", nargs="?", choices=("run", "check"), default="run", help="default: run")
    parser.add_argument("--dataset", metavar="DIR", help=f"dataset folder (default: {Settings().dataset.name})")
    parser.add_argument("--host", help=f"address to listen on (default: {Settings().host})")
    parser.add_argument("--port", help=f"port to listen on (default: {Settings().port})")
    parser.add_argument("--debug", action="store_true", help="Flask's development server, for developers only")
    return parser


def _given(options: argparse.Namespace) -> dict[str, str]:
    """The options that were given, as environment variables."""
    given = {name: getattr(options, name, None) for name in variables()}
    return {variables()[name]: value for name, value in given.items() if value}
