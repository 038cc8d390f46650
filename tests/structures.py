"""A register of invented companies that differ in what they are, and how plain pandas counts them."""

from itertools import product
from typing import Any

import pandas as pd

from tests.exports import company
from tests.snapshots import HANGZHOU

PLACES = {
    "440305": {},
    "440304": {"district": "福田区"},
    "330106": HANGZHOU,
}
INFORMATION = "信息传输、软件和信息技术服务业"
INDUSTRIES = {
    "I": (INFORMATION, "-", "-"),
    "I65": (INFORMATION, "软件和信息技术服务业", "-"),
    "I651": (INFORMATION, "软件和信息技术服务业", "软件开发"),
    "I64": (INFORMATION, "互联网和相关服务", "-"),
    "C": ("制造业", "-", "-"),
    "P": ("教育", "-", "-"),
    "unknown": ("-", "-", "-"),
}
STATUSES = {"existing": "存续", "closed": "注销", "unknown": "-"}
STAFF = {"unknown": "-", "0": "0", "10-49": "12"}


def _count(region: str, industry: str, status: str) -> int:
    """How many: every place another mixture, no manufacturing in Hangzhou."""
    if (region, industry) == ("330106", "C"):
        return 0
    return 1 + (3 * list(PLACES).index(region) + 2 * list(INDUSTRIES).index(industry) + len(status)) % 6


ROWS = pd.DataFrame(
    [
        {"region": region, "industry": industry, "status": status, "staff": list(STAFF)[number % len(STAFF)]}
        for region, industry, status in product(PLACES, INDUSTRIES, STATUSES)
        for number in range(_count(region, industry, status))
    ]
)
"""A row a company: its district, the deepest class of industry that is known, its status, its insured staff."""


def _company(number: int, region: str, industry: str, status: str, staff: str) -> dict[str, Any]:
    named = dict(zip(("industry", "division", "group"), INDUSTRIES[industry], strict=True))
    return company(number, **named, status=STATUSES[status], staff=STAFF[staff], **PLACES[region])


COMPANIES = [_company(number, *row) for number, row in enumerate(ROWS.itertuples(index=False), start=1)]


def of_place(adcode: str) -> pd.DataFrame:
    """The rows of a place, by the first digits of its adcode; of the nation all."""
    return ROWS if adcode == "100000" else ROWS[ROWS["region"].str.startswith(adcode.rstrip("0"))]
