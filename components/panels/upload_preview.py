"""How the chosen files would be read: their columns as they are understood, the first rows, and what can be corrected.

A choice is the event `column:0:name`, of the first sheet, with the name of a column in it; `assets/upload.js` sends it
with the files.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from components import companylists, parklists, registers
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.companylists.columns import COLUMNS_OF
from data.registers import headers
from data.registers.columns import Choice
from data.registers.errors import FileError
from data.registers.outlines import Outline, Outlined, Outlines
from data.registers.previews import MIN_WORDS
from data.registers.upload import Content

SECTIONS: Mapping[Content, str] = {"companies": "registers", "parks": parklists.SECTION, "list": companylists.SECTION}
"""Where the words for errors stand."""
NAMES: Mapping[Content, str] = {
    "companies": "upload.field_{}",
    "parks": f"{parklists.SECTION}.column_{{}}",
    "list": f"{companylists.SECTION}.column_{{}}",
}
"""Keys of the words for our columns."""
MAX_NAMES = 10
"""Of files that are not looked at."""
MIN_COLUMNS = 2
"""Of a table; what has one is text."""


def draw(outlines: Outlines, column: Sequence[str], style: Style, kind: Content = "companies") -> Markup:
    """A table for each sheet, and under the first of a layout a list for each column of ours; which files have none.

    `column` has the choices so far, as headers.py reads them.
    """
    choices = headers.choices(column, COLUMNS_OF[kind])
    labels = [tuple(_labels(one)) for one in outlines.sheets]
    firsts = {own: labels.index(own) for own in labels}.values()
    sheets = [
        _sheet(one, style, kind) | _corrected(one, labels[at] if at in firsts else (), choices)
        for at, one in enumerate(outlines.sheets)
    ]
    return render(
        "upload_preview",
        style,
        sheets=sheets,
        remaining=_remaining(outlines.remaining, style),
        columns={one: style.words(NAMES[kind].format(one)) for one in COLUMNS_OF[kind].columns},
    )


def _corrected(one: Outlined, labels: Sequence[str], choices: Sequence[Choice]) -> Values:
    """The columns among which a choice is made, and the one that was made."""
    chosen = next((each for each in choices if set(each.values()) <= set(labels)), {})
    return {"labels": labels, "chosen": chosen, "is_open": bool(chosen) or isinstance(one, FileError)}


def _remaining(files: Sequence[str], style: Style) -> str:
    """Which files only the import reads; blank for none."""
    if not files:
        return ""
    names = style.words("page.comma").join([*files[:MAX_NAMES], *["…"] * (len(files) > MAX_NAMES)])
    return style.words("upload.preview_remaining", count=len(files), names=names)


def layouts(outlines: Outlines) -> list[tuple[str, str]]:
    """The name of each sheet, and its columns, a line each: a choice among them holds for the next files with the same.

    Without columns where they have numbers only, which would fit every other table without a header.
    """
    return [(one.file, "\n".join(label for label in _labels(one) if not label.isdecimal())) for one in outlines.sheets]


def _labels(one: Outlined) -> Sequence[str]:
    """The columns of a sheet by name, else by number; a name of which only the shape is shown cannot be chosen."""
    if isinstance(one, FileError):
        seen = one.detail.split(", ")
        return _numbers(one) or [name for name in one.header if name and name in seen]
    return [name for name in (*one.labels.values(), *one.unread) if "□" not in name]


def _numbers(one: FileError) -> Sequence[str]:
    """The numbers of the columns, where no row is a header."""
    width = max(map(len, one.first_rows), default=0)
    has_header = one.code != "no_header" or len(one.detail.split(", ")) >= MIN_WORDS
    return () if has_header or width < MIN_COLUMNS else [f"{number}" for number in range(1, width + 1)]


def _sheet(one: Outlined, style: Style, kind: Content) -> Values:
    if isinstance(one, FileError):
        why = registers.describe_error(style.words, one, SECTIONS[kind])
        heads = [(number, number) for number in _numbers(one)]
        return {"file": one.file, "error": why, "heads": heads, "rows": one.first_rows, "unread": ""}
    heads = [(style.words(NAMES[kind].format(column)), label) for column, label in one.labels.items()]
    return {"file": one.file, "error": "", "heads": heads, "rows": one.rows, "unread": _unread(one, style)}


def _unread(one: Outline, style: Style) -> str:
    names = style.words("page.comma").join(one.unread)
    return style.words("upload.preview_unread", count=len(one.unread), names=names) if names else ""
