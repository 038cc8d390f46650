"""The command line: `python app.py [COMMAND] ...`; `python app.py --help` lists the commands, the default is `run`.

main      reads the arguments, starts one command, and reports invalid input in both languages
console   prints in both languages
run       serves the atlas with gunicorn; with --debug by Flask's own server
check     opens the dataset and reports what is wrong with it
new       makes an empty dataset, to be filled by hand
import_   counts companies from files (import_registers: from servers) or takes in a park list (import_parks)
imports   lists what was imported, and removes it
overlay   lays a list of companies over an imported register
aliases   lists places of an import that were not understood; accepts suggestions, or takes them back
template  writes the empty form of a park list
export    writes views as pictures
backup    writes dataset, imports and uploads into one file; restore makes a folder of it
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final

from callbacks.commands import run
from callbacks.commands.console import INVALID_INPUT, fail
from components import dataset_errors
from data.boundaries import BoundariesMissing
from data.errors import InvalidDataset
from data.settings import Settings, SettingsError, variables

if TYPE_CHECKING:
    from flask import Flask

MODULES: Final = {
    "check": "check",
    "new": "new",
    "import": "import_",
    "imports": "imports",
    "overlay": "overlay",
    "aliases": "aliases",
    "template": "template",
    "export": "export",
    "backup": "backup",
    "restore": "backup",
}
"""Where each command but `run` is. Only what is asked for is imported: each brings what no other needs."""
CHANGING = ("import", "imports", "overlay", "aliases", "export", "backup", "restore")
"""Commands that the audit log names."""


def main(arguments: Sequence[str], create_server: "Callable[[], Flask]") -> int:
    """Run one command and return its exit code; `create_server` makes the WSGI app from the environment.

    Invalid input is reported in one message, before anything is served or written.
    """
    options = _parser(arguments, create_server).parse_args(arguments)
    # Workers and a reloading server are made from the environment alone, so an option becomes its variable.
    values = {variable: getattr(options, name, None) for name, variable in variables().items()}
    os.environ.update({variable: value for variable, value in values.items() if value})
    try:
        code = options.command(options)
        if arguments and arguments[0] in CHANGING:
            from callbacks.audit import Audit

            settings = Settings.from_environment()
            Audit(settings.audit_log).record("command", name=arguments[0], dataset=str(settings.dataset), code=code)
        return code
    except (SettingsError, BoundariesMissing) as error:
        print(error, file=sys.stderr)
    except InvalidDataset as dataset:
        print(dataset_errors.message(dataset), file=sys.stderr)
    except OSError as error:
        key = "errors.disk" if error.filename else "errors.disk_unnamed"
        return fail(key, path=error.filename, why=error.strerror or error)
    return INVALID_INPUT


def _parser(arguments: Sequence[str], create_server: "Callable[[], Flask]") -> argparse.ArgumentParser:
    """Of the commands that the arguments name; of all where they name none, so that `--help` lists them."""
    parser = argparse.ArgumentParser(
        prog="app.py",
        description="园区图谱 Park Atlas",
        epilog="一个命令的选项 / options of one command: app.py COMMAND --help",
    )
    run.add_options(parser, create_server)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    run.add_options(commands.add_parser("run", help=run.HELP, argument_default=argparse.SUPPRESS), create_server)
    named = [one for one in MODULES if one in arguments] or ([] if "run" in arguments else MODULES)
    for module in dict.fromkeys(MODULES[one] for one in named):
        import_module(f"callbacks.commands.{module}").add_parser(commands)
    return parser
