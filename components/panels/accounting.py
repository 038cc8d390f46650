"""What the accounts of all imports share: the identity as a sentence and as a table, and lines that unfold."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.markup import Markup, html
from components.numbers import integer
from components.panels.controls import scroller
from components.style import Style
from data.registers.report import FileReport

SHOWN = 20
"""Lines that stand there at once."""


@dataclass(frozen=True)
class Rows:
    """What became of the rows, and in which words."""

    files: Sequence[FileReport]
    total: FileReport
    section: str  # of the words: `identity`, `column_counted`
    named: str  # the section of the reasons
    reasons: Sequence[str]  # those that occur, in order

    @classmethod
    def worded(
        cls,
        files: Sequence[FileReport],
        total: FileReport,
        reasons: Sequence[str],
        sections: tuple[str, str],
    ) -> "Rows":
        """`sections`: of the sentence and the heads of columns; of the reasons."""
        return cls(files, total, *sections, [reason for reason in reasons if reason in total.reasons])


def identity(rows: Rows, style: Style) -> Markup:
    """读入 12 行 = 计入 10 + 空行 2."""
    words, total = style.words, rows.total
    counts = ((reason, total.reasons[reason]) for reason in rows.reasons)
    told = [(words(f"{rows.named}.reason_{reason}", count=count), count) for reason, count in counts]
    others = "".join(words("registers.report_reason", reason=name, count=integer(count)) for name, count in told)
    numbers = {"count": total.read, "read": integer(total.read), "counted": integer(total.counted)}
    return html.P(words(f"{rows.section}.identity", others=others, **numbers), className="identity")


def table(rows: Rows, style: Style) -> Markup:
    """A row a file, a column for each reason that occurs; the sum below where there are several files."""
    words = style.words
    named = [words("upload.column_reason", reason=words(f"{rows.named}.reason_{reason}")) for reason in rows.reasons]
    numbers = [words("upload.column_read"), words(f"{rows.section}.column_counted"), *named]
    heads = [html.Th(text, scope="col", className="number-cell") for text in numbers]
    head = html.THead(html.Tr([html.Th(words("upload.column_file"), scope="col"), *heads]))
    body = html.TBody([_row(one.file, one, rows) for one in rows.files])
    sum_ = _row(words("upload.total", count=len(rows.files)), rows.total, rows)
    foot = html.TFoot(sum_) if len(rows.files) > 1 else None
    return scroller(html.Table([head, body, foot]), words("upload.table"), style, "files")


def _row(name: str, one: FileReport, rows: Rows) -> Markup:
    numbers = [one.read, one.counted, *(one.reasons.get(reason, 0) for reason in rows.reasons)]
    cells = [html.Td(integer(number), className="number-cell") for number in numbers]
    return html.Tr([html.Th(name, scope="row"), *cells])


def folded(lines: Sequence[Markup], style: Style, className: str = "") -> list[Markup]:
    """The first lines as a list, the others behind a fold."""
    shown, more = lines[:SHOWN], lines[SHOWN:]
    parts = [html.Ul(shown, className=className)]
    if more:
        summary = html.Summary(style.words("upload.more", count=len(more)))
        parts.append(html.Details([summary, html.Ul(more, className=className)], className="fold"))
    return parts
