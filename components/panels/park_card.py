"""What stands on top of the card of a park: where, since when, in which state at which time, by whom; who counts it."""

from collections.abc import Iterator

from markupsafe import Markup

from components.panels import names, parks, publishers, source_card
from components.style import Style
from data.dataset import Dataset
from data.summaries.parks import Park


def draw(park: Park, dataset: Dataset, style: Style) -> Markup:
    """The park, then its sources; those whose own count names it are links to their cards."""
    texts = parks.row(park, style)
    subject = {
        "kicker": texts["kind"],
        "title": texts["name"],
        "language": texts["language"],
        "facts": [(style.words(f"parks.{key}"), text) for key, text in _facts(park, style)],
        "definition": [texts["also"]],
        "links": [(source, publishers.citation(source, dataset, style)) for source in _counting(park, dataset)],
    }
    return source_card.draw([one for one in (park.source, park.source2) if one], dataset, style, subject)


def _facts(park: Park, style: Style) -> Iterator[tuple[str, str]]:
    """Each with the name of its column. A founding date says how precise it is."""
    texts, words = parks.row(park, style), style.words
    yield "place", texts["place"]
    if park.lon is not None and park.lat is not None:
        yield "point", names.point(park.lon, park.lat, park.source_datum, style)
    precise = words("source_card.precise", date=texts["founded"], precision=words(f"terms.precision_{park.precision}"))
    yield "founded", precise if park.founded else texts["founded"]
    yield "status", texts["status"]
    yield "lead", texts["lead"]
    yield "comparable", texts["comparable"]
    yield "evidence", texts["evidence"]
    yield "confidence", source_card.grade(park.confidence, style)


def _counting(park: Park, dataset: Dataset) -> list[str]:
    """The sources that count the park, without those that stand below anyway."""
    known = (one for one in park.counted_by.split(";") if one in dataset.source_cards)
    return [one for one in known if one not in (park.source, park.source2)]
