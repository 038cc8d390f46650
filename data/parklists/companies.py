"""What tells a table of companies from a list of parks: both may have a name, a province, a city and a status.

The names decide, then the columns. A list of incubators may have the code and the legal person of each operator, and
still every name in it is that of an incubator.
"""

import re
from collections.abc import Collection, Iterable

from data.registers.columns import COMPANY_SIGNS, fold_label
from data.registers.errors import FileError

MIN_COLUMNS = 2
"""Of those that only registers of companies have."""
COMPANY = re.compile(
    r"(公司|集团|企业|[^工]厂|商行|商店|经营部|合作社|事务所|\(有限合伙\)|ltd|limited|inc|llc|corp)\.?$"
)
PARK = re.compile(r"(园|园区|基地|中心|器|空间|区|谷|港|城|小镇|大厦|park|base|centre|center|incubator|zone)$")
"""How most names of companies and of parks end."""


def company_table(file: str, labels: Iterable[str], names: Collection[str]) -> FileError | None:
    """Why a table with these column labels and names is one of companies; None if it is not."""
    folded = ["".join(name.split()).casefold().replace("（", "(").replace("）", ")") for name in names]
    companies, parks = (sum(bool(ending.search(name)) for name in folded) for ending in (COMPANY, PARK))
    marks = {
        meaning: label for label in labels for meaning, words in COMPANY_SIGNS.items() if fold_label(label) in words
    }
    if len(marks) >= MIN_COLUMNS and 2 * parks <= len(folded):
        return FileError("company_columns", file, ", ".join(marks.values()))
    return FileError("company_names", file, f"{companies:,} / {len(folded):,}") if 2 * companies > len(folded) else None
