"""Templates: `{name}` or `{name:form}` in a title or a note; nothing else of Python's formatting."""

from collections.abc import Callable
from string import Formatter

FORMS = ("", "tenths", "over", "abbreviated")
"""tenths: 四成 for a large share. over: 120,000 余, rounded down. abbreviated: 浙粤沪 for provinces."""


def fields(template: str) -> tuple[tuple[str, str], ...]:
    """Every name with its form, in order; ValueError for a template that cannot be read."""
    pieces = list(Formatter().parse(template))
    if any(conversion for *_, conversion in pieces):
        raise ValueError(template)
    return tuple((name, form or "") for _, name, form, _ in pieces if name is not None)


def fill(template: str, format_field: Callable[[str, str], str]) -> str:
    """The template with each field as `format_field(name, form)` writes it; no other part of it is interpreted."""
    pieces = Formatter().parse(template)
    return "".join(
        text + (format_field(name, form or "") if name is not None else "") for text, name, form, _ in pieces
    )
