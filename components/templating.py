"""Jinja2 templates for panels: values in, HTML out. Texts are escaped; `words` speaks the reader's language."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from components.style import Style
from components.words import LANGUAGES, words

FOLDER = Path(__file__).parent / "templates"


def render(template: str, style: Style, **values: Any) -> Markup:
    """`components/templates/<template>.html` with `values`, and `words`, `lang` of the style."""
    return Markup(_environment(style.lang).get_template(f"{template}.html").render(**values))


def warm(compiled: Path) -> None:
    """Load every template, so that no reader waits for it; the next start finds them in the folder `compiled`."""
    compiled.mkdir(parents=True, exist_ok=True)
    for environment in map(_environment, LANGUAGES):
        environment.bytecode_cache = FileSystemBytecodeCache(str(compiled))
        for name in environment.list_templates():
            environment.get_template(name)


@cache
def _environment(lang: str) -> Environment:
    """One a language, so that imported macros know its words, and are made once instead of in every panel.

    A name that a template uses and nobody gives is an error, not a blank.
    """
    loader = FileSystemLoader(FOLDER)
    environment = Environment(
        loader=loader,
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"words": words(lang), "lang": lang}
    return environment
