"""Dates as English writes them: 12 May 2014, May 12, 2014, May 2014. For columns on an engine and for texts here."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

MONTHS = (
    *("JAN(UARY)?", "FEB(RUARY)?", "MAR(CH)?", "APR(IL)?", "MAY", "JUNE?", "JULY?", "AUG(UST)?"),
    *("SEPT?(EMBER)?", "OCT(OBER)?", "NOV(EMBER)?", "DEC(EMBER)?"),
)
LETTERS = 3
"""Of a month's name, by which each is known."""
NAME, DAY = f"({'|'.join(MONTHS)})[.]?", "[0-9]{1,2}(ST|ND|RD|TH)?"
PATTERN = f"^({DAY}[ ,-]+{NAME}|{NAME}([ -]+{DAY})?)[ ,-]+[12][0-9]{{3}}([ ,T]+[0-9]{{1,2}}:[0-9:. APM]*)?$"
"""The year has four digits: 14 may be a day too."""
PARTS = ("([12][0-9]{3})", "([A-Z]{3})", "(^|[A-Z.][ -]+)([0-9]{1,2})([A-Z]|[ ,-])")
"""Year, month, and the day as group 2, none where the month is followed by its year."""


def normalized(cell: "ir.StringValue") -> "ir.StringValue":
    """The column with such dates as 2014-5-12 or 2014-5; the other cells as they are."""
    import ibis

    text = cell.upper()
    year, name, day = (text.re_extract(part, group) for part, group in zip(PARTS, (1, 1, 2), strict=True))
    month = name.cases(*((one[:LETTERS], str(number)) for number, one in enumerate(MONTHS, 1)), else_="")
    joined = year.concat("-", month, ibis.ifelse(day.fill_null("") == "", "", ibis.literal("-").concat(day)))
    return ibis.ifelse(text.re_search(PATTERN), joined, cell)


def normalized_text(cell: str) -> str:
    """`normalized` of one cell."""
    text = cell.upper()
    if not re.search(PATTERN, text):
        return cell
    year, name, day = (re.search(part, text) for part in PARTS)
    months = [one[:LETTERS] for one in MONTHS]
    parts = [year and year[1], name and str(months.index(name[1]) + 1), day and day[2]]
    return "-".join(part for part in parts if part)
