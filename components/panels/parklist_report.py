"""The account of a park list before it is applied: every row, every fault with what may be meant, what else to know."""

from markupsafe import Markup

from components import parklists, registers
from components.panels.accounting import account
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.parklists.report import REASONS, ParkReport
from data.regions import Regions
from data.registers.masks import MASKED


def draw(report: ParkReport, regions: Regions, style: Style) -> Markup:
    """The account, in the form of that of a register. Nothing of a row that has an error is taken."""
    words = style.words
    return render(
        "parklist_report",
        style,
        rows=rows(report, style),
        errors=[parklists.describe_error(one, regions, words) for one in report.errors[: parklists.MAX_ERRORS]],
        more_errors=len(report.errors) - parklists.MAX_ERRORS,
        rejected=report.listed,
        is_masked=any(error.cell == MASKED for error in report.errors[: parklists.MAX_ERRORS]),
        warnings=[
            words("upload.warning", file=one.file, what=registers.describe_warning(one, words, parklists.SECTION))
            for one in report.warnings
            if one.file
        ],
    )


def rows(report: ParkReport, style: Style) -> Values:
    """What became of every row."""
    return account(report.files, report.total, REASONS, "parklists", "parklists", style.words)
