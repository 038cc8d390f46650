"""Chromium 90 and newer works: nothing later is used without a fall-back, and older browsers say what they lack."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from callbacks import old_browsers
from components.words import words
from data.settings import ROOT

ASSETS = ROOT / "assets"
LATER_SCRIPTS = {
    "at": r"\.at\(",
    "findLast": r"\.findLast(Index)?\(",
    "hasOwn": r"Object\.hasOwn\(",
    "structuredClone": r"\bstructuredClone\(",
    "randomUUID": r"\brandomUUID\(",
    "timeout": r"AbortSignal\.(timeout|any)\(",
    "toSorted": r"\.to(Sorted|Reversed|Spliced)\(",
    "groupBy": r"\b(Object|Map)\.groupBy\(",
    "fromAsync": r"Array\.fromAsync\(",
    "withResolvers": r"\.withResolvers\(",
    "checkVisibility": r"\.checkVisibility\(",
    "showPopover": r"\.(show|hide|toggle)Popover\(",
    "startViewTransition": r"\.startViewTransition\(",
    "static block": r"\bstatic \{",
    "popover-open": r"(?<!:is\():popover-open",  # :is() forgives what it does not know
    "has": r":has\(",
}
"""What came after Chromium 90, as a script uses it."""
LATER_STYLES = {
    "has": r":has\(",
    "color-mix": r"\bcolor-mix\(",
    "transforms": r"(?:^|[\s;{])(?:rotate|scale|translate): ",
    "container": r"\b(?:container-type|cq[whib]\b|@container)|\d(?:cqw|cqh)",
    "popover": r":popover-open",
    "units": r"\d(?:[dsl]v[hw])\b",
    "layer": r"@layer\b",
    "nesting": r"(?:^|[{};])\s*& ",
    "anchor": r"\banchor\(|position-anchor",
    "subgrid": r"\bsubgrid\b",
    "oklch": r"\b(?:oklch|oklab|lab|lch|light-dark)\(",
    "property": r"@(?:property|scope|starting-style)\b",
    "field-sizing": r"\bfield-sizing\b",
}
POLYFILLED = {"at", "findLast", "hasOwn", "has"}
"""What assets/old_browsers.js brings."""
DEGRADES = {
    "anchor": "a menu opens in the middle of the window instead of at its button",
    "nesting": "second_map.css only: two maps stand one under the other",
    "subgrid": "second_map.css only: two maps stand one under the other",
}
"""What may be missing, and how that looks."""
FALLBACKS = {
    "color-mix": "@supports not (color: color-mix(",
    "transforms": "@supports not (rotate:",
    "container": "@supports not (width: 1cqw)",
    "popover": "@supports not selector(:popover-open)",
}
"""What assets/old_browsers.css has a rule for."""


def used(pattern: str, ending: str) -> list[str]:
    """The files of ours that use it, without their comments."""
    return [
        path.name
        for path in sorted(ASSETS.glob(f"*.{ending}"))
        if not path.name.startswith("old_browsers")
        and re.search(pattern, re.sub(r"/\*.*?\*/|^\s*//.*?$", "", path.read_text(encoding="utf-8"), flags=re.S | re.M))
    ]


@pytest.mark.parametrize("feature", LATER_SCRIPTS)
def test_scripts_use_nothing_later_that_is_not_brought_along(feature: str) -> None:
    if feature not in POLYFILLED:
        assert used(LATER_SCRIPTS[feature], "js") == []


@pytest.mark.parametrize("feature", LATER_STYLES)
def test_styles_have_a_fall_back_for_what_is_later(feature: str) -> None:
    files = used(LATER_STYLES[feature], "css")
    if feature in FALLBACKS:
        assert FALLBACKS[feature] in (ASSETS / "old_browsers.css").read_text(encoding="utf-8")
    elif feature in ("nesting", "subgrid"):
        assert files in ([], ["second_map.css"]), DEGRADES[feature]
    else:
        assert not files or feature in POLYFILLED | DEGRADES.keys()


def test_the_sentence_is_there_in_the_language_of_old_browsers_and_the_policy_allows_its_script(client) -> None:
    assert not re.search(r"=>|\b(?:let|const|class)\b|`|\?\.|\?\?|\.\.\.", old_browsers.SCRIPT)
    for lang in ("zh", "en"):
        answer = client.get(f"/?lang={lang}")
        page = answer.get_data(as_text=True)
        assert f'id="old-browser" hidden>{words(lang)("page.old_browser")}</p>' in page
        (script,) = re.findall(r"<script>(\(function \(\) \{\n  var supports.*?)</script>", page, re.S)
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
        assert page.index(script) < page.index("<footer>"), "before the scripts that it brings things for"
