"""The account of a park list before it is applied: every row, every fault with what may be meant, what else to know."""

from components import parklists
from components.markup import Markup, html
from components.panels.accounting import Rows, folded, identity, table
from components.style import Style
from data.parklists.report import REASONS, ParkReport
from data.regions import Regions


def draw(report: ParkReport, regions: Regions, style: Style) -> Markup:
    """The account, in the form of that of a register (components/panels/upload_report.py)."""
    rows = Rows.worded(report.files, report.total, REASONS, ("parklists", "parklists"))
    parts = [identity(rows, style), table(rows, style), _faults(report, regions, style), _warnings(report, style)]
    return html.Div(parts, className="accounted")


def _faults(report: ParkReport, regions: Regions, style: Style) -> Markup | None:
    """Every fault by row and column; nothing of a row that has one is taken."""
    if not report.errors:
        return None
    shown = report.errors[: parklists.MAX_ERRORS]
    lines = [html.Li(parklists.describe_error(fault, regions, style.words)) for fault in shown]
    more = len(report.errors) - len(shown)
    rest = html.P(style.words("parklists.more_errors", count=more), className="note") if more else None
    heading = html.H3(style.words("parklists.errors_title", count=report.listed))
    return html.Section([heading, *folded(lines, style), rest])


def _warnings(report: ParkReport, style: Style) -> Markup | None:
    words = style.words
    texts = [
        words("upload.warning", file=one.file, what=parklists.describe_warning(one, words)) if one.file else ""
        for one in report.warnings
    ]
    lines = [html.Li(text) for text in texts if text]
    return html.Section([html.H3(words("upload.warnings")), *folded(lines, style)]) if lines else None
