"""What the accounts of all imports share: what became of the rows, as one sentence, and file by file as a table.

The table has a line for each number of a file or sheet, and says what to do about it.
"""

from collections.abc import Iterator, Mapping, Sequence

from components import grid
from components.numbers import integer
from components.panels.rows import Values
from components.style import Style
from components.words import Words
from data.registers.report import FileReport

COLUMNS: Mapping[str, Values] = {
    "file": {"flex": 3, "minWidth": 200, "wrapText": False, "autoHeight": False, "tooltipField": "file"},
    "result": {"flex": 2},
    "rows": {
        "width": 110,
        "type": "rightAligned",
        "valueFormatter": {"function": "params.value == null ? '' : d3.format(',')(params.value)"},
    },
    "advice": {"flex": 5},
}
"""How wide each column of the grid is, and how it shows its values."""
FEW_LINES = 7
HEIGHT = 292
"""Up to so many lines the grid shows all; it is so high, in pixels, with more."""


def account(
    files: Sequence[FileReport],
    total: FileReport,
    reasons: Sequence[str],
    section: str,
    reason_section: str,
    words: Words,
) -> Values:
    """What `accounting.html` shows: 读入 12 行 = 计入 10 + 空行 2; then the lines of each file.

    `section` has the words of the sentence, `reason_section` those of the reasons.
    """
    return {
        "identity": identity(total, reasons, section, reason_section, words),
        "heads": {column: words(f"upload.column_{column}") for column in COLUMNS},
        "files": [(one.file, list(_lines(one, section, reason_section, words))) for one in files],
    }


def identity(total: FileReport, reasons: Sequence[str], section: str, reason_section: str, words: Words) -> str:
    """读入 12 行 = 计入 10 + 空行 2, with the words of the two sections."""
    present = [reason for reason in reasons if reason in total.reasons]
    counted = {reason: words(f"{reason_section}.reason_{reason}", count=total.reasons[reason]) for reason in present}
    others = [
        words("registers.report_reason", reason=counted[one], count=integer(total.reasons[one])) for one in present
    ]
    sums = {"count": total.read, "read": integer(total.read), "counted": integer(total.counted)}
    return words(f"{section}.identity", others="".join(others), **sums)


def table(account: Values, style: Style) -> Values:
    """The same lines as properties of a grid."""
    rows = [line for _, lines in account["files"] for line in lines]
    return grid.table(rows, grid.columns("upload", COLUMNS, style, "column_"), HEIGHT, FEW_LINES)


def _lines(one: FileReport, section: str, reason_section: str, words: Words) -> Iterator[Values]:
    """读入 12; = 计入 10; + 空行 2. The reasons in the order in which a row is asked."""

    def line(result: str, rows: int, advice: str = "") -> Values:
        return {"file": one.file, "result": result, "rows": rows, "advice": advice}

    yield line(words("upload.column_read"), one.read)
    yield line(words(f"{section}.column_counted"), one.counted)
    for reason, rows in one.reasons.items():
        result = words("upload.column_reason", reason=words(f"{reason_section}.reason_{reason}"))
        yield line(result, rows, _advice(reason, reason_section, words))
    if one.unread:
        names = words("page.comma").join(one.unread)
        yield {"file": one.file, "result": words("upload.unread", count=len(one.unread)), "rows": None, "advice": names}


def _advice(reason: str, section: str, words: Words) -> str:
    """What to do about rows that were not counted."""
    key = f"{section}.advice_{reason}"
    return words(key) if key in words else words("upload.advice")
