"""The filters of the companies of an imported series."""

from data.filters.filter import CompanyFilter
from data.filters.values import Slugs, Years
from data.registers.imports import STATUSES

REGISTERED = CompanyFilter("registered", Years(("unknown",)), axis="slots", can_answer=lambda block: bool(block.years))
COMPANY_STATUS = CompanyFilter(
    "company_status",
    Slugs(STATUSES),
    "company_statuses",
    axis="statuses",
    can_answer=lambda block: block.knows_status and len(block.statuses) > 1,  # of one status only, it says which
)
