"""What a spreadsheet may be given: it runs whatever looks like a formula, also in a text file."""

from typing import Any

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""As OWASP lists them; full-width signs are run by spreadsheets in Chinese."""

EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; a unified social credit code has 18."""


def escape_formula(value: Any) -> Any:
    """A cell that no spreadsheet runs as a formula: a text that looks like one gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RUN_BY_SPREADSHEETS) else value


def keep_digits(value: Any) -> Any:
    """A code with more digits than a spreadsheet keeps: a tab behind it, which nobody sees, makes it a text."""
    return f"{value}\t" if isinstance(value, str) and value.isdecimal() and len(value) > EXACT_DIGITS else value
