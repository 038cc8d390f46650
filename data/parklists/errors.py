"""What can be wrong with a row of a park list, as data. The words for it live in components/parklists.py."""

from dataclasses import dataclass
from typing import Literal, get_args

RowErrorCode = Literal[
    "broken",
    "blank",
    "unknown_place",
    "place_elsewhere",
    "point_elsewhere",
    "outside",
    "bad_degrees",
    "unknown_choice",
    "bad_date",
    "after_list",
    "founded_not_built",
    "bad_link",
    "too_long",
    "duplicate",
]
ROW_ERROR_CODES: tuple[RowErrorCode, ...] = get_args(RowErrorCode)


@dataclass(frozen=True)
class RowError:
    """One error of one cell. A row may have several.

    `expected` and `suggestion` are adcodes for places and the dataset's own words for choices; for the others they are
    written so that they read in any language: a form, a limit, the number of a row.
    """

    code: RowErrorCode
    file: str
    row: int
    column: str = ""  # the column's own name, city
    label: str = ""  # its name in the file, 城市
    cell: str = ""
    expected: str = ""
    suggestion: str = ""
