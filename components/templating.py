"""Jinja2 templates for panels: values in, HTML out. Texts are escaped; `words` speaks the reader's language."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from components.style import Style

FOLDER = Path(__file__).parent / "templates"


def render(template: str, style: Style, **values: Any) -> Markup:
    """`components/templates/<template>.html` with `values`, and `words`, `lang` of the style."""
    text = _environment().get_template(f"{template}.html").render(words=style.words, lang=style.lang, **values)
    return Markup(text)


@cache
def _environment() -> Environment:
    """A name that a template uses and nobody gives is an error, not a blank."""
    loader = FileSystemLoader(FOLDER)
    return Environment(
        loader=loader,
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
