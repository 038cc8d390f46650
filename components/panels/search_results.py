"""What a search found: links to the places, each with a hint; for a miss, what it means."""

from collections.abc import Container, Sequence

from markupsafe import Markup

from components.panels import names
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from data.dataset import Dataset
from data.regions import NATION, Adcode
from data.search import Hit


def draw(hits: Sequence[Hit], dataset: Dataset, style: Style, chosen: Container[str] = ()) -> Markup:
    """One option a hit, with a button that adds its place to those that are `chosen`, or takes it out."""
    shown = [_hit(hit, dataset, style) | {"chosen": hit.region in chosen} for hit in hits]
    return render("search_results", style, hits=shown)


def _hit(hit: Hit, dataset: Dataset, style: Style) -> Values:
    region_name = names.place(hit.region, dataset, style)
    if hit.kind == "park":
        hint = style.words("search_results.park", place=_path(hit.region, dataset, style))
        return {"label": _park(hit.key, dataset, style), "hint": hint, "region": hit.region, "name": region_name}
    region = dataset.regions[hit.key]
    hint = style.words(f"search_results.{region.level}", place=_path(region.parent or NATION, dataset, style))
    return {"label": names.place(hit.key, dataset, style), "hint": hint, "region": hit.region, "name": region_name}


def _path(region: str, dataset: Dataset, style: Style) -> str:
    """广东 深圳."""
    steps = dataset.regions.path(Adcode(region))
    return " ".join(step.label(style.lang) for step in steps if step.adcode != NATION)


def _park(park_id: str, dataset: Dataset, style: Style) -> str:
    (park,) = dataset.parks[dataset.parks["park_id"] == park_id].to_dict("records")
    return names.park(park["name"], park["name_en"], style)
