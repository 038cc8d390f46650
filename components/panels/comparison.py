"""The chosen places side by side: a column each, and a row for every fact that is known of one of them.

Page, sheet and slide have the same rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from components import numbers
from components.panels import gap, names, rows
from components.panels.ranking_companies import rank
from components.panels.rows import Values
from components.style import Style
from data import levels
from data.dataset import Dataset
from data.measures.comparison import ComparedPlace, Comparison
from data.selection import MAX_REGIONS, Selection
from data.states import State
from data.summaries.ranking import Ranking
from data.values import Details, Fact

NAMED_UNITS = ("100m_cny",)
"""Units that neither the label of a fact nor its number shows."""


@dataclass(frozen=True)
class ComparedRow:
    """One fact of all places."""

    fact: str  # its public name; "rank" for the places' ranks
    label: str
    note: str  # unit and date, as far as they are the same in all cells
    cells: Sequence[Values]
    sources: Sequence[str] = ()
    bars: str = ""  # how they look, where there are any

    @property
    def texts(self) -> list[str]:
        return [cell["text"] for cell in self.cells]


def table(compared: Comparison, ranking: Ranking, selection: Selection, dataset: Dataset, style: Style) -> Values:
    """Places, their facts, figures of other series that several have; the sum; the boxes of the level."""
    total, covered = format_total(compared, style) if compared.together.value is not None else ("", "")
    several = len(compared.places)
    return {
        "places": [_head(place, dataset) for place in compared.places],
        "removable": several <= MAX_REGIONS + 1,  # of a large cluster too many would be left
        "rows": fact_rows(compared, ranking, selection, dataset, style),
        "others": _other_rows(compared, selection, dataset, style),
        "total": total,
        "covered": covered,
        "maximum": MAX_REGIONS,
        "full": several >= MAX_REGIONS,
        "boxes": _boxes(ranking, dataset, style),
        "gap": {"places": gap.places(compared), "rows": gap.rows(compared, selection, dataset, style)},
    }


def fact_rows(
    compared: Comparison, ranking: Ranking, selection: Selection, dataset: Dataset, style: Style
) -> list[ComparedRow]:
    """The measure that is shown, with the ranks that it proves; then the others."""
    measure, every = ranking.measure, [*zip(*(place.facts for place in compared.places), strict=True)]
    scaled = [facts for facts in every if facts[0].fact in (measure.id, measure.counterpart)]
    maximum = max((abs(fact.value or 0) for facts in scaled for fact in facts), default=0) or 1
    shown = [_row(facts, selection, dataset, style, maximum if facts in scaled else None) for facts in every]
    ranks = [_rank(place, dataset, style) for place in compared.places]
    cells = [{"text": text or numbers.MISSING, "state": "", "title": ""} for text in ranks]
    proved = ComparedRow("rank", style.words("ranking.rank"), "", cells)
    return [shown[0], *([proved] if any(ranks) else []), *shown[1:]]


def _other_rows(compared: Comparison, selection: Selection, dataset: Dataset, style: Style) -> list[ComparedRow]:
    """A row a series, since figures of two series are never on one scale."""
    every = zip(*(place.other_series for place in compared.places), strict=True)
    return [_row(facts, selection, dataset, style) for facts in every]


def _row(
    facts: Sequence[Fact], selection: Selection, dataset: Dataset, style: Style, maximum: float | None = None
) -> ComparedRow:
    """`maximum` is what the longest bar stands for, in a row of bars."""
    name, known = facts[0].fact, [fact for fact in facts if fact.value is not None]
    units = dict.fromkeys(fact.unit for fact in known if fact.unit in NAMED_UNITS)
    dates = {fact.as_of for fact in known if fact.as_of and name not in dataset.series_cards}  # their names have it
    notes = [*(style.words(f"workbook.unit_{unit}") for unit in units), *(dates if len(dates) == 1 else ())]
    cells = [_cell(fact, fact.as_of if len(dates) > 1 else "", style) for fact in facts]
    if maximum:
        cells = [cell | _bar(fact.value, maximum) for cell, fact in zip(cells, facts, strict=True)]
    return ComparedRow(
        fact=name,
        label=names.fact(name, selection, dataset, style),
        note=" ".join(filter(None, notes)),
        cells=cells,
        sources=tuple(dict.fromkeys(source for fact in known for source in fact.sources)),
        bars=("published" if name == "published" else "solid") if maximum else "",
    )


def _bar(value: float | None, maximum: float) -> Values:
    """As in the ranking: a bar below 0 is as long, without a fill."""
    return {"picture": rows.bar(abs(value or 0), maximum), "shrunk": (value or 0) < 0}


def _cell(fact: Fact, date: str, style: Style) -> Values:
    """A number and what it is short of, or why there is none."""
    remarks = [date, numbers.covered(fact, style.words)]
    state = "" if fact.value is not None else State(fact.state).value
    return {"text": numbers.fact_value(fact, style.words), "state": state, "title": " ".join(filter(None, remarks))}


def _rank(place: ComparedPlace, dataset: Dataset, style: Style) -> str:
    """Among the children of the place's own parent."""
    return rank(place.row, dataset, style) if dataset.regions[place.adcode].parent else ""


def _head(place: ComparedPlace, dataset: Dataset) -> Values:
    opens = levels.can_open(place.adcode, dataset)
    return {"key": place.key, "adcode": place.adcode, "name": place.row.place.name, "opens": opens}


def _boxes(ranking: Ranking, dataset: Dataset, style: Style) -> list[Values]:
    """Every place of the level in the order of the ranking: none moves under the hand that ticks the next one."""
    numbered = {row.place.adcode: row.place for row in ranking.rows}
    parts = [region.adcode for region in levels.parts(ranking.level, dataset)]
    order = [*dict.fromkeys((*numbered, *parts))]
    known = [numbered.get(adcode) for adcode in order]
    return [
        {
            "adcode": adcode,
            "name": names.place(adcode, dataset, style),
            "chosen": adcode in ranking.chosen,
            "count": rows.amount(place, style) if place and place.value is not None else "",
        }
        for adcode, place in zip(order, known, strict=True)
    ]


def format_total(compared: Comparison, style: Style) -> tuple[str, str]:
    """The sum, a floor where something is missing and as rough as its members; and how many it covers, if not all."""
    total, known, members = compared.together, compared.known, compared.members
    details = Details(known=None if known == members else known, members=members, approx=total.approx)
    covered = "" if known == members else style.words("ranking.sum_of", known=known, members=members)
    return numbers.bounded(numbers.value(total.value, total.unit), details, style.words), covered
