"""Where a browser for pictures, tests and measurements is: Chrome, Chromium or Edge, or what BROWSER_PATH names."""

import os
import shutil
from pathlib import Path
from typing import Final

NAMES: Final = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "msedge",
    "chrome",
)
PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find_browser() -> Path | None:
    """The browser to use. A BROWSER_PATH that leads nowhere counts as none, not as leave to take another."""
    if named := os.environ.get("BROWSER_PATH"):
        found = shutil.which(named)
        return Path(found) if found else None
    on_path = (shutil.which(name) for name in NAMES)
    in_place = (place for place in PLACES if Path(place).is_file())
    return next((Path(one) for one in (*on_path, *in_place) if one), None)
