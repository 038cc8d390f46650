"""What can be wrong with a row of a park list, as data. The words for it live in components/parklists.py."""

from dataclasses import dataclass
from typing import Literal, get_args

RowFaultCode = Literal[
    "broken",
    "blank",
    "unknown_place",
    "place_elsewhere",
    "unknown_choice",
    "bad_date",
    "after_list",
    "founded_not_built",
    "bad_link",
    "too_long",
    "duplicate",
]
ROW_FAULT_CODES: tuple[RowFaultCode, ...] = get_args(RowFaultCode)


@dataclass(frozen=True)
class RowFault:
    """One fault of one cell. A row may have several.

    `expected` and `suggestion` are adcodes for places and the dataset's own words for choices; for the others they are
    written so that they read in any language: a form, a limit, the number of a row.
    """

    code: RowFaultCode
    file: str
    row: int
    column: str = ""  # the column's own name, city
    label: str = ""  # its name in the file, 城市
    cell: str = ""
    expected: str = ""
    suggestion: str = ""
