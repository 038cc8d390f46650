"""The filters of the companies of an imported series."""

from data.filters.filter import CompanyFilter
from data.filters.values import Codes, Ranges, Slugs, Years
from data.registers.dimensions import DIMENSIONS, REPORT_YEAR, STATUS, UNKNOWN, Dimension
from data.registers.imports import STATUSES

REGISTERED = CompanyFilter("registered", Years(("unknown",)), axis="slots", can_answer=lambda block: bool(block.years))
COMPANY_STATUS = CompanyFilter(
    "company_status",
    Slugs(STATUSES),
    "company_statuses",
    axis="statuses",
    can_answer=lambda block: block.knows_status and len(block.statuses) > 1,  # of one status only, it says which
)


def _of_classes(one: Dimension) -> CompanyFilter:
    return CompanyFilter(one.name, _values(one), axis="classes", dimension=one)


def _values(one: Dimension) -> Slugs:
    if one is REPORT_YEAR:
        return Codes((UNKNOWN,), dict.fromkeys(one.classes))
    if one.is_nested:
        return Codes(tuple(name for name in one.classes if one.is_outermost(name)), dict.fromkeys(one.classes))
    return Ranges(one.classes) if one.bounds else Slugs(one.classes)


CLASSES = tuple(_of_classes(one) for one in DIMENSIONS.values() if one is not STATUS)
"""Filters on what a register says of each company besides its place, date and status."""
