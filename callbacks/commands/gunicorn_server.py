"""Gunicorn, started by the command line and configured by gunicorn.conf.py alone."""

from collections.abc import Callable

from flask import Flask
from gunicorn.app.base import Application

from data.settings import ROOT


class Serving(Application):
    """Gunicorn in this process, configured by gunicorn.conf.py alone, so that both ways of starting it agree."""

    def __init__(self, create_server: Callable[[], Flask]) -> None:
        self.create_server = create_server
        super().__init__(prog="app.py")

    def load_config(self) -> None:
        """Read the configuration file and no arguments: those are ours, not gunicorn's."""
        self.load_config_from_file(str(ROOT / "gunicorn.conf.py"))

    def load(self) -> Flask:
        """The WSGI app, made once before the workers are forked."""
        return self.create_server()
