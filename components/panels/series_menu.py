"""The series of company counts, each with its coverage, so that nobody expects a province that it never counted.

They stand on the menu; where the chosen one has no figure, a button for each that has.
"""

from collections import Counter

from components.controls import Option
from components.panels import names
from components.panels.rows import Values
from components.style import Style
from data.dataset import Dataset
from data.measures import companies
from data.measures.offers import SeriesOffer
from data.selection import Selection

MAX_NAMED = 6
"""Beyond this many covered places their number says enough, and their names stand in the title."""


def options(selection: Selection, dataset: Dataset, style: Style) -> list[Option]:
    """One entry a series: the reader's own imports, the latest first; then the others in the order of the table.

    No series by registration year only, unless it is chosen.
    """
    offered = [one for one in dataset.series_ids if one == selection.series or coverage(one, dataset)]
    own = [one for one in offered if names.is_imported(one, dataset)]
    shipped = [one for one in offered if one not in own]
    headings = {one: style.words("filters.series_imported") for one in own}
    headings |= dict.fromkeys(shipped, style.words("filters.series_shipped") if own else "")
    ordered = sorted(own, key=lambda one: names.series_row(one, dataset)["as_of"], reverse=True)
    return [
        Option(one, label(one, dataset, style), _hint(one, dataset, style), headings[one])
        for one in (*ordered, *shipped)
    ]


def label(series: str, dataset: Dataset, style: Style) -> str:
    """天眼查 2022-03-16 现存企业 · 全国+1省+5市."""
    named = f"{names.series(series, dataset, style)} {names.companies(series, dataset, style)}"
    return f"{named} · {format_coverage(coverage(series, dataset), style)}"


def coverage(series: str, dataset: Dataset) -> Counter[str]:
    """How many regions of each level the series has a figure for, all registration years together."""
    return companies.coverage(dataset).get(series, Counter())


def format_coverage(covered: Counter[str], style: Style) -> str:
    """全国+1省+5市; nothing at all only where every figure has a year."""
    levels = [level for level in ("nation", "province", "city", "district") if covered[level]]
    return "+".join(style.words(f"filters.covers_{level}", count=covered[level]) for level in levels) or style.words(
        "filters.covers_years"
    )


def _hint(series: str, dataset: Dataset, style: Style) -> str:
    row = names.series_row(series, dataset)
    texts = [row[f"definition_{style.lang}"], row[f"note_{style.lang}"]]
    return style.words("page.pause").join(text.rstrip("。.") for text in texts if text)


def offer(offer: SeriesOffer, dataset: Dataset, style: Style) -> Values:
    """The button of a series."""
    named = label(offer.series, dataset, style)
    places = names.listed_together([names.place(one, dataset, style) for one in offer.covered], style)
    if offer.members > 1:
        named = style.words("page.pause").join([named, _covered(offer, places, style)])
    return {"event": f"series:{offer.series}", "label": named, "places": places}


def _covered(offer: SeriesOffer, places: str, style: Style) -> str:
    """3 地中 2 地有数字：广东，海南."""
    text = style.words("numbers.covered", known=len(offer.covered), members=offer.members)
    if offer.complete or len(offer.covered) > MAX_NAMED:
        return text
    return style.words("ranking.offer_names", covered=text, names=places)
