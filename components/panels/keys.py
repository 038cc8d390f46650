"""The help of keys and clicks: declared once with what each does, in a dialog that the page holds from the start.

It stands in every language, of which the stylesheet shows one: so it is no output of any choice.
"""

from dash.development.base_component import Component

from components import ids
from components.panel import Panel
from components.style import Style
from components.templating import render
from components.words import LANGUAGES, words

KEYS = (
    ("search", "/"),
    ("open", "Enter"),
    ("up", "Esc, Backspace"),
    ("add", "Ctrl + {click}"),
    ("walk", "↑ ↓"),
    ("walk_map", "← ↑ → ↓"),
    ("brush", "{drag}"),
    ("copy", "Ctrl + Shift + C"),
    ("present", "P"),
    ("present_story", "Shift + P, F5"),
    ("help", "?"),
)
"""What is done, and by which keys; in braces what a hand does, which has words."""


def dialog() -> Component:
    """The closed dialog."""
    rows = {lang: [(_keys(keys, lang), words(lang)(f"keys.{name}")) for name, keys in KEYS] for lang in LANGUAGES}
    texts = {lang: words(lang) for lang in LANGUAGES}
    html = render("keys", Style("zh", "light", 0), rows=rows, texts=texts)
    return Panel(ids.KEYS, tag="dialog", html=html, labelledby="keys-title")


def _keys(keys: str, lang: str) -> str:
    return keys.format(click=words(lang)("keys.click"), drag=words(lang)("keys.drag"))
