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
    shown = [_hit(hit, dataset, style) for hit in hits]
    return render("search_results", style, hits=[hit | {"chosen": hit["place"] in chosen} for hit in shown])


def _hit(hit: Hit, dataset: Dataset, style: Style) -> Values:
    """What it is called, what it is, the place that its link opens, its event, and whether it can be added."""
    label, hint, place = {"region": _region, "cluster": _cluster, "park": _park}[hit.kind](hit.key, dataset, style)
    event = f"card:park:{hit.key}" if hit.kind == "park" else f"go:{hit.key}"
    addable = "" if hit.kind == "cluster" else names.place(place, dataset, style)
    return {"label": label, "hint": hint, "place": place, "event": event, "addable": addable}


def _region(adcode: str, dataset: Dataset, style: Style) -> tuple[str, str, str]:
    region = dataset.regions[adcode]
    hint = style.words(f"search_results.{region.level}", place=_path(region.parent or NATION, dataset, style))
    return names.place(adcode, dataset, style), hint, adcode


def _cluster(cluster: str, dataset: Dataset, style: Style) -> tuple[str, str, str]:
    hint = style.words("search_results.cluster", count=len(dataset.members(cluster)))
    return names.cluster(cluster, dataset, style), hint, cluster


def _park(park_id: str, dataset: Dataset, style: Style) -> tuple[str, str, str]:
    (park,) = dataset.parks[dataset.parks["park_id"] == park_id].to_dict("records")
    hint = style.words("search_results.park", place=_path(park["region"], dataset, style))
    return names.park(park["name"], park["name_en"], style), hint, park["region"]


def _path(region: str, dataset: Dataset, style: Style) -> str:
    """广东 深圳."""
    steps = dataset.regions.path(Adcode(region))
    return " ".join(step.label(style.lang) for step in steps if step.adcode != NATION)
