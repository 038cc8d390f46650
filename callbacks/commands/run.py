"""Serving the atlas: gunicorn for readers, Flask's own server only when a developer asks for it."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from callbacks.commands.console import add_dataset_option
from data.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

HELP = "启动网站（默认） / serve the atlas (the default)"


def add_options(parser: argparse.ArgumentParser, create_server: "Callable[[], Flask]") -> None:
    """The options of serving, for the command and for the command line without one."""
    add_dataset_option(parser)
    parser.add_argument("--host", help=f"address to listen on (default: {Settings().host})")
    parser.add_argument("--port", help=f"port to listen on (default: {Settings().port})")
    parser.add_argument("--debug", action="store_true", help="Flask's development server, for developers only")
    parser.set_defaults(command=lambda options: run(create_server, debug=getattr(options, "debug", False)))


def run(create_server: "Callable[[], Flask]", *, debug: bool = False) -> int:
    """Serve until stopped; boundaries that were never derived are, in the background. Raises InvalidDataset."""
    from callbacks.commands.gunicorn_server import Serving  # brings gunicorn, which no other command needs
    from data.boundaries import Boundaries

    settings = Settings.from_environment()
    Boundaries.open(settings.cache).start()
    if debug:
        create_server().run(host=settings.host, port=settings.port, debug=True)
    else:
        Serving(create_server).run()
    return 0
