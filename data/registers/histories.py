"""Which imports are one register at several dates.

One definition is one provider, keyword and match; a measure of one is never set beside another's. Two imports of one
definition and one date are no history: the later import stands for that date, unless the other is chosen.
A year is meant to its end, and so is a month.
"""

from collections.abc import Iterable

from data.registers.imports import Import

ENDS = ("12", "31")


def of(one: Import, measure: str, imports: Iterable[Import]) -> tuple[Import, ...]:
    """The imports of its definition that have the measure, one a date, in order; at its own date always itself."""
    alike = [other for other in imports if definition(other) == definition(one) and measure in other.measures]
    alike.sort(key=lambda other: (str(other.card.get("made", "")), other.id))  # when imported; on one day by name
    by_day = {day(other): other for other in alike}
    return tuple(other for _, other in sorted({**by_day, day(one): one}.items()))


def others_of_the_day(one: Import, imports: Iterable[Import]) -> tuple[Import, ...]:
    """Imports of the same definition and date, which its history leaves out."""
    alike = (other for other in imports if definition(other) == definition(one) and day(other) == day(one))
    return tuple(other for other in alike if other is not one)


def before(one: Import, measure: str, imports: Iterable[Import]) -> Import | None:
    """The import that comes before it in its history."""
    history = of(one, measure, imports)
    at = history.index(one)
    return history[at - 1] if at else None


def definition(one: Import) -> tuple[str, str, str]:
    """What has to be the same: provider, keyword, match."""
    return str(one.card["provider"]), str(one.card.get("keyword", "")), str(one.card.get("match", ""))


def day(one: Import) -> str:
    """The last day that its date can mean; of a month, day 31."""
    parts = str(one.card["as_of"]).split("-")
    return "-".join((*parts, *ENDS[len(parts) - 1 :]))
