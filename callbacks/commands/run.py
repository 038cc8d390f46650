"""Serving the atlas: gunicorn for readers, Flask's own server only when a developer asks for it."""

from collections.abc import Callable

from flask import Flask
from gunicorn.app.base import Application

from data.boundaries.derive import derive
from data.settings import ROOT, Settings


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


def run(create_server: Callable[[], Flask], *, debug: bool = False) -> int:
    """Derive the boundaries if that was never done, then serve until told to stop. A dataset's errors are raised."""
    settings = Settings.from_environment()
    derive(settings.cache)
    if debug:
        create_server().run(host=settings.host, port=settings.port, debug=True)
    else:
        Serving(create_server).run()
    return 0
