"""The rows of /data for people: columns and codes in the reader's language, in a workbook and on the clipboard."""

import csv
import io
from collections.abc import Mapping
from typing import Any, Final

from components import class_names, numbers
from components.panels import names, publishers
from components.style import Style
from data import schemas, years
from data.companylists.levels import LEVEL
from data.dataset import Dataset
from data.measures.part_concentration import CONCENTRATIONS
from data.measures.registry import measures_of
from data.reconciliation.check import REASONS, Outcome
from data.registers import industries
from data.registers.dimensions import DIMENSIONS, UNKNOWN
from data.selection import Selection
from data.spreadsheets import escape_formula
from data.states import State
from data.summaries import reconciliation
from data.view_rows import Row
from data.views import View

Meanings = Mapping[str, Mapping[str, str]]
"""Field -> code -> what it means, in words."""

UNITS: Final = (
    *("parks", "companies", "share", "per_10k", "per_million", "per_10k_enterprises", "per_million_enterprises"),
    *(
        "per_100bn_cny",
        "per_10tn_cny",
        "ratio",
        "index",
        "persons",
        "years",
        "units",
        "100m_cny",
        "yuan_per_head",
        "services",
        "cosine",
    ),
)
VALUES: Final = ("value", "printed", "computed", "difference")
"""Columns of numbers in the unit of their row."""
SHARES: Final = (
    *("share", "share_of_parent", "share_of_nation", "net_over_new", "closed_over_new"),
    *(f"{flow}_{what}" for flow in ("registered", "closed", "net") for what in ("rate", "since_year_before")),
)
"""Columns of shares, whatever the row is."""
FACTS: Final = (
    *("published", "listed", "companies", "share", "per_10k", "capital"),
    *("population", "gdp", "enterprises", "enterprise_share", "location_quotient"),
    *CONCENTRATIONS,
)


def column_name(field: str, style: Style, view: str = "") -> str:
    """A field's name as a heading, that of its view where one name means another thing there."""
    keys = (f"workbook.column_{view}_{field}", f"workbook.column_{field}")
    return next((style.words(key) for key in keys if key in style.words), field)


def meanings(selection: Selection, dataset: Dataset, style: Style) -> Meanings:
    """The codes of /data by their field, in words."""
    words, facts = style.words, (*FACTS, *measures_of(dataset))
    sections = [code for code in industries.codes() if len(code) == industries.WIDTHS["section"]]
    series = {str(series): names.series(series, dataset, style) for series in dataset.series_ids}
    return {
        "state": {str(state): words(f"states.{state}_long") for state in State}
        | {str(outcome): words(f"reconciliation.outcome_{outcome}") for outcome in Outcome},
        "dimension": {one.name: class_names.dimension(one, words) for one in (*DIMENSIONS.values(), LEVEL)}
        | {"place": words("workbook.dimension_place")},
        "check": {kind: words(f"reconciliation.kind_{kind}") for kind in reconciliation.KINDS},
        "reason": {reason: words(f"reconciliation.reason_{reason}") for reason in REASONS},
        "scope": series | {source: publishers.citation(source, dataset, style) for source in dataset.source_cards},
        **{key: {unit: words(f"workbook.unit_{unit}") for unit in UNITS} for key in ("unit", "basis_unit")},
        "standing": {one: words(f"peers.standing_{one}") for one in ("higher", "similar", "lower")},
        "fact": {fact: names.fact(fact, selection, dataset, style) for fact in facts} | series,
        "kind": {kind: words(f"terms.kind_{kind}") for kind in schemas.KINDS}
        | {kind: words(f"terms.pilot_{kind}") for kind in schemas.PILOT_KINDS},
        "status": {status: words(f"terms.status_{status}") for status in schemas.STATUSES},
        "precision": {precision: words(f"terms.precision_{precision}") for precision in schemas.PRECISIONS},
        "lead": {lead: words(f"terms.lead_{lead}") for lead in schemas.LEADS if lead},
        "slot": {slot: words(f"terms.slot_{slot}") for slot in years.APART},
        "confidence": {grade: words(f"terms.confidence_{grade.lower()}") for grade in schemas.GRADES},
        "measure": {measure: words(f"terms.companies_{measure}") for measure in schemas.COUNT_MEASURES},
        "section": {code: class_names.label("industry", code, words) for code in (*sections, UNKNOWN)},
        "carrier": {carrier: words(f"source_card.carrier_{carrier}") for carrier in schemas.CARRIERS},
    }


def readable(field: str, value: Any, meanings: Meanings) -> Any:
    """A code in words, everything else as it is."""
    return meanings.get(field, {}).get(value, value) if isinstance(value, str) else value


def readable_note(note: str, style: Style) -> str:
    """The `key=value` pairs of a fact's note in words: 4 地中 2 地有数字；约数或下限."""
    pairs = dict(pair.split("=", 1) for pair in note.split(";") if "=" in pair)
    if "known" in pairs and "members" in pairs:
        pairs["known"] = style.words("numbers.covered", known=pairs["known"], members=pairs.pop("members"))
    named = (style.words.get(f"workbook.note_{name}", f"{name} {value}", value=value) for name, value in pairs.items())
    return style.words("page.pause").join(named)


def to_tsv(view: View, selection: Selection, dataset: Dataset) -> str:
    """A view's rows to be pasted into a spreadsheet, with numbers as the page writes them and the sources below."""
    style = Style(selection.lang, selection.theme, 0)
    summary, known = view.summarise(selection, dataset), meanings(selection, dataset, style)
    rows = view.rows_of(summary)
    table = [[column_name(field, style, view.name) for field in rows[0]]] if rows else []
    table += [[str(escape_formula(_cell(field, row, known))) for field in row] for row in rows]
    if sources := dict.fromkeys(publishers.citation(source, dataset, style) for source in summary.sources):
        table.append([style.words("paper.sources", sources=style.words("numbers.semicolon").join(sources))])
    file = io.StringIO(newline="")
    csv.writer(file, delimiter="\t", lineterminator="\r\n").writerows(table)
    return file.getvalue()


def _cell(field: str, row: Row, known: Meanings) -> Any:
    value = row[field]
    if value is None or value is False:
        return ""
    if field in SHARES:
        return numbers.share(value)
    return numbers.value(value, row["unit"]) if field in VALUES else readable(field, value, known)
