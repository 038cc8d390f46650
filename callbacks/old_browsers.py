"""What the document has for browsers that are not of today, as offices keep them.

Chromium 90 and its contemporaries work: those without `:has()` load `assets/old_browsers.js` before all other scripts.
Older ones get one sentence instead of a blank page. `overflow: clip` came with Chromium 90, Firefox 81 and Safari 16.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Final

from components.words import Words

SCRIPT: Final = """(function () {
  var supports = window.CSS && CSS.supports;
  var script = document.documentElement.getAttribute("data-base") + "assets/old_browsers.js";
  if (!supports || !CSS.supports("overflow", "clip")) document.getElementById("old-browser").removeAttribute("hidden");
  else if (!CSS.supports("selector(:has(a))")) document.write("<script src='" + script + "'></scr" + "ipt>");
})();"""
"""In the language of browsers before 2015, so that every one of them can say what it lacks."""
HASH: Final = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
"""By which the Content-Security-Policy allows the script."""


def markup(words: Words) -> str:
    """The sentence, hidden, and the script that shows it."""
    return f'<p class="plain" id="old-browser" hidden>{escape(words("page.old_browser"))}</p><script>{SCRIPT}</script>'
