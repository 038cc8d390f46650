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
    alike.sort(key=_when_imported)
    by_day = {day(other): other for other in alike}
    return tuple(other for _, other in sorted({**by_day, day(one): one}.items()))


def of_keyword(one: Import, imports: Iterable[Import]) -> tuple[Import, ...]:
    """The imports that sought its keyword, by date: of each provider and match one a date, at its own always itself.

    Without a keyword nobody knows whether two registers are of the same companies, unless their definition is the same.
    """
    sought = (
        other
        for other in imports
        if definition(other) == definition(one) or (_keyword(one) and _keyword(other) == _keyword(one))
    )
    latest = {(day(other), *definition(other)): other for other in sorted(sought, key=_when_imported)}
    return tuple(other for _, other in sorted({**latest, (day(one), *definition(one)): one}.items()))


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
    return str(one.card["provider"]), _keyword(one), str(one.card.get("match", ""))


def _keyword(one: Import) -> str:
    return str(one.card.get("keyword", ""))


def _when_imported(one: Import) -> tuple[str, str]:
    """When, and on one day by name."""
    return str(one.card.get("made", "")), one.id


def day(one: Import) -> str:
    """The last day that its date can mean; of a month, day 31."""
    parts = str(one.card["as_of"]).split("-")
    return "-".join((*parts, *ENDS[len(parts) - 1 :]))
