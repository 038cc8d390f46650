"""The series of company counts, each with its coverage, so that nobody expects a province that it never counted."""

from collections import Counter

from components.panels import names
from components.panels.menus import Item
from components.style import Style
from data.dataset import Dataset
from data.selection import Selection


def items(selection: Selection, dataset: Dataset, style: Style) -> list[Item]:
    """One entry a series, in the order of the table."""
    covered = coverage(dataset)
    found = [(series, covered.get(series, Counter())) for series in dataset.series_ids]
    return [_item(series, levels, series == selection.series, dataset, style) for series, levels in found]


def _item(series: str, levels: Counter[str], on: bool, dataset: Dataset, style: Style) -> Item:
    row = names.series_row(series, dataset)
    label = f"{names.series(series, dataset, style)} · {spell(levels, style)}"
    return Item(label, f"series:{series}", on, _hint(row, style))


def coverage(dataset: Dataset) -> dict[str, Counter[str]]:
    """How many regions of each level a series has a figure for."""
    pairs = set(zip(dataset.counts["series_id"], dataset.counts["region"], strict=True))
    covered: dict[str, Counter[str]] = {}
    for series_id, region in pairs:
        covered.setdefault(series_id, Counter())[dataset.regions[region].level] += 1
    return covered


def spell(covered: Counter[str], style: Style) -> str:
    """全国+1省+5市."""
    levels = [level for level in ("nation", "province", "city", "district") if covered[level]]
    return "+".join(style.words(f"filters.covers_{level}", count=covered[level]) for level in levels) or style.words(
        "page.none"
    )


def _hint(row: dict[str, str], style: Style) -> str:
    measure = style.words(f"terms.companies_{row['measure']}")
    texts = [measure, row[f"definition_{style.lang}"], row[f"note_{style.lang}"]]
    return style.words("page.pause").join(text for text in texts if text)
