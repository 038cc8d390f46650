"""A browser for tests and measurements: the one that the atlas itself would use.

`python -m scripts.find_browser --install` prints it, and installs Debian's where there is none and we may, with what
else the tests open pictures, documents and slides with: Chinese fonts, pdftotext, LibreOffice. Without a
browser it says so and, under CI=true, fails: browser tests are never left out silently.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from callbacks.browser import find_browser

MISSING = (
    "没有找到浏览器：请安装 Chrome、Chromium 或 Edge，或设置 BROWSER_PATH。\n"
    "No browser found: install Chrome, Chromium or Edge, or set BROWSER_PATH. Browser tests cannot run."
)


READERS = {"pdftotext": "poppler-utils", "soffice": "libreoffice-impress"}
"""Program -> Debian package: what reads the documents that the atlas writes."""


def in_ci() -> bool:
    """Whether a missing browser is a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def has_chinese_font() -> bool:
    """Whether fontconfig knows a Chinese font; systems without fontconfig bring their own."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def install() -> None:
    """Install what is missing, where root or sudo may use apt; what fails is seen by the next look."""
    wanted = [] if find_browser() or os.environ.get("BROWSER_PATH") else ["chromium"]
    wanted += [] if has_chinese_font() else ["fonts-noto-cjk"]
    wanted += [package for program, package in READERS.items() if not shutil.which(program)]
    if wanted:
        apt(wanted)


def apt(wanted: Sequence[str]) -> None:
    """Install Debian's packages, if there is apt-get and we may call it without being asked for a password."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not all(shutil.which(program) for program in (*sudo[:1], "apt-get")):
        return
    print(f"apt-get install {' '.join(wanted)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *wanted]):
        subprocess.run([*sudo, "apt-get", *arguments], env=environment, stdout=sys.stderr, check=False)


def main() -> int:
    """Print the browser's path. The exit code is 1 only where its absence is a failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install from Debian what is missing")
    if parser.parse_args().install:
        install()
    if not has_chinese_font():
        print("没有中文字体，截图会缺字 / no Chinese font: pictures will miss characters", file=sys.stderr)
    browser = find_browser()
    print(browser or MISSING, file=sys.stdout if browser else sys.stderr)
    return int(browser is None and in_ci())


if __name__ == "__main__":
    sys.exit(main())
