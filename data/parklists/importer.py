"""A park list from files to a folder: read, check every row, account for it, write.

Nothing stands in the dataset before `store.adopt` renames the folder, so a report can be shown before it is applied.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from data import schemas
from data.datums import DatumOption
from data.grades import at_most_second
from data.parklists import reader, report, row_checks
from data.parklists.columns import WANTED
from data.parklists.lists import PARKS, SOURCES
from data.parklists.report import ParkReport
from data.parklists.row_checks import CheckedRow
from data.regions import Adcode, Regions
from data.registers import choices, files, places, store
from data.registers.columns import Choice, Layout
from data.registers.files import Limits
from data.registers.providers import slug
from data.schemas import LISTED_SOURCE

LIMITS = Limits(files=50, unpacked=200_000_000, workbook=50_000_000)
MAX_SLUG_LENGTH = 40

Cells = Mapping[str, str]


def import_files(
    paths: Iterable[files.Source],
    name: str,
    as_of: str,
    regions: Regions,
    folder: Path,
    limits: Limits = LIMITS,
    datum: DatumOption = "stated",
    columns: Sequence[Choice] = (),
    kept: Mapping[Layout, Choice] | None = None,
) -> ParkReport:
    """Check the files and write everything but the card into `folder`. RejectedImport if a file cannot be read.

    `columns` says, for each layout, which column of the files is which of ours; `kept` is what was chosen before
    (choices.py).
    """
    wanted = replace(WANTED, chosen=tuple(columns), kept=kept or {}, places=places.known(regions))
    tables = reader.read(files.find_tables(paths, limits), wanted)
    choices.check(columns, tables)
    choices.write(folder, tables)
    rows = row_checks.validate(tables, regions, as_of, datum)
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
    parks = [_park(number, one, park_report.id, sources, regions) for number, one in enumerate(used, 1)]
    outputs = ((PARKS, schemas.Parks, parks), (SOURCES, schemas.Sources, list(sources.values())))
    for file, model, cells in outputs:
        table = pd.DataFrame(cells, columns=list(model.to_schema().columns), dtype=str)
        table.fillna("").to_csv(folder / file, index=False)
    store.write_report(folder, park_report)
    return park_report


def _id(name: str, as_of: str, used: Sequence[CheckedRow]) -> str:
    """The list's name in addresses: the same parks, name and date replace each other."""
    digest = hashlib.sha256(repr((name, as_of, [sorted(one.values.items()) for one in used])).encode()).hexdigest()
    return f"{slug(name, 'list')[:MAX_SLUG_LENGTH].strip('-')}-{digest[:8]}"


def _source_key(one: CheckedRow) -> tuple[str, str]:
    """The source that a row names, and its address."""
    return one.values["source"], one.values["url"]


def _sources(list_id: str, used: Sequence[CheckedRow]) -> dict[tuple[str, str], Cells]:
    """A row of sources.csv for each source that rows name.

    Nobody has read it here, so nothing is known of it but its name.
    """
    best: dict[tuple[str, str], str] = {}
    for one in used:
        grade = at_most_second(one.values["confidence"])
        best[_source_key(one)] = min(best.get(_source_key(one), "C"), grade)
    named = ((key, grade) for key, grade in best.items() if any(key))
    sources: dict[tuple[str, str], Cells] = {}
    for number, ((name, url), grade) in enumerate(named, 1):
        texts = dict.fromkeys(("publisher", "title", "says_zh"), name or url)
        about = {"source_id": f"{list_id}-source-{number}", "url": url, "grade": grade, "carrier": "unknown"}
        sources[name, url] = texts | about
    return sources


def _park(
    number: int, one: CheckedRow, list_id: str, sources: Mapping[tuple[str, str], Cells], regions: Regions
) -> Cells:
    """A row of parks.csv, its places under their official names, and what the checked row has under the same names."""
    values = one.values
    aliases = (part.strip() for part in values["aliases"].replace("；", ";").split(";"))
    return {
        **values,
        **{region.level: region.name for region in regions.path(Adcode(values["region"]))},
        "park_id": f"{list_id}-{number}",
        "aliases": ";".join(filter(None, aliases)),
        "source_id": sources.get(_source_key(one), {}).get("source_id", LISTED_SOURCE),
        "evidence": values["note"] or f"{one.file}:{one.row}",
    }
