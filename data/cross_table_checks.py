"""What the tables of a dataset say about each other: names that must exist elsewhere, rows that must not repeat."""

from collections.abc import Callable, Container, Iterator, Mapping
from math import nan

import pandas as pd

from data import datums
from data.errors import ErrorCode, ValidationError
from data.regions import NATION, SEPARATE, Regions
from data.schemas import ADDED, LEVELS, NOT_BUILT
from data.table_loader import duplicates

Tables = Mapping[str, pd.DataFrame]
"""Frames by file name. A table whose file could not be read is not there."""
Known = Mapping[str, Container[str]]
"""The names that other tables may use, by column; a column that is not there is not checked."""


def tree_errors(shared: Tables, name: str) -> Iterator[ValidationError]:
    """Regions whose parent is unknown or no higher level, one nation above all; and names of unknown regions."""
    rows, file = shared["regions.csv"], f"{name}/regions.csv"
    levels = dict(zip(rows["adcode"], rows["level"], strict=True))
    for row, adcode, parent, level in rows[["adcode", "parent", "level"]].itertuples():
        top = adcode == NATION and level == "nation" and not parent
        above = level in LEVELS and levels.get(parent) in LEVELS[: LEVELS.index(level)]
        if not top and not above:
            yield ValidationError("wrong_tree", file, row, "parent", parent, " > ".join(LEVELS))
    if NATION not in levels:
        yield ValidationError("wrong_tree", file, None, "adcode", "", NATION)
    for table, column in (("aliases.csv", "adcode"), ("successors.csv", "successor")):
        yield from _unknown("unknown_region", f"{name}/{table}", shared[table][column], levels, "regions.csv")


def duplicate_source_errors(own: Tables, shared: Tables, name: str, reference: str) -> Iterator[ValidationError]:
    """Sources of a dataset that take the name of a shared one."""
    if "sources.csv" in own and "sources.csv" in shared:
        sources, file = own["sources.csv"]["source_id"], f"{name}/sources.csv"
        for row, source in sources[sources.isin(shared["sources.csv"]["source_id"])].items():
            yield ValidationError("duplicate", file, row, "source_id", source, f"{reference}/sources.csv")


def violations(tables: Tables, known: Known, regions: Regions | None, name: str) -> Iterator[ValidationError]:
    """Every contradiction of the tables of one folder, whose name stands before the files."""
    for file, frame in tables.items():
        path = f"{name}/{file}"
        for column, kind, code in REFERENCES:
            if column in frame and kind in known and file != f"{kind}.csv":
                yield from _unknown(code, path, frame[column], known[kind], f"{kind}.csv")
        if regions is not None:
            yield from _places(path, frame, regions)
            yield from _repeats(path, resolve_places(frame, regions))
            yield from _sums(path, frame, regions) if file == "denominators.csv" else ()
        if file in RULES:
            yield from RULES[file](path, frame)


def resolve_places(frame: pd.DataFrame, regions: Regions) -> pd.DataFrame:
    """The table with its places as adcodes, blank where unknown; parks keep what was written as `place`."""
    if "province" in frame:
        steps = list(frame[["province", "city", "district"]].itertuples(index=False))
        written = [" ".join(dict.fromkeys(filter(None, row))) for row in steps]
        columns = ["province", "city", "district", "region"]
        places = pd.DataFrame([place(regions, *row) for row in steps], frame.index, columns, "str")
        return frame.assign(place=pd.Series(written, frame.index, "str"), **places, **_points(frame))

    def adcodes(cell: str) -> str:
        return ";".join(regions.resolve(text) or "" for text in cell.split(";")) if cell else ""

    columns = [column for column in ("region", "outside") if column in frame]
    return frame.assign(**{column: pd.Series(map(adcodes, frame[column]), frame.index, "str") for column in columns})


def _points(frame: pd.DataFrame) -> dict[str, list[float]]:
    """Lon and lat in WGS-84, missing where a park has none."""
    cells = zip(frame["lon"], frame["lat"], frame["datum"], strict=True)
    points = [datums.to_wgs84(lon, lat, datum) if datum else (nan, nan) for lon, lat, datum in cells]
    return {"lon": [lon for lon, _ in points], "lat": [lat for _, lat in points]}


def place(regions: Regions, province: str, city: str, district: str) -> tuple[str, str, str, str]:
    """Province, city and district of written names as adcodes, blank where unknown, and the deepest of them."""
    deepest = NATION
    for text in (province, city, district):
        deepest = (regions.resolve(text, deepest) if text else None) or deepest
    steps = {region.level: region.adcode for region in regions.path(deepest)}
    return steps.get("province", ""), steps.get("city", ""), steps.get("district", ""), deepest


REFERENCES: tuple[tuple[str, str, ErrorCode], ...] = (
    ("source_id", "sources", "unknown_source"),
    ("source2_id", "sources", "unknown_source"),
    ("counted_by", "sources", "unknown_source"),
    ("series_id", "series", "unknown_series"),
)
"""Columns whose names another table explains, and which table that is."""


def _places(file: str, frame: pd.DataFrame, regions: Regions) -> Iterator[ValidationError]:
    if "province" in frame:
        for row, *steps in frame[["province", "city", "district"]].itertuples():
            yield from _place_errors(file, row, steps, regions)
    for column in ("region", "outside"):
        if column in frame and "province" not in frame:
            known = {text for cell in frame[column] for text in cell.split(";") if regions.resolve(text)}
            yield from _unknown("unknown_region", file, frame[column], known, "regions.csv, aliases.csv")


def _place_errors(file: str, row: int, steps: list[str], regions: Regions) -> Iterator[ValidationError]:
    """The first step of province, city, district that does not lie inside the one before."""
    container, wanted = NATION, ("province", "city", "district")
    for column, text in zip(wanted, steps, strict=True):
        region = regions.resolve(text, container) if text else container
        if region is None or (column == "province" and regions[region].level != "province"):
            where = f"regions.csv, aliases.csv: {regions[container].short}"
            yield ValidationError("unknown_region", file, row, column, text, where)
            return
        container = region


def _repeats(file: str, frame: pd.DataFrame) -> Iterator[ValidationError]:
    for name, code, columns in REPEATS:
        if file.endswith(f"/{name}"):
            placed = frame[frame["region"] != ""]
            cells = [["" if cell is pd.NA else str(cell) for cell in placed[column]] for column in columns]
            keys = pd.Series([" / ".join(filter(None, key)) for key in zip(*cells, strict=True)], index=placed.index)
            yield from duplicates(code, file, keys, columns[0])


def _sums(file: str, frame: pd.DataFrame, regions: Regions) -> Iterator[ValidationError]:
    """Wholes that are not the sum of their parts, where all of these have a figure and no note names the difference."""
    added = frame[frame["measure"].isin(ADDED)]
    values = {(r.measure, r.year, r.region): r.value for r in added.itertuples()}
    for row in added.itertuples():
        parts = [
            part.adcode for part in regions.children(row.region) if part.adcode not in SEPARATE and not part.pseudo
        ]
        known = [value for part in parts if (value := values.get((row.measure, row.year, part))) is not None]
        difference = f"{row.value - sum(known):,.0f}"
        if known and len(known) == len(parts) and difference != "0" and difference not in row.note:
            yield ValidationError("wrong_sum", file, row.Index, "value", f"{row.value:,.0f}", f"{sum(known):,.0f}")


REPEATS: tuple[tuple[str, ErrorCode, tuple[str, ...]], ...] = (
    ("parks.csv", "duplicate_park", ("name", "province", "city")),
    ("counts.csv", "duplicate_count", ("series_id", "region", "year")),
    ("published.csv", "duplicate", ("label_zh", "source_id", "as_of", "measure", "region", "slot", "nature")),
    ("clusters.csv", "duplicate", ("cluster", "region")),
    ("denominators.csv", "duplicate", ("region", "measure", "year")),
)
"""Columns whose combination must not repeat, places compared by adcode, so that 广东 and 广东省 are one."""


def _founded_not_built(file: str, frame: pd.DataFrame) -> Iterator[ValidationError]:
    wrong = frame[frame["status"].isin(NOT_BUILT) & (frame["founded"] != "")]
    for row, founded in wrong["founded"].items():
        yield ValidationError("founded_not_built", file, row, "founded", founded, " | ".join(NOT_BUILT))


def _half_located(file: str, frame: pd.DataFrame) -> Iterator[ValidationError]:
    blank = pd.DataFrame({"lon": frame["lon"].isna(), "lat": frame["lat"].isna(), "datum": frame["datum"] == ""})
    for column in blank:
        rows = blank.index[blank[column] & ~blank.all(axis=1)]
        yield from (ValidationError("blank", file, row, str(column)) for row in rows)


def _park_errors(file: str, frame: pd.DataFrame) -> Iterator[ValidationError]:
    yield from _founded_not_built(file, frame)
    yield from _half_located(file, frame)


def _slotless(file: str, frame: pd.DataFrame) -> Iterator[ValidationError]:
    timed = frame[frame["measure"] == "parks_by_slot"]
    for column, missing in (("slot", timed["slot"] == ""), ("value", timed["value"].isna())):
        yield from (ValidationError("blank", file, row, column) for row in timed.index[missing])


RULES: Mapping[str, Callable[[str, pd.DataFrame], Iterator[ValidationError]]] = {
    "parks.csv": _park_errors,
    "published.csv": _slotless,
}
"""What a row must say about itself beyond its single cells."""


def _unknown(
    code: ErrorCode, file: str, cells: pd.Series, known: Container[str], expected: str
) -> Iterator[ValidationError]:
    """One error for each name in a ;-list that is not known. Blank cells are another check's affair."""
    for row, cell in cells.items():
        for text in cell.split(";"):
            if text and text not in known:
                yield ValidationError(code, file, row, str(cells.name), text, expected)
