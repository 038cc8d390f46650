"""A printed share against the one that the counts of the same publication give."""

from collections.abc import Iterator
from math import ceil, floor

import pandas as pd

from data.dataset import Dataset
from data.formulas import SHARE, Formula, Term
from data.measures.columns import rows
from data.measures.facts import agrees
from data.reconciliation.check import Check, Outcome
from data.regions import Adcode


def of_publications(dataset: Dataset) -> Iterator[Check]:
    """Every printed share of companies whose two counts the same source prints; the share is of the region above."""
    columns = ("source_id", "as_of", "measure", "region", "value", "text", "nature")
    for source, as_of, measure, region, value, text, nature in rows(dataset, "published", *columns):
        parent = dataset.regions[region].parent if region else None
        if (nature, measure) != ("share", "company_share") or pd.isna(value) or parent is None:
            continue
        for series, part, whole, approx in _counts(source, as_of, region, parent, dataset):
            terms = (Term("companies", part, (region,)), Term("companies", whole, (parent,)))
            yield _check(series, source, region, value, text, Formula(SHARE, terms), approx=approx)


def _counts(
    source: str, as_of: str, region: Adcode, parent: Adcode, dataset: Dataset
) -> Iterator[tuple[str, int, int, bool]]:
    """Of each series of that day which the source prints: the counts of both regions, and whether one is inexact."""
    columns = ("series_id", "region", "year", "value", "approx", "source_id")
    own = {
        (series, place): (int(value), bool(approx))
        for series, place, year, value, approx, carrier in rows(dataset, "counts", *columns)
        if carrier == source and year is pd.NA
    }
    for series in dataset.series_ids:
        both = own.get((series, region)), own.get((series, parent))
        if both[0] and both[1] and dataset.series_cards[series]["as_of"] == as_of:
            yield series, both[0][0], both[1][0], both[0][1] or both[1][1]


def _check(
    series: str, source: str, region: Adcode, printed: float, text: str, formula: Formula, *, approx: bool
) -> Check:
    computed = formula.value or 0
    outcome = Outcome.AGREES if agrees(text, computed) else Outcome.INEXACT if approx else Outcome.DIFFERS
    part = formula.terms[0].value or 0
    differs = outcome == Outcome.DIFFERS
    return Check(
        check="share",
        scope=series,
        region=region,
        printed=printed,
        computed=computed,
        unit="share",
        outcome=outcome,
        sources=(source,),
        item=text,
        reason="share_needs" if differs else "inexact" if outcome == Outcome.INEXACT else "",
        totals=_totals(part, printed, text) if differs else None,
    )


def _totals(part: float, printed: float, text: str) -> tuple[int, int]:
    """Between which totals the part would be the share as printed: 45,473 is 45% of 99,941 to 102,186."""
    decimals = len(text.strip().removesuffix("%").partition(".")[2])
    half = 0.005 * 10**-decimals
    return ceil(part / (printed + half)), floor(part / (printed - half))
