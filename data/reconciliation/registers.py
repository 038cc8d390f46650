"""Companies of an import that its files leave without a place or without a year of registration."""

from collections.abc import Iterator

from data.dataset import Dataset
from data.reconciliation.check import Check, Outcome
from data.regions import NATION, Adcode
from data.registers import block
from data.registers.block import UNKNOWN
from data.registers.imports import UNPLACED


def of_imports(dataset: Dataset) -> Iterator[Check]:
    """For every imported series, against all companies of the files or of a region; nothing where none is missing."""
    for series in dataset.series_ids:
        counted = block.of_series(series, dataset.imports)
        if counted is None:
            continue
        every = counted.values([True] * len(counted.slots), [True] * len(counted.statuses))
        nation, unplaced = every.get(NATION, 0), every.get(Adcode(UNPLACED), 0)
        if unplaced:
            yield _check("unplaced", series, NATION, nation + unplaced, nation, counted.source)
        for region in counted.regions:
            if region != UNPLACED and dataset.regions[region].level in ("nation", "province"):
                undated = counted.by_slot([region], [True] * len(counted.statuses)).get(UNKNOWN, 0)
                if undated:
                    yield _check("undated", series, region, every[region], every[region] - undated, counted.source)


def _check(check: str, series: str, region: Adcode, total: int, known: int, source: str) -> Check:
    return Check(
        check=check,
        scope=series,
        region=region,
        printed=total,
        computed=known,
        unit="companies",
        outcome=Outcome.REMAINDER,
        sources=(source,),
        reason=check,
    )
