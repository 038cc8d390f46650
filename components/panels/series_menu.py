"""The series of company counts, each with its coverage, so that nobody expects a province that it never counted."""

from collections import Counter

from components.panels import names
from components.panels.menus import Item
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection


def items(selection: Selection, dataset: Dataset, style: Style) -> list[Item]:
    """One entry a series, in the order of the table."""
    return [
        Item(
            label(series, dataset, style), f"series:{series}", series == selection.series, _hint(series, dataset, style)
        )
        for series in dataset.series_ids
    ]


def label(series: str, dataset: Dataset, style: Style) -> str:
    """天眼查 2022-03-16 · 全国+1省+5市."""
    return f"{names.series(series, dataset, style)} · {spell(coverage(series, dataset), style)}"


def coverage(series: str, dataset: Dataset) -> Counter[str]:
    """How many regions of each level the series has a figure for, in any year."""
    counted = set(dataset.counts.loc[dataset.counts["series_id"] == series, "region"])
    return Counter(dataset.regions[region].level for region in counted)


def spell(covered: Counter[str], style: Style) -> str:
    """全国+1省+5市."""
    levels = [level for level in ("nation", "province", "city", "district") if covered[level]]
    return "+".join(style.words(f"filters.covers_{level}", count=covered[level]) for level in levels) or style.words(
        "page.none"
    )


def _hint(series: str, dataset: Dataset, style: Style) -> str:
    row = names.series_row(series, dataset)
    measure = style.words(f"terms.companies_{row['measure']}")
    texts = [measure, row[f"definition_{style.lang}"], row[f"note_{style.lang}"]]
    return style.words("page.pause").join(text for text in texts if text)
