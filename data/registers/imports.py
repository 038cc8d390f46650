"""Imports as series of a dataset: what stands in DATASET/imports/<id>/, read back without any engine.

series.toml     the definition cards, the source card, the rule
sums.parquet    region, year, existing, closed, other, unknown: companies of every region by year of registration
capital.parquet   region, year, status, cny, foreign, unreadable, yuan: their registered capital, where any is stated
cube.parquet    the cube itself; store.py reads it when aliases change
companies.parquet   the companies, where they may be stored (ledger.py)
changes.parquet   what became of them since the import before (company_changes.py)
report.json, aliases.csv; refused.csv and all that it ever listed, refused.parquet (rejected_rows.py)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.errors import ValidationError
from data.regions import Regions
from data.table_loader import name_of, read_toml

FOLDER = "imports"
SERIES, SUMS, CAPITAL, CUBE = "series.toml", "sums.parquet", "capital.parquet", "cube.parquet"
LEDGER, CHANGES = "companies.parquet", "changes.parquet"
REPORT, REJECTED_ROWS, ALIASES = "report.json", "refused.csv", "aliases.csv"
ALL_REJECTED_ROWS = "refused.parquet"
STATUSES = ("existing", "closed", "other", "unknown")
CURRENCIES = ("cny", "foreign", "unreadable")
"""What a company's registered capital is stated in; only amounts in renminbi are summed."""
UNPLACED = ""
"""The region of companies whose place was not understood: in no other region's sums, the nation's included."""
UNPLACED_NAMES = {"zh": "未能归入地区", "en": "Place not understood"}
MEASURES: Mapping[str, tuple[str, ...]] = {"existing": ("existing",), "cumulative": STATUSES}
"""What a register counts: companies that exist, and all that were ever registered."""
MAX_COMPANIES = 1_000_000
"""An import of more keeps no names of companies, so that it can be compared by number only."""
_TAG = re.compile(r"-(?:import|register|upload)-([0-9a-f]{8})-[a-z]+$")
"""What is an import's own in the names of its series."""
FIRST_ORDER = 1_000
"""In the table imports stand below the series that came with the dataset."""


@dataclass(frozen=True, eq=False)
class Import:
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

    def total(self, measure: str, region: str) -> int:
        """Companies of a region, or unplaced, of all years; 0 for none."""
        rows = self.sums[self.sums["region"] == region]
        return int(rows[list(MEASURES[measure])].to_numpy().sum())


def of_series(series_id: str, imports: Iterable[Import]) -> tuple[Import, str] | None:
    """The import that a series belongs to, and its measure; None for a series that came with the dataset."""
    pairs = ((one, measure) for one in imports for measure in one.measures)
    return next(((one, measure) for one, measure in pairs if one.series_id(measure) == series_id), None)


def read_imports(folder: Path, regions: Regions | None) -> tuple[tuple[Import, ...], list[ValidationError]]:
    """Every import of a dataset, in the order of their names, and the errors of those that cannot be opened."""
    inside = sorted(path for path in (folder / FOLDER).glob("*") if path.is_dir() and not path.name.startswith("."))
    read = [_read(path, regions) for path in inside]
    return tuple(one for one, _ in read if one), [error for _, errors in read for error in errors]


def _read(path: Path, regions: Regions | None) -> tuple[Import | None, list[ValidationError]]:
    card, errors = read_toml(path / SERIES)
    if card is None:
        return None, errors
    if missing := [key for key in ("provider", "provider_en", "as_of", "source") if key not in card]:
        return None, [ValidationError("missing_key", name_of(path / SERIES), None, key) for key in missing]
    try:
        sums = pd.read_parquet(path / SUMS, columns=["region", "year", *STATUSES])
        capital = pd.read_parquet(path / CAPITAL, columns=["region", "year", "status", *CURRENCIES, "yuan"])
    except (OSError, ValueError, KeyError):  # what pyarrow raises is one of these
        return None, [ValidationError("missing_file", name_of(path / SUMS), expected=f"{SUMS}, {CAPITAL}")]
    strange = {region for region in sums["region"] if region != UNPLACED and regions and region not in regions}
    if strange:
        return None, [
            ValidationError("unknown_region", name_of(path / SUMS), None, "region", one, "regions.csv")
            for one in strange
        ]
    return Import(path.name, card, sums, capital, path), []


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
