"""What a search found, as rows for the browser: label, hint, and the act that goes there."""

from collections.abc import Sequence

from components.panels import names
from components.style import Style
from data.dataset import Dataset
from data.regions import NATION, Adcode
from data.search import Hit

Row = dict[str, str]


def rows(hits: Sequence[Hit], dataset: Dataset, style: Style) -> list[Row]:
    """One row a hit; for a miss, one that cannot be chosen and says what a miss means."""
    if not hits:
        return [{"label": style.words("search_results.miss"), "hint": "", "act": ""}]
    return [_row(hit, dataset, style) for hit in hits]


def _row(hit: Hit, dataset: Dataset, style: Style) -> Row:
    if hit.kind == "park":
        hint = style.words("search_results.park", place=_path(hit.region, dataset, style))
        return {"label": _park(hit.key, dataset, style), "hint": hint, "act": f"go:{hit.region}"}
    region = dataset.regions[hit.key]
    hint = style.words(f"search_results.{region.level}", place=_path(region.parent or NATION, dataset, style))
    return {"label": names.place(hit.key, dataset, style), "hint": hint, "act": f"go:{hit.region}"}


def _path(region: str, dataset: Dataset, style: Style) -> str:
    """广东 深圳."""
    steps = dataset.regions.path(Adcode(region))
    return " ".join(step.label(style.lang) for step in steps if step.adcode != NATION)


def _park(park_id: str, dataset: Dataset, style: Style) -> str:
    (park,) = dataset.parks[dataset.parks["park_id"] == park_id].to_dict("records")
    return names.park(park["name"], park["name_en"], style)
