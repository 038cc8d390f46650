"""Codes that identify a company: unified social credit codes (GB 32100), and the older registration numbers.

A spreadsheet that takes a code for a number keeps its first digits only, and what it makes of the others is a code as
well-formed as any. So a number that can have been rounded identifies no company, neither in a count nor between two.
"""

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis

from data.registers import meanings

if TYPE_CHECKING:
    import ibis.expr.types as ir

CODE = "^([0-9A-Z]{15}|[0-9A-Z]{18})$"
"""15 characters: a registration number; anything else in the column (无, 9.1E+17) does not identify a company."""
PLAIN = "^([0-9A-HJ-NP-Z]{15}|[0-9A-HJ-NP-Z]{18})$"
CREDIT_CODE = "^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"
"""A whole code of GB 32100, as nothing else is written."""
NUMBER = "^[0-9]{18}$"
ROUNDED = (1_000, 128)
"""What a rounded number is a multiple of: written out, it has 15 digits and 000; in binary, steps of 128."""
NO_NUMBER = 1
WEIGHTS = [pow(3, at, 31) for at in range(17)]
"""Of the characters before the check character."""


def is_plain(cell: "ir.StringValue") -> "ir.BooleanValue":
    """Whether a cell is its `usable` code as it stands: soon told of the many that are."""
    return cell.re_search(PLAIN) & ~_is_rounded(cell)


def usable(cell: "ir.StringValue") -> "ir.StringValue":
    """The code that identifies a company, else blank. The standard has no letters O and I: 0 and 1 are meant."""
    text = _plain(cell)
    return ibis.ifelse(text.re_search(CODE) & ~_is_rounded(text), text, "")


def is_damaged(cell: "ir.StringValue") -> "ir.BooleanValue":
    """Whether a cell that is not `usable` holds a damaged code. One that only looks rounded has its check digit."""
    return (meanings.trimmed(cell) != "") & ~_has_check_digit(cell)


def _plain(cell: "ir.StringValue") -> "ir.StringValue":
    return cell.strip().upper().replace("O", "0").replace("I", "1")


def _is_rounded(text: "ir.StringValue") -> "ir.BooleanValue":
    """Whether a code of digits alone may be a number that was rounded."""
    number = _number(text)
    return ibis.or_(*(number % step == 0 for step in ROUNDED))


def _has_check_digit(text: "ir.StringValue") -> "ir.BooleanValue":
    """Whether the last of 18 digits is what the others demand."""
    number = _number(text)
    weighed = [(number // 10 ** (17 - at)) % 10 * weight for at, weight in enumerate((*WEIGHTS, 1))]
    return (reduce(add, weighed) % 31 == 0) & (number != NO_NUMBER)


def _number(text: "ir.StringValue") -> "ir.IntegerValue":
    """A code of digits alone as a number."""
    return ibis.ifelse(text.re_search(NUMBER), text, str(NO_NUMBER)).cast("int64")
