"""Where a browser for pictures, tests and measurements is: Chrome, Chromium or Edge, or what BROWSER_PATH names."""

import os
import shutil
from pathlib import Path
from typing import Final

HEADLESS_SHELLS: Final = ("chromium-headless-shell", "chrome-headless-shell")
"""The browser without windows of Debian and of Chrome, which takes less memory; Choreographer knows neither."""


def find_browser() -> Path | None:
    """The browser to use. A BROWSER_PATH that leads nowhere counts as none, not as leave to take another."""
    if named := os.environ.get("BROWSER_PATH"):
        path = shutil.which(named)
    else:
        path = next(filter(None, map(shutil.which, HEADLESS_SHELLS)), None) or _find_full_browser()
    return Path(path) if path else None


def _find_full_browser() -> str | None:
    from choreographer.browsers.chromium import Chromium  # takes a while to load

    os.environ.pop("BROWSER_PATH", None)  # Choreographer would not search after an empty one
    return shutil.which(Chromium.find_browser(skip_local=True) or "")
