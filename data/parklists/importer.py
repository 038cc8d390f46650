"""A park list from files to a folder: read, check every row, account for it, write.

Nothing stands in the dataset before `store.adopt` renames the folder, so a report can be shown before it is applied.
"""

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from data import schemas
from data.parklists import reader, report, row_checks
from data.parklists.lists import PARKS, SOURCES
from data.parklists.report import ParkReport
from data.parklists.row_checks import CheckedRow
from data.regions import Regions
from data.registers import files, store
from data.registers.files import Limits
from data.registers.providers import slug
from data.schemas import LISTED_SOURCE

LIMITS = Limits(files=50, unpacked=200_000_000, workbook=50_000_000)
MAX_SLUG_LENGTH = 40

Cells = Mapping[str, str]


def import_files(
    paths: Iterable[files.Source], name: str, as_of: str, regions: Regions, folder: Path, limits: Limits = LIMITS
) -> ParkReport:
    """Check the files and write everything but the card into `folder`. RejectedImport if a file cannot be read."""
    tables = reader.read(files.find_tables(paths, limits))
    rows = row_checks.validate(tables, regions, as_of)
    used = [one for one in rows if one.values]
    park_report = ParkReport(
        id=_id(name, as_of, used),
        name=name,
        as_of=as_of,
        files=report.account(tables, rows),
        errors=tuple(error for one in rows for error in one.errors),
        warnings=tuple(report.warnings(tables, rows)),
    )
    sources = _sources(park_report.id, used)
    _write(
        folder / PARKS,
        schemas.Parks,
        [_park(number, one, park_report, sources, regions) for number, one in enumerate(used, 1)],
    )
    _write(folder / SOURCES, schemas.Sources, [*sources.values()])
    store.write_report(folder, park_report)
    return park_report


def _id(name: str, as_of: str, used: Sequence[CheckedRow]) -> str:
    """The list's name in addresses: the same parks, name and date replace each other."""
    digest = hashlib.sha256(repr((name, as_of, [sorted(one.values.items()) for one in used])).encode()).hexdigest()
    return f"{slug(name, 'list')[:MAX_SLUG_LENGTH].strip('-')}-{digest[:8]}"


def _key(one: CheckedRow) -> tuple[str, str]:
    """The source that a row names, and its address."""
    return one.values["source"], one.values["url"]


def _sources(list_id: str, used: Sequence[CheckedRow]) -> dict[tuple[str, str], Cells]:
    """A row of sources.csv for each source that rows name.

    Nobody has read it here, so nothing is known of it but its name.
    """
    best: dict[tuple[str, str], str] = {}
    for one in used:
        best[_key(one)] = min(best.get(_key(one), "C"), one.values["confidence"])
    named = ((key, grade) for key, grade in best.items() if any(key))
    return {key: _source(f"{list_id}-source-{number}", *key, grade) for number, (key, grade) in enumerate(named, 1)}


def _source(source_id: str, name: str, url: str, grade: str) -> Cells:
    return {
        "source_id": source_id,
        "publisher": name or url,
        "title": name or url,
        "date": "",
        "url": url,
        "says_zh": name or url,
        "says_en": "",
        "grade": grade,
        "carrier": "unknown",
    }


def _park(
    number: int, one: CheckedRow, park_report: ParkReport, sources: Mapping[tuple[str, str], Cells], regions: Regions
) -> Cells:
    """A row of parks.csv, its places under their official names."""
    values = one.values
    places = {region.level: region.name for region in regions.path(values["region"])}  # type: ignore[arg-type]
    as_they_are = (
        "name",
        "name_en",
        "founded",
        "kind",
        "operator",
        "status",
        "status_as_of",
        "comparable",
        "confidence",
    )
    return {
        "park_id": f"{park_report.id}-{number}",
        **{column: values[column] for column in as_they_are},
        **{level: places.get(level, "") for level in ("province", "city", "district")},
        "aliases": ";".join(filter(None, (part.strip() for part in values["aliases"].replace("；", ";").split(";")))),
        "lead": "",
        "source_id": sources[_key(one)]["source_id"] if _key(one) in sources else LISTED_SOURCE,
        "source2_id": "",
        "evidence": values["note"] or f"{one.file}:{one.row}",
        "evidence_en": "",
        "counted_by": "",
    }


def _write(path: Path, model: type[schemas.Table], rows: Sequence[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(model.to_schema().columns))
        writer.writeheader()
        writer.writerows(rows)
