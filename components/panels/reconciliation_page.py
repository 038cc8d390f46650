"""The document of everything that does not add up, at an address of its own: it can be kept, sent and printed."""

from collections.abc import Iterable

from markupsafe import Markup

from components.panels import names, publishers
from components.panels.reconciliation import sections, summary_line
from components.panels.rows import Values
from components.style import Style
from components.templating import render
from components.theme import COLOURS
from data import links
from data.dataset import Dataset
from data.regions import Adcode
from data.selection import Selection
from data.summaries.reconciliation import Reconciliation


def draw(summary: Reconciliation, selection: Selection, dataset: Dataset, base: str, style: Style) -> Markup:
    """The whole document. `base`: where the atlas is served."""
    places = [names.place(region, dataset, style) for region in summary.regions]
    other = selection.replace(lang="en" if style.lang == "zh" else "zh")
    place = names.cluster(selection.cluster, dataset, style) if selection.cluster else ""
    return render(
        "reconciliation",
        style,
        base=base,
        colours=Markup(COLOURS),
        theme=selection.theme,
        dataset=names.dataset_name(dataset, style),
        dated=style.words("header.as_of", date=dataset.about.as_of),
        title=style.words("reconciliation.of_place", place=place or names.listed_together(places, style)),
        summary=summary_line(summary, style),
        sections=sections(summary, dataset, style),
        several=len(places) > 1,
        query=links.to_query(selection, dataset),
        other_language=links.to_query(other, dataset),
        links={region: _query_of(region, selection, dataset) for region in summary.names},
        up=_up(summary, selection, dataset, style),
        cited=_cited(summary.sources, dataset, style),
    )


def _query_of(region: Adcode, selection: Selection, dataset: Dataset) -> str:
    """The same view of one region."""
    parent = dataset.regions[region].parent
    place = {"regions": (region,) if parent else (), "map": parent or region, "cluster": None}
    return links.to_query(selection.replace(**place), dataset)


def _up(summary: Reconciliation, selection: Selection, dataset: Dataset, style: Style) -> Values | None:
    """The region above the one in focus."""
    parent = dataset.regions[summary.regions[0]].parent if len(summary.regions) == 1 else None
    if parent is None:
        return None
    return {"name": names.place(parent, dataset, style), "query": _query_of(parent, selection, dataset)}


def _cited(sources: Iterable[str], dataset: Dataset, style: Style) -> dict[str, Values]:
    """The sources, numbered by first use. A table holds their addresses: only those of the web are links."""
    cards = [(source, dataset.source_cards[source]) for source in sources if source in dataset.source_cards]
    return {
        source: {
            "number": number,
            "title": card["title"],
            "language": publishers.language(card["title"]),
            "about": publishers.citation(source, dataset, style),
            "url": card["url"] if card["url"].startswith(("http://", "https://")) else "",
        }
        for number, (source, card) in enumerate(cards, start=1)
    }
