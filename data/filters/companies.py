"""The filters of the companies of an imported series."""

from data.filters.filter import CompanyFilter
from data.filters.values import Codes, Ranges, Slugs, Years
from data.registers.dimensions import AGE, CAPITAL, FORM, INDUSTRY, MATCH, SIZE, STAFF, Dimension
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
    outermost = tuple(name for name in one.classes if one.is_outermost(name))
    if one.is_nested:
        return CompanyFilter(one.name, Codes(outermost, dict.fromkeys(one.classes)), axis="classes", dimension=one)
    values = Ranges(one.classes) if one.bounds else Slugs(one.classes)
    return CompanyFilter(one.name, values, axis="classes", dimension=one)


CLASSES = tuple(_of_classes(one) for one in (INDUSTRY, STAFF, CAPITAL, FORM, SIZE, MATCH, AGE))
"""Filters on what a register says of each company besides its place, date and status."""
