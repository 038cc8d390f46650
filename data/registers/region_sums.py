"""A cube on the disk summed up by region and year for the atlas: anew when an alias is accepted, without an engine.

A cube of an earlier version has fewer columns: what it does not say of companies is said of none of them.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pandas as pd

from data.regions import Adcode, Regions
from data.registers.bins import Bounds
from data.registers.columns import PLACES
from data.registers.dimensions import UNKNOWN, age_class
from data.registers.imports import CUBE, CURRENCIES, STATUSES, UNPLACED

CAPITAL = ("currency", "yuan")
"""The columns that cubes have had since registered capital is read."""

KEYS = ["region", "year", "status"]

Aliases = Mapping[tuple[str, str, str], str]


def sums(folder: Path, aliases: Aliases, regions: Regions) -> pd.DataFrame:
    """region, year and a column a class of status: every region with all that lies in it, unplaced apart."""
    return _by_status("year", _cells(folder, "count"), aliases, regions)


def months(folder: Path, aliases: Aliases, regions: Regions, first: int) -> pd.DataFrame:
    """region, month and a column a class of status, as `sums`, of months from `first` on, 202203."""
    cells = _cells(folder, "count")
    dated = cells["month"].ge(first) & cells["month"].mod(100).gt(0)
    return _by_status("month", cells[dated.fillna(False)], aliases, regions)


def sections(folder: Path, aliases: Aliases, regions: Regions) -> pd.DataFrame:
    """region, industry and a column a class of status, as `sums`; industry is a section, blank where none is known."""
    return _by_status("industry", _cells(folder, "industry", "count"), aliases, regions)


def ages(
    folder: Path, aliases: Aliases, regions: Regions, class_of: Callable[[Iterable[int]], Mapping[int, str]]
) -> pd.DataFrame:
    """region, age and a column a class of status, as `sums`; `class_of` names the age of months, 0 for none."""
    cells = _cells(folder, "count")
    months = cells["month"].fillna(0).astype(int)
    return _by_status("age", cells.assign(age=months.map(class_of(months.unique()))), aliases, regions)


def has_sections(folder: Path) -> bool:
    """Whether the section of industry of any company is known."""
    return bool(pd.read_parquet(folder / CUBE, columns=["industry"])["industry"].ne("").any())


def capital(folder: Path, aliases: Aliases, regions: Regions) -> pd.DataFrame:
    """region, year, status, a column of companies for each of `CURRENCIES`, and the yuan of those in renminbi.

    Every region with all that lies in it, unplaced apart; without rows where no company states a capital.
    """
    numbers = [*CURRENCIES, "yuan"]
    if not has_capital(folder):
        return pd.DataFrame(columns=[*KEYS, *numbers]).astype({"year": "Int64", **dict.fromkeys(numbers, "int64")})
    cells = _cells(folder, "count", *CAPITAL)
    stated = cells[cells["currency"] != ""]
    stated = stated.assign(**{one: stated["count"].where(stated["currency"] == one, 0) for one in CURRENCIES})
    return within(KEYS, stated, numbers, aliases, regions).groupby(KEYS, dropna=False)[numbers].sum().reset_index()


def has_capital(folder: Path) -> bool:
    """Whether registered capital was read when the cube was counted."""
    from pyarrow.parquet import read_schema

    return set(CAPITAL) <= set(read_schema(folder / CUBE).names)


def classes(folder: Path, aliases: Aliases, last_month: int, ages: Bounds) -> pd.DataFrame:
    """region, year, status, industry, age, match, count: companies by their own region, with their classes.

    `last_month` is that of counting, 202203; `ages` are the limits of the classes of age.
    """
    cells = _cells(folder, "month", "industry", "keyword", "count").rename(columns={"keyword": "match"})
    months = cells["month"].fillna(0).astype(int)
    cells["age"] = months.map({month: age_class(month, last_month, ages) for month in months.unique()})
    cells["industry"] = cells["industry"].replace("", UNKNOWN)
    cells["match"] = cells["match"].replace("", UNKNOWN)
    keys = [*PLACES, *KEYS, "industry", "age", "match"]
    return named(cells.groupby(keys, dropna=False)["count"].sum().reset_index(), aliases)


def _cells(folder: Path, *columns: str) -> pd.DataFrame:
    """The cells with the year in place of the month."""
    names = dict.fromkeys(["region", *PLACES, "month", "status", *columns])
    cells = pd.read_parquet(folder / CUBE, columns=[*names])
    return cells.assign(year=(cells["month"] // 100).astype("Int64"))


def _by_status(key: str, cells: pd.DataFrame, aliases: Aliases, regions: Regions) -> pd.DataFrame:
    """region, the key, and a column a class of status."""
    keys = ["region", key, "status"]
    up = within(keys, cells, ["count"], aliases, regions)
    wide = up.groupby(keys, dropna=False)["count"].sum().unstack("status", fill_value=0)
    return wide.reindex(columns=list(STATUSES), fill_value=0).reset_index().rename_axis(columns=None)


def within(
    keys: list[str], cells: pd.DataFrame, numbers: list[str], aliases: Aliases, regions: Regions
) -> pd.DataFrame:
    """The numbers by the keys, the region among them, of each place once for every region that it lies in."""
    groups = cells.groupby([*PLACES, *keys], dropna=False)[numbers].sum().reset_index()
    groups = named(groups, aliases)
    paths = {
        region: [up.adcode for up in regions.path(Adcode(region))] if region else [UNPLACED]
        for region in groups["region"].unique()
    }
    return groups.assign(region=groups["region"].map(paths)).explode("region")


def named(cells: pd.DataFrame, aliases: Aliases) -> pd.DataFrame:
    """The cells with the regions that aliases give them."""
    if not aliases:
        return cells
    # As lists: frames give out their texts one by one ten times slower.
    written = zip(*(cells[column].tolist() for column in (*PLACES, "region")), strict=True)
    regions = [aliases.get((province, city, district), region) for province, city, district, region in written]
    return cells.assign(region=regions)
