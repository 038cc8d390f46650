"""The states of a value: why a place has the number it has, or has none.

Every row of every summary carries one; each has its own look, wording and legend entry.
"""

from enum import StrEnum


class State(StrEnum):
    """What is known about one value."""

    COUNTED = "counted"
    """The source states this number, or our list holds these parks."""
    NO_MATCH = "no_match"
    """Our list has parks here, none passes the filter."""
    NOT_LISTED = "not_listed"
    """Our list names no park here, which does not mean that there is none."""
    NOT_PUBLISHED = "not_published"
    """This series or publication has no figure here."""
    NOT_IMPORTED = "not_imported"
    """The import has no company here, which does not mean that there is none."""
    UNDETERMINED = "undetermined"
    """No company is known to pass the filters, and of some nobody knows: "at least 0" would say nothing."""
    NO_DENOMINATOR = "no_denominator"
    """The count is known, but not what it is set against."""
    IN_REMAINDER = "in_remainder"
    """Part of a derived remainder; no figure of its own."""
    DERIVED = "derived"
    """Computed here from published numbers."""
    NOT_APPLICABLE = "not_applicable"
    """Outside the scope of the count, or not a statistical unit."""
