"""Imports as series of a dataset: what stands in DATASET/imports/<id>/, and the rows that it adds to the tables.

series.toml     the version of this layout, the definition cards, the source card, the rule
sums.parquet    region, year, existing, closed, other, unknown: companies of every region by year of registration
capital.parquet   region, year, status, cny, foreign, unreadable, yuan: their registered capital, where any is stated
cube.parquet    the cube itself; region_sums.py sums it up when aliases change
classes.parquet   companies by region, year, status and class (classes.py)
companies.parquet   the companies, where they may be stored (ledger.py)
changes.parquet   what became of them since the import before (company_changes.py)
report.json, aliases.csv; refused.csv and all that it ever listed, refused.parquet (rejected_rows.py)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from data.owned_results import Owner
from data.registers.bins import Bins

FOLDER = "imports"
SERIES, SUMS, CAPITAL, CUBE = "series.toml", "sums.parquet", "capital.parquet", "cube.parquet"
CLASSES = "classes.parquet"
LEDGER, CHANGES = "companies.parquet", "changes.parquet"
LEDGER_COLUMNS = ("company", "code", "name", "region", "province", "city", "district", "month", "status")
INDUSTRY = "industry"
"""A column of the companies since their section of industry is kept with them; older imports have none."""
BINS = "bins"
"""The table of series.toml that has the limits of classes; an import without it has those of the atlas."""
STAFF_REPORTS = "staff_years"
"""Its table that says of which annual reports the insured people are (report.py), where any company says so."""
REPORT, REJECTED_ROWS, ALIASES = "report.json", "refused.csv", "aliases.csv"
ALL_REJECTED_ROWS = "refused.parquet"
STATUSES = ("existing", "closed", "other", "unknown")
CURRENCIES = ("cny", "foreign", "unreadable")
"""What a company's registered capital is stated in; only amounts in renminbi are summed."""
BOTH_CAPITALS = ("stating_both", "subscribed_of_both", "paid_in_of_both")
NUMBERS = (
    *("count", *CURRENCIES, "yuan", "stating_staff", "insured", "dated_staff", "stating_paid_in", "paid_in_yuan"),
    *BOTH_CAPITALS,
)
"""What is summed of companies: themselves; those whose registered capital is in each currency, and the yuan of the
first; those that state insured people, these, and those that say of which year; those that state paid-in capital in
renminbi, and its yuan; those that state both capitals so, and the yuan of each."""
STAFF_YEARS = ("first_staff_year", "last_staff_year")
"""Kept beside NUMBERS: the years of the reports in which the insured people stand."""
HUNDRED_MILLION = 10**8
"""Yuan in the unit in which a sum of capital is given."""
UNMATCHED = "unmatched_place"
COUNTED = ("", UNMATCHED)
"""Reasons of companies: those that are counted, and those that would be if their place were known."""
UNPLACED = ""
"""The region of companies whose place was not understood: in no other region's sums, the nation's included."""
UNPLACED_NAMES = {"zh": "未能归入地区", "en": "Place not understood"}
MEASURES: Mapping[str, tuple[str, ...]] = {"existing": ("existing",), "cumulative": STATUSES}
"""What a register counts: companies that exist, and all that were ever registered."""
MAX_COMPANIES = 1_000_000
"""An import of more keeps no names of companies, so that it can be compared by number only."""
MAX_CROSSED = 1_000_000
"""Rows of a register of which every combination of classes is kept (classes.py)."""
_TAG = re.compile(r"-(?:import|register|upload)-([0-9a-f]{8})-[a-z]+$")
"""What is an import's own in the names of its series."""
VERSION = 4
"""Of this layout, as series.toml states it; a folder without one is of version 1 (import_loader.py opens all)."""
FIRST_ORDER = 1_000
"""In the table imports stand below the series that came with the dataset."""


@dataclass(frozen=True, eq=False)
class Import(Owner):
    """One import."""

    id: str
    card: Mapping[str, Any]  # series.toml
    sums: pd.DataFrame
    capital: pd.DataFrame
    folder: Path

    def series_id(self, measure: str) -> str:
        """The name of one of its series in addresses."""
        return f"{self.id}-{measure}"

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that it has: no existing companies where no file says which exist."""
        return tuple(measure for measure in MEASURES if measure in self.card)

    @cached_property
    def bins(self) -> Bins:
        """The limits of the classes that it was counted with."""
        return Bins(**{name: tuple(bounds) for name, bounds in self.card.get(BINS, {}).items()})

    def total(self, measure: str, region: str) -> int:
        """Companies of a region, or unplaced, of all years; 0 for none."""
        rows = self.sums[self.sums["region"] == region]
        return int(rows[list(MEASURES[measure])].to_numpy().sum())


def of_series(series_id: str, imports: tuple[Import, ...]) -> tuple[Import, str] | None:
    """The import that a series belongs to, and its measure; None for a series that came with the dataset."""
    pairs = ((one, measure) for one in imports for measure in one.measures)
    return next(((one, measure) for one, measure in pairs if one.series_id(measure) == series_id), None)


def series_table(imports: tuple[Import, ...]) -> pd.DataFrame:
    """The imports as rows of `series.csv`."""
    rows = [
        {
            "series_id": one.series_id(measure),
            "provider": one.card["provider"],
            "provider_en": one.card["provider_en"],
            "as_of": one.card["as_of"],
            "measure": measure,
            **one.card[measure],
            "outside": "",
            "order": FIRST_ORDER + len(MEASURES) * at + place,
        }
        for at, one in enumerate(imports)
        for place, measure in enumerate(one.measures)
    ]
    return pd.DataFrame(rows)


def with_import_tags(series: pd.DataFrame) -> pd.DataFrame:
    """The table with the tag of an import only where another one has its provider, day and measure."""
    tags = series["series_id"].str.extract(_TAG, expand=False)
    imports = series[tags.notna()]
    alone = ~imports.duplicated(["provider", "as_of", "measure"], keep=False)
    tagged = series.copy()
    for column in ("variant_zh", "variant_en"):
        for row in imports.index:
            plain = str(series.at[row, column]).removesuffix(str(tags[row])).strip()
            tagged.at[row, column] = plain if alone[row] else f"{plain} {tags[row]}".strip()
    return tagged


def counts_table(imports: tuple[Import, ...]) -> pd.DataFrame:
    """The imports as rows of `counts.csv`: all registration years in one."""
    return pd.concat([_counts(one, measure) for one in imports for measure in one.measures])


def _counts(one: Import, measure: str) -> pd.DataFrame:
    placed = one.sums[one.sums["region"] != UNPLACED]
    values = placed[list(MEASURES[measure])].sum(axis=1).groupby(placed["region"]).sum()
    return pd.DataFrame(
        {
            "series_id": one.series_id(measure),
            "region": values.index.astype(str),
            "year": pd.array([pd.NA] * len(values), "Int64"),
            "value": values.to_numpy(),
            "approx": False,
            "source_id": one.id,
            "confidence": "B",
            "note": "",
            "note_en": "",
        }
    ).astype({"value": "Int64"})


def sources_table(imports: tuple[Import, ...]) -> pd.DataFrame:
    """The imports as rows of `sources.csv`. A register is of the day that it was exported on."""
    fixed = {"url": "", "grade": "B", "carrier": "original"}
    rows = [{"source_id": one.id, **one.card["source"], "date": one.card["as_of"], **fixed} for one in imports]
    return pd.DataFrame(rows)
