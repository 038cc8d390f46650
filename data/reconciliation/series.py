"""Counts of one provider against each other, and the series of a region side by side."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

import pandas as pd

from data.dataset import Card, Dataset
from data.measures import companies
from data.measures.columns import rows
from data.reconciliation.check import Check, Figure, Outcome, outcome_of, total
from data.regions import NATION, Adcode
from data.registers.imports import of_series
from data.selection import Lang, SeriesId

Slot = tuple[Adcode, int | None]
"""A region, and the year of registration; None for all years."""
Counts = Mapping[str, Mapping[Slot, Figure]]


def of_providers(dataset: Dataset, lang: Lang) -> Iterator[Check]:
    """Everything that the counts of one provider must satisfy together."""
    counts = _counts(dataset, lang)
    yield from _variants(counts, dataset, lang)
    yield from _statuses(counts, dataset, lang)
    yield from _balances(counts, dataset)


def side_by_side(region: Adcode, dataset: Dataset, lang: Lang) -> tuple[Check, ...]:
    """What every series counts in a region, the earliest first: each is right by its own definition."""
    single = companies.single_counts(region, dataset)
    ordered = sorted(single, key=lambda series: dataset.series_cards[SeriesId(series)]["as_of"])
    return tuple(
        Check(
            check="series",
            scope=series,
            region=region,
            printed=single[series].value,
            unit="companies",
            outcome=Outcome.INEXACT if single[series].approx else Outcome.SIDE_BY_SIDE,
            sources=(single[series].source,),
            item=dataset.series_cards[SeriesId(series)]["as_of"],
            note=dataset.series_cards[SeriesId(series)][f"definition_{lang}"],
        )
        for series in ordered
    )


def _counts(dataset: Dataset, lang: Lang) -> Counts:
    """Of the series that came with the dataset; of an import, which is added up here, the nation alone."""
    counts: defaultdict[str, dict[Slot, Figure]] = defaultdict(dict)
    note = "note" if lang == "zh" else "note_en"
    table = rows(dataset, "counts", "series_id", "region", "year", "value", "approx", "source_id", note)
    imported = {series for series in dataset.series_ids if of_series(series, dataset.imports)}
    for series, region, year, value, approx, source, text in table:
        if series not in imported or region == NATION:
            slot = (region, None if year is pd.NA else int(year))
            counts[series][slot] = Figure(int(value), bool(approx), source, text)
    return counts


def _grouped(dataset: Dataset, *columns: str) -> Iterator[list[Card]]:
    """The definition cards that are alike in these columns, in the order of the menu."""

    def key(card: Card) -> tuple[str, ...]:
        return tuple(card[column] for column in columns)

    for _, cards in groupby(sorted(dataset.series_cards.values(), key=key), key=key):
        yield [*cards]


def _variants(counts: Counts, dataset: Dataset, lang: Lang) -> Iterator[Check]:
    """Two figures of the same region, by the same provider, of the same day and kind, in two series."""
    for first, *others in _grouped(dataset, "provider", "as_of", "measure"):
        for other in others:
            printed, second = counts[first["series_id"]], counts[other["series_id"]]
            for slot in (one for one in printed if one in second):
                note = second[slot].note or other[f"note_{lang}"]
                yield _pair("variants", first, slot, printed[slot], second[slot], other["series_id"], note)


def _statuses(counts: Counts, dataset: Dataset, lang: Lang) -> Iterator[Check]:
    """Existing and revoked companies are among those ever registered, so they are no more than these."""
    for cards in _grouped(dataset, "provider", "as_of", "variant_zh"):
        series = {card["measure"]: card for card in cards}
        if "cumulative" not in series:
            continue
        classes = [counts[series[name]["series_id"]] for name in ("existing", "revoked") if name in series]
        for slot, registered in counts[series["cumulative"]["series_id"]].items():
            known = [one[slot] for one in classes if slot in one]
            if not known or total(known).value <= registered.value:
                continue  # other statuses may make the difference
            note = registered.note or series["cumulative"][f"note_{lang}"]
            yield _pair("statuses", series["cumulative"], slot, registered, total(known), "", note, "classes_overlap")


def _balances(counts: Counts, dataset: Dataset) -> Iterator[Check]:
    """Registered until the end of a year = registered until the year before + new in the year, all from one source."""
    for cards in _grouped(dataset, "provider", "variant_zh"):
        ends = {int(card["as_of"][:4]): card for card in cards if _is_year_end(card)}
        added = [card for card in cards if card["measure"] == "new_registered"]
        for year, card in ends.items():
            before = counts[ends[year - 1]["series_id"]] if year - 1 in ends else {}
            for (region, _), later in counts[card["series_id"]].items():
                earlier = before.get((region, None))
                new = next((one for a in added if (one := counts[a["series_id"]].get((region, year)))), None)
                if earlier and new and earlier.source == new.source == later.source:
                    slot = (region, year)
                    yield _pair("balance", card, slot, later, total([earlier, new]), "", "", "unbalanced")


def _is_year_end(card: Card) -> bool:
    return card["measure"] == "cumulative" and card["as_of"][4:] in ("-12", "-12-31")


def _pair(
    check: str,
    card: Card,
    slot: Slot,
    printed: Figure,
    computed: Figure,
    other: str,
    note: str,
    reason: str = "variant",
) -> Check:
    region, year = slot
    outcome = outcome_of(printed, computed)
    one = Check(
        check=check,
        scope=card["series_id"],
        region=region,
        printed=printed.value,
        computed=computed.value,
        unit="companies",
        outcome=outcome,
        sources=tuple(dict.fromkeys((printed.source, computed.source))),
        item=other,
        year=year,
        note=note,
    )
    if outcome == Outcome.DIFFERS:
        return replace(one, reason=reason)
    return replace(one, reason="inexact") if outcome == Outcome.INEXACT else replace(one, note="")
