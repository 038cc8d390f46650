"""Where a browser for pictures, tests and measurements is: Chrome, Chromium or Edge, or what BROWSER_PATH names."""

import os
import shutil
from pathlib import Path


def find_browser() -> Path | None:
    """The browser to use. A BROWSER_PATH that leads nowhere counts as none, not as leave to take another."""
    from choreographer.browsers.chromium import Chromium  # takes a while to load

    if not os.environ.get("BROWSER_PATH"):
        os.environ.pop("BROWSER_PATH", None)  # Choreographer would not search after an empty one
    path = shutil.which(Chromium.find_browser(skip_local=True) or "")
    return Path(path) if path else None
